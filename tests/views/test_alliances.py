"""The list of alliances and its filters, by address alone."""

import re

import pytest

from synthesis.document import extracts
from tests import factories
from tests.views.reading import Page

pytestmark = pytest.mark.django_db
LIST = "/alliances/"


def page(client, question=""):
    response = client.get(LIST + question)
    assert response.status_code == 200
    return Page(response)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("", "1 alliance, toutes plénières confondues"),
        ("?organisation=solaris&organisation=entraide", "1 alliance de Solaris ou d’Entraide"),
        ("?type=public", "1 alliance d’une organisation de type « acteur public »"),
        ("?theme=energie&objectif=7", "1 alliance sur « Énergie » pour l’objectif 7"),
        ("?pleniere=soleil-2030", "1 alliance à la plénière « Le soleil en partage »"),
        ("?organisation=entraide", "Aucune alliance d’Entraide"),
        ("?theme=territoires", "Aucune alliance sur « Territoires »"),
    ],
)
def test_they_are_found_by_their_parties_and_by_what_those_who_tell_them_speak_of(
    client, published, question, sentence
):
    assert sentence in page(client, question).words


def test_each_says_who_made_what_with_how_much_and_who_tells_it(client, published):
    seen = page(client)
    assert "Toits solaires Solaris installe Ville de Montbrun prête ses toits" in seen.words
    assert "plus de 2 millions d’euros Des panneaux sur les écoles." in seen.words
    assert "Racontée par Ada LEDUC" in seen.words
    assert seen.links["Toits solaires"] == "/plenieres/soleil-2030/alliances/toits/"
    assert seen.links["Ville de Montbrun"] == "/organisations/montbrun/"


def several(alliances):
    toits = factories.document().alliances[0]
    return tuple(
        toits.model_copy(update={"key": f"toits-{each}", "name": f"Toits {each}"})
        for each in range(alliances)
    )


def drawn(client, question=""):
    """The alliances that the picture names, in its wide drawing."""
    html = client.get(LIST + question).content.decode()
    drawing = html.partition('network-wide"')[2].partition("</svg>")[0]
    return re.findall(r'class="network-alliance"[^>]*>([^<]*)', drawing)


def test_a_picture_shows_all_that_was_found_and_leads_to_its_list(client, db):
    factories.published(alliances=several(22))
    seen = page(client)
    assert len(drawn(client)) == 22
    assert "22 alliances entre 2 organisations." in seen.words
    assert seen.links["Les mêmes alliances en liste"] == "#liste"
    assert 'id="liste"' in client.get(LIST).content.decode()


def test_the_picture_follows_the_filter(client, db):
    toits, pain = several(2)
    parties = (extracts.Party(organisation="entraide"), extracts.Party(organisation="solaris"))
    factories.published(
        alliances=(toits, pain.model_copy(update={"parties": parties}), *several(3)[2:])
    )
    assert drawn(client, "?organisation=entraide") == []
    assert sorted(drawn(client, "?organisation=montbrun")) == ["Toits 0", "Toits 2"]
    assert sorted(drawn(client, "?q=toits")) == ["Toits 0", "Toits 1", "Toits 2"]


def test_the_next_pages_have_no_picture(client, db):
    factories.published(alliances=several(22))
    assert drawn(client, "?page=2") == []


def test_an_alliance_that_two_plenaries_tell_is_drawn_once(client, db):
    factories.published(alliances=several(2))
    factories.published(slug="soleil-2031", alliances=several(2))
    assert sorted(drawn(client)) == ["Toits 0", "Toits 1"]
    assert "2 alliances entre 2 organisations. Celles que plusieurs" in page(client).words


@pytest.mark.parametrize(("alliances", "queries"), [(1, 1), (3, 2), (9, 2)])
@pytest.mark.parametrize("question", ["", "?organisation=solaris&type=public&theme=energie"])
def test_it_takes_two_queries_and_one_for_the_picture(
    client, db, alliances, queries, question, page_queries
):
    factories.published(alliances=several(alliances))
    with page_queries(queries):
        page(client, question)
