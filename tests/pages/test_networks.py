"""Alliances as a network: the same picture for the same alliances, in which every name has a place
of its own.
"""

import random
import re
from itertools import combinations, pairwise

import pytest

from synthesis.document.reference import OrganisationKind
from synthesis.pages.networks.columns import crossings, spread
from synthesis.pages.networks.drawing import Box
from synthesis.pages.networks.graph import ALLIANCES, ORGANISATIONS, graph
from synthesis.pages.networks.lettering import width, wrapped
from synthesis.pages.networks.sides import sides_of
from synthesis.pages.networks.ties import Party, Tie, strength, strongest, ties_of_rows, walks

WORDS = (
    "Fédération de l’Ourmelle et du littoral Office Compagnie AFM-Téléthon pour une économie"
    " Bibliothèques Internationale ENGIE des ressourceries Ville"
).split()


def tie(name, *slugs, plenary="p"):
    return Tie(plenary, name, name, tuple(Party(each, each.upper(), "company") for each in slugs))


def many(organisations, alliances, seed=1):
    """Alliances drawn by lot among organisations whose names are long and short."""
    lot = random.Random(seed)
    parties = [
        Party(
            f"o{n}",
            " ".join(lot.choices(WORDS, k=lot.randint(1, 9))),
            lot.choice(list(OrganisationKind)),
        )
        for n in range(organisations)
    ]
    return [
        Tie(
            "p",
            f"a{n}",
            " ".join(lot.choices(WORDS, k=lot.randint(1, 9))),
            tuple(lot.sample(parties, lot.randint(2, min(5, organisations)))),
        )
        for n in range(alliances)
    ]


PAIRS = [tie("toits", "a", "b"), tie("pain", "c", "d"), tie("eau", "e", "f")]
CROWDS = [PAIRS, many(3, 3), many(12, 6), many(40, 20), many(40, 30, seed=2), many(200, 90)]


@pytest.fixture(params=CROWDS, ids=lambda ties: f"{len(ties)}")
def ties(request):
    return request.param


@pytest.fixture(params=["wide", "narrow"])
def drawing(request, ties):
    return getattr(graph(ties), request.param)


def test_no_name_stands_on_another_nor_on_a_shape(drawing):
    things = [*drawing.knots, *drawing.spots]
    words = [each.words.box for each in things]
    shapes = [
        Box(each.x - each.size / 2, each.y - each.size / 2, each.size, each.size)
        for each in drawing.spots
    ]
    assert [pair for pair in combinations([*words, *shapes], 2) if pair[0].meets(pair[1])] == []


def test_no_target_stands_on_another_and_a_finger_finds_each(drawing):
    targets = [each.box for each in (*drawing.knots, *drawing.spots)]
    assert [pair for pair in combinations(targets, 2) if pair[0].meets(pair[1])] == []
    assert min(min(each.width, each.height) for each in targets) >= 44


def test_everything_is_on_the_sheet(drawing):
    for each in (*drawing.knots, *drawing.spots):
        for box in (each.box, each.words.box):
            assert box.x >= -1
            assert box.y >= 0
            assert box.x + box.width <= drawing.width + 1
            assert box.y + box.height <= drawing.height


def test_every_organisation_and_every_alliance_is_named_once(drawing, ties):
    shown = strongest(ties, ORGANISATIONS, ALLIANCES)
    slugs = {party.slug for each in shown for party in each.parties}
    assert sorted(each.party.slug for each in drawing.spots) == sorted(slugs)
    assert [each.tie.key for each in drawing.knots] != []
    assert sorted(each.tie.key for each in drawing.knots) == sorted(each.key for each in shown)


def test_every_alliance_has_a_thread_to_each_of_its_parties(drawing):
    places = {each.party.slug: each for each in drawing.spots}
    for knot in drawing.knots:
        heights = {float(y) for y in re.findall(r"(?:M\S+ |[CQ]\S+ )([\d.]+)", knot.threads)}
        assert {places[each.slug].y for each in knot.tie.parties} <= heights


def test_an_organisation_is_read_beside_the_first_alliance_that_names_it(drawing):
    named = set()
    for knot, spots in drawing.groups:
        assert {each.party for each in spots} == set(knot.tie.parties) - named
        named |= set(knot.tie.parties)


def test_the_same_alliances_give_the_same_picture():
    one, other = graph(many(20, 12)), graph(many(20, 12))
    assert one.wide == other.wide
    assert one.narrow == other.narrow


def test_no_alliance_gives_no_picture():
    assert graph([]) is None


def test_three_pairs_are_three_lines():
    wide = graph(PAIRS).wide
    assert [len({spot.y for spot in spots}) for _knot, spots in wide.groups] == [1, 1, 1]
    assert all(knot.threads.count("C") == 2 for knot in wide.knots)


def test_above_the_limits_the_strongest_are_drawn_and_all_are_counted():
    lonely = [tie(f"x{n}", f"x{n}a", f"x{n}b") for n in range(30)]
    hub = [tie(f"h{n}", "hub", f"h{n}a") for n in range(5)]
    drawn = graph([*lonely, *hub])
    assert (drawn.alliances, drawn.organisations) == (35, 66)
    keys = [knot.tie.key for knot in drawn.wide.knots]
    assert {f"h{n}" for n in range(5)} <= set(keys)
    assert len(drawn.wide.spots) <= ORGANISATIONS
    assert drawn.shown == len(keys) == 5 + (ORGANISATIONS - 6) // 2


def test_one_alliance_larger_than_the_limit_is_drawn_all_the_same():
    drawn = graph([tie("tous", *(f"o{n}" for n in range(50)))])
    assert drawn.shown == 1
    assert len(drawn.wide.spots) == 50


