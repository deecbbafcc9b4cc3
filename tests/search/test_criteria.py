"""Counts are lengths of lists: each number is compared with what reading the documents gives."""

import random
from collections import Counter

import pytest

from synthesis.document.integrity import keyed_nodes
from synthesis.models import Passage
from synthesis.models.kinds import Order, OrganisationKind, PassageKind
from synthesis.search import finding
from synthesis.search.criteria import LARGEST
from synthesis.search.database import DatabaseCriteria
from synthesis.search.facets import FACETS, Sense
from synthesis.search.query import parse
from synthesis.text import fold
from tests import factories

pytestmark = pytest.mark.django_db
# Who answers: the columns, or the database while there are none.
ANSWERING = {"columns": finding.criteria, "database": DatabaseCriteria}
INTERVENTION = PassageKind.INTERVENTION


def two_speakers_of_one_organisation():
    """A copy of the small synthesis whose first intervention has two voices of Solaris."""
    document = factories.document()
    leduc, d_arc = document.sessions[0].interventions
    speaking = d_arc.speakings[0].model_copy(update={"organisation": "solaris"})
    both = leduc.model_copy(update={"speakings": (*leduc.speakings, speaking)})
    morning = document.sessions[0].model_copy(update={"interventions": (both, d_arc)})
    return {"sessions": (morning, document.sessions[1]), "slug": "deux-voix"}


@pytest.fixture(params=ANSWERING)
def criteria_of(request):
    return ANSWERING[request.param]


@pytest.fixture
def documents(db, plenary_2017):
    from synthesis import publishing, workspace

    editions = [
        publishing.publish(workspace.load(plenary_2017), None),
        factories.published(),
        factories.published(**two_speakers_of_one_organisation()),
    ]
    return [edition.synthesis for edition in editions]


def voices(speakings):
    return (
        {each.organisation for each in speakings if each.organisation},
        {each.person for each in speakings if each.person},
    )


def about(*interventions):
    return {
        "theme": {tag.theme for each in interventions for tag in each.themes},
        "objectif": {str(tag.goal) for each in interventions for tag in each.goals},
    }


def sessions(document, *interventions):
    return {
        f"{document.slug}.{session.key}"
        for session in document.sessions
        for each in session.interventions
        if each in interventions
    }


def those(document, keys):
    return [each for each in document.interventions if each.key in keys]


def named_by_intervention(document, value, sense):
    speaking, people = voices(value.speakings)
    mentioned = {each.organisation for each in value.mentions}
    organisations = {
        Sense.SPEAKS: speaking,
        Sense.MENTIONED: mentioned,
        Sense.ANY: speaking | mentioned,
    }[sense]
    return about(value) | {
        "nature": {value.kind},
        "organisation": organisations,
        "personne": people,
        "session": sessions(document, value),
    }


def named_by_takeaway(document, value, sense):
    supports = those(document, value.supports)
    organisations, people = voices([one for each in supports for one in each.speakings])
    named = {"nature": {value.kind}, "organisation": organisations, "personne": people}
    return about(value) | named


def named_by_figure(document, value, sense):
    (within,) = (each for each in document.interventions if value in each.figures)
    organisations, people = voices(within.speakings)
    return about(within) | {"organisation": organisations, "personne": people}


def named_by_quotation(document, value, sense):
    (within,) = (each for each in document.interventions if value in each.quotations)
    said_by = [
        each
        for each in within.speakings
        if value.person
        and each.person == value.person
        and value.organisation in (None, each.organisation)
    ]
    organisations, people = voices(said_by[:1] or [value])
    return about(within) | {"organisation": organisations, "personne": people}


def named_by_alliance(document, value, sense):
    told_by = those(document, value.told_by)
    return about(*told_by) | {"organisation": {each.organisation for each in value.parties}}


NAMED = {
    PassageKind.INTERVENTION: ("intervention", named_by_intervention),
    PassageKind.TAKEAWAY: ("takeaway", named_by_takeaway),
    PassageKind.KEY_FIGURE: ("key_figure", named_by_figure),
    PassageKind.QUOTATION: ("quotation", named_by_quotation),
    PassageKind.ALLIANCE: ("alliance", named_by_alliance),
}


