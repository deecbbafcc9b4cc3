"""A page is told from what it was, kept, and never wrong (decision 0016)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from synthesis.models import Entry, PreviewLink, ZeroResultSearch
from synthesis.publishing import publish, withdraw
from tests import factories
from tests.views.test_photos import add, picture

pytestmark = pytest.mark.django_db
PLENARY = "/plenieres/soleil-2030/"
# Whose words the second edition changes.
CHANGING = [
    PLENARY,
    f"{PLENARY}editions/1/",
    f"{PLENARY}citer.bib",
    f"{PLENARY}interventions/leduc/",
    f"{PLENARY}interventions/leduc/citer.ris",
    f"{PLENARY}interventions/leduc/citer.json",
    f"{PLENARY}a-retenir/cadre-simple/",
    f"{PLENARY}chiffres/maires-69/",
    f"{PLENARY}citations/le-soleil-est-a-tous/",
    f"{PLENARY}alliances/toits/",
    "/",
    "/plenieres/",
    "/interventions/",
    "/interventions/?organisation=solaris",
    "/interventions/?q=soleil",
    "/recherche/?q=soleil",
    "/a-retenir/",
    "/chiffres/",
    "/citations/",
    "/alliances/",
    "/organisations/solaris/",
    "/personnes/ada-leduc/",
    "/themes/energie/",
    "/objectifs/7/",
    "/citer/",
    "/en/",
    f"/en{PLENARY}",
]
# Which another plenary does not touch; it adds to the charts of figures and to the networks.
OF_ONE_PLENARY = [
    PLENARY,
    f"{PLENARY}editions/1/",
    f"{PLENARY}interventions/leduc/",
    f"{PLENARY}a-retenir/cadre-simple/",
    f"{PLENARY}citations/le-soleil-est-a-tous/",
]
STANDING = [
    "/recherche/",
    "/organisations/",
    "/personnes/",
    "/themes/",
    "/objectifs/",
    "/a-propos/",
    "/accessibilite/",
    "/mentions-legales/",
    "/synthese.schema.json",
    "/opensearch.xml",
    "/site.webmanifest",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap-pages-1.xml",
    "/sitemap-entries-1.xml",
    "/sitemap-passages-1.xml",
]
ENCODINGS = ["", "gzip, deflate, br"]
OF_THE_BODY = {"Content-Type", "Content-Length", "Content-Encoding", "Content-Disposition"}


def ask(client, address, mark=None, encoding="gzip", method="get"):
    headers = {"accept-encoding": encoding} | ({"if-none-match": mark} if mark else {})
    return getattr(client, method)(address, headers=headers)


def publish_again(plenary):
    """In other words: the title, who speaks, and what each part says."""
    plenary.refresh_from_db()
    plenary.title = "Un autre soleil"
    plenary.save()
    return publish(plenary, None, "Le titre était faux.")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("address", [*CHANGING, *STANDING])
def test_every_page_says_which_it_is_and_is_not_sent_twice(client, published, address, encoding):
    page = ask(client, address, encoding=encoding)
    assert page.status_code == 200
    assert page["Cache-Control"] == "public, no-cache"
    assert page["ETag"].startswith('"')
    for mark in (page["ETag"], f"W/{page['ETag']}", f'"other", {page["ETag"]}', "*"):
        for method in ("get", "head"):
            again = ask(client, address, mark, encoding, method)
            assert (again.status_code, again.content) == (304, b"")
            assert again["ETag"] == page["ETag"]
    assert ask(client, address, '"other"', encoding).status_code == 200


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("address", [*CHANGING, *STANDING])
def test_a_kept_page_is_the_page_to_the_last_header(client, published, address, encoding):
    first = ask(client, address, encoding=encoding)
    for _ in range(3):
        kept = ask(client, address, encoding=encoding)
        assert (kept.content, dict(kept.headers)) == (first.content, dict(first.headers))
    assert kept["Content-Length"] == str(len(kept.content))
    said = {name: each for name, each in first.headers.items() if name not in OF_THE_BODY}
    assert dict(ask(client, address, first["ETag"], encoding).headers) == said


@pytest.mark.parametrize("address", CHANGING)
def test_a_publication_shows_at_once(client, published, address):
    for _ in range(3):
        before = ask(client, address)
    publish_again(published.plenary)
    after = ask(client, address, before["ETag"])
    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]
    assert after.content != before.content


@pytest.mark.parametrize("address", OF_ONE_PLENARY)
def test_the_publication_of_another_plenary_leaves_a_page_what_it_was(client, published, address):
    before = ask(client, address)
    factories.published(slug="lune-2031", title="La lune")
    again = ask(client, address, before["ETag"])
    assert again.status_code == 304


@pytest.mark.parametrize("address", CHANGING[:10])
def test_what_is_withdrawn_is_gone_at_once(client, published, address):
    for _ in range(3):
        mark = ask(client, address)["ETag"]
    withdraw(published.plenary, None, "Une erreur de date.")
    gone = ask(client, address, mark)
    assert gone.status_code == 410
    assert not gone.has_header("ETag")


@pytest.mark.parametrize(
    ("address", "status"), [("/introuvable/", 404), ("/plenieres", 301), ("/admin/", 302)]
)
def test_what_is_no_page_is_answered_as_ever(client, published, address, status):
    answer = ask(client, address, "*")
    assert answer.status_code == status
    assert not answer.has_header("ETag")


@pytest.mark.parametrize("address", [PLENARY, "/", "/interventions/"])
def test_a_kept_page_and_a_304_take_one_query(
    client, published, address, django_assert_num_queries
):
    mark = ask(client, address)["ETag"]
    with django_assert_num_queries(1):
        assert ask(client, address).status_code == 200
    with django_assert_num_queries(1):
        assert ask(client, address, mark).status_code == 304


def test_a_question_is_kept_when_it_is_asked_again(client, published, django_assert_num_queries):
    address = "/interventions/?organisation=solaris&utm=robot"
    for _ in range(2):
        mark = ask(client, address)["ETag"]
    with django_assert_num_queries(1):
        assert ask(client, address)["ETag"] == mark


def test_what_is_looked_for_in_vain_is_noted_each_time(client, published):
    for _ in range(3):
        mark = ask(client, "/recherche/?q=licorne")["ETag"]
    assert ask(client, "/recherche/?q=licorne", mark).status_code == 304
    assert ZeroResultSearch.objects.get().times == 4


def test_two_workers_with_two_memories_agree(client, published, settings):
    marks = [ask(client, each)["ETag"] for each in CHANGING]
    default = settings.CACHES["default"] | {"KEY_PREFIX": "another-worker"}
    settings.CACHES = {"default": default}
    for address, mark in zip(CHANGING, marks, strict=True):
        assert ask(Client(), address)["ETag"] == mark, address


def test_a_page_made_while_another_publication_came_is_not_taken_for_the_new_one(client, published):
    ways = []

    def meanwhile(execute, sql, params, many, context):
        found = execute(sql, params, many, context)
        if not ways:
            ways.append("published")
            publish_again(published.plenary)
        return found

    client.get(f"{PLENARY}editions/1/")
    with connection.execute_wrapper(meanwhile):
        client.get("/plenieres/")
    assert ways
    assert "Un autre soleil" in client.get("/plenieres/").content.decode()


def test_those_who_debug_see_each_change(client, published, settings):
    settings.DEBUG = True
    page = ask(client, "/organisations/solaris/")
    assert ask(client, "/organisations/solaris/", page["ETag"]).status_code == 304
    Entry.objects.filter(slug="solaris").update(label="Hélios")
    assert ask(client, "/organisations/solaris/", page["ETag"]).status_code == 200


def test_what_comes_with_a_cookie_gets_the_same_page_and_none_back(editor_client, published):
    first = ask(Client(), PLENARY)
    page = ask(editor_client, PLENARY)
    assert page.content == first.content
    assert not page.cookies
    assert page["Vary"] == "Accept-Encoding"


def test_a_preview_is_never_kept(editor_client, client, published, editor):
    link = PreviewLink.objects.share(published.plenary, editor)
    for address in (
        reverse("admin:shared_preview", args=[link.token]),
        reverse("admin:preview_page", args=[published.plenary.pk]),
    ):
        page = ask(editor_client, address)
        assert page.status_code == 200
        assert "no-store" in page["Cache-Control"]
        assert not page.has_header("ETag")


def test_the_style_guide_is_of_those_who_are_logged_in(editor_client, client, published):
    page = ask(editor_client, "/styleguide/")
    assert page.status_code == 200
    assert not page.has_header("ETag")
    assert ask(Client(), "/styleguide/").status_code == 302


def test_a_host_that_is_not_ours_is_refused_also_where_the_page_is_kept(client, published):
    client.get(PLENARY)
    assert client.get(PLENARY, headers={"host": "elsewhere.example"}).status_code == 400


def test_each_format_of_a_picture_has_its_own_mark(client, published):
    published.plenary.refresh_from_db()
    add(published.plenary, "toits", picture(1200, 800))
    publish(published.plenary, None, "Une photo")
    marks = {}
    for accept in ("image/avif", "image/webp", "*/*"):
        headers = {"accept": accept}
        page = client.get(f"{PLENARY}photos/toits/?largeur=480", headers=headers)
        assert b"".join(page.streaming_content)
        assert page["Cache-Control"] == "public, no-cache"
        marks[accept] = page["ETag"]
    assert len(set(marks.values())) == 3
    for accept, mark in marks.items():
        headers = {"accept": accept, "if-none-match": mark}
        again = client.get(f"{PLENARY}photos/toits/?largeur=480", headers=headers)
        assert (again.status_code, again.content) == (304, b"")


def test_a_picture_that_the_browser_has_takes_one_query(
    client, published, django_assert_num_queries
):
    published.plenary.refresh_from_db()
    add(published.plenary, "toits", picture(1200, 800))
    publish(published.plenary, None, "Une photo")
    page = client.get(f"{PLENARY}photos/toits/")
    assert b"".join(page.streaming_content)
    mark = page["ETag"]
    with django_assert_num_queries(1):
        again = client.get(f"{PLENARY}photos/toits/", headers={"if-none-match": mark})
    assert again.status_code == 304


def test_a_card_is_for_ever(client, published):
    html = client.get(PLENARY).content.decode()
    address = html.split('property="og:image" content="http://testserver')[1].split('"')[0]
    card = client.get(address)
    assert "immutable" in card["Cache-Control"]
    assert card["Cross-Origin-Resource-Policy"] == "cross-origin"
    again = client.get(address, headers={"if-none-match": card["ETag"]})
    assert again.status_code == 304
    assert again["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_a_page_changes_with_the_day_that_it_shows_and_no_other_does(
    client, published, monkeypatch
):
    citing, list_ = ask(client, PLENARY), ask(client, "/themes/")
    later = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert ask(client, PLENARY, citing["ETag"]).status_code == 200
    assert ask(client, "/themes/", list_["ETag"]).status_code == 304


@pytest.mark.parametrize("section", ["entries", "passages"])
def test_a_sitemap_has_what_was_just_published(client, published, section):
    for _ in range(2):
        client.get(f"/sitemap-{section}-1.xml")
    factories.published(slug="lune-2031", title="La lune")
    assert "/plenieres/lune-2031/" in client.get(f"/sitemap-{section}-1.xml").content.decode()
