"""Looking for words in a real browser: in the list, then in what was found."""

import re

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.looks import faults

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/interventions/"


@pytest.fixture
def reading(page, transactional_db):
    """The list, which tells later whether it is still the same document."""
    factories.published()
    page.goto(LIST)
    page.evaluate("window.stillHere = true")
    return page


def sentence(page):
    return page.locator("#phrase")


def look_for(page, typed):
    page.get_by_role("searchbox", name="Mots").fill(typed)
    page.keyboard.press("Enter")


def address(page):
    return page.url.split("/", 3)[3]


def test_words_are_looked_for_in_place_and_the_reader_types_on(reading):
    look_for(reading, "reseau")
    expect(sentence(reading)).to_have_text("1 intervention qui contient « reseau »")
    expect(reading.locator(".passage mark")).to_have_text("réseau")
    assert address(reading) == "interventions/?q=reseau"
    assert reading.evaluate("document.activeElement.id") == "q"
    assert reading.evaluate("window.stillHere === true")
    expect(reading.locator("#tri option:checked")).to_have_text("pertinence")
    reading.get_by_label("Trier").select_option("recent")
    expect(reading).to_have_url(re.compile(r"\?q=reseau&tri=recent$"))


def test_the_words_leave_their_field_when_they_are_taken_away_and_back_brings_them(reading):
    look_for(reading, "montbrun")
    expect(reading.locator(".passage")).to_have_count(2)
    reading.locator(".chip").click()
    expect(reading.locator(".passage")).to_have_count(3)
    expect(reading.get_by_role("searchbox", name="Mots")).to_have_value("")
    reading.go_back()
    expect(sentence(reading)).to_have_text("2 interventions qui contiennent « montbrun »")
    expect(reading.get_by_role("searchbox", name="Mots")).to_have_value("montbrun")


def test_a_result_leads_to_its_words_in_their_paragraph(reading):
    look_for(reading, "soleil rencontre")
    expect(reading.locator(".passage")).to_have_count(1)
    link = reading.get_by_role("link", name="Lire l’intervention")
    place = link.get_attribute("href")
    assert "/leduc/#p1:~:text=" in place
    link.click()
    expect(reading).to_have_url(re.compile("/interventions/leduc/#p1"))
    # Whoever shares the address may encode its signs: then a script marks what browsers do not.
    reading.goto("/")
    reading.goto(place.replace(":~:", "%3A~%3A"))
    expect(reading.locator(".prose mark")).to_have_text(["rencontre", "soleil"])


def test_what_was_found_has_no_fault_of_accessibility_and_does_not_run_over(page, transactional_db):
    factories.published()
    for address in (f"{LIST}?q=soleil+montbrun", f"{LIST}?q=xyz&theme=energie", "/chiffres/?q=69"):
        page.goto(address)
        assert faults(page) == [], address
