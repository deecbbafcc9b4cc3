"""The outline in a real Chromium: by dragging, by keyboard, and counted in clicks."""

import pytest

from synthesis import models
from synthesis.admin import outline_order
from tests import factories
from tests.browser.looks import DESK, faults

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plenary(transactional_db):
    """Matin: leduc, d-arc. Soir: tour-de-table, d-arc-4."""
    return factories.plenary(4)


@pytest.fixture
def tab(page, live_server, editor, client):
    """A tab of somebody who is logged in."""
    client.force_login(editor)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return page


@pytest.fixture
def outline(tab, plenary):
    tab.set_viewport_size({"width": 1280, "height": 1300})
    tab.goto(f"/admin/synthesis/plenary/{plenary.pk}/plan/")
    tab.locator(".plan-grip").first.wait_for()
    return tab


def order(plenary):
    return [
        [each.key for each in session.interventions.order_by("position")]
        for session in plenary.sessions.order_by("position")
    ]


def line(tab, plenary, key):
    return tab.locator(f"#intervention-{plenary.interventions.get(key=key).pk}")


def drag(tab, line, to, below=False):
    grip, goal = line.locator(".plan-grip").bounding_box(), to.bounding_box()
    tab.mouse.move(grip["x"] + 20, grip["y"] + 20)
    tab.mouse.down()
    y = goal["y"] + (goal["height"] - 8 if below else 8)
    tab.mouse.move(goal["x"] + 200, y - 4, steps=6)
    tab.mouse.move(goal["x"] + 200, y, steps=2)
    tab.mouse.up()


def said(tab):
    """What a screen reader is told."""
    tab.wait_for_function("() => document.getElementById('plan-said').textContent")
    return tab.locator("#plan-said").inner_text().replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_a_line_is_dragged_to_another_session(outline, plenary):
    drag(outline, line(outline, plenary, "leduc"), line(outline, plenary, "tour-de-table"), True)
    assert "déplacée" in said(outline)
    assert order(plenary) == [["d-arc"], ["tour-de-table", "leduc", "d-arc-4"]]


def test_dragging_one_of_the_chosen_takes_them_all(outline, plenary):
    for key in ("leduc", "d-arc"):
        line(outline, plenary, key).locator("[name=chosen]").check()
    drag(outline, line(outline, plenary, "leduc"), line(outline, plenary, "tour-de-table"), True)
    assert "2 interventions déplacées" in said(outline)
    assert order(plenary) == [[], ["tour-de-table", "leduc", "d-arc", "d-arc-4"]]


def test_escape_puts_back_what_is_carried(outline, plenary):
    grip = line(outline, plenary, "leduc").locator(".plan-grip").bounding_box()
    outline.mouse.move(grip["x"] + 20, grip["y"] + 20)
    outline.mouse.down()
    goal = line(outline, plenary, "d-arc").bounding_box()
    outline.mouse.move(goal["x"] + 100, goal["y"] + goal["height"] - 5, steps=5)
    outline.keyboard.press("Escape")
    outline.mouse.up()
    first = outline.locator("[data-row]").first
    assert first.get_attribute("id") == f"intervention-{plenary.interventions.get(key='leduc').pk}"
    assert order(plenary)[0] == ["leduc", "d-arc"]


def test_the_arrows_move_a_line_and_keep_the_focus_on_it(outline, plenary):
    line(outline, plenary, "d-arc").get_by_role("link").first.focus()
    for expected in (["leduc"], ["leduc", "d-arc"]):
        outline.keyboard.press("Alt+ArrowDown" if expected == ["leduc"] else "Alt+ArrowUp")
        outline.wait_for_function(
            "number => document.querySelectorAll('[data-session]')[0]"
            ".querySelectorAll('[data-row]').length === number",
            arg=len(expected),
        )
        assert order(plenary)[0] == expected
        assert outline.evaluate("document.activeElement.closest('[data-row]').id") == (
            f"intervention-{plenary.interventions.get(key='d-arc').pk}"
        )


