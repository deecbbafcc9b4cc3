"""The list of alliances and its filters, by address alone."""

import pytest

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


@pytest.mark.parametrize("alliances", [1, 3])
@pytest.mark.parametrize("question", ["", "?organisation=solaris&type=public&theme=energie"])
def test_it_takes_three_queries(client, db, alliances, question, django_assert_num_queries):
    toits = factories.document().alliances[0]
    several = [toits.model_copy(update={"key": f"toits-{each}"}) for each in range(alliances)]
    factories.published(alliances=tuple(several))
    with django_assert_num_queries(3):
        page(client, question)
