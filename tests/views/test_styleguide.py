"""The living style guide: for staff only, and nothing is missing from it."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.template import engines
from jinja2 import nodes

from tests.views.reading import Page

pytestmark = pytest.mark.django_db
SITE = Path(__file__).resolve().parents[2] / "templates" / "site"
COMPONENTS = sorted(path.name for path in (SITE / "components").glob("*.html"))

KEPT = {"kept_choices": "choice.html", "kept_shapes": "shapes.html"}


def called(template):
    """The components of which a template calls all that it imports."""
    tree = engines["jinja2"].env.parse((SITE / template).read_text())
    calls = [call for call in tree.find_all(nodes.Call) if hasattr(call.node, "name")]
    names = {call.node.name for call in calls}
    # Pieces that are kept are called by their own names: pages/kept.py.
    found = {KEPT[name] for name in names & set(KEPT)}
    found |= {f"{call.args[0].value}.html" for call in calls if call.node.name == "kept_frame"}
    for each in tree.find_all(nodes.FromImport):
        imported = {name[1] if isinstance(name, tuple) else name for name in each.names}
        if imported <= names:
            found.add(Path(each.template.value).name)
    return found


@pytest.mark.parametrize("component", COMPONENTS)
def test_it_shows_every_component(component):
    # The way to cite can stand on a page once: it is in the colophon.
    shown = ("synthesis/styleguide.html", "base.html")
    shown += ("components/colophon.html", "components/facet.html")
    assert component in set().union(*map(called, shown))


@pytest.mark.parametrize("address", ["/styleguide/", "/en/styleguide/"])
def test_a_stranger_is_asked_to_log_in(client, address):
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].endswith(f"admin/login/?next={address}")


def test_who_has_an_account_but_is_not_staff_is_refused(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("lectrice"))
    assert client.get("/styleguide/").status_code == 403


def test_staff_see_it_and_search_engines_do_not_list_it(client, editor):
    client.force_login(editor)
    response = client.get("/styleguide/")
    assert "Solène Énergie" in Page(response).words
    assert re.search(r'<meta name="robots" content="noindex', response.content.decode())


def test_it_gives_the_contrast_of_each_colour_with_the_paper(client, editor):
    client.force_login(editor)
    words = Page(client.get("/styleguide/")).words
    assert "paper #fcf9f3 1.0 #14120f 1.0" in words
    assert "ink #1d1915 16" in words


def test_no_two_things_on_it_have_the_same_id(client, editor):
    client.force_login(editor)
    content = client.get("/styleguide/").content.decode()
    ids = Counter(re.findall(r' id="([^"]*)"', content))
    assert {name for name, times in ids.items() if times > 1} == set()


def test_it_shows_names_shelves_and_changes_in_their_states(client, editor):
    client.force_login(editor)
    words = Page(client.get("/styleguide/")).words
    for shown in (
        "N’est pas dans cette édition.",
        "N’est plus dans cette édition.",
        "Sa place dans l’ordre change.",
        "Les mots sont les mêmes",
        "Nommé par la personne qui parle",
        "Attribué par la rédaction",
        "Mots rapportés par",
        "Qui en parle le plus",
        "P suite",
    ):
        assert shown in words
