"""Every public page, as an accessibility checker sees it, by day and by night, wide and narrow."""

import pytest

from synthesis import publishing
from synthesis.models import Intervention
from tests import factories
from tests.browser.looks import faults

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
PARTS = 4


def published_twice():
    """In the second edition what Ada Leduc says is corrected, and the round table goes."""
    plenary = factories.published().plenary
    Intervention.objects.filter(key="leduc").update(body="<p>Ada Leduc ferme la rencontre.</p>")
    Intervention.objects.filter(key="tour-de-table").delete()
    plenary.refresh_from_db()
    publishing.publish(plenary, None, "Des mots étaient faux.", is_correction=True)


# Several tests, which several processes share.
@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_a_fault_of_accessibility_or_runs_over(page, transactional_db, part):
    published_twice()
    for address in PAGES[part::PARTS]:
        page.goto(address)
        assert faults(page) == [], address
