"""The sitemap: every page that search engines may list, in each language, and no other."""

import re
from xml.etree import ElementTree

import pytest

from synthesis import sitemaps
from synthesis.models import Organisation, Publication
from synthesis.publishing import publish, withdraw
from tests import factories

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def files(client):
    index = read(client, "/sitemap.xml")
    return [each.text for each in index.findall("s:sitemap/s:loc", NAMES)]


def entries(client):
    """Each address of each file: its path, and the element that it stands in."""
    return {
        url.find("s:loc", NAMES).text.removeprefix("http://testserver"): url
        for file in files(client)
        for url in read(client, file.removeprefix("http://testserver")).findall("s:url", NAMES)
    }


def test_it_leads_to_every_page_of_what_is_published(client, published):
    found = set(entries(client))
    assert {
        "/",
        "/interventions/",
        "/a-propos/",
        "/plenieres/soleil-2030/",
        "/plenieres/soleil-2030/interventions/leduc/",
        "/plenieres/soleil-2030/citations/le-soleil-est-a-tous/",
        "/plenieres/soleil-2030/chiffres/maires-69/",
        "/plenieres/soleil-2030/a-retenir/cadre-simple/",
        "/plenieres/soleil-2030/alliances/toits/",
        "/organisations/solaris/",
        "/personnes/ada-leduc/",
        "/themes/energie/",
        "/objectifs/7/",
    } <= found
    assert not [path for path in found if "editions" in path or "?" in path]


def test_every_page_is_there_in_each_language_and_says_where_the_other_is(client, published):
    found = entries(client)
    assert {f"/en{path}" for path in found if not path.startswith("/en/")} <= set(found)
    for path, url in found.items():
        french = path.removeprefix("/en")
        alternates = {x.get("hreflang"): x.get("href") for x in url.findall("x:link", NAMES)}
        assert alternates == {
            "fr": f"http://testserver{french}",
            "en": f"http://testserver/en{french}",
            "x-default": f"http://testserver{french}",
        }


def test_it_says_when_each_page_was_last_published(client, published):
    later = factories.published(slug="soleil-2031")
    found = entries(client)
    day = published.published_at.isoformat(timespec="seconds")
    path = "/plenieres/soleil-2030/interventions/leduc/"
    assert found[path].find("s:lastmod", NAMES).text == day
    last = later.published_at.isoformat(timespec="seconds")
    assert found["/"].find("s:lastmod", NAMES).text == last


def test_before_the_first_publication_it_has_the_pages_that_there_are(client):
    assert files(client) == ["http://testserver/sitemap-pages-1.xml"]
    assert "/" in entries(client)


def test_what_is_withdrawn_leaves_it(client, published):
    withdraw(published.plenary, None, "Erreur")
    assert not [path for path in entries(client) if "soleil" in path]


def test_it_says_what_is_published_not_what_is_being_written(client, published):
    Organisation.objects.filter(slug="solaris").update(slug="brouillon")
    assert "/organisations/solaris/" in entries(client)
    publish(published.plenary, None, "Nouvelle adresse.")
    assert "/organisations/brouillon/" in entries(client)


def test_a_long_list_is_cut_into_files(client, published, monkeypatch):
    whole = set(entries(client))
    monkeypatch.setattr(sitemaps, "ITEMS_A_FILE", 3)
    Publication.objects.record(None)
    assert len(files(client)) > 4
    assert set(entries(client)) == whole


@pytest.mark.parametrize("name", ["passages-2", "passages-0", "brouillons-1", "pages-2"])
def test_there_is_no_other_file(client, published, name):
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


@pytest.mark.parametrize("more", [0, 2])
def test_each_file_takes_a_query_and_the_index_three(client, published, more, page_queries):
    for number in range(more):
        factories.published(slug=f"autre-{number}")
    with page_queries(3):
        client.get("/sitemap.xml")
    for section in ("pages", "entries", "passages"):
        with page_queries(1):
            client.get(f"/sitemap-{section}-1.xml")


def test_every_address_is_escaped_once(client, published):
    body = client.get("/sitemap-entries-1.xml").content.decode()
    assert not re.search(r"&(?!amp;)", body)
