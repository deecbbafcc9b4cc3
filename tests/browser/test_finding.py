"""Filtering a list in a real browser: in place, by hand or by keyboard, on a desk or on a phone."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from synthesis.document import reference
from synthesis.document.synthesis import Speaking
from tests import factories
from tests.browser.looks import faults, violations

LOOKS = ((1280, "light"), (1280, "dark"), (320, "light"), (320, "dark"))
pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 740}
LIST = "/interventions/"


@pytest.fixture(autouse=True)
def two_plenaries(transactional_db):
    factories.published()
    factories.published(slug="ancienne", title="Le vent se lève", held_on="1999-01-01")


def sentence(page):
    return page.locator("#phrase")


def address(page):
    return page.url.split("/", 3)[3]


@pytest.fixture
def reading(page):
    """The list, which tells later whether it is still the same document."""
    page.goto(LIST)
    page.evaluate("window.stillHere = true")
    return page


def still_here(page):
    return page.evaluate("window.stillHere === true")


def choose(page, name):
    page.get_by_role("checkbox", name=name, exact=False).first.check()


def test_a_choice_filters_at_once_without_leaving_the_page(reading):
    expect(sentence(reading)).to_have_text("6 interventions, toutes plénières confondues")
    choose(reading, "Solaris")
    expect(sentence(reading)).to_have_text("2 interventions de Solaris")
    assert address(reading) == "interventions/?organisation=solaris"
    expect(reading.locator(".passage")).to_have_count(2)
    assert still_here(reading)
    assert reading.title().startswith("2 interventions de Solaris")


def test_every_number_follows_and_what_was_unfolded_stays_so(reading):
    themes = reading.locator(".facet", has=reading.locator("#choix-theme"))
    themes.locator("summary").click()
    energy = themes.locator(".choice", has_text="Énergie")
    expect(energy.locator(".choice-count")).to_have_text("2")
    choose(reading, "Entraide")
    expect(energy.locator(".choice-count")).to_have_text("0")
    assert themes.get_attribute("open") is not None
    assert reading.evaluate("document.activeElement.id") == "organisation-entraide"


def test_back_gives_back_the_list_the_choices_and_the_order(reading):
    choose(reading, "Solaris")
    expect(sentence(reading)).to_have_text("2 interventions de Solaris")
    reading.get_by_label("Trier").select_option("ancien")
    expect(reading.locator(".passage").first).to_contain_text("1999")
    assert address(reading) == "interventions/?organisation=solaris&tri=ancien"
    reading.go_back()
    expect(reading.locator(".passage").first).to_contain_text("2030")
    expect(reading.locator("#tri option:checked")).to_have_text("plénières récentes d’abord")
    reading.go_back()
    expect(sentence(reading)).to_have_text("6 interventions, toutes plénières confondues")
    expect(reading.locator("#organisation-solaris")).not_to_be_checked()
    reading.go_forward()
    expect(sentence(reading)).to_have_text("2 interventions de Solaris")
    expect(reading.locator("#organisation-solaris")).to_be_checked()
    choose(reading, "Entraide")
    expect(sentence(reading)).to_have_text("4 interventions d’Entraide ou de Solaris")
    assert still_here(reading)


def test_back_from_what_was_read_gives_back_the_filtered_list(reading):
    choose(reading, "Solaris")
    expect(sentence(reading)).to_have_text("2 interventions de Solaris")
    reading.get_by_role("link", name="Lire l’intervention Ada LEDUC").first.click()
    expect(reading).to_have_url(re.compile("/plenieres/"))
    reading.go_back()
    expect(sentence(reading)).to_have_text("2 interventions de Solaris")
    reading.go_back()
    expect(sentence(reading)).to_have_text("6 interventions, toutes plénières confondues")


def test_by_keyboard_alone(reading):
    reading.locator("#organisation-solaris").focus()
    reading.keyboard.press("Space")
    expect(sentence(reading)).to_have_text("2 interventions de Solaris")
    assert reading.evaluate("document.activeElement.id") == "organisation-solaris"
    choose(reading, "Entraide")
    expect(reading.locator(".chip")).to_have_count(2)
    reading.locator(".chip").first.focus()
    reading.keyboard.press("Enter")
    expect(reading.locator(".chip")).to_have_count(1)
    expect(reading.locator(".chip")).to_be_focused()
    reading.keyboard.press("Enter")
    expect(reading.locator(".chip")).to_have_count(0)
    expect(sentence(reading)).to_be_focused()
    assert address(reading) == "interventions/"
    assert still_here(reading)


def test_what_changes_is_said_by_one_region_that_is_there_from_the_start(reading):
    reading.evaluate("window.region = document.getElementById('phrase')")
    choose(reading, "Solaris")
    expect(sentence(reading)).to_have_text("2 interventions de Solaris")
    assert reading.evaluate("document.getElementById('phrase') === window.region")
    assert reading.evaluate("window.region.getAttribute('role')") == "status"


def test_an_empty_list_leads_back_to_something(reading):
    page = reading
    page.goto(f"{LIST}?personne=ada-leduc&theme=territoires")
    page.get_by_role("link", name="Sans le filtre « Thèmes »").click()
    expect(sentence(page)).to_have_text("2 interventions par Ada Leduc")
    expect(sentence(page)).to_be_focused()


@pytest.fixture
def fifteen_towns(monkeypatch):
    """A third plenary, at which fifteen towns speak."""
    towns = {
        f"ville-{each}": reference.Organisation(slug=f"ville-{each}", name=f"Ville {each}")
        for each in range(15)
    }
    organisations = factories.DIRECTORY.organisations | towns
    directory = replace(factories.DIRECTORY, organisations=organisations)
    monkeypatch.setattr(factories, "DIRECTORY", directory)
    talks = tuple(
        factories.another(at).model_copy(update={"speakings": (Speaking(organisation=slug),)})
        for at, slug in enumerate(towns)
    )
    morning = factories.document().sessions[0].model_copy(update={"interventions": talks})
    factories.published(slug="villes", sessions=(morning,), alliances=(), takeaways=())


def test_among_many_choices_a_few_letters_are_enough(fifteen_towns, reading):
    box = reading.get_by_label("Chercher dans : Organisations")
    box.fill("VILLE 1")
    shown = reading.locator("#choix-organisation .choice:visible")
    expect(shown).to_have_count(6)
    box.press("Enter")
    box.fill("xyz")
    expect(shown).to_have_count(0)
    expect(reading.get_by_text("Aucun de ces choix ne contient ces lettres.")).to_be_visible()
    assert address(reading) == "interventions/"
    box.fill("ville 14")
    shown.first.click()
    expect(sentence(reading)).to_have_text("1 intervention de Ville 14")
    expect(shown).to_have_count(1)


def test_on_a_phone_the_filters_are_a_drawer(reading):
    reading.set_viewport_size(PHONE)
    drawer, opener = (
        reading.get_by_role("dialog", name="Filtrer"),
        reading.locator(".drawer > summary"),
    )
    expect(reading.locator("#organisation-solaris")).to_be_hidden()
    opener.click()
    expect(drawer).to_be_visible()
    reading.locator("#organisation-solaris").check()
    expect(drawer.get_by_role("status")).to_have_text("2 interventions")
    assert violations(reading) == []
    reading.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(opener).to_be_focused()
    expect(sentence(reading)).to_have_text("2 interventions de Solaris")
    opener.click()
    drawer.get_by_role("button", name="Voir").click()
    expect(drawer).to_be_hidden()
    opener.click()
    reading.go_back()
    expect(drawer).to_be_hidden()
    expect(sentence(reading)).to_have_text("6 interventions, toutes plénières confondues")
    opener.click()
    expect(reading.locator("#organisation-solaris")).not_to_be_checked()
    reading.set_viewport_size({"width": 1280, "height": 800})
    expect(drawer).to_be_hidden()
    expect(reading.locator("#organisation-solaris")).to_be_visible()


@pytest.mark.parametrize("path", [LIST, "/a-retenir/", "/chiffres/", "/citations/", "/alliances/"])
def test_no_list_has_a_fault_of_accessibility_or_runs_over(page, path):
    for question in ("", "?theme=energie&type=company", "?theme=xyz"):
        page.goto(path + question)
        assert faults(page, LOOKS) == [], question


def test_without_scripts_the_form_says_the_same(browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(LIST)
    page.locator("#organisation-solaris").check()
    page.get_by_role("button", name="Filtrer").click()
    expect(sentence(page)).to_have_text("2 interventions de Solaris")
    page.get_by_role("link", name="Retirer le filtre Solaris").click()
    expect(sentence(page)).to_have_text("6 interventions, toutes plénières confondues")
    context.close()


def test_a_choice_that_does_not_stand_there_is_found_by_its_letters(page, monkeypatch):
    monkeypatch.setattr("synthesis.search.columns.answering.LARGEST", 1)
    page.goto(f"{LIST}?sens=tous")
    choices = page.locator("#choix-organisation")
    expect(choices.locator(".choice")).to_have_count(1)
    page.locator("#chercher-organisation").fill("mont")
    expect(choices.get_by_text("Ville de Montbrun")).to_be_visible()
    choose(page, "Ville de Montbrun")
    expect(sentence(page)).to_contain_text("Ville de Montbrun")
    expect(page.locator("#chercher-organisation")).to_have_value("mont")
    assert "chercher" not in page.url


def test_with_room_the_filters_stand_open_and_nothing_folds_them(page):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(LIST)
    expect(page.locator(".drawer > summary")).to_be_hidden()
    expect(page.locator("#choix-organisation")).to_be_visible()
