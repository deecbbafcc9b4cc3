"""French and English: the address alone says which, and each page leads to itself in the other."""

import pytest
from django.urls import translate_url

from synthesis.pages.heads.addresses import translated
from tests import factories
from tests.views.machines import Head
from tests.views.reading import Page

pytestmark = pytest.mark.django_db
PLENARY = "/plenieres/soleil-2030/"
PAGES = [
    "/",
    "/plenieres/",
    PLENARY,
    f"{PLENARY}editions/1/",
    f"{PLENARY}interventions/leduc/",
    "/interventions/?organisation=solaris&theme=energie",
    "/organisations/montbrun/",
    "/personnes/ada-leduc/",
]


def other(response):
    """The addresses that links to the other language lead to, with what they say."""
    found = AllLinks(response).every_link
    return {(said, address) for said, address in found if said in ("English", "Français")}


class AllLinks(Page):
    """Links of the head and of the foot too."""

    def handle_endtag(self, tag):
        self.inside = True
        super().handle_endtag(tag)

    def handle_data(self, data):
        self.said.append(data)


@pytest.mark.parametrize("address", PAGES)
def test_each_page_leads_to_itself_in_the_other_language(client, published, address):
    assert other(client.get(address)) == {("English", f"/en{address}")}
    assert other(client.get(f"/en{address}")) == {("Français", address)}


@pytest.mark.parametrize("address", PAGES)
def test_each_page_says_where_it_is_in_each_language(client, published, address):
    french, english = Head(client.get(address)), Head(client.get(f"/en{address}"))
    assert (french.lang, english.lang) == ("fr", "en")
    assert french.alternates == english.alternates
    assert set(french.alternates) == {"fr", "en", "x-default"}
    assert french.alternates["fr"] == french.alternates["x-default"] == french.canonical
    assert french.alternates["en"] == english.canonical
    assert (french.meta("og:locale"), english.meta("og:locale")) == ("fr_FR", "en_GB")


def test_a_page_that_is_not_there_leads_to_the_home_page_of_the_other_language(client):
    assert other(client.get("/introuvable/")) == {("English", "/en/")}
    assert other(client.get("/en/introuvable/")) == {("Français", "/")}


@pytest.mark.parametrize("address", PAGES)
def test_the_way_to_the_other_language_is_django_s_own(client, published, address):
    assert translated(address, "en") == translate_url(address, "en")
    assert translated(f"/en{address}", "fr") == address
    assert translated(address, "fr") == address


def test_neither_a_browser_nor_a_cookie_says_the_language(client, published):
    client.cookies["django_language"] = "en"
    response = client.get("/", headers={"accept-language": "en"})
    assert Head(response).lang == "fr"
    assert response["Content-Language"] == "fr"
    assert client.get("/en/", headers={"accept-language": "fr"})["Content-Language"] == "en"


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("address", [*PAGES, "/introuvable/", "/sitemap.xml", "/robots.txt"])
def test_one_copy_of_a_page_is_good_for_everybody(client, published, prefix, address):
    response = client.get(prefix + address)
    assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    assert not response.cookies


def test_the_desk_is_in_the_language_of_its_address(client, db):
    assert Head(client.get("/admin/login/")).lang == "fr"
    assert Head(client.get("/en/admin/login/")).lang == "en"


def test_numbers_are_written_as_the_language_does(client, db):
    factories.published(1_001)
    assert "1 001 interventions" in Page(client.get("/")).words
    assert "1,001 interventions" in Page(client.get("/en/")).words
