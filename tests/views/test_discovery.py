"""What browsers and robots ask a site before its pages."""

import json
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.views.machines import Head

pytestmark = pytest.mark.django_db
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def body(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    streaming = getattr(response, "streaming_content", None)
    return b"".join(streaming) if streaming else response.content


def test_robots_may_read_everything_but_the_desk_and_endless_lists(client):
    rules = body(client, "/robots.txt").decode().splitlines()
    assert rules == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /en/admin/",
        "Disallow: /*?*&",
        "",
        "Sitemap: http://testserver/sitemap.xml",
    ]


@pytest.mark.parametrize(("prefix", "language"), [("", "fr"), ("/en", "en")])
def test_a_browser_searches_the_site_in_its_language(client, prefix, language):
    head = Head(client.get(f"{prefix}/"))
    [link] = head.links["search"]
    assert link["href"] == f"{prefix}/opensearch.xml"
    assert link["type"] == "application/opensearchdescription+xml"
    found = ElementTree.fromstring(body(client, link["href"]))
    assert found.find(f"{OPENSEARCH}Language").text == language
    assert len(found.find(f"{OPENSEARCH}ShortName").text) <= 16
    results = found.find(f"{OPENSEARCH}Url[@type='text/html']")
    assert results.get("template") == (f"http://testserver{prefix}/recherche/?q={{searchTerms}}")
    names = found.find(f"{OPENSEARCH}Url[@rel='suggestions']")
    assert names.get("type") == "application/x-suggestions+json"
    assert names.get("template") == (
        f"http://testserver{prefix}/recherche/suggestions.json?q={{searchTerms}}"
    )


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_phone_can_put_the_site_on_its_screen(client, prefix):
    [link] = Head(client.get(f"{prefix}/")).links["manifest"]
    response = client.get(link["href"])
    assert response["Content-Type"] == "application/manifest+json"
    said = json.loads(response.content)
    assert said["start_url"] == f"{prefix}/"
    assert [(each["sizes"], each["purpose"]) for each in said["icons"]] == [
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    ]


@pytest.mark.parametrize(
    ("name", "size"),
    [("icon-192", 192), ("icon-512", 512), ("icon-maskable-512", 512)],
)
def test_an_icon_has_the_size_that_is_said(settings, name, size):
    with Image.open(settings.BASE_DIR / "static" / "img" / f"{name}.png") as image:
        assert image.size == (size, size)


@pytest.mark.parametrize(("path", "size"), [("/favicon.ico", 48), ("/apple-touch-icon.png", 180)])
def test_icons_are_where_browsers_look_for_them(client, path, size):
    image = Image.open(BytesIO(body(client, path)))
    assert image.size == (size, size)
    links = Head(client.get("/")).links
    assert path in [each["href"] for each in (*links["icon"], *links["apple-touch-icon"])]
