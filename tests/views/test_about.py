import pytest
from django.test import Client

from tests.views.reading import Page

pytestmark = pytest.mark.django_db
PAGES = ["/a-propos/", "/citer/", "/accessibilite/", "/mentions-legales/"]
PUBLISHER = {
    "name": "Maison des plénières",
    "address": "1 place de l’Essai, Montbrun",
    "director": "Ada Leduc",
    "contact": "redaction@maison.example",
    "host": "Hébergeur d’essai, Montbrun",
}


@pytest.mark.parametrize("path", PAGES)
def test_it_reads_well_before_anything_is_published_and_anybody_named(client, path):
    page = Page(client.get(path))
    assert len(page.words) > 300
    assert "None" not in page.words


@pytest.mark.parametrize("path", PAGES[:1] + PAGES[2:])
def test_it_says_where_to_write(client, settings, path):
    assert "n’a pas encore donné d’adresse" in Page(client.get(path)).words
    settings.PUBLISHER = PUBLISHER
    page = Page(Client().get(path))
    assert page.links["redaction@maison.example"] == "mailto:redaction@maison.example"


def test_the_legal_notice_names_who_publishes_who_answers_and_who_hosts(client, settings):
    assert "n’a pas encore rempli ses mentions" in Page(client.get("/mentions-legales/")).words
    settings.PUBLISHER = PUBLISHER
    words = Page(Client().get("/mentions-legales/")).words
    for name in ("Maison des plénières", "Ada Leduc", "Hébergeur d’essai"):
        assert name in words


def test_how_to_cite_shows_the_address_of_an_edition_that_is_there(client, published):
    page = Page(client.get("/citer/"))
    address = "http://testserver/plenieres/soleil-2030/editions/1/"
    assert page.links[address] == "/plenieres/soleil-2030/editions/1/"


@pytest.mark.parametrize("path", PAGES)
def test_it_takes_two_queries_at_most(client, django_assert_max_num_queries, path):
    with django_assert_max_num_queries(2):
        client.get(path)
