"""Every paragraph has an address of its own, and its words stay as they are."""

import re

import pytest
from django.utils.translation import override
from hypothesis import given, settings

from synthesis import text
from synthesis.document.values import clean_prose
from synthesis.pages.anchors import anchored, numbers
from tests.document import strategies


def ids(html):
    return re.findall(r'<(?:p|li) id="([^"]+)">', html)


def links(html):
    return re.findall(r'<a class="anchor" href="#([^"]+)" lang="\w+" aria-label="[^"]+"></a>', html)


@pytest.mark.parametrize(
    ("html", "named"),
    [
        ("<p>Un.</p><p>Deux.</p>", ["p1", "p2"]),
        (
            "<p>Un :</p><ul><li>deux ;</li><li>trois.</li></ul><p>Quatre.</p>",
            ["p1", "p2", "p3", "p4"],
        ),
        ("<ul><li><p>Un.</p><p>Toujours un.</p></li><li>Deux.</li></ul>", ["p1", "p2"]),
        ("<ol><li>Un<ul><li>deux</li></ul></li></ol><p>Trois.</p>", ["p1", "p2", "p3"]),
        ('<p>Un<br>seul, avec un <a href="https://example.org/">lien</a>.</p>', ["p1"]),
        ("Ni paragraphe <em>ni</em> liste.", []),
    ],
)
def test_paragraphs_and_items_are_numbered_in_their_order(html, named):
    found = anchored(html, "p")
    assert ids(found) == named
    assert links(found) == named


def test_in_a_page_of_several_the_ids_begin_with_the_name_of_the_text():
    assert ids(anchored("<p>Un.</p>", "mohieldin-p")) == ["mohieldin-p1"]


def test_the_link_of_an_item_comes_before_the_list_that_it_holds():
    found = anchored("<ul><li>Un<ol><li>deux</li></ol></li></ul>", "p")
    assert found.index('href="#p1"') < found.index("<ol>")


def test_a_link_says_what_it_is_in_the_language_of_the_page():
    with override("fr"):
        assert 'lang="fr" aria-label="Adresse du paragraphe 1"' in anchored("<p>Un.</p>", "p")
    with override("en"):
        assert 'lang="en"' in anchored("<p>Un.</p>", "p")


def test_what_looks_like_a_tag_inside_an_address_is_left_alone():
    html = '<p>Voir <a href="https://example.org/?q=<p>&amp;x=<li>">ici</a>.</p>'
    assert ids(anchored(html, "p")) == ["p1"]
    assert '<a href="https://example.org/?q=<p>&amp;x=<li>">ici</a>' in anchored(html, "p")


@settings(deadline=None)
@given(strategies.proses().map(clean_prose))
def test_nothing_is_changed_but_for_ids_and_links(html):
    found = anchored(html, "p")
    assert text.plain(found) == text.plain(html)
    bare = re.sub(r'<a class="anchor"[^>]*></a>| id="p\d+"', "", found)
    assert bare == html


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Un.</p><p>Deux.</p>", [1, 2]),
        ("<p>Un :</p><ul><li>deux ;</li><li>trois.</li></ul><p>Quatre.</p>", [1, 2, 3, 4]),
        ("<ul><li><p>Un.</p><p>Toujours un.</p></li><li>Deux.</li></ul>", [1, 1, 2]),
        ("<p>Un<br>seul.</p><p>Deux.</p>", [1, 1, 2]),
        ("<p>Un.</p><p> </p><p>Trois.</p>", [1, 3]),
        ("<ol><li>Un<ul><li>deux</li></ul></li></ol><p>Trois.</p>", [1, 2, 3]),
    ],
)
def test_each_line_of_the_words_says_which_paragraph_it_is_of(html, found):
    assert numbers(html) == found


@settings(deadline=None)
@given(strategies.proses().map(clean_prose))
def test_each_line_follows_the_anchor_of_its_paragraph(html):
    lines = [line for line in text.plain(html).split("\n") if line]
    pieces = anchored(html, "p").split(' id="p')
    assert len(numbers(html)) == len(lines)
    for number, line in zip(numbers(html), lines, strict=True):
        after = pieces[number].partition(">")[2] if number else pieces[0]
        assert line in text.plain(f"<p>{after}")
