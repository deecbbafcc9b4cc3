"""Bars as a browser draws them."""

from decimal import Decimal

import pytest

from synthesis.document import extracts
from tests import factories
from tests.browser.looks import faults
from tests.views.reading import flat

pytestmark = pytest.mark.django_db(transaction=True)
FIGURE = "/plenieres/soleil-2030/chiffres/gens/"
LENGTHS = """[...document.querySelectorAll('.chart .bar')].map(bar => [
    bar.querySelector('.bar-name').textContent,
    bar.querySelector('.bar-length').getBoundingClientRect().width,
    bar.querySelector('.bar-drawing').getBoundingClientRect().width,
])"""
# Where words run over each other, or out of their chart.
COLLISIONS = """[...document.querySelectorAll('.chart')].flatMap(chart => {
    const edge = chart.getBoundingClientRect(), faults = []
    for (const bar of chart.querySelectorAll('.bar')) {
        const name = bar.querySelector('.bar-name').getBoundingClientRect()
        const value = bar.querySelector('.bar-value').getBoundingClientRect()
        const length = bar.querySelector('.bar-length').getBoundingClientRect()
        const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
            && a.top < b.bottom - 1 && b.top < a.bottom - 1
        if (meet(name, value) || meet(name, length)) faults.push(bar.textContent)
        if (value.right > edge.right + 1 || value.left < edge.left - 1) faults.push('out')
    }
    return faults
})"""


def figure(key, number, **parts):
    said = {"counted": "approuvent", "unit": "%", "series": "avis", "population": key} | parts
    return extracts.KeyFigure(key=key, number=Decimal(number), **said)


def publish(*figures):
    document = factories.document()
    morning, evening = document.sessions
    leduc = morning.interventions[0].model_copy(update={"figures": figures})
    morning = morning.model_copy(update={"interventions": (leduc, *morning.interventions[1:])})
    factories.published(sessions=(morning, evening))


SURVEY = (figure("gens", 69), figure("maires", 81), figure("associations", 86, qualifier="about"))
SUMS = tuple(
    figure(key, number, unit="euros", counted="investis", qualifier="more_than")
    for key, number in (("gens", 120_000_000), ("maires", 30_000_000))
)


@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
def test_bars_are_as_long_as_their_numbers_say(page, transactional_db, width):
    publish(*SURVEY)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(FIGURE)
    for name, length, room in page.evaluate(LENGTHS):
        number = {"gens": 69, "maires": 81, "associations": 86}[name]
        assert length == pytest.approx(room * number / 100, abs=1), name


@pytest.mark.parametrize("figures", [SURVEY, SUMS], ids=["short", "long"])
@pytest.mark.parametrize("address", [FIGURE, "/chiffres/", "/plenieres/soleil-2030/"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_names_bars_and_numbers_never_stand_on_one_another(
    page, transactional_db, figures, address, width
):
    publish(*figures)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    assert page.evaluate("document.querySelectorAll('.chart').length") > 0
    assert page.evaluate(COLLISIONS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_table_opens_with_the_keyboard(page, transactional_db):
    publish(*SURVEY)
    page.goto(FIGURE)
    assert not page.locator(".chart table").is_visible()
    page.locator(".chart-table summary").focus()
    page.keyboard.press("Enter")
    page.locator(".chart table").wait_for()
    assert page.locator(".chart tbody tr").all_inner_texts() == [
        "gens\t69\u202f%",
        "maires\t81\u202f%",
        "associations\tenviron 86\u202f%",
    ]


def test_it_reads_well_aloud(page, transactional_db):
    publish(*SURVEY)
    page.goto(FIGURE)
    heard = flat(page.locator(".chart").aria_snapshot())
    assert '- link "maires"' in heard
    assert "text: 81 %" in heard
    assert "100" not in heard


@pytest.mark.parametrize("colours", ["active", "none"])
def test_bars_can_be_seen_whatever_the_colours(page, transactional_db, colours):
    publish(*SURVEY)
    page.emulate_media(forced_colors=colours)
    page.goto(FIGURE)
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    fill = "getComputedStyle(document.querySelector('.bar-length')).fill"
    assert page.evaluate(paper) != page.evaluate(fill)


def test_a_chart_has_no_fault_of_accessibility(page, transactional_db):
    publish(*SURVEY)
    page.goto(FIGURE)
    page.locator(".chart-table summary").click()
    assert faults(page) == []
