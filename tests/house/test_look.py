"""The stylesheets and the templates agree, and what is read can be read, by day and by night."""

import re
from pathlib import Path

import pytest

from convergences.static import SHEETS
from synthesis.document.reference import OrganisationKind
from synthesis.pages.photos import FRAMES

PROJECT = Path(__file__).resolve().parents[2]
CSS = PROJECT / "static" / "css"
COMPONENTS = PROJECT / "templates" / "site" / "components"
KINDS = [*OrganisationKind, "person"]


def tokens(scheme):
    """The custom properties that are colours: the first block's, and over them the night's."""
    day, night = (CSS / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")
    found = re.findall(r"--([\w-]+): (#[0-9a-f]{6});", day + (night if scheme == "dark" else ""))
    return dict(found)


def luminance(colour):
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("paper", ["paper", "tint"])
@pytest.mark.parametrize(
    ("least", "names"),
    [
        (7, ["ink", "quiet"]),
        (4.5, ["accent", *(f"kind-{kind}" for kind in KINDS)]),
        (3, ["edge"]),
    ],
)
def test_colours_can_be_read_on_paper(scheme, paper, least, names):
    colours = tokens(scheme)
    faint = {n: contrast(colours[n], colours[paper]) for n in names}
    assert {n: ratio for n, ratio in faint.items() if ratio < least} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_filter_in_use_can_be_read_on_its_wash(scheme):
    colours = tokens(scheme)
    assert contrast(colours["accent"], colours["wash"]) >= 4.5


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_organisation_has_a_shape_and_a_colour(kind):
    assert f'id="shape-{kind}"' in (COMPONENTS / "shapes.html").read_text()
    assert f".kind-{kind} {{" in (CSS / "marks.css").read_text()


@pytest.mark.parametrize("number", range(1, 18))
def test_the_number_of_every_goal_can_be_read_on_its_colour(number):
    rule = rf"\.goal-{number} {{\s*--goal: (#\w{{6}});\s*--goal-ink: (#\w+);"
    colour, ink = re.search(rule, (CSS / "marks.css").read_text()).groups()
    assert contrast(colour, "#ffffff" if ink == "#fff" else ink) >= 4.5


def test_every_component_says_what_it_is_given():
    silent = [
        path.name
        for path in COMPONENTS.glob("*.html")
        if not re.match(r"\{#\s+\w.*?#\}\n", path.read_text(), re.S)
    ]
    assert silent == []


def test_nothing_is_styled_that_no_template_has():
    rooms = (PROJECT / "templates").rglob("*.html"), (PROJECT / "static" / "js").glob("*.js")
    markup = "".join(path.read_text() for room in rooms for path in room)
    python = "".join(path.read_text() for path in (PROJECT / "synthesis").rglob("*.py"))
    styled = set()
    for sheet in SHEETS:
        text = (CSS / f"{sheet}.css").read_text()
        styled |= set(re.findall(r"\.([a-z][\w-]*)(?=[^{};]*\{)", text))
    made = {f"goal-{n}" for n in range(1, 18)} | {f"kind-{kind}" for kind in KINDS}
    made |= {"chart-short", "chart-long", "chart-longest", "network-wide", "network-narrow"}
    made |= {"htmx-request"}  # htmx puts it on what waits
    made |= {f"focal-{axis}-{tenth}" for axis in "xy" for tenth in range(11)}
    made |= {f"photo-{frame}" for frame in FRAMES}
    assert {n for n in styled - made if n not in markup and n not in python} == set()
