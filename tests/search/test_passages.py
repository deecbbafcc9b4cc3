"""A passage shows by its row alone what the page of its plenary shows, and credits nobody else."""

import pytest

from synthesis.document import extracts
from synthesis.models import Passage, Reference
from synthesis.models.kinds import Order, PassageKind, Relation
from synthesis.pages import passages
from synthesis.pages.interventions import Reading
from tests import factories

pytestmark = pytest.mark.django_db
SHOWN = {
    PassageKind.QUOTATION: passages.quotation,
    PassageKind.KEY_FIGURE: passages.figure,
    PassageKind.ANSWER: passages.answer,
    PassageKind.ALLIANCE: passages.alliance,
    PassageKind.TAKEAWAY: passages.takeaway,
}


def on_the_page(document, kind):
    """What the page of the plenary has of this kind."""
    reading = Reading(document)
    interventions = [reading.intervention(each) for each in document.interventions]
    parts = {
        PassageKind.QUOTATION: [each.quotations for each in interventions],
        PassageKind.KEY_FIGURE: [each.figures for each in interventions],
        PassageKind.ANSWER: [each.answers for each in interventions],
        PassageKind.ALLIANCE: [reading.alliances()],
        PassageKind.TAKEAWAY: [reading.takeaways(document.takeaways)],
    }[kind]
    return [value for values in parts for value in values]


@pytest.fixture
def edition_2017(db, plenary_2017):
    from synthesis import publishing, workspace

    return publishing.publish(workspace.load(plenary_2017), None)


@pytest.mark.parametrize("kind", SHOWN)
def test_it_shows_what_the_page_of_its_plenary_shows(edition_2017, kind):
    rows = Passage.objects.of_kind(kind).order_by("position")
    shown = [SHOWN[kind](row) for row in rows]
    assert shown == on_the_page(edition_2017.synthesis, kind) != []


def test_it_knows_the_intervention_that_it_stands_in(edition_2017):
    reading = Reading(edition_2017.synthesis)
    figures = Passage.objects.of_kind(PassageKind.KEY_FIGURE)
    assert figures
    for figure in figures:
        (origin,) = passages.origins(figure)
        assert (origin.key, origin.label) == (
            figure.intervention,
            reading.steps[figure.intervention].label,
        )
        assert origin.voices == reading.voices[figure.intervention]


def test_a_takeaway_knows_all_that_supports_it_in_the_order_of_the_synthesis(db):
    takeaway = factories.document().takeaways[0]
    both = takeaway.model_copy(update={"supports": ("d-arc", "leduc")})
    factories.published(takeaways=(both,))
    row = Passage.objects.of_kind(PassageKind.TAKEAWAY).get()
    assert [each.key for each in passages.origins(row)] == ["leduc", "d-arc"]
    assert [line["name"] for line in row.byline] == ["Ada LEDUC", "Jean d’ARC"]
    assert row.nature == "request"


def test_it_keeps_what_its_records_are_called_and_nothing_that_is_said_at_length(edition_2017):
    for row in Passage.objects.exclude(kind=PassageKind.INTERVENTION):
        for origin in row.value.get("interventions", ()):
            assert set(origin) <= {"key", "heading", "kind", "speakings"}
        for organisation in row.value.get("organisations", ()):
            assert set(organisation) <= {"slug", "name", "kind"}
        for person in row.value.get("people", ()):
            assert set(person) <= {"slug", "given_name", "family_name"}


def named(kind, key):
    found = Reference.objects.filter(kind=kind, passage__key=key)
    return set(found.values_list("relation", "entry__slug"))


def quoted(**said_by):
    """The small synthesis in which Ada Leduc's quotation is somebody else's words, or nobody's."""
    document = factories.document()
    leduc, d_arc = document.sessions[0].interventions
    quotation = extracts.Quotation(key="mots", text="Le soleil est à tous", **said_by)
    leduc = leduc.model_copy(update={"quotations": (quotation,)})
    morning = document.sessions[0].model_copy(update={"interventions": (leduc, d_arc)})
    return factories.published(sessions=(morning, document.sessions[1]))


def test_words_are_credited_to_who_said_them_not_to_who_speaks(db):
    quoted(person="jean-d-arc", organisation="montbrun")
    assert named("quotation", "mots") == {
        (Relation.SPEAKER, "jean-d-arc"),
        (Relation.SPEAKS_FOR, "montbrun"),
        (Relation.THEME, "energie"),
        (Relation.GOAL, "7"),
        (Relation.SESSION, "soleil-2030.matin"),
        (Relation.PLENARY, "soleil-2030"),
    }
    row = Passage.objects.get(key="mots")
    assert [line["name"] for line in row.byline] == ["Jean d’Arc"]
    assert row.sort_key == "arc, jean d"


def test_words_of_nobody_are_credited_to_nobody(db):
    quoted()
    relations = {relation for relation, _ in named("quotation", "mots")}
    assert not relations & {Relation.SPEAKER, Relation.SPEAKS_FOR}
    row = Passage.objects.get(key="mots")
    assert (row.byline, row.sort_key) == ([], "")


def test_a_figure_is_given_by_those_who_speak(published):
    assert named("key_figure", "maires-69") >= {
        (Relation.SPEAKER, "ada-leduc"),
        (Relation.SPEAKS_FOR, "solaris"),
    }


def test_a_takeaway_is_of_those_who_support_it_and_of_its_own_subjects(published):
    assert named("takeaway", "cadre-simple") == {
        (Relation.SPEAKER, "jean-d-arc"),
        (Relation.SPEAKS_FOR, "montbrun"),
        (Relation.THEME, "territoires"),
        (Relation.GOAL, "17"),
        (Relation.SESSION, "soleil-2030.matin"),
        (Relation.PLENARY, "soleil-2030"),
    }


def test_an_alliance_is_of_its_parties_and_about_what_those_who_tell_it_speak_of(published):
    assert named("alliance", "toits") == {
        (Relation.PARTY, "solaris"),
        (Relation.PARTY, "montbrun"),
        (Relation.THEME, "energie"),
        (Relation.GOAL, "7"),
        (Relation.SESSION, "soleil-2030.matin"),
        (Relation.PLENARY, "soleil-2030"),
    }
    assert Passage.objects.get(key="toits").sort_key == "toits solaires"


def test_every_reference_tells_the_kind_of_its_passage(edition_2017):
    rows = Reference.objects.values_list("kind", "passage__kind")
    assert all(kind == of_passage for kind, of_passage in rows)


def in_order(order):
    rows = Passage.objects.interventions().sorted_by(order)
    return [f"{row.plenary_slug}/{row.key}" for row in rows]


def test_passages_are_sorted_by_date_or_by_name_and_each_plenary_in_its_own_order(published):
    from datetime import date

    factories.published(slug="ancienne", held_on=date(1999, 1, 1))
    new = ["soleil-2030/leduc", "soleil-2030/d-arc", "soleil-2030/tour-de-table"]
    old = ["ancienne/leduc", "ancienne/d-arc", "ancienne/tour-de-table"]
    assert in_order(Order.NEWEST) == [*new, *old]
    assert in_order(Order.OLDEST) == [*old, *new]
    assert in_order(Order.NAME) == [new[1], old[1], new[2], old[2], new[0], old[0]]


def test_those_without_a_name_come_last_by_name(db):
    quoted()
    rows = Passage.objects.exclude(kind=PassageKind.ANSWER).sorted_by(Order.NAME)
    assert rows.last().key == "mots"
