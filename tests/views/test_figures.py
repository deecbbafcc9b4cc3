"""The list of key figures and its filters, by address alone."""

import pytest

from tests import factories
from tests.views.reading import Page

pytestmark = pytest.mark.django_db
LIST = "/chiffres/"


def page(client, question=""):
    response = client.get(LIST + question)
    assert response.status_code == 200
    return Page(response)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("", "1 chiffre clé, toutes plénières confondues"),
        ("?organisation=solaris", "1 chiffre clé de Solaris"),
        ("?type=company", "1 chiffre clé d’une organisation de type « entreprise »"),
        ("?theme=energie&objectif=7", "1 chiffre clé sur « Énergie » pour l’objectif 7"),
        ("?pleniere=soleil-2030", "1 chiffre clé à la plénière « Le soleil en partage »"),
        ("?organisation=montbrun", "Aucun chiffre clé de Ville de Montbrun"),
        ("?theme=territoires", "Aucun chiffre clé sur « Territoires »"),
    ],
)
def test_they_are_found_by_who_gave_them_and_by_their_subject(
    client, published, question, sentence
):
    assert sentence in page(client, question).words


def test_each_says_its_number_what_it_counts_its_source_and_who_gave_it(client, published):
    seen = page(client)
    assert "69 % maires approuvent étude Barème Ada LEDUC , Directrice , Solaris" in seen.words
    assert "Le soleil en partage Le matin 21 juin 2030" in seen.words
    assert seen.links["Lire ce chiffre 69 % approuvent"] == (
        "/plenieres/soleil-2030/chiffres/maires-69/"
    )
    assert seen.links["Ada LEDUC"] == "/personnes/ada-leduc/"
    assert seen.links["Solaris"] == "/organisations/solaris/"


def test_what_is_not_asked_here_is_not_asked(client, published):
    asked = {"q", "organisation", "type", "personne", "theme", "objectif", "pleniere"}
    assert set(page(client).fields) == asked


def test_figures_of_this_page_that_can_be_compared_are_a_chart(client, db):
    figure = factories.leduc().figures[0]
    survey = [
        figure.model_copy(update={"key": name, "population": name}) for name in ("maires", "gens")
    ]
    document = factories.document()
    leduc = factories.leduc().model_copy(update={"figures": tuple(survey)})
    morning = document.sessions[0].model_copy(update={"interventions": (leduc,)})
    parts = {"sessions": (morning,), "takeaways": (), "alliances": ()}
    factories.published(**parts)
    factories.published(slug="sun", language="en", **parts)
    seen = page(client)
    assert seen.words.count("Les mêmes chiffres en tableau") == 2
    assert seen.links["maires"] == "/plenieres/soleil-2030/chiffres/maires/"
    assert ("gens", "/plenieres/sun/chiffres/gens/") in seen.every_link


def test_figures_that_cannot_be_compared_are_no_chart(client, published):
    assert "À comparer" not in page(client).words


@pytest.mark.parametrize("interventions", [1, 3])
@pytest.mark.parametrize("question", ["", "?organisation=solaris&type=company&theme=energie"])
def test_it_takes_two_queries_and_one_for_the_charts(
    client, db, interventions, question, page_queries
):
    document = factories.document()
    figure = factories.leduc().figures[0]
    several = [figure.model_copy(update={"key": f"f-{each}"}) for each in range(interventions)]
    leduc = factories.leduc().model_copy(update={"figures": tuple(several)})
    morning = document.sessions[0].model_copy(
        update={"interventions": (leduc, *document.sessions[0].interventions[1:])}
    )
    factories.published(sessions=(morning, document.sessions[1]))
    with page_queries(2):
        page(client, question)
