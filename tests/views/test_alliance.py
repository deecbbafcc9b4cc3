"""An alliance at its permanent address, and the network that it is part of."""

import re
from datetime import date

import pytest

from synthesis.document import extracts
from tests import factories
from tests.views.reading import Page

pytestmark = pytest.mark.django_db
SOLEIL = "/plenieres/soleil-2030"
TOITS = f"{SOLEIL}/alliances/toits/"


def alliance(key, *organisations, **parts):
    parties = tuple(extracts.Party(organisation=each) for each in organisations)
    return extracts.Alliance(key=key, name=f"Alliance {key}", parties=parties, **parts)


def drawings(response):
    """What each drawing of the network names, in the order of reading."""
    html = response.content.decode()
    return {
        name: re.findall(r"<text[^>]*>([^<]+)", drawing)
        for name, drawing in re.findall(
            r'network-(wide|narrow)" role="group"(.*?)</svg>', html, re.S
        )
    }


def test_it_says_what_was_made_with_how_much_since_when(client, published):
    words = Page(client.get(TOITS)).words
    assert "Toits solaires Des panneaux sur les écoles." in words
    assert "Montant plus de 2 millions d’euros Année 2029" in words


def test_each_party_has_its_part_and_its_page(client, published):
    page = Page(client.get(TOITS))
    assert "Solaris installe entreprise" in page.words
    assert "Ville de Montbrun prête ses toits acteur public" in page.words
    assert page.links["Solaris"] == "/organisations/solaris/"


def test_who_tells_it_is_shown_with_first_words_and_what_it_is_about(client, published):
    page = Page(client.get(TOITS))
    assert "Racontée par AL Ada LEDUC Directrice Solaris" in page.words
    assert "Ada Leduc ouvre la rencontre" in page.words
    assert "Énergie nommé" in page.words


def test_the_picture_names_each_organisation_once(client, published):
    assert drawings(client.get(TOITS)) == {
        "wide": ["Toits solaires", "Solaris", "Ville de Montbrun"],
        "narrow": ["Toits solaires", "Solaris", "Ville de Montbrun"],
    }
    assert "Une alliance entre 2 organisations." in Page(client.get(TOITS)).words


def test_the_picture_has_the_other_alliances_of_its_parties_and_no_more(client, db):
    factories.published(
        alliances=(
            alliance("a", "solaris", "montbrun"),
            alliance("b", "montbrun", "entraide"),
            alliance("c", "entraide", "groupe-helios"),
        )
    )
    response = client.get(f"{SOLEIL}/alliances/a/")
    names = drawings(response)["wide"]
    assert "Alliance b" in names
    assert "Alliance c" not in names
    page = Page(response)
    assert "2 alliances entre 3 organisations." in page.words
    assert page.links["Alliance b"] == f"{SOLEIL}/alliances/b/"
    assert page.links["Entraide"] == "/organisations/entraide/"


def test_the_same_facts_are_a_list_one_key_away(client, db):
    factories.published(
        alliances=(alliance("a", "solaris", "montbrun"), alliance("b", "montbrun", "entraide"))
    )
    words = Page(client.get(f"{SOLEIL}/alliances/a/")).words
    listed = words.split("Les mêmes alliances en liste")[1]
    assert "Alliance a : Solaris , Ville de Montbrun" in listed
    assert "Alliance b : Ville de Montbrun , Entraide" in listed


def test_alliances_of_other_plenaries_are_in_it_and_translations_are_not(client, db):
    factories.published(alliances=(alliance("a", "solaris", "montbrun"),))
    factories.published(
        slug="soleil-2029",
        held_on=date(2029, 6, 21),
        alliances=(alliance("b", "montbrun", "entraide"),),
    )
    factories.published(
        slug="sun-2030", language="en", alliances=(alliance("a", "solaris", "montbrun"),)
    )
    response = client.get(f"{SOLEIL}/alliances/a/")
    assert drawings(response)["wide"].count("Alliance a") == 1
    assert Page(response).links["Alliance b"] == "/plenieres/soleil-2029/alliances/b/"


def test_the_picture_has_a_name(client, published):
    html = client.get(TOITS).content.decode()
    assert html.count('aria-labelledby="reseau"') == 2
    assert html.count('id="reseau"') == 1


def test_without_amount_year_or_teller_nothing_is_said_of_them(client, db):
    factories.published(alliances=(alliance("a", "solaris", "montbrun"),))
    words = Page(client.get(f"{SOLEIL}/alliances/a/")).words
    for silent in ("Montant", "Année", "Racontée par", "Thèmes et objectifs", "None"):
        assert silent not in words


def test_what_two_tellers_are_about_is_told_once(client, db):
    factories.published(
        alliances=(alliance("a", "solaris", "montbrun", told_by=("d-arc", "leduc")),)
    )
    words = Page(client.get(f"{SOLEIL}/alliances/a/")).words
    about = words.split("Thèmes et objectifs")[1].split("Édition")[0]
    assert about.count("Énergie nommé") == 1
    assert about.count("Territoires attribué") == 1


@pytest.mark.parametrize("alliances", [1, 3])
def test_it_takes_two_queries_however_many_are_allied(client, db, alliances, page_queries):
    factories.published(
        alliances=tuple(alliance(f"a{n}", "solaris", "montbrun") for n in range(alliances))
    )
    with page_queries(2):
        assert client.get(f"{SOLEIL}/alliances/a0/").status_code == 200