def test_a_heading_is_renamed_where_it_stands_by_keyboard_and_taken_back(outline, plenary):
    line(outline, plenary, "leduc").locator("summary").first.focus()
    outline.keyboard.press("Enter")
    outline.locator("[name=words]:focus").wait_for()
    outline.keyboard.type("Du soleil")
    outline.keyboard.press("Enter")
    assert "renommé en « Du soleil »" in said(outline)
    assert outline.evaluate("document.activeElement.tagName") == "SUMMARY"
    outline.get_by_role("button", name="Annuler ce changement").click()
    outline.locator("#plan-said", has_text="Annulé").wait_for(state="attached")
    assert plenary.interventions.get(key="leduc").heading == "Le soleil en partage"


def test_what_is_ticked_and_half_typed_survives_another_change(outline, plenary):
    line(outline, plenary, "d-arc").locator("[name=chosen]").check()
    line(outline, plenary, "leduc").locator("summary").first.click()
    outline.locator("[name=words]:focus").fill("À moitié")
    line(outline, plenary, "d-arc-4").get_by_role("button", name="Monter").click()
    assert "déplacée" in said(outline)
    assert line(outline, plenary, "leduc").locator("[name=words]").input_value() == "À moitié"
    assert line(outline, plenary, "leduc").locator("[name=words]").is_visible()
    assert line(outline, plenary, "d-arc").locator("[name=chosen]").is_checked()
    assert outline.locator("#plan-count").inner_text() == "(1)"


def test_escape_gives_up_a_new_name(outline, plenary):
    line(outline, plenary, "leduc").locator("summary").first.click()
    outline.locator("[name=words]:focus").wait_for()
    outline.keyboard.type("Rien")
    outline.keyboard.press("Escape")
    assert not line(outline, plenary, "leduc").locator("[name=words]").is_visible()
    assert plenary.interventions.get(key="leduc").heading == "Le soleil en partage"


def test_several_are_deleted_and_brought_back(outline, plenary):
    assert not outline.locator("#plan-batch").is_visible()
    for key in ("leduc", "d-arc-4"):
        line(outline, plenary, key).locator("[name=chosen]").check()
    assert outline.locator("#plan-count").inner_text() == "(2)"
    outline.get_by_role("button", name="Supprimer…").click()
    outline.get_by_role("button", name="Supprimer", exact=True).click()
    outline.get_by_role("button", name="Annuler ce changement").wait_for()
    assert order(plenary) == [["d-arc"], ["tour-de-table"]]
    outline.get_by_role("button", name="Annuler ce changement").click()
    assert "Annulé" in said(outline)
    assert order(plenary) == [["leduc", "d-arc"], ["tour-de-table", "d-arc-4"]]


def test_the_third_comes_first_in_three_clicks(tab, plenary):
    """From the dashboard: its outline, then up twice."""
    (matin, first), (soir, (third, *others)) = outline_order.order_of(plenary)
    outline_order.put(plenary, ((matin, (*first, third)), (soir, tuple(others))))
    tab.goto("/admin/")
    tab.locator("main").get_by_role("link", name=plenary.title).first.click()
    tab.locator(".plan-grip").first.wait_for()
    for rank in (1, 0):
        line(tab, plenary, "tour-de-table").get_by_role("button", name="Monter").click()
        tab.locator(f"[data-row]:nth-child({rank + 1})[id='intervention-{third}']").wait_for()
    assert order(plenary) == [["tour-de-table", "leduc", "d-arc"], ["d-arc-4"]]


def test_without_script_the_same_buttons_do_the_same(browser, live_server, tab, plenary):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies(tab.context.cookies())
    page = context.new_page()
    page.goto(f"/admin/synthesis/plenary/{plenary.pk}/plan/")
    line(page, plenary, "leduc").get_by_role("button", name="Descendre").click()
    page.get_by_role("button", name="Annuler ce changement").wait_for()
    assert order(plenary)[0] == ["d-arc", "leduc"]
    context.close()


def test_the_outline_has_no_fault_of_accessibility_and_does_not_run_over(outline, plenary):
    models.Speaking.objects.update(printed_role="")
    outline.reload()
    outline.locator(".plan-grip").first.wait_for()
    line(outline, plenary, "leduc").locator("[name=chosen]").check()
    line(outline, plenary, "d-arc").locator("summary").first.click()
    assert faults(outline, DESK) == []
