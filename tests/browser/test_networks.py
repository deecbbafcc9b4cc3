"""Networks as a browser draws them: names where Python thought that they would be."""

import pytest

from synthesis.document import extracts, reference
from synthesis.document.composing import Directory
from tests import factories
from tests.browser.looks import faults

pytestmark = pytest.mark.django_db(transaction=True)
KINDS = list(reference.OrganisationKind)
NAMES = (
    "ENGIE",
    "Association française contre les myopathies (AFM-Téléthon)",
    "WWF France",
    "Commissariat général à l’égalité des territoires",
    "MMMM WWWW MMMM",
    "Fédération internationale des ressourceries",
    "Fonds SPI",
    "Intergouvernementalisations Sud",
)
# Which names touch another, or leave the drawing, as they are really drawn.
COLLISIONS = """name => {
    const drawing = document.querySelector('.network-' + name)
    const sheet = drawing.getBoundingClientRect()
    const texts = [...drawing.querySelectorAll('text')]
    const boxes = texts.map(text => text.getBoundingClientRect())
    const shapes = [...drawing.querySelectorAll('use')].map(use => use.getBoundingClientRect())
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
        && a.top < b.bottom - 2 && b.top < a.bottom - 2
    const faults = []
    boxes.forEach((box, i) => {
        if (boxes.some((other, j) => j > i && meet(box, other))) faults.push(texts[i].textContent)
        if (shapes.some(shape => meet(box, shape))) faults.push('on a shape: ' + i)
        if (box.left < sheet.left - 1 || box.right > sheet.right + 1) faults.push('out')
    })
    return faults
}"""


@pytest.fixture
def crowd(transactional_db, monkeypatch):
    """Eight organisations with names of every length, allied in many ways."""
    organisations = tuple(
        reference.Organisation(slug=f"o{at}", name=name, kind=KINDS[at % len(KINDS)])
        for at, name in enumerate(NAMES)
    )
    known = (*factories.ORGANISATIONS, *organisations)
    directory = Directory(
        {each.slug: each for each in known},
        factories.DIRECTORY.people,
        factories.DIRECTORY.themes,
        factories.DIRECTORY.goals,
    )
    monkeypatch.setattr(factories, "DIRECTORY", directory)
    members = ((0, 1), (0, 2, 3), (0, 4, 5, 6), (3, 7), (1, 7), (2, 5))
    factories.published(
        alliances=tuple(
            extracts.Alliance(
                key=f"a{at}",
                name=" ".join(["Plateforme", "de production"][: 1 + at % 2] * (1 + at // 2)),
                parties=tuple(extracts.Party(organisation=f"o{each}") for each in party),
            )
            for at, party in enumerate(members)
        )
    )


@pytest.mark.parametrize(
    ("width", "shown", "hidden"),
    [
        (320, "narrow", "wide"),
        (768, "narrow", "wide"),
        (1100, "wide", "narrow"),
        (1280, "wide", "narrow"),
        (1920, "wide", "narrow"),
    ],
)
def test_one_drawing_is_shown_and_no_name_stands_on_another(page, crowd, width, shown, hidden):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/alliances/")
    assert page.locator(f".network-{shown}").is_visible()
    assert not page.locator(f".network-{hidden}").is_visible()
    page.evaluate("document.fonts.ready")
    assert page.evaluate(COLLISIONS, shown) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1280])
def test_its_letters_can_be_read(page, crowd, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/alliances/")
    height = page.evaluate(
        "[...document.querySelectorAll('.network-drawing')].filter(each => each.clientWidth)"
        ".map(each => 15 * each.getBoundingClientRect().width / each.viewBox.baseVal.width)[0]"
    )
    assert height >= 12.5


def test_on_paper_it_is_the_wide_one(page, crowd):
    page.set_viewport_size({"width": 700, "height": 900})
    page.emulate_media(media="print")
    page.goto("/alliances/")
    assert page.locator(".network-wide").is_visible()
    assert not page.locator(".network-narrow").is_visible()


def test_each_name_is_a_link_that_the_keyboard_reaches_and_shows(page, crowd):
    page.goto("/alliances/")
    names = page.locator(".network-wide a")
    assert names.count() == 8 + 6
    names.first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    ring = "getComputedStyle(document.activeElement.querySelector('.network-target')).strokeWidth"
    assert page.evaluate(ring) == "3px"
    page.keyboard.press("Enter")
    page.wait_for_url("**/plenieres/soleil-2030/alliances/*/")


def test_a_name_of_several_lines_is_heard_with_its_spaces(page, crowd):
    page.goto("/alliances/")
    heard = page.locator(".network-wide").aria_snapshot()
    assert '- group "6 alliances entre 8 organisations.' in heard
    for name in NAMES:
        assert f'link "{name}"' in heard


def test_pointing_at_an_alliance_shows_its_lines(page, crowd):
    page.goto("/alliances/")
    alliance = page.locator(".network-wide a:has(.network-alliance)").first
    colour = "a => getComputedStyle(a.parentNode.querySelector('.network-threads')).stroke"
    before = alliance.evaluate(colour)
    alliance.locator("text").hover()
    assert alliance.evaluate(colour) != before


def test_a_network_has_no_fault_of_accessibility(page, crowd):
    for address in ("/alliances/", "/organisations/o0/", "/plenieres/soleil-2030/alliances/a2/"):
        page.goto(address)
        assert faults(page) == [], address
