"""Comparable figures as bars: lengths in proportion, each with what tells it from the others."""

from decimal import Decimal

import pytest

from synthesis.document.extracts import KeyFigure
from synthesis.pages.charts import Placed, all_series, groups, series
from synthesis.pages.extracts import figure


def placed(number, population="", plenary="", **parts):
    said = {"key": "k", "unit": "%", "counted": "approuvent", "series": "avis"} | parts
    value = KeyFigure(number=Decimal(str(number)), population=population, **said)
    return Placed(figure(value, "fr"), plenary, plenary)


def lengths(drawn):
    return [bar.length for bar in drawn.bars]


def labels(drawn):
    return [bar.label for bar in drawn.bars]


SURVEY = [placed(69, "Français"), placed(81, "maires"), placed(86, "associations")]


def test_percentages_are_drawn_out_of_a_hundred():
    drawn = series(SURVEY)
    assert drawn.is_percentage
    assert lengths(drawn) == [69, 81, 86]
    assert labels(drawn) == ["Français", "maires", "associations"]


def test_what_all_bars_have_in_common_is_said_once():
    drawn = series(SURVEY)
    assert drawn.counted == "approuvent"
    assert drawn.population == ""
    assert drawn.differing == ("population",)


def test_other_units_are_drawn_from_zero_to_the_largest():
    drawn = series([placed(180, unit="tonnes", year=2016), placed(240, unit="tonnes", year=2017)])
    assert not drawn.is_percentage
    assert lengths(drawn) == [75, 100]
    assert drawn.zero == 0


def test_below_zero_bars_go_the_other_way():
    drawn = series([placed(-5, "a", unit="degrés"), placed(15, "b", unit="degrés")])
    assert [(bar.start, bar.length, bar.end) for bar in drawn.bars] == [(0, 25, 25), (25, 75, 100)]
    assert drawn.zero == 25


@pytest.mark.parametrize("number", [0, -3])
def test_nothing_but_zeros_or_negatives_can_be_drawn(number):
    drawn = series([placed(0, "a", unit="degrés"), placed(number, "b", unit="degrés")])
    assert lengths(drawn) == [0, 100 if number else 0]


def test_years_stand_in_their_order():
    drawn = series(
        [placed(number, year=year) for number, year in ((3, 2019), (1, 2017), (2, 2018))]
    )
    assert labels(drawn) == ["2017", "2018", "2019"]
    assert lengths(drawn) == [1, 2, 3]


def test_several_years_of_several_populations_stand_together_by_population():
    drawn = series(
        [
            placed(75, "maires", year=2019),
            placed(48, "entreprises", year=2019),
            placed(72, "maires", year=2018),
            placed(41, "entreprises", year=2018),
        ]
    )
    assert labels(drawn) == [
        "maires, 2018",
        "maires, 2019",
        "entreprises, 2018",
        "entreprises, 2019",
    ]
    assert [bar.opens for bar in drawn.bars] == [False, False, True, False]


def test_no_two_bars_are_called_the_same_as_long_as_anything_tells_them_apart():
    drawn = series(
        [
            placed(1, "maires", study="A"),
            placed(2, "maires", study="B"),
            placed(3, "maires", study="B", counted="refusent"),
            placed(4, "maires", "une autre plénière", study="B", counted="refusent"),
        ]
    )
    assert len(set(labels(drawn))) == 4
    assert drawn.population == "maires"


def test_a_bar_without_population_is_called_by_what_it_counts():
    assert labels(series([placed(1), placed(2, "maires")])) == ["approuvent", "maires"]


@pytest.mark.parametrize(
    "figures",
    [
        [],
        [placed(69)],
        [placed(69, series=""), placed(81, series="")],
        [placed(69), placed(81, series="autre")],
        [placed(69), placed(81, unit="personnes")],
        [placed(1987, unit="année"), placed(1990, unit="année")],
    ],
)
def test_what_cannot_be_compared_is_not_drawn(figures):
    assert series(figures) is None


def test_the_charts_of_many_figures_are_one_a_series_and_unit():
    drawn = all_series(
        [
            placed(1, "a"),
            placed(10, "a", series="autre"),
            placed(2, "b"),
            placed(500, "a", unit="euros"),
            placed(20, "b", series="autre"),
            placed(3, series=""),
        ]
    )
    assert [(each.name, lengths(each)) for each in drawn] == [("avis", [1, 2]), ("autre", [10, 20])]


@pytest.mark.parametrize(
    ("number", "unit", "room"),
    [(86, "%", "short"), (180, "tonnes", "long"), (120_000_000, "euros", "longest")],
)
def test_the_room_for_what_is_written_at_the_ends_follows_its_length(number, unit, room):
    figures = [placed(number, name, unit=unit, qualifier="exact") for name in ("a", "b")]
    assert series(figures).room == room


def test_in_a_text_neighbours_stand_together_as_a_chart_or_by_what_they_count():
    figures = [
        placed(1, "a"),
        placed(2, "b"),
        placed(3, series="", counted="dorment"),
        placed(4, series="", counted="dorment"),
        placed(5, series="", counted="veillent"),
        placed(1987, unit="année", counted="débuts"),
        placed(1990, unit="année", counted="suite"),
    ]
    found = groups(each.figure for each in figures)
    assert [len(each.figures) for each in found] == [2, 2, 1, 1, 1]
    assert [bool(each.series) for each in found] == [True, False, False, False, False]
