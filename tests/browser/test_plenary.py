"""Reading a plenary in a real browser: the contents that follow, the pictures that are enlarged."""

import re
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from synthesis.models import Photo
from synthesis.publishing import publish
from tests import factories
from tests.browser.looks import violations

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/plenieres/soleil-2030/"
WIDE, NARROW = {"width": 1920, "height": 700}, {"width": 360, "height": 640}
PICTURES = {"toits": (1200, 800), "maire": (600, 900), "ville": (900, 600)}


@pytest.fixture
def plenary(transactional_db):
    """Of long interventions, with three pictures."""
    leduc = factories.leduc()
    long = leduc.model_copy(update={"body": leduc.body + "<p>Elle raconte la suite.</p>" * 40})
    sessions = factories.document().sessions
    morning = sessions[0].model_copy(
        update={"interventions": (long, *sessions[0].interventions[1:])}
    )
    plenary = factories.plenary(sessions=(morning, sessions[1]))
    for position, (key, size) in enumerate(PICTURES.items(), start=1):
        content = BytesIO()
        Image.new("RGB", size, "orange").save(content, "JPEG")
        name = default_storage.save(f"photos/{key}.jpg", ContentFile(content.getvalue()))
        words = {
            "alternative_text": f"Vue : {key}",
            "caption": f"Légende : {key}",
            "credit": "A. L.",
        }
        Photo.objects.create(plenary=plenary, position=position, key=key, file=name, **words)
    return publish(plenary, None).plenary


@pytest.fixture
def reading(page, plenary):
    page.goto(ADDRESS)
    return page


@pytest.fixture
def narrow(page, plenary):
    page.set_viewport_size(NARROW)
    page.goto(ADDRESS)
    return page


@pytest.fixture
def wide(page, plenary):
    page.set_viewport_size(WIDE)
    page.goto(ADDRESS)
    return page


def scroll_to(tab, anchor):
    """As a reader does, who then waits for the next frame."""
    tab.evaluate("id => document.getElementById(id).scrollIntoView()", anchor)
    tab.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")


def following(tab):
    return tab.get_by_role("navigation", name="Sommaire, au fil de la lecture")


def open_bar(tab):
    """With a finger: Playwright's own click would first scroll to where the bar hangs from."""
    tab.mouse.click(180, 22)
    following(tab).get_by_role("link").first.wait_for()


def place(tab):
    """What the contents say that is being read."""
    return [each.inner_text().strip() for each in tab.locator(".follow [aria-current]").all()]


def focused(tab):
    return tab.evaluate(
        "document.activeElement.getAttribute('href') || document.activeElement.value"
    )


def test_the_contents_are_whole_without_a_script(browser, live_server, plenary):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(ADDRESS)
    contents = tab.get_by_role("navigation", name="Sommaire")
    assert contents.count() == 1
    links = [each.get_attribute("href") for each in contents.get_by_role("link").all()]
    assert links[:3] == ["#session-matin", "#intervention-leduc", "#intervention-d-arc"]
    assert tab.locator(":target").count() == 0
    tab.goto(f"{ADDRESS}#photos")
    assert tab.locator(".photo-link").first.get_attribute("href") == f"{ADDRESS}photos/toits/"
    context.close()


def test_in_the_margin_they_say_where_one_is_and_open_that_session_alone(wide):
    assert not following(wide).is_visible()
    scroll_to(wide, "intervention-d-arc")
    assert place(wide) == ["Jean d’ARC"]
    following(wide).get_by_role("link", name="Ada LEDUC").wait_for()
    assert not following(wide).get_by_role("link", name="Entraide").is_visible()
    wide.goto(f"{ADDRESS}#a-retenir")
    wide.wait_for_function("document.querySelector('.follow [aria-current]').hash === '#a-retenir'")
    following(wide).get_by_role("link", name="Ada LEDUC").wait_for(state="hidden")


def test_in_the_margin_they_cover_nothing(wide):
    scroll_to(wide, "intervention-d-arc")
    contents = following(wide).locator("details").bounding_box()
    text = wide.locator("article.plenary").bounding_box()
    assert contents["x"] >= 0
    assert contents["x"] + contents["width"] <= text["x"]


def test_a_choice_leads_there_and_is_where_one_then_is(wide):
    scroll_to(wide, "intervention-leduc")
    following(wide).get_by_role("link", name="Alliances").click()
    wide.wait_for_url("**#alliances")
    wide.wait_for_function("document.querySelector('.follow [aria-current]').hash === '#alliances'")


def test_on_a_phone_a_bar_says_where_one_is_and_opens_by_the_keyboard(narrow):
    assert not following(narrow).is_visible()
    scroll_to(narrow, "intervention-d-arc")
    bar = following(narrow).locator("summary")
    assert bar.inner_text().replace("\n", " ") == "Sommaire : Jean d’ARC"
    assert not following(narrow).get_by_role("link").first.is_visible()
    bar.press("Enter")
    following(narrow).get_by_role("link", name="Ada LEDUC").wait_for()
    narrow.keyboard.press("Escape")
    following(narrow).get_by_role("link").first.wait_for(state="hidden")
    assert narrow.evaluate("document.activeElement.matches('.follow-place')")