def read(documents, kind, sense=Sense.SPEAKS):
    """What each passage is under each facet, read from the documents."""
    nodes, named = NAMED[kind]
    passages = {}
    for document in documents:
        kinds = {each.slug: each.kind.value for each in document.organisations}
        for node in keyed_nodes(document)[nodes]:
            facets = named(document, node, sense) | {"pleniere": {document.slug}}
            facets["type"] = {kinds[slug] for slug in facets["organisation"]}
            passages[f"{document.slug}/{node.key}"] = facets
    return passages


def expected(passages, chosen, without=None):
    return {
        name
        for name, facets in passages.items()
        if all(facets[facet] & set(names) for facet, names in chosen.items() if facet != without)
    }


def found(criteria):
    pks = criteria.page(Order.NEWEST, 0, criteria.totals.found + 1)
    passages = Passage.objects.in_this_order(pks, bodies=False)
    names = [f"{each.plenary_slug}/{each.key}" for each in passages]
    assert len(set(names)) == len(names)
    return set(names)


def some_criteria(kind, passages, choice):
    """Names that occur, and now and then one that does not."""
    values = {
        facet: sorted({name for each in passages.values() for name in each[facet]})
        for facet in FACETS[kind]
    }
    facets = choice.sample(list(values), choice.choice((1, 1, 2, 2, 3)))
    chosen = {}
    for facet in facets:
        names = choice.sample(values[facet], min(len(values[facet]), choice.choice((1, 2, 3))))
        chosen[facet] = tuple(names + ["inconnu"] * (choice.random() < 0.1))
    return chosen


@pytest.mark.parametrize("kind", FACETS)
def test_every_list_and_every_count_is_what_the_documents_say(documents, kind, criteria_of):
    choice = random.Random(2017)
    for _ in range(40):
        sense = choice.choice(list(Sense)) if kind == PassageKind.INTERVENTION else Sense.SPEAKS
        passages = read(documents, kind, sense)
        chosen = some_criteria(kind, passages, choice)
        compare(criteria_of(kind, chosen, sense), documents, passages)


def compare(criteria, documents, passages):
    chosen, sense = criteria.chosen, criteria.sense
    assert found(criteria) == expected(passages, chosen), (chosen, sense)
    assert criteria.totals.found == len(expected(passages, chosen))
    assert list(criteria.choices) == list(FACETS[criteria.kind])
    for facet, choices in criteria.choices.items():
        others = expected(passages, chosen, without=facet)
        for each in choices.shown:
            behind = [name for name in others if each.value in passages[name][facet]]
            assert each.count == len(behind), (chosen, sense, facet, each.value)
            assert each.selected == (each.value in chosen.get(facet, ()))
        given = {name for one in others for name in passages[one][facet]}
        assert given <= {each.value for each in choices.shown}, (chosen, sense, facet)
    for facet, number in criteria.totals.without.items():
        assert number == len(expected(passages, chosen, without=facet))
    for each, number in criteria.totals.senses.items():
        assert number == len(expected(read(documents, criteria.kind, each), chosen)), (chosen, each)


@pytest.mark.parametrize("kind", FACETS)
def test_without_criteria_everything_is_found_and_counted(documents, kind, criteria_of):
    compare(criteria_of(kind), documents, read(documents, kind))


def test_the_reader_s_words_narrow_every_count_like_a_facet(documents, criteria_of):
    chosen = {"theme": ("territoires",)}
    criteria = criteria_of(INTERVENTION, chosen, Sense.SPEAKS, parse("cadre"))
    passages = read(documents, INTERVENTION)
    holding = found(criteria_of(INTERVENTION, {}, Sense.SPEAKS, parse("cadre")))
    narrowed = {name: facets for name, facets in passages.items() if name in holding}
    assert 0 < len(expected(narrowed, chosen)) < len(expected(passages, chosen))
    assert found(criteria) == expected(narrowed, chosen)
    assert criteria.totals.without == {
        "q": len(expected(passages, chosen)),
        "theme": len(narrowed),
    }
    counts = {each.value: each.count for each in criteria.choices["nature"].shown}
    assert counts["talk"] == len(
        [each for each in expected(narrowed, chosen) if "talk" in passages[each]["nature"]]
    )


