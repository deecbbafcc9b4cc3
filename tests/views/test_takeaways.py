"""The list of what is to be retained, and its filters, by address alone."""

import pytest

from synthesis.document import extracts
from tests import factories
from tests.views.reading import Page

pytestmark = pytest.mark.django_db
LIST = "/a-retenir/"


def lever():
    return extracts.Takeaway(
        key="toits-publics",
        kind="lever",
        statement="Les toits publics sont un levier.",
        supports=("leduc", "d-arc"),
        themes=(extracts.ThemeTag(theme="energie", stated=True),),
        goals=(extracts.GoalTag(goal=7),),
    )


@pytest.fixture
def two(db):
    return factories.published(takeaways=(*factories.document().takeaways, lever()))


def page(client, question=""):
    response = client.get(LIST + question)
    assert response.status_code == 200
    return Page(response)


def found(client, question):
    statements = {"cadre": "Un cadre plus simple", "toits": "Les toits publics sont un levier."}
    words = page(client, question).words
    return [name for name, statement in statements.items() if statement in words]


@pytest.mark.parametrize(
    ("question", "takeaways"),
    [
        ("", ["cadre", "toits"]),
        ("?nature=request", ["cadre"]),
        ("?nature=request&nature=lever", ["cadre", "toits"]),
        ("?organisation=montbrun", ["cadre", "toits"]),
        ("?organisation=solaris", ["toits"]),
        ("?type=public&nature=lever", ["toits"]),
        ("?theme=territoires", ["cadre"]),
        ("?objectif=7", ["toits"]),
        ("?pleniere=soleil-2030", ["cadre", "toits"]),
        ("?nature=outlook", []),
    ],
)
def test_they_are_found_by_what_they_are_and_by_who_supports_them(client, two, question, takeaways):
    assert found(client, question) == takeaways


def test_each_says_what_it_is_who_supports_it_and_where(client, two):
    seen = page(client, "?nature=lever")
    assert "1 point à retenir de nature « levier »" in seen.words
    assert "levier Les toits publics sont un levier." in seen.words
    assert "D’après Ada LEDUC (Solaris), Jean d’ARC (Ville de Montbrun)" in seen.words
    assert seen.links["Ada LEDUC"] == "/plenieres/soleil-2030/interventions/leduc/"
    statement = "Lire ce point Les toits publics sont un levier."
    assert seen.links[statement] == "/plenieres/soleil-2030/a-retenir/toits-publics/"
    assert "Le soleil en partage 21 juin 2030" in seen.words


def test_one_that_nothing_supports_is_listed_all_the_same(client, db):
    factories.published(1)
    words = page(client).words
    assert "demande Un cadre plus simple est demandé. Lire ce point" in words
    assert "D’après" not in words


def test_each_choice_says_how_many_it_gives(client, two):
    words = page(client).words
    assert "Demande 1" in words
    assert "Perspective 0" in words
    assert "Ville de Montbrun 2" in words


def test_an_empty_list_says_what_to_loosen(client, two):
    seen = page(client, "?nature=outlook&theme=energie")
    assert "Aucun point à retenir de nature « perspective » sur « Énergie »" in seen.words
    assert "Aucun point à retenir ne répond à tous ces filtres" in seen.words
    loosened = "Sans le filtre « Nature » : 1 point à retenir"
    assert seen.links[loosened] == f"{LIST}?theme=energie"


def test_before_anything_is_published_it_says_so(client, db):
    assert "Aucun point à retenir, toutes plénières confondues" in page(client).words
    assert "Rien n’est encore publié" in page(client).words


@pytest.mark.parametrize("takeaways", [1, 3])
@pytest.mark.parametrize("question", ["", "?nature=lever&organisation=solaris&theme=energie"])
def test_it_takes_two_queries(client, db, takeaways, question, page_queries):
    several = [lever().model_copy(update={"key": f"levier-{each}"}) for each in range(takeaways)]
    factories.published(takeaways=tuple(several))
    with page_queries(1):
        page(client, question)