def test_on_a_phone_a_choice_closes_the_bar_and_is_not_covered_by_it(narrow):
    scroll_to(narrow, "intervention-leduc")
    open_bar(narrow)
    following(narrow).get_by_role("link", name="Le soir").click()
    narrow.wait_for_url("**#session-soir")
    following(narrow).get_by_role("link").first.wait_for(state="hidden")
    bar = following(narrow).locator("summary").bounding_box()
    assert narrow.get_by_role("heading", name="Le soir").bounding_box()["y"] >= bar["height"]


def test_on_a_phone_a_click_elsewhere_closes_the_bar(narrow):
    scroll_to(narrow, "intervention-leduc")
    open_bar(narrow)
    narrow.mouse.click(180, 630)
    following(narrow).get_by_role("link").first.wait_for(state="hidden")


@pytest.mark.parametrize("width", [320, 1280, 1920])
def test_neither_scripts_nor_pictures_make_anything_jump(page, plenary, width):
    page.route("**/*.woff2", lambda route: route.abort())
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(each => "
        "window.shift += each.value)).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(ADDRESS)
    scroll_to(page, "photos")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") == 0


def enlarged(tab):
    """The picture that is enlarged: where it stands, its words, and which file it shows."""
    dialog = tab.get_by_role("dialog")
    image = dialog.locator("img")
    words = re.sub(r"\s+", " ", dialog.locator(".album-words").inner_text())
    place = dialog.locator(".album-place").inner_text().partition("\n")[0]
    return place.strip(), words, image


def test_a_picture_is_enlarged_with_its_words_and_the_keyboard_shows_the_others(reading):
    reading.get_by_role("link", name="Agrandir la photo : Vue : maire").press("Enter")
    place, words, image = enlarged(reading)
    assert (place, words) == ("Photo 2 sur 3", "Légende : maire Photo : A. L.")
    assert image.get_attribute("alt") == "Vue : maire"
    assert "/photos/maire/" in image.evaluate(
        "async image => (await image.decode(), image.currentSrc)"
    )
    for key, expected in (
        ("ArrowRight", "Photo 3 sur 3"),
        ("ArrowRight", "Photo 1 sur 3"),
        ("ArrowLeft", "Photo 3 sur 3"),
        ("Home", "Photo 1 sur 3"),
        ("End", "Photo 3 sur 3"),
    ):
        reading.keyboard.press(key)
        assert enlarged(reading)[0] == expected


def has_focus(tab, address):
    """The dialog gives the focus back a moment after it is closed."""
    tab.wait_for_function("path => document.activeElement.pathname === path", arg=address)


def test_escape_gives_the_focus_back_to_the_picture_that_was_seen_last(reading):
    reading.get_by_role("link", name="Agrandir la photo : Vue : toits").click()
    reading.keyboard.press("Escape")
    assert reading.get_by_role("dialog").count() == 0
    has_focus(reading, f"{ADDRESS}photos/toits/")
    reading.keyboard.press("Enter")
    reading.keyboard.press("ArrowRight")
    reading.get_by_role("button", name="Fermer").click()
    has_focus(reading, f"{ADDRESS}photos/maire/")


def test_the_focus_stays_in_the_dialog(reading):
    reading.get_by_role("link", name="Agrandir la photo : Vue : toits").click()
    seen = [focused(reading)]
    for _ in range(2):
        reading.keyboard.press("Tab")
        seen.append(focused(reading))
    assert seen == ["close", "previous", "next"]


def test_a_picture_alone_has_no_other_to_show(page, plenary):
    Photo.objects.exclude(key="toits").delete()
    plenary.refresh_from_db()
    publish(plenary, None, "Une photo.")
    page.goto(ADDRESS)
    page.get_by_role("link", name="Agrandir la photo : Vue : toits").click()
    assert page.get_by_role("button", name="Fermer").is_visible()
    assert not page.get_by_role("button", name="Suivante").is_visible()
    page.keyboard.press("ArrowRight")
    assert enlarged(page)[0] == "Photo 1 sur 1"


def test_with_a_key_held_the_picture_opens_in_a_tab_of_its_own(reading):
    with reading.context.expect_page() as opened:
        reading.get_by_role("link", name="Agrandir la photo : Vue : toits").click(
            modifiers=["ControlOrMeta"]
        )
    assert opened.value.url.endswith(f"{ADDRESS}photos/toits/")
    assert reading.get_by_role("dialog").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(1920, "light"), (360, "dark")])
def test_what_opens_has_no_fault_of_accessibility(page, plenary, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(ADDRESS)
    scroll_to(page, "intervention-d-arc")
    if width == 360:
        open_bar(page)
    assert violations(page) == []
    page.locator(".photo-link").first.click()
    assert violations(page) == []


def test_on_paper_the_plenary_is_a_document(reading):
    """Title page, contents, a page for each session and for the last words, one at least behind."""
    pdf = reading.pdf(prefer_css_page_size=True)
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert pages >= 6
    assert re.search(rb"/MediaBox\s*\[0 0 59[45][.\d]* 84[12]", pdf)
