"""The home page: what this is, what was published last, and the ways in."""

from datetime import date

import pytest

from synthesis.publishing import withdraw
from tests import factories
from tests.views.reading import Page

pytestmark = pytest.mark.django_db


def publish_more():
    for year in (2031, 2032):
        factories.published(
            slug=f"soleil-{year}", title=f"Le soleil en {year}", held_on=date(year, 6, 21)
        )


def test_it_says_what_was_published_last_first(client, published):
    publish_more()
    words = Page(client.get("/")).words
    assert words.index("Le soleil en 2032") < words.index("Le soleil en 2031")
    assert words.index("Le soleil en 2031") < words.index("Le soleil en partage")
    assert "9 interventions, toutes plénières confondues" in words


def test_each_way_in_leads_to_as_many_interventions_as_it_says(client, published):
    page = Page(client.get("/"))
    assert "Solaris 1" in page.words
    assert page.links["Solaris"] == "/interventions/?organisation=solaris"
    assert page.links["Jean d’Arc"] == "/interventions/?personne=jean-d-arc"
    assert page.links["Énergie"] == "/interventions/?theme=energie"
    assert page.links["7. Énergie propre"] == "/interventions/?objectif=7"
    for address in page.links.values():
        assert client.get(address).status_code == 200


def test_in_english_it_leads_to_the_english_pages_and_gives_the_goals_their_english_titles(
    client, published
):
    page = Page(client.get("/en/"))
    assert page.links["7. Clean energy"] == "/en/interventions/?objectif=7"
    assert page.links["Le soleil en partage"] == "/en/plenieres/soleil-2030/"


def test_before_the_first_publication_it_says_so(client):
    words = Page(client.get("/")).words
    assert "Aucune synthèse n’est encore publiée" in words
    assert "Aucune intervention" in words


def test_what_was_withdrawn_leaves_it_at_once(client, published):
    withdraw(published.plenary, None, "Erreur")
    assert "soleil" not in Page(client.get("/")).words


@pytest.mark.parametrize("more", [False, True])
def test_it_takes_three_queries_with_one_plenary_or_three(
    client, published, more, django_assert_num_queries
):
    if more:
        publish_more()
    with django_assert_num_queries(3):
        client.get("/")


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/plenieres/",
        "/plenieres/soleil-2030/",
        "/plenieres/soleil-2030/editions/1/",
        "/plenieres/soleil-2030/interventions/leduc/",
        "/interventions/?organisation=solaris",
        "/organisations/",
        "/organisations/montbrun/",
        "/personnes/",
        "/personnes/ada-leduc/",
        "/nulle-part/",
    ],
)
def test_no_page_sets_a_cookie_or_differs_by_one(client, published, address):
    response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("address", ["/", "/interventions/", "/plenieres/soleil-2030/"])
def test_pages_are_only_read(client, published, address):
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405
