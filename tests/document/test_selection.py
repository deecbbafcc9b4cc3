"""Publishing the changes of chosen interventions alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesis.document.canonical import freeze, read
from synthesis.document.composing import Directory, compose
from synthesis.document.extracts import Alliance, Party, Quotation, Takeaway
from synthesis.document.reference import Organisation, Person
from synthesis.document.selection import SelectionConflict, select
from synthesis.document.synthesis import Speaking
from tests.document.editing import versions
from tests.document.samples import DIRECTORY, document, session, talk


def keys(synthesis):
    return [each.key for each in synthesis.interventions]


def outline(synthesis):
    return {each.key: [one.key for one in each.interventions] for each in synthesis.sessions}


def bodies(synthesis):
    return {each.key: each.body for each in synthesis.interventions}


@given(versions())
@settings(max_examples=10, deadline=None)
def test_to_choose_nothing_gives_what_is_public(pair):
    public, working = pair
    assert select(public, working, []) == public


@given(versions())
@settings(max_examples=20, deadline=None)
def test_to_choose_all_gives_the_interventions_of_the_working_copy_in_their_order(pair):
    public, working = pair
    result = select(public, working, {*keys(public), *keys(working)})
    assert {each.key: each for each in result.interventions} == {
        each.key: each for each in working.interventions
    }
    assert full_sessions(result) == full_sessions(working)


def full_sessions(synthesis):
    return {each.key: each.interventions for each in synthesis.sessions if each.interventions}


def with_all_that_is_asked_for(public, working, chosen):
    """The selection, the interventions that a conflict names chosen one after the other."""
    while True:
        try:
            return select(public, working, chosen)
        except SelectionConflict as conflict:
            asked = set(conflict.others) - chosen
        assert asked, "a conflict names what else must be chosen"
        chosen |= asked


@given(versions(), st.data())
@settings(max_examples=30, deadline=None)
def test_what_is_not_chosen_stays_byte_for_byte(pair, data):
    public, working = pair
    choosable = sorted({*keys(public), *keys(working)})
    if not choosable:
        return
    chosen = set(data.draw(st.lists(st.sampled_from(choosable))))
    result = with_all_that_is_asked_for(public, working, chosen)
    assert read(freeze(result)[0]) == result
    then = {each.key: each.model_dump_json() for each in public.interventions}
    wanted = {each.key: each.model_dump_json() for each in working.interventions}
    now = {each.key: each.model_dump_json() for each in result.interventions}
    assert {key: text for key, text in now.items() if key not in chosen} == {
        key: text for key, text in then.items() if key not in chosen
    }
    assert {key: text for key, text in now.items() if key in chosen} == {
        key: text for key, text in wanted.items() if key in chosen
    }


def test_an_unknown_intervention_is_named():
    synthesis = document(session("s1", talk("a")))
    with pytest.raises(KeyError, match="'b', 'c'"):
        select(synthesis, synthesis, ["c", "a", "b"])


def test_a_changed_intervention_keeps_its_place_and_the_others_wait():
    public = document(session("s1", talk("a", "1"), talk("b", "1"), talk("c", "1")))
    working = document(session("s1", talk("a", "2"), talk("b", "2"), talk("d"), talk("c", "2")))
    assert bodies(select(public, working, ["b"])) == {"a": "1", "b": "2", "c": "1"}


def test_a_new_intervention_comes_after_the_nearest_that_both_have():
    public = document(session("s1", talk("a"), talk("b")), session("s2", talk("c")))
    working = document(
        session("s1", talk("zero"), talk("a"), talk("new"), talk("newer"), talk("b")),
        session("s2", talk("first"), talk("c")),
    )
    assert outline(select(public, working, ["newer"])) == {"s1": ["a", "newer", "b"], "s2": ["c"]}
    swapped = document(session("s1", talk("b"), talk("a"), talk("new")), session("s2", talk("c")))
    assert outline(select(public, swapped, ["new"])) == {"s1": ["a", "new", "b"], "s2": ["c"]}
    assert outline(select(public, working, ["zero", "first"])) == {
        "s1": ["zero", "a", "b"],
        "s2": ["first", "c"],
    }


def test_a_removed_intervention_goes_and_what_it_supported_lets_it_go():
    parties = (Party(organisation="engie"), Party(organisation="spi"))
    leaning = {
        "takeaways": (Takeaway(key="t", kind="lever", statement="x", supports=("a", "b")),),
        "alliances": (Alliance(key="l", name="y", parties=parties, told_by=("a",)),),
    }
    public = document(session("s1", talk("a"), talk("b")), **leaning)
    result = select(public, document(session("s1", talk("b"))), ["a"])
    assert keys(result) == ["b"]
    assert result.takeaways[0].supports == ("b",)
    assert result.alliances[0].told_by == ()


def test_an_intervention_moves_alone():
    public = document(session("s1", talk("a"), talk("b"), talk("c")), session("s2"))
    working = document(session("s1", talk("c"), talk("a")), session("s2", talk("b")))
    assert outline(select(public, working, ["b"])) == {"s1": ["a", "c"], "s2": ["b"]}
    assert outline(select(public, working, ["c"])) == {"s1": ["c", "a", "b"], "s2": []}


def test_a_new_session_comes_with_its_first_chosen_intervention_and_no_sooner():
    public = document(session("s1", talk("a")), session("s3", talk("c")))
    working = document(
        session("s1", talk("a", "x"), title="Changé"),
        session("s2", talk("b"), talk("d"), opening="<p>Ouverture</p>"),
        session("s3", talk("c")),
    )
    result = select(public, working, ["d"])
    assert outline(result) == {"s1": ["a"], "s2": ["d"], "s3": ["c"]}
    assert [each.title for each in result.sessions] == ["S1", "S2", "S3"]
    assert result.sessions[1].opening == "<p>Ouverture</p>"
    assert outline(select(public, working, ["a"])) == {"s1": ["a"], "s3": ["c"]}


def test_a_session_that_is_no_more_goes_with_its_last_intervention():
    public = document(session("s1", talk("a")), session("s2", talk("b"), talk("c")))
    working = document(session("s1", talk("a"), talk("b")))
    assert outline(select(public, working, ["b"])) == {"s1": ["a", "b"], "s2": ["c"]}
    assert outline(select(public, working, ["b", "c"])) == {"s1": ["a", "b"]}


def test_a_session_that_was_published_empty_stays_so():
    public = document(session("s1", talk("a")), session("s2"))
    working = document(session("s1", talk("a", "2")))
    assert outline(select(public, working, ["a"])) == {"s1": ["a"], "s2": []}


def test_a_quotation_that_changed_hands_asks_for_both_interventions():
    quoting = {"quotations": (Quotation(key="q", text="Seul"),)}
    a, b = talk("a", heading="A"), talk("b", heading="B")
    public = document(session("s1", a.model_copy(update=quoting), b))
    working = document(session("s1", a, b.model_copy(update=quoting)))
    for chosen, other in (("b", "a"), ("a", "b")):
        with pytest.raises(SelectionConflict) as conflict:
            select(public, working, [chosen])
        assert conflict.value.others == (other,)
        assert str(conflict.value) == (
            "La citation («\u202fSeul\u202f») a changé d’intervention\u00a0: "
            f"choisissez aussi «\u00a0{other.upper()}\u00a0»."
        )
    assert select(public, working, ["a", "b"]) == working


def test_a_record_that_is_public_stays_as_published_and_a_new_one_comes():
    def with_records(names, *interventions):
        people = {slug: Person(slug=slug, family_name=family) for slug, family in names.items()}
        return compose(
            Directory(people=people, organisations=DIRECTORY.organisations),
            **{name: getattr(document(), name) for name in ("slug", "title", "held_on", "event")},
            sessions=(session("s1", *interventions),),
        )

    def voice(person, key):
        return talk(key, speakings=(Speaking(person=person),))

    public = with_records({"kocher": "KOCHER"}, voice("kocher", "a"))
    working = with_records(
        {"kocher": "Kocher", "canfin": "CANFIN"}, voice("kocher", "a"), voice("canfin", "b")
    )
    result = select(public, working, ["a", "b"])
    assert [each.family_name for each in result.people] == ["CANFIN", "KOCHER"]


def test_a_merged_organisation_stands_beside_the_old_one_until_all_is_published():
    def with_organisation(slug, *interventions, **former):
        records = {slug: Organisation(slug=slug, name="WWF", **former)}
        if interventions[0].speakings[0].organisation == "wwf":
            records["wwf"] = Organisation(slug="wwf", name="WWF")
        return compose(
            Directory(organisations=records),
            **{name: getattr(document(), name) for name in ("slug", "title", "held_on", "event")},
            sessions=(session("s1", *interventions),),
        )

    def voice(slug, key):
        return talk(key, speakings=(Speaking(organisation=slug),))

    public = with_organisation("wwf", voice("wwf", "a"), voice("wwf", "b"))
    working = with_organisation(
        "wwf-france",
        voice("wwf-france", "a"),
        voice("wwf-france", "b"),
        former_slugs=("wwf",),
    )
    result = select(public, working, ["b"])
    assert {each.slug: each.former_slugs for each in result.organisations} == {
        "wwf": (),
        "wwf-france": (),
    }
    assert select(public, working, ["a", "b"]).organisations[0].former_slugs == ()


def test_a_renamed_intervention_is_chosen_by_either_name_and_stays_supported():
    takeaway = Takeaway(key="t", kind="lever", statement="x", supports=("a",))
    public = document(session("s1", talk("a", "1"), talk("b")), takeaways=(takeaway,))
    working = document(session("s1", talk("z", "2", former_keys=("a",)), talk("b")))
    for name in ("a", "z"):
        result = select(public, working, [name])
        assert bodies(result) == {"z": "2", "b": ""}
        assert result.takeaways[0].supports == ("z",)
    assert select(public, working, ["b"]) == public