def test_the_more_alliances_an_organisation_is_in_the_larger_its_shape():
    sizes = {
        each.party.slug: each.size
        for each in graph([*PAIRS, tie("sel", "a", "c"), tie("blé", "a", "f")]).wide.spots
    }
    assert sizes["a"] > sizes["c"] > sizes["b"]


def test_the_organisation_of_the_page_stands_alone_opposite_to_its_allies():
    drawn = graph([tie("x", "b", "moi"), tie("y", "c", "moi", "d")], current="moi")
    places = {each.party.slug: each for each in drawn.wide.spots}
    assert [each for each in drawn.wide.spots if each.current] == [places["moi"]]
    assert {each.party.slug for each in drawn.wide.spots if each.x < drawn.wide.width / 2} == {
        "moi"
    }
    first = min(drawn.narrow.spots, key=lambda each: each.y)
    assert first.party.slug == "moi"


def test_the_alliance_of_the_page_is_told_from_the_others():
    drawn = graph(PAIRS, here=("p", "pain"))
    for each in (drawn.wide, drawn.narrow):
        assert [knot.tie.key for knot in each.knots if knot.current] == ["pain"]


def test_lines_of_the_railway_never_run_over_one_another():
    for ties in CROWDS:
        runs = {}
        for knot in graph(ties).narrow.knots:
            x, y = re.match(r"M(\S+) (\S+)H", knot.threads).groups()
            ends = [float(y)] + [float(end) for end in re.findall(r"V([\d.]+)", knot.threads)]
            runs.setdefault(x, []).append((min(ends), max(ends)))
        for lane in runs.values():
            lane.sort()
            assert all(one[1] < other[0] for one, other in pairwise(lane))


def row(key="toits", slug="p", name="Toits", language="fr", party="a", short=None, label=None):
    return (slug, key, name, language, party, label or party.upper(), short, "company")


def test_rows_of_the_index_make_alliances():
    rows = [row(), row(party="b"), row(key="pain", name="Pain", party="c")]
    found = ties_of_rows(rows, "fr")
    assert [(each.key, each.name, [party.slug for party in each.parties]) for each in found] == [
        ("toits", "Toits", ["a", "b"]),
        ("pain", "Pain", ["c"]),
    ]


def test_a_translation_tells_the_same_alliance_in_the_language_of_the_page():
    rows = [
        *(row(slug="en", name="Roofs", language="en", party=party) for party in "ab"),
        *(row(slug="fr", name="Toits", language="fr", party=party) for party in "ba"),
    ]
    assert [each.name for each in ties_of_rows(rows, "fr")] == ["Toits"]
    assert [each.name for each in ties_of_rows(rows, "en")] == ["Roofs"]


def test_of_two_plenaries_that_tell_the_same_alliance_the_newer_is_kept_or_that_of_the_page():
    rows = [row(slug=slug, party=party) for slug in ("neuve", "vieille") for party in "ab"]
    assert [each.slug for each in ties_of_rows(rows, "fr")] == ["neuve"]
    assert [each.slug for each in ties_of_rows(rows, "fr", ("vieille", "toits"))] == ["vieille"]


def test_an_alliance_that_gained_a_party_is_another():
    rows = [row(slug="neuve", party=party) for party in "abc"]
    rows += [row(slug="vieille", party=party) for party in "ab"]
    assert [each.slug for each in ties_of_rows(rows, "fr")] == ["neuve", "vieille"]


def test_a_long_name_gives_way_to_a_short_one():
    long = "Comité de liaison des ateliers de réparation et des ressourceries"
    rows = [
        row(label=long, short="Colaréb"),
        row(party="b", label=long),
        row(party="c", short="C3"),
    ]
    ((found),) = ties_of_rows(rows, "fr")
    assert [each.name for each in found.parties] == ["Colaréb", long, "C"]


def test_what_hangs_together_is_walked_from_its_strongest_organisation():
    ties = [tie("1", "a", "b"), tie("2", "x", "y"), tie("3", "b", "c"), tie("4", "b", "d")]
    assert [[each.key for each in walk] for walk in walks(ties)] == [["1", "3", "4"], ["2"]]
    assert [[each.key for each in walk] for walk in walks(ties, "y")] == [["2"], ["1", "3", "4"]]


def test_parties_of_one_alliance_stand_on_both_sides():
    five = tie("cinq", "a", "b", "c", "d", "e")
    sides = sides_of([five], "", strength([five]))
    assert sorted(sides.values()) in ([-1, -1, -1, 1, 1], [-1, -1, 1, 1, 1])


def test_a_column_moves_as_little_as_it_takes_and_keeps_its_order():
    room = dict.fromkeys("abcd", (5, 5))
    free = {"a": 0.0, "b": 20.0, "c": 40.0, "d": 60.0}
    assert spread(free, room) == free
    crowded = spread({"a": 10.0, "b": 10.0, "c": 10.0, "d": 100.0}, room)
    assert crowded == {"a": 0.0, "b": 10.0, "c": 20.0, "d": 100.0}


def test_crossings_are_counted_once_a_pair():
    assert crossings([(1, 1), (2, 2)]) == 0
    assert crossings([(1, 2), (2, 1)]) == 1
    assert crossings([(1, 3), (2, 2), (3, 1)]) == 3


def test_lines_of_a_name_are_few_and_even():
    lines = wrapped("Office international des estuaires habités", 15, 300)
    assert lines == ("Office international", "des estuaires habités")
    assert max(width(each, 15) for each in lines) <= 300
    assert wrapped("Anticonstitutionnellement", 15, 50) == ("Anticonstitutionnellement",)
