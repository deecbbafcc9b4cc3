"""The 17 Sustainable Development Goals, with or without something published about them."""

import json
from datetime import date

import pytest

from synthesis.document.goals import OFFICIAL
from tests import factories
from tests.harness import PROJECT
from tests.views.reading import Page, keys, lists_behind, sections

pytestmark = pytest.mark.django_db
LIST = "/objectifs/"


def test_their_official_titles_are_those_that_editors_have():
    fixture = json.loads((PROJECT / "fixtures" / "goals.json").read_text())
    assert [each["fields"] for each in fixture] == [goal.model_dump() for goal in OFFICIAL.values()]


# --- The list


def test_the_list_has_all_17_and_leads_to_those_that_something_is_about(client, published):
    page = Page(client.get(LIST))
    assert "Objectif 7 Énergie propre 1 intervention 1 chiffre clé" in page.words
    assert page.links["Énergie propre"] == "/objectifs/7/"
    assert "Objectif 5 Égalité entre les sexes Rien encore" in page.words
    assert "Égalité entre les sexes" not in page.links
    assert page.words.count("Rien encore dans les synthèses publiées") == 15


def test_the_list_is_there_before_anything_is_published(client):
    words = Page(client.get(LIST)).words
    assert words.count("Rien encore dans les synthèses publiées") == 17


def test_titles_are_in_the_language_of_the_page(client, published):
    words = Page(client.get("/en/objectifs/")).words
    assert "Clean energy" in words
    assert "Gender equality" in words


@pytest.mark.parametrize("interventions", [1, 3])
def test_the_list_takes_one_query(client, db, interventions, page_queries):
    factories.published(interventions)
    with page_queries(1):
        client.get(LIST)


# --- One of them


def test_its_page_has_what_was_said_about_it(client, published):
    response = client.get("/objectifs/7/")
    parts = sections(response)
    assert "Objectif de développement durable 7 Énergie propre" in Page(response).words
    assert parts["organisations"] == "Qui en parle le plus Solaris interventions : 1"
    assert "Nommé par la personne qui parle" in parts["interventions"]
    assert "69 %" in parts["chiffres"]
    assert keys(response) == ["soleil-2030/leduc"]
    parts = sections(client.get("/objectifs/17/"))
    assert "Un cadre plus simple est demandé." in parts["a-retenir"]
    assert Page(client.get("/en/objectifs/7/")).words.count("Clean energy") == 1


def test_its_neighbours_are_those_that_something_is_about(client, published):
    links = Page(client.get("/objectifs/7/")).links
    assert links["Objectif 17 Partenariats"] == "/objectifs/17/"
    links = Page(client.get("/objectifs/9/")).links
    assert links["Objectif 7 Énergie propre"] == "/objectifs/7/"
    assert links["Objectif 17 Partenariats"] == "/objectifs/17/"


def test_one_that_nothing_is_about_says_so_and_leads_on(client, published):
    response = client.get("/objectifs/5/")
    page = Page(response)
    assert response.status_code == 200
    assert "Égalité entre les sexes" in page.words
    assert "Aucune synthèse publiée ne parle encore de cet objectif" in page.words
    assert page.links["Les 17 objectifs"] == LIST
    assert 'name="robots" content="noindex' in response.content.decode()
    assert Page(client.get("/en/objectifs/5/")).words.count("Gender equality") == 1


@pytest.mark.parametrize("number", [0, 18, 170])
def test_there_are_no_others(client, published, number):
    assert client.get(f"/objectifs/{number}/").status_code == 404


@pytest.mark.parametrize("plenaries", [1, 6])
def test_its_numbers_are_those_of_the_lists_behind_them(client, db, plenaries):
    for year in range(2030, 2030 + plenaries):
        factories.published(slug=f"soleil-{year}", held_on=date(year, 6, 21))
    behind = lists_behind(client, client.get("/objectifs/7/"))
    lists = ("interventions", "citations", "chiffres", "alliances")
    expected = [f"/{each}/?objectif=7" for each in lists]
    assert behind == dict.fromkeys(expected, (plenaries, plenaries))


@pytest.mark.parametrize("more", [0, 2])
def test_its_page_takes_three_queries(client, published, more, page_queries):
    for number in range(more):
        factories.published(slug=f"autre-{number}")
    with page_queries(3):
        client.get("/objectifs/7/")
