"""Names suggested while one types, and the search over everything, in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
SEARCH = "/recherche/"


@pytest.fixture
def field(page, transactional_db):
    """The search field, where nothing is typed yet."""
    factories.published()
    page.goto(SEARCH)
    return page.get_by_role("combobox", name="Chercher des mots, un nom, un thème")


def options(page):
    return page.get_by_role("listbox", name="Noms suggérés").get_by_role("option")


def marked(page):
    """The name that those who hear the page are told of while the focus stays in the field."""
    return page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))"
        "?.textContent.trim() ?? ''"
    )


def test_names_are_suggested_and_their_number_is_said(page, field):
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("sol")
    expect(options(page)).to_have_count(2)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text("2 noms suggérés")
    field.press_sequentially("ar")
    expect(options(page)).to_have_text(["Solaris entreprise"])
    expect(page.get_by_role("status")).to_have_text("1 nom suggéré")
    field.press_sequentially("x")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("Aucun nom à suggérer")


def test_arrows_walk_through_the_names_and_the_field_again(page, field):
    field.press_sequentially("sol")
    expect(options(page)).to_have_count(2)
    names = [each.strip() for each in options(page).all_text_contents()]
    walked = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        walked.append(marked(page))
    assert walked == [names[0], names[1], "", names[1], names[0]]
    assert page.evaluate("document.activeElement.id") == "q"
    expect(field).to_have_value("sol")
    expect(options(page).first).to_have_attribute("aria-selected", "true")


def test_enter_searches_for_the_name_that_is_marked(page, field):
    field.press_sequentially("mairie")
    expect(options(page)).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/recherche/\?q=Ville"))
    expect(page.locator(".entry-name").first).to_have_text("Ville de Montbrun")


def test_enter_searches_for_what_was_typed_when_none_is(page, field):
    field.press_sequentially("sol")
    expect(options(page)).to_have_count(2)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/recherche/\?q=sol$"))


def test_escape_closes_the_list_and_leaves_what_was_typed(page, field):
    field.press_sequentially("sol")
    expect(options(page)).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(field).to_have_value("sol")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(options(page)).to_have_count(2)
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_a_name_is_chosen_by_a_press(page, field):
    field.press_sequentially("sola")
    options(page).first.click()
    expect(page).to_have_url(re.compile(r"/recherche/\?q=Solaris$"))


def test_names_are_suggested_on_the_home_page_too(page, transactional_db):
    factories.published()
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("ada")
    expect(options(page)).to_have_text(["Ada Leduc personne"])


def test_the_search_stands_in_the_head_of_every_page(page, transactional_db):
    factories.published()
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto("/plenieres/")
    page.get_by_role("banner").get_by_role("link", name="Chercher").click()
    expect(page).to_have_url(re.compile(r"/recherche/$"))


def test_a_result_leads_to_its_words_in_their_paragraph(page, field):
    field.fill("soleil rencontre")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Lire l’intervention").click()
    expect(page).to_have_url(re.compile("/interventions/leduc/#p1"))


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_it_has_no_fault_of_accessibility_and_does_not_run_over(
    page, transactional_db, width, scheme
):
    factories.published()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for typed in ("soleil", "soliel", "xyzzy", "-soleil", "69 %25", "confiance", "toits", ""):
        page.goto(f"{SEARCH}?q={typed}")
        check(page, typed, width)
    page.get_by_role("combobox").press_sequentially("sol")
    expect(options(page)).to_have_count(2)
    page.keyboard.press("ArrowDown")
    check(page, "suggestions", width)


def check(page, place, width):
    faults = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in faults] == [], place
    assert page.evaluate("document.documentElement.scrollWidth") <= width, place
