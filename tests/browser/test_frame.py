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


CORES = {
    ("Convergences Serif", "400", "normal"),
    ("Convergences Serif", "500 700", "normal"),
    ("Convergences Serif", "400", "italic"),
    ("Convergences Sans", "400 700", "normal"),
}


def test_a_first_page_is_read_in_its_fonts_of_which_only_the_cores_are_sent(page, published):
    sent = []
    page.on("response", lambda response: sent.append(response.url.rpartition("/")[2]))
    page.goto(f"/plenieres/{published.slug}/")
    page.wait_for_load_state("networkidle")
    faces = page.evaluate(
        "[...document.fonts].filter(each => each.status === 'loaded')"
        ".map(each => [each.family.replaceAll('\"', ''), each.weight, each.style])"
    )
    assert set(map(tuple, faces)) >= CORES
    fonts = sorted(name.partition(".")[0] for name in sent if name.endswith(".woff2"))
    assert fonts == ["sans-core", "serif-bold-core", "serif-core", "serif-italic-core"]
