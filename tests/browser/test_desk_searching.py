"""Ctrl+K on the desk: opened, walked through and left with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.looks import DESK, faults

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(page, transactional_db, editor, client, live_server):
    """A tab of somebody who is logged in, on the desk's first screen."""
    factories.plenary()
    client.force_login(editor)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto("/admin/")
    return page


def test_it_opens_and_leads_with_the_keyboard_alone(desk):
    desk.keyboard.press("Control+k")
    expect(desk.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
    desk.keyboard.type("leduc")
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_have_text("2 résultats")
    desk.keyboard.press("ArrowDown")
    expect(dialog.get_by_role("link").first).to_be_focused()
    desk.keyboard.press("ArrowDown")
    expect(dialog.get_by_role("link").nth(1)).to_be_focused()
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/admin/synthesis/person/*/change/")


def test_enter_opens_the_first_and_escape_gives_the_page_back(desk):
    desk.locator("#desk-search-link").click()
    desk.keyboard.type("helios")
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_role("link")).to_have_count(1)
    desk.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    desk.keyboard.press("Control+k")
    expect(dialog.get_by_role("link")).to_have_count(1)
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/admin/synthesis/organisation/*/change/")


def test_it_has_no_fault_of_accessibility_and_does_not_run_over(desk):
    for address in ("/admin/", "/admin/recherche/?q=leduc"):
        desk.goto(address)
        if address == "/admin/":
            desk.keyboard.press("Control+k")
            desk.keyboard.type("leduc")
            expect(desk.get_by_role("dialog").get_by_role("link")).to_have_count(2)
        assert faults(desk, DESK) == [], address
