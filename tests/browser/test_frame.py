"""The ways to every list, on a phone and on a screen, without a script."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
LISTS = (
    "Plénières Interventions Organisations Personnes À retenir Chiffres Citations Alliances Thèmes"
    " Objectifs"
)


@pytest.fixture
def still(browser, live_server):
    """A tab that runs no script."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def ways(tab):
    links = tab.locator(".site-nav a")
    return " ".join(links.nth(n).inner_text() for n in range(links.count()))


@pytest.mark.parametrize("width", [320, 768])
def test_on_a_phone_they_unfold_from_one_button(still, transactional_db, width):
    still.set_viewport_size({"width": width, "height": 700})
    still.goto("/")
    assert not still.locator(".site-nav").is_visible()
    still.locator(".site-menu > summary").click()
    assert ways(still) == LISTS
    assert still.get_by_role("link", name="English").first.is_visible()
    still.get_by_role("link", name="Thèmes").click()
    assert still.url.endswith("/themes/")


@pytest.mark.parametrize("width", [864, 1280])
def test_on_a_screen_they_stand_open_in_two_lines(still, transactional_db, width):
    still.set_viewport_size({"width": width, "height": 700})
    still.goto("/")
    assert not still.locator(".site-menu > summary").is_visible()
    assert ways(still) == LISTS
    lines = {round(each.bounding_box()["y"]) for each in still.locator(".site-nav a").all()}
    assert len(lines) == 2


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_every_way_is_large_enough_for_what_points_at_it(still, transactional_db, width):
    still.set_viewport_size({"width": width, "height": 700})
    still.goto("/")
    least = 34 if width >= 864 else 44
    if width < 864:
        still.locator(".site-menu > summary").click()
    boxes = [each.bounding_box() for each in still.locator(".site-menu a, .site-foot a").all()]
    assert len(boxes) == 17
    assert [box for box in boxes if box["height"] < least] == []