def test_two_voices_of_one_organisation_are_one_intervention(documents, criteria_of):
    criteria = criteria_of(INTERVENTION)
    choices = {each.value: each.count for each in criteria.choices["organisation"].shown}
    assert choices["solaris"] == 2
    kinds = {each.value: each.count for each in criteria.choices["type"].shown}
    companies = expected(read(documents, INTERVENTION), {"type": ["company"]})
    assert kinds["company"] == len(companies)


def test_a_choice_that_gives_nothing_stays_if_it_is_chosen_or_if_the_facet_is_small(
    documents, criteria_of
):
    chosen = {"personne": ("ada-leduc",), "organisation": ("engie",)}
    choices = {name: each.shown for name, each in criteria_of(INTERVENTION, chosen).choices.items()}
    assert {each.value for each in choices["personne"]} == {"ada-leduc", "isabelle-kocher"}
    assert [each.value for each in choices["organisation"] if each.selected] == ["engie"]
    assert len(choices["type"]) == len(OrganisationKind)
    assert "sante" in {each.value for each in choices["theme"] if not each.count}


def test_a_large_facet_shows_those_that_give_most_and_says_how_many_it_hides(
    documents, criteria_of, monkeypatch
):
    for module in ("columns.answering", "database"):
        monkeypatch.setattr(f"synthesis.search.{module}.LARGEST", 3)
    choices = criteria_of(INTERVENTION, {"organisation": ("acted",)}).choices["organisation"]
    shown = {each.value: each.count for each in choices.shown}
    passages = read(documents, INTERVENTION).values()
    giving = Counter(name for each in passages for name in each["organisation"])
    most = sorted(giving.values(), reverse=True)[:3]
    assert "acted" in shown
    assert sorted(shown.values(), reverse=True)[:3] == most
    assert choices.hidden == len(giving) - len(shown)
    assert LARGEST > 3


def test_letters_choose_among_the_choices_of_a_large_facet(documents, criteria_of):
    letters = {"organisation": "RÉNO"}
    criteria = criteria_of(INTERVENTION, {"organisation": ("solaris",)}, letters=letters)
    shown = [each.entry.label for each in criteria.choices["organisation"].shown]
    assert "Solaris" in shown
    assert all("reno" in fold(each) for each in shown if each != "Solaris")
    assert criteria.choices["organisation"].hidden == 0
    assert len(criteria.choices["personne"].shown) == 2


def test_what_nothing_is_called_is_told_from_what_gives_nothing(documents, criteria_of):
    criteria = criteria_of(
        INTERVENTION, {"organisation": ("groupe-helios", "xyz"), "type": ("media", "bureau")}
    )
    assert criteria.unknown == {"organisation": ["xyz"], "type": ["bureau"]}
    assert criteria.totals.found == 0


# --- In their order


@pytest.mark.parametrize("order", [Order.NEWEST, Order.OLDEST, Order.NAME])
@pytest.mark.parametrize("chosen", [{}, {"theme": ("territoires",)}])
def test_the_columns_order_as_the_database_does(documents, order, chosen):
    mine, other = finding.criteria(INTERVENTION, chosen), DatabaseCriteria(INTERVENTION, chosen)
    every = other.page(order, 0, 1000)
    assert mine.page(order, 0, 1000) == every
    assert mine.page(order, 3, 7) == every[3:7]
    assert mine.page(order, len(every), len(every) + 20) == []
    assert [mine.after(order, pk) for pk in every] == list(range(1, len(every) + 1))
    assert [other.after(order, pk) for pk in every] == list(range(1, len(every) + 1))
    assert mine.after(order, 0) is None
