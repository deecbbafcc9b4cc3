"""The difference between two documents."""

from collections import Counter

import pytest
from hypothesis import given, settings

from synthesis.document.composing import Directory, compose
from synthesis.document.diff import Action, Difference, diff
from synthesis.document.extracts import Alliance, KeyFigure, Party, Quotation, Takeaway, ThemeTag
from synthesis.document.reference import Organisation
from synthesis.document.synthesis import Link, Source, Speaking
from tests.document.editing import versions
from tests.document.samples import DIRECTORY, document, session, talk
from tests.document.strategies import syntheses


def facts(difference):
    return [(each.action.value, each.kind.value, each.key) for each in difference.changes]


def spelled(change):
    return {each.name: (each.before, each.after) for each in change.fields}


@given(syntheses())
@settings(max_examples=10, deadline=None)
def test_a_document_does_not_differ_from_itself_nor_from_its_public_part(synthesis):
    assert diff(synthesis, synthesis) == Difference()
    assert not diff(synthesis.public(), synthesis)


@given(versions())
@settings(max_examples=30, deadline=None)
def test_two_documents_differ_when_readers_would_see_it(pair):
    old, new = pair
    assert bool(diff(old, new)) == (old.public() != new.public())
    assert bool(diff(new, old)) == (old.public() != new.public())


@given(versions())
@settings(max_examples=25, deadline=None)
def test_each_fact_is_told_once_and_its_words_join_to_both_texts(pair):
    difference = diff(*pair)
    named = Counter(
        (each.action, each.kind, each.key) for each in every(difference.changes) if not each.holder
    )
    assert not named or max(named.values()) == 1
    for change in every(difference.changes):
        assert change.label
        for each in change.fields:
            kept = [word for word in each.words if word.action != "added"]
            assert "".join(word.text for word in kept) == each.before
            kept = [word for word in each.words if word.action != "removed"]
            assert "".join(word.text for word in kept) == each.after


def every(changes):
    for change in changes:
        yield change
        yield from every(change.parts)


@given(versions())
@settings(max_examples=25, deadline=None)
def test_the_interventions_touched_are_those_that_are_not_the_same(pair):
    old, new = ({each.key: each for each in document.interventions} for document in pair)
    difference = diff(*pair)
    changed = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    moved = {each.key for each in difference.changes if each.action is Action.MOVED}
    assert changed <= set(difference.interventions) <= changed | moved
    added = {
        key
        for action, kind, key in facts(difference)
        if (action, kind) == ("added", "intervention")
    }
    assert added == new.keys() - old.keys()


def test_without_an_older_document_all_is_added():
    new = document(session("s1", talk("kocher", "<p>Bonjour</p>")))
    assert facts(diff(None, new)) == [
        ("added", "plenary", "plenary-2017"),
        ("added", "event", "forum-2017"),
        ("added", "session", "s1"),
        ("added", "intervention", "kocher"),
    ]


def test_the_words_changed_in_a_body_are_told_within_its_paragraphs():
    old = document(session("s1", talk("kocher", "<p>Deux idées.</p><p>La fin.</p>")))
    new = document(session("s1", talk("kocher", "<p>Trois idées.</p><p>La fin.</p>")))
    (change,) = diff(old, new).changes
    assert (change.action, change.kind, change.key) == ("changed", "intervention", "kocher")
    (body,) = change.fields
    assert body.before == "Deux idées.\nLa fin."
    assert [(word.action.value, word.text) for word in body.words] == [
        ("removed", "Deux"),
        ("added", "Trois"),
        ("kept", " idées.\nLa fin."),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<p><a href="https://a.fr">ici</a></p>', '<p><a href="https://b.fr">ici</a></p>'),
        ("<p>mot</p>", "<p><em>mot</em></p>"),
    ],
)
def test_a_change_of_markup_alone_is_a_change(old, new):
    difference = diff(
        document(session("s1", talk("a", old))), document(session("s1", talk("a", new)))
    )
    (change,) = difference.changes
    assert change.fields[0].markup_only


def test_an_added_intervention_is_told_once_with_its_parts_inside():
    kocher = talk(
        "kocher",
        speakings=(Speaking(person="kocher", organisation="engie"),),
        quotations=(Quotation(key="q1", text="consom’action"),),
        themes=(ThemeTag(theme="climat", stated=True),),
    )
    old = document(session("s1", talk("canfin")))
    difference = diff(old, document(session("s1", talk("canfin"), kocher)))
    assert ("added", "intervention", "kocher") in facts(difference)
    assert {kind for _, kind, _ in facts(difference)} == {
        "intervention",
        "organisation",
        "person",
        "theme",
    }
    added = difference.changes[0]
    assert added.label == "Isabelle KOCHER"
    assert [(each.kind.value, each.label) for each in added.parts] == [
        ("speaking", "Isabelle KOCHER"),
        ("quotation", "«\u202fconsom’action\u202f»"),
        ("theme_tag", "Climat"),
    ]
    assert difference.interventions == ("kocher",)


def test_a_removed_intervention_is_told_where_it_stood():
    old = document(session("s1", talk("a"), talk("b"), talk("c")), session("s2", talk("d", "x")))
    new = document(session("s1", talk("a"), talk("c")), session("s2", talk("d", "y")))
    assert facts(diff(old, new)) == [
        ("removed", "intervention", "b"),
        ("changed", "intervention", "d"),
    ]


