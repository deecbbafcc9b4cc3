"""Every public page, as an accessibility checker sees it, by day and by night, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from synthesis import publishing
from synthesis.models import Intervention
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = (
    "/",
    "/plenieres/",
    "/plenieres/soleil-2030/",
    "/plenieres/soleil-2030/editions/1/",
    "/plenieres/soleil-2030/editions/1/comparer/2/",
    "/plenieres/soleil-2030/editions/2/comparer/2/",
    "/plenieres/soleil-2030/interventions/leduc/",
    "/plenieres/soleil-2030/a-retenir/cadre-simple/",
    "/plenieres/soleil-2030/chiffres/maires-69/",
    "/plenieres/soleil-2030/citations/le-soleil-est-a-tous/",
    "/plenieres/soleil-2030/alliances/toits/",
    "/recherche/",
    "/recherche/?q=soleil",
    "/interventions/",
    "/interventions/?organisation=solaris&sens=tous&theme=energie",
    "/interventions/?organisation=inconnue",
    "/a-retenir/",
    "/chiffres/",
    "/citations/",
    "/alliances/",
    "/organisations/",
    "/organisations/?type=company&tri=inconnu",
    "/organisations/montbrun/",
    "/organisations/groupe-helios/",
    "/personnes/",
    "/personnes/ada-leduc/",
    "/personnes/jean-d-arc/",
    "/themes/",
    "/themes/energie/",
    "/objectifs/",
    "/objectifs/7/",
    "/objectifs/5/",
    "/introuvable/",
    "/en/",
)


def published_twice():
    """In the second edition what Ada Leduc says is corrected, and the round table goes."""
    plenary = factories.published().plenary
    Intervention.objects.filter(key="leduc").update(body="<p>Ada Leduc ferme la rencontre.</p>")
    Intervention.objects.filter(key="tour-de-table").delete()
    plenary.refresh_from_db()
    publishing.publish(plenary, None, "Des mots étaient faux.", is_correction=True)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_no_page_has_a_fault_of_accessibility_or_runs_over(page, transactional_db, width, scheme):
    published_twice()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    faults = []
    for address in PAGES:
        page.goto(address)
        found = Axe().run(page).response["violations"]
        faults += [(address, each["id"], each["nodes"][0]["html"]) for each in found]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append((address, "runs over", width))
    assert faults == []
