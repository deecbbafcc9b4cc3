"""What pages show, from the value alone: none of them asks the database for anything."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from synthesis.document import extracts
from synthesis.document import synthesis as value
from synthesis.models.kinds import TakeawayKind
from synthesis.pages import voices
from synthesis.pages.extracts import amount, figure
from synthesis.pages.interventions import intervention_page
from synthesis.pages.notes import Notebook, Notes
from synthesis.pages.plenaries import days, plenary_page
from tests import factories


@pytest.fixture
def page():
    return plenary_page(factories.document())


def printed(**speaking):
    directory = factories.DIRECTORY
    return voices.voice(value.Speaking(**speaking), directory)


def test_a_voice_is_called_as_it_was_printed_that_day():
    voice = printed(
        person="ada-leduc",
        organisation="solaris",
        printed_name="Ada LEDUC",
        printed_role="Directrice",
        printed_organisation="SOLARIS SA",
    )
    assert (voice.name, voice.role, voice.organisation) == ("Ada LEDUC", "Directrice", "SOLARIS SA")
    assert (voice.person_slug, voice.organisation_slug) == ("ada-leduc", "solaris")
    assert (voice.kind, voice.kind_label, voice.initials) == ("company", "entreprise", "AL")


def test_what_was_not_printed_comes_from_the_directory():
    voice = printed(person="jean-d-arc", organisation="montbrun")
    assert (voice.name, voice.organisation) == ("Jean d’Arc", "Ville de Montbrun")
    assert voice.role == ""


def test_an_organisation_without_a_person_is_the_voice():
    voice = printed(organisation="entraide", printed_organisation="Le réseau Entraide")
    assert (voice.name, voice.organisation) == ("Le réseau Entraide", "")
    assert (voice.person_slug, voice.organisation_slug) == ("", "entraide")


def test_a_name_without_record_is_a_voice_without_link():
    voice = printed(printed_name="Une élève")
    assert (voice.name, voice.organisation, voice.kind, voice.kind_label) == (
        "Une élève",
        "",
        "",
        "",
    )
    assert (voice.person_slug, voice.organisation_slug) == ("", "")


@pytest.mark.parametrize(
    ("number", "unit", "qualifier", "words"),
    [
        (69, "%", "exact", ("", "69\u202f%")),
        (120_000_000, "euros", "more_than", ("plus de", "120\u00a0millions d’euros")),
        (1987, "année", "since", ("depuis", "1987")),
        (Decimal("1200000"), "partenariats", "exact", ("", "1,2\u00a0million de partenariats")),
        (15, "ans", "about", ("environ", "15\u00a0ans")),
        (3, "mois", "less_than", ("moins de", "3\u00a0mois")),
    ],
)
def test_a_figure_is_written_as_one_says_it(number, unit, qualifier, words):
    key_figure = extracts.KeyFigure(
        key="k", number=number, unit=unit, qualifier=qualifier, counted="choses"
    )
    shown = figure(key_figure, "fr")
    assert (shown.qualifier, shown.value) == words


def test_a_french_figure_stays_french_on_an_english_page():
    key_figure = extracts.KeyFigure(
        key="k", number=1500, unit="euros", qualifier="more_than", counted="dons"
    )
    with override("en"):
        shown = figure(key_figure, "fr")
    assert (shown.qualifier, shown.value) == ("plus de", "1\u202f500\u00a0euros")


def test_an_amount_is_worded_and_an_unknown_one_is_nothing():
    alliance = factories.document().alliances[0]
    assert amount(alliance, "fr") == "plus de 2\u00a0millions d’euros"
    assert amount(alliance.model_copy(update={"amount": None}), "fr") == ""


def test_a_takeaway_and_its_intervention_lead_to_each_other(page):
    [requests] = page.takeaways
    [takeaway] = requests.takeaways
    assert [(each.key, each.label) for each in takeaway.supports] == [("d-arc", "Jean d’ARC")]
    d_arc = page.sessions[0].interventions[1]
    assert [each.key for each in d_arc.takeaways] == ["cadre-simple"]
    assert page.sessions[0].interventions[0].takeaways == ()


def test_supports_are_told_in_the_order_of_the_synthesis():
    [takeaway] = factories.document().takeaways
    takeaway = takeaway.model_copy(update={"supports": ("d-arc", "leduc", "tour-de-table")})
    page = plenary_page(factories.document(takeaways=(takeaway,)))
    [supported] = page.takeaways[0].takeaways
    assert [each.key for each in supported.supports] == ["leduc", "d-arc", "tour-de-table"]


def test_takeaways_stand_with_those_of_their_kind_in_the_order_of_the_synthesis():
    [request] = factories.document().takeaways
    kinds = [("b", "request"), ("a", "observation"), ("c", "request"), ("d", "outlook")]
    takeaways = tuple(
        request.model_copy(update={"key": key, "kind": TakeawayKind(kind)}) for key, kind in kinds
    )
    page = plenary_page(factories.document(takeaways=takeaways))
    assert [(each.label, [one.key for one in each.takeaways]) for each in page.takeaways] == [
        ("Constat", ["a"]),
        ("Demandes", ["b", "c"]),
        ("Perspective", ["d"]),
    ]
    assert page.number_of_takeaways == 4


def test_an_alliance_has_its_parties_in_order_with_their_part(page):
    [alliance] = page.alliances
    assert [(each.name, each.part) for each in alliance.parties] == [
        ("Solaris", "installe"),
        ("Ville de Montbrun", "prête ses toits"),
    ]
    assert [each.label for each in alliance.told_by] == ["Ada LEDUC"]
    assert alliance.year == 2029


def test_an_answer_may_belong_to_nobody(page):
    assert [(each.text, str(each.said_by)) for each in page.last_words.answers] == [
        ("confiance", "None"),
        ("patience", "Jean d’Arc"),
    ]
    assert page.last_words.source.label == "Entraide"
    assert page.sessions[1].interventions[0].answers == ()


@pytest.mark.parametrize(
    ("answers", "few"),
    [
        (["partenariat", "casser les codes"], True),
        (["un compteur que tout le monde sait lire"], False),
        (["mot"] * 7, False),
    ],
)
def test_last_words_are_set_large_when_they_are_few_and_short(answers, few):
    table = factories.round_table()
    answers = tuple(extracts.Answer(key=f"mot-{at}", text=each) for at, each in enumerate(answers))
    sessions = (
        value.Session(
            key="soir",
            title="Le soir",
            interventions=(table.model_copy(update={"answers": answers}),),
        ),
    )
    document = factories.document(0, sessions=sessions)
    assert plenary_page(document).last_words.are_few is few


def test_a_plenary_where_nothing_is_said_has_no_last_words():
    assert plenary_page(factories.document(0, sessions=())).last_words is None
    assert plenary_page(factories.document(2)).last_words is None


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2017, 9, 4), (2017, 9, 6), "du 4 au 6 septembre 2017"),
        ((2017, 8, 31), (2017, 9, 1), "du 31 août au 1er septembre 2017"),
        ((2017, 12, 31), (2018, 1, 1), "du 31 décembre 2017 au 1er janvier 2018"),
        ((2017, 9, 4), (2017, 9, 4), ""),
    ],
)
def test_what_the_days_of_an_event_share_is_said_once(first, last, words):
    assert days(date(*first), date(*last)) == words
    assert days(None, date(*last)) == days(date(*first), None) == ""


def test_notes_are_numbered_through_the_whole_text():
    first, second = (f'<p><a href="https://example.org/{each}">là</a></p>' for each in "ab")
    leduc = factories.leduc().model_copy(update={"body": first})
    d_arc = factories.d_arc().model_copy(update={"body": "<p>Rien.</p>"})
    sessions = (
        value.Session(key="matin", title="Matin", opening=second, interventions=(leduc,)),
        value.Session(key="midi", title="Midi", interventions=(d_arc,)),
    )
    page = plenary_page(factories.document(0, sessions=sessions, introduction=first, takeaways=()))
    assert page.introduction_notes == Notes(1, ("https://example.org/a",))
    notes = [each.notes for each in page.sessions]
    assert notes == [Notes(2, ("https://example.org/b", "https://example.org/a")), None]
    assert page.closing_notes is None


def test_a_note_is_the_address_that_one_types_and_letters_to_people_are_none():
    html = '<p><a href="https://example.org/?a=1&amp;b=2">là</a><a href="mailto:a@b.fr">là</a></p>'
    assert Notebook().notes(html) == Notes(1, ("https://example.org/?a=1&b=2",))


def test_goals_have_their_official_titles_in_the_language_of_the_page():
    with override("en"):
        english = plenary_page(factories.document()).sessions[0].interventions[0]
    assert [(each.number, each.title) for each in english.goals] == [(7, "Clean energy")]
    french = plenary_page(factories.document()).sessions[0].interventions[0]
    assert [(each.title, each.stated) for each in french.goals] == [("Énergie propre", True)]


def test_what_nobody_speaks_is_called_by_its_heading_or_its_kind():
    silent = value.Intervention(key="cadre", kind="framing", heading="Un cadre")
    assert voices.label(silent, ()) == "Un cadre"
    assert voices.label(silent.model_copy(update={"heading": ""}), ()) == "Cadrage"


def test_an_intervention_knows_its_neighbours_across_sessions():
    page = intervention_page(factories.document(), "d-arc")
    assert (page.previous.key, page.next.key) == ("leduc", "tour-de-table")
    assert (page.position, page.of, page.session) == (2, 3, "Le matin")
    assert intervention_page(factories.document(), "leduc").previous is None
    assert intervention_page(factories.document(), "tour-de-table").next is None


def test_an_intervention_that_is_not_there_has_no_page():
    assert intervention_page(factories.document(), "inconnue") is None


def test_the_event_is_called_with_its_edition_once(page):
    assert page.event.name == "Forum du soleil 2030"
    event = factories.document().event.model_copy(update={"name": "Forum 2030", "edition": "2030"})
    assert plenary_page(factories.document(event=event)).event.name == "Forum 2030"


@pytest.mark.django_db
def test_the_2017_plenary_is_worded_whole(plenary_2017):
    page = plenary_page(plenary_2017)
    labels = [each.label for session in page.sessions for each in session.interventions]
    assert labels[:3] == [
        "Le RAMEAU",
        "Le 17ème objectif des ODD\u00a0: un changement de paradigme",
        "Mahmoud MOHIELDIN",
    ]
    assert labels[-1] == "Tour de table"
    assert page.alliances[0].amount == "plus de 120\u00a0millions d’euros"
    assert page.links[0].is_dead
