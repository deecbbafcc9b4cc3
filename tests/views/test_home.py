"""The home page: what this is, what was published last, and the ways in."""

from datetime import date

import pytest

from synthesis.publishing import withdraw
from tests import factories
from tests.views.reading import Page

pytestmark = pytest.mark.django_db


def html(client):
    return client.get("/").content.decode()


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
    assert ("Solaris", "/interventions/?organisation=solaris") in page.every_link
    assert page.links["Jean d’Arc"] == "/interventions/?personne=jean-d-arc"
    assert page.links["Énergie"] == "/interventions/?theme=energie"
    assert page.links["7. Énergie propre"] == "/interventions/?objectif=7"
    for address in page.links.values():
        if "?" in address:
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
    assert "Chercher" not in words


def test_what_was_withdrawn_leaves_it_at_once(client, published):
    withdraw(published.plenary, None, "Erreur")
    assert "soleil" not in Page(client.get("/")).words


def test_what_public_actors_asked_for_is_two_clicks_away(client, published):
    requests = Page(client.get("/")).links["Demande"]
    assert requests == "/a-retenir/?nature=request"
    assert Page(client.get(requests)).fields["type"]


def test_each_list_of_extracts_says_how_many_it_has(client, published):
    links = Page(client.get("/")).links
    assert links["1 citation"] == "/citations/"
    assert links["1 chiffre clé"] == "/chiffres/"
    assert links["1 point à retenir"] == "/a-retenir/"
    assert links["1 alliance"] == "/alliances/"


def test_the_strongest_organisations_come_first_and_the_others_are_a_link_away(client, published):
    factories.published(1, slug="lune-2031", title="La lune", held_on=date(2031, 6, 21))
    page = Page(client.get("/"))
    organisations = page.words.partition("Par organisation")[2]
    assert organisations.startswith(" Solaris 2 ")
    assert page.links["Toutes les organisations (4)"] == "/organisations/"


def test_a_quotation_of_the_latest_plenary_stands_large_with_who_said_it(client, published):
    page = Page(client.get("/"))
    address = "/plenieres/soleil-2030/citations/le-soleil-est-a-tous/"
    assert page.links["« Le soleil est à tous »"] == address
    assert "Le soleil est à tous » Ada LEDUC , Directrice , Solaris" in page.words


def test_words_are_looked_for_from_it(client, published):
    assert "q" in Page(client.get("/")).fields
    assert '<form class="search-box" action="/recherche/" method="get"' in html(client)


@pytest.mark.parametrize("more", [False, True])
def test_it_takes_five_queries_with_one_plenary_or_three(client, published, more, page_queries):
    if more:
        publish_more()
    with page_queries(5):
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
