"""A key figure at its permanent address, and those that it can be compared with."""

import re
from datetime import date
from decimal import Decimal

import pytest

from synthesis.document import extracts
from tests import factories
from tests.views.reading import Page, flat

pytestmark = pytest.mark.django_db
SOLEIL = "/plenieres/soleil-2030"
MAIRES = f"{SOLEIL}/chiffres/maires-69/"


def figure(key, number, **parts):
    said = {"counted": "approuvent", "unit": "%", "series": "avis"} | parts
    return extracts.KeyFigure(key=key, number=Decimal(number), **said)


def published_with(*figures, **changes):
    """The small synthesis, whose first intervention gives these figures."""
    document = factories.document()
    morning, evening = document.sessions
    leduc = morning.interventions[0].model_copy(update={"figures": figures})
    morning = morning.model_copy(update={"interventions": (leduc, *morning.interventions[1:])})
    return factories.published(sessions=(morning, evening), **changes)


SURVEY = (
    figure("maires", 69, population="maires"),
    figure("elus", 81, population="élus"),
    figure("gens", 86, population="gens", qualifier="about"),
)


def rows(response):
    """What the table of the chart says, row by row."""
    html = response.content.decode()
    body = html[html.index("<tbody>") : html.index("</tbody>")]
    found = (re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", row) for row in body.split("<tr>")[1:])
    return [[flat(cell) for cell in row] for row in found]


def bars(response):
    """The lengths of the bars, in percent of the chart, by what each is called."""
    found = {}
    for part in response.content.decode().split('class="bar-name"')[1:]:
        name = part[part.index(">") + 1 : part.index("</a>")]
        length = part[part.index('class="bar-length"') :]
        found[name] = float(length.split('width="')[1].split("%")[0])
    return found


def test_the_number_stands_with_what_it_counts_for_whom_by_which_study(client, published):
    words = Page(client.get(MAIRES)).words
    assert "69 % maires approuvent étude Barème" in words
    assert "Chiffre donné par AL Ada LEDUC Directrice Solaris" in words


def test_how_exactly_it_was_given_is_said(client, db):
    published_with(figure("toits", 1200, unit="toits", qualifier="more_than", series=""))
    assert "plus de 1 200 toits approuvent" in Page(client.get(f"{SOLEIL}/chiffres/toits/")).words


def test_its_sentence_is_shown_and_leads_to_its_paragraph(client, db):
    document = factories.document()
    morning, evening = document.sessions
    leduc = morning.interventions[0].model_copy(
        update={
            "body": "<p>Bonjour.</p><ul><li>Or 69&nbsp;% des maires approuvent. Voilà.</li></ul>"
        }
    )
    morning = morning.model_copy(update={"interventions": (leduc,)})
    factories.published(sessions=(morning, evening), takeaways=())
    response = client.get(MAIRES)
    assert "Or <mark>69\u00a0%</mark> des maires approuvent." in response.content.decode()
    assert Page(response).links["Lire ce paragraphe"] == f"{SOLEIL}/interventions/leduc/#p2"


def test_figures_of_one_series_are_bars_in_proportion(client, db):
    published_with(*SURVEY)
    response = client.get(f"{SOLEIL}/chiffres/elus/")
    assert bars(response) == {"maires": 69, "élus": 81, "gens": 86}
    assert "À comparer" in Page(response).words


def test_each_bar_leads_to_its_figure_and_the_one_of_the_page_says_so(client, db):
    published_with(*SURVEY)
    response = client.get(f"{SOLEIL}/chiffres/elus/")
    assert Page(response).links["maires"] == f"{SOLEIL}/chiffres/maires/"
    html = response.content.decode()
    current = html[: html.index('aria-current="page">élus')]
    assert current.endswith(f'href="{SOLEIL}/chiffres/elus/" ')
    assert html.count('aria-current="page"') == 1


def test_the_table_has_the_same_numbers_one_key_away(client, db):
    published_with(*SURVEY)
    response = client.get(f"{SOLEIL}/chiffres/elus/")
    assert "<summary" in response.content.decode()
    assert "Les mêmes chiffres en tableau" in Page(response).words
    assert rows(response) == [["maires", "69 %"], ["élus", "81 %"], ["gens", "environ 86 %"]]


def test_other_units_are_drawn_from_zero_to_the_largest(client, db):
    tonnes = {"unit": "tonnes", "counted": "de soleil"}
    published_with(figure("a", 240, year=2029, **tonnes), figure("b", 180, year=2028, **tonnes))
    response = client.get(f"{SOLEIL}/chiffres/a/")
    assert bars(response) == {"2028": 75, "2029": 100}


def test_a_figure_alone_in_its_series_is_compared_with_nothing(client, published):
    response = client.get(MAIRES)
    assert "À comparer" not in Page(response).words
    assert "<table" not in response.content.decode()


def test_figures_of_other_plenaries_in_the_same_series_are_compared(client, db):
    published_with(figure("maires", 69, population="maires", year=2030))
    published_with(
        figure("les-maires", 50, population="maires", year=2029),
        slug="soleil-2029",
        held_on=date(2029, 6, 21),
    )
    response = client.get(f"{SOLEIL}/chiffres/maires/")
    assert bars(response) == {"2029": 50, "2030": 69}
    assert Page(response).links["2029"] == "/plenieres/soleil-2029/chiffres/les-maires/"


def test_those_of_another_unit_or_language_are_not(client, db):
    published_with(figure("maires", 69, population="maires"))
    published_with(figure("a", 3, unit="maires"), slug="soleil-2029")
    published_with(figure("b", 69, population="mayors"), slug="sun-2030", language="en")
    assert "À comparer" not in Page(client.get(f"{SOLEIL}/chiffres/maires/")).words


def test_neighbours_are_called_by_their_number_and_their_population(client, db):
    published_with(*SURVEY)
    links = Page(client.get(f"{SOLEIL}/chiffres/elus/")).links
    assert links["Avant 69 % maires"] == f"{SOLEIL}/chiffres/maires/"
    assert links["Après 86 % gens"] == f"{SOLEIL}/chiffres/gens/"


def test_in_an_english_plenary_numbers_are_english(client, db):
    published_with(figure("roofs", 1200, unit="roofs", series=""), language="en")
    assert "1,200 roofs" in Page(client.get(f"/en{SOLEIL}/chiffres/roofs/")).words


@pytest.mark.parametrize("figures", [1, 3])
def test_it_takes_two_queries_one_for_the_other_plenaries(client, db, figures, page_queries):
    published_with(*SURVEY[:figures])
    for year in range(figures):
        published_with(*SURVEY[:figures], slug=f"soleil-{year}")
    with page_queries(2):
        assert client.get(f"{SOLEIL}/chiffres/maires/").status_code == 200


def test_a_figure_of_no_series_takes_one(client, db, page_queries):
    published_with(figure("toits", 3, unit="toits", series=""))
    with page_queries(1):
        assert client.get(f"{SOLEIL}/chiffres/toits/").status_code == 200
