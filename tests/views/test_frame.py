"""What stands around every page: ways to every list, where one is, and what the site is."""

import gzip
from html.parser import HTMLParser

import pytest

pytestmark = pytest.mark.django_db
LISTS = {
    "Plénières": "/plenieres/",
    "Interventions": "/interventions/",
    "Organisations": "/organisations/",
    "Personnes": "/personnes/",
    "À retenir": "/a-retenir/",
    "Chiffres": "/chiffres/",
    "Citations": "/citations/",
    "Alliances": "/alliances/",
    "Thèmes": "/themes/",
    "Objectifs": "/objectifs/",
}
ABOUT = {
    "À propos": "/a-propos/",
    "Citer une synthèse": "/citer/",
    "Accessibilité": "/accessibilite/",
    "Mentions légales": "/mentions-legales/",
    "Schéma des données": "/synthese.schema.json",
}


class Frame(HTMLParser):
    """Links outside <main>, by what they say, and those that say where one is."""

    def __init__(self, response):
        super().__init__()
        self.part, self.link, self.links, self.current = None, None, {}, {}
        self.feed(response.content.decode())
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag in ("header", "footer", "main"):
            self.part = self.part or tag
        if tag == "a" and self.part in ("header", "footer"):
            self.link = attributes

    def handle_endtag(self, tag):
        if tag == self.part:
            self.part = None
        if tag == "a":
            self.link = None

    def handle_data(self, data):
        said = data.strip()
        if self.link and said:
            self.links[said] = self.link["href"]
            if "aria-current" in self.link:
                self.current[said] = self.link["aria-current"]


@pytest.mark.parametrize(
    "address", ["/", "/plenieres/soleil-2030/", "/personnes/ada-leduc/", "/introuvable/"]
)
def test_every_page_leads_to_every_list_and_to_what_the_site_is(client, published, address):
    links = Frame(client.get(address)).links
    assert (LISTS | ABOUT).items() <= links.items()
    assert links["Convergences"] == "/"


@pytest.mark.parametrize("address", [*LISTS.values(), *ABOUT.values()])
def test_every_way_leads_somewhere(client, published, address):
    assert client.get(address).status_code == 200


def test_in_english_they_lead_to_the_english_pages(client, published):
    links = Frame(client.get("/en/")).links
    ways = {f"/en{address}" for address in (LISTS | ABOUT).values()}
    assert ways <= set(links.values())


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("/", {"Convergences": "page"}),
        ("/citations/", {"Citations": "page"}),
        ("/citations/?theme=energie", {"Citations": "true"}),
        ("/plenieres/soleil-2030/", {"Plénières": "true"}),
        ("/plenieres/soleil-2030/editions/1/", {"Plénières": "true"}),
        ("/plenieres/soleil-2030/interventions/leduc/", {"Interventions": "true"}),
        ("/plenieres/soleil-2030/citations/le-soleil-est-a-tous/", {"Citations": "true"}),
        ("/organisations/solaris/", {"Organisations": "true"}),
        ("/themes/energie/", {"Thèmes": "true"}),
        ("/objectifs/7/", {"Objectifs": "true"}),
        ("/a-propos/", {"À propos": "page"}),
        ("/introuvable/", {}),
    ],
)
def test_one_way_says_where_one_is(client, published, address, current):
    assert Frame(client.get(address)).current == current


def test_a_page_is_compressed_for_whoever_can_read_it(client, published):
    page = client.get("/", headers={"accept-encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in page["Vary"]
    assert "<h1" in gzip.decompress(page.content).decode()
    assert not client.get("/").has_header("Content-Encoding")