def test_the_fewest_things_have_moved():
    keys = "a b c d e".split()
    old = document(session("s1", *map(talk, keys)))
    new = document(session("s1", *map(talk, "e a b c d".split())))
    assert facts(diff(old, new)) == [("moved", "intervention", "e")]


def test_a_move_across_sessions_tells_both_titles_and_what_changed_besides():
    old = document(session("matin", talk("a", "x"), talk("b")), session("soir"))
    new = document(session("matin", talk("b")), session("soir", talk("a", "y")))
    moved, changed = diff(old, new).changes
    assert (moved.action, moved.key, moved.came_from) == ("moved", "a", "matin")
    assert spelled(moved) == {"session": ("Matin", "Soir")}
    assert (changed.action, spelled(changed)) == ("changed", {"body": ("x", "y")})


def test_an_intervention_saved_from_a_removed_session_is_moved_not_lost():
    old = document(session("matin", talk("a"), talk("b")), session("soir"))
    new = document(session("soir", talk("a")))
    assert facts(diff(old, new)) == [
        ("removed", "session", "matin"),
        ("removed", "intervention", "b"),
        ("moved", "intervention", "a"),
    ]


def test_a_quotation_given_to_another_intervention_touches_both():
    quotation = Quotation(key="q1", text="Seul on va plus vite")
    old = document(
        session("s1", talk("a", heading="A", quotations=(quotation,)), talk("b", heading="B"))
    )
    new = document(
        session("s1", talk("a", heading="A"), talk("b", heading="B", quotations=(quotation,)))
    )
    difference = diff(old, new)
    (moved,) = difference.changes
    assert (moved.action, moved.within, moved.came_from) == ("moved", "b", "a")
    assert spelled(moved) == {"intervention": ("A", "B")}
    assert set(difference.interventions) == {"a", "b"}


def test_a_figure_is_told_within_its_intervention():
    def with_figure(number):
        figure = KeyFigure(key="f1", number=number, unit="%", counted="des Français")
        return document(session("s1", talk("a", figures=(figure,))))

    (change,) = diff(with_figure(68), with_figure(69)).changes
    assert (change.kind, change.key, change.within) == ("key_figure", "f1", "a")
    assert change.label == "69\u202f% — des Français"
    assert spelled(change) == {"number": ("68", "69")}
    assert change.interventions == ("a",)


def test_a_party_and_its_part_are_told_within_their_alliance():
    def with_parties(*parties):
        return document(alliances=(Alliance(key="ypos", name="YposKesi", parties=parties),))

    afm, spi = Party(organisation="afm-telethon"), Party(organisation="spi")
    old = with_parties(afm, spi)
    new = with_parties(afm, Party(organisation="spi", part="investit"), Party(organisation="engie"))
    changes = [each for each in diff(old, new).changes if each.kind == "party"]
    assert [(each.action.value, each.key, each.within, each.holder) for each in changes] == [
        ("changed", "spi", "ypos", "alliance"),
        ("added", "engie", "ypos", "alliance"),
    ]


def test_a_tag_that_becomes_stated_is_told_within_its_takeaway():
    def with_tag(stated):
        tags = (ThemeTag(theme="climat", stated=stated),)
        takeaway = Takeaway(key="t1", kind="lever", statement="Coopérer", themes=tags)
        return document(takeaways=(takeaway,))

    (change,) = diff(with_tag(False), with_tag(True)).changes
    assert (change.kind, change.within, change.holder) == ("theme_tag", "t1", "takeaway")
    assert spelled(change) == {"stated": ("false", "true")}
    assert change.interventions == ()


def test_a_thing_renamed_keeps_its_identity_by_its_former_name():
    old = document(session("s1", talk("kocher"), talk("b")))
    new = document(session("s1", talk("isabelle-kocher", former_keys=("kocher",)), talk("b")))
    for before, after in ((old, new), (new, old)):
        (change,) = diff(before, after).changes
        assert change.action is Action.CHANGED
        assert set(spelled(change)) == {"key", "former_keys"}


def test_an_organisation_renamed_changes_its_mentions_and_moves_nothing():
    def with_party(slug, **former):
        records = {**DIRECTORY.organisations, slug: Organisation(slug=slug, name="SPI", **former)}
        alliance = Alliance(
            key="a", name="A", parties=(Party(organisation=slug), Party(organisation="engie"))
        )
        return compose(Directory(organisations=records), **front(document()), alliances=(alliance,))

    old = with_party("spi")
    new = with_party("a-spi", former_slugs=("spi",))
    assert facts(diff(old, new)) == [
        ("changed", "party", "a-spi"),
        ("changed", "organisation", "a-spi"),
    ]


def front(synthesis):
    return {name: getattr(synthesis, name) for name in ("slug", "title", "held_on", "event")}


def test_a_dead_link_and_the_source_are_told_without_the_text_of_the_source():
    link = Link(key="l1", url="https://storify.com/x", label="Storify")
    old = document(links=(link,), source=Source.of("2017.txt", "le mot secret"))
    new = document(
        links=(link.model_copy(update={"status": "dead"}),),
        source=Source.of("2017.txt", "un autre secret"),
    )
    difference = diff(old, new)
    assert facts(difference) == [("changed", "source", "2017.txt"), ("changed", "link", "l1")]
    assert "secret" not in repr(difference)
