"""Counts are lengths of lists: each number is compared with what reading the documents gives."""

import random

import pytest

from synthesis.models import Passage
from synthesis.models.kinds import OrganisationKind
from synthesis.search.facets import FACETS, LARGEST, Criteria, Sense
from tests import factories

pytestmark = pytest.mark.django_db


def two_speakers_of_one_organisation():
    """A copy of the small synthesis whose first intervention has two voices of Solaris."""
    document = factories.document()
    leduc, d_arc = document.sessions[0].interventions
    speaking = d_arc.speakings[0].model_copy(update={"organisation": "solaris"})
    both = leduc.model_copy(update={"speakings": (*leduc.speakings, speaking)})
    morning = document.sessions[0].model_copy(update={"interventions": (both, d_arc)})
    return {"sessions": (morning, document.sessions[1]), "slug": "deux-voix"}


@pytest.fixture
def documents(db, plenary_2017):
    from synthesis import publishing, workspace

    editions = [
        publishing.publish(workspace.load(plenary_2017), None),
        factories.published(),
        factories.published(**two_speakers_of_one_organisation()),
    ]
    return [edition.synthesis for edition in editions]


def named(document, session, intervention, sense):
    """What an intervention is under each facet, read from the document."""
    kinds = {each.slug: each.kind.value for each in document.organisations}
    speaking = {each.organisation for each in intervention.speakings if each.organisation}
    mentioned = {each.organisation for each in intervention.mentions}
    organisations = {
        Sense.SPEAKS: speaking,
        Sense.MENTIONED: mentioned,
        Sense.ANY: speaking | mentioned,
    }[sense]
    return {
        "organisation": organisations,
        "type": {kinds[slug] for slug in organisations},
        "personne": {each.person for each in intervention.speakings if each.person},
        "session": {f"{document.slug}.{session.key}"},
        "theme": {tag.theme for tag in intervention.themes},
        "objectif": {str(tag.goal) for tag in intervention.goals},
    }


def read(documents, sense):
    return {
        f"{document.slug}/{intervention.key}": named(document, session, intervention, sense)
        for document in documents
        for session in document.sessions
        for intervention in session.interventions
    }


def expected(interventions, chosen, without=None):
    return {
        name
        for name, facets in interventions.items()
        if all(facets[facet] & set(names) for facet, names in chosen.items() if facet != without)
    }


def found(criteria):
    passages = Passage.objects.interventions().filter(criteria.condition())
    names = [f"{each.plenary_slug}/{each.key}" for each in passages]
    assert len(set(names)) == len(names)
    return set(names)


def some_criteria(interventions, choice):
    """Names that occur, and now and then one that does not."""
    values = {
        facet: sorted({name for each in interventions.values() for name in each[facet]})
        for facet in FACETS
    }
    facets = choice.sample(list(FACETS), choice.choice((1, 1, 2, 2, 3)))
    chosen = {}
    for facet in facets:
        names = choice.sample(values[facet], min(len(values[facet]), choice.choice((1, 2, 3))))
        chosen[facet] = tuple(names + ["inconnu"] * (choice.random() < 0.1))
    return chosen


def test_every_list_and_every_count_is_what_the_documents_say(documents):
    choice = random.Random(2017)
    for _ in range(60):
        sense = choice.choice(list(Sense))
        interventions = read(documents, sense)
        chosen = some_criteria(interventions, choice)
        compare(Criteria(chosen, sense), documents, interventions)


def compare(criteria, documents, interventions):
    chosen, sense = criteria.chosen, criteria.sense
    assert found(criteria) == expected(interventions, chosen), (chosen, sense)
    assert criteria.totals.found == len(expected(interventions, chosen))
    for facet, choices in criteria.choices.items():
        others = expected(interventions, chosen, without=facet)
        for each in choices:
            behind = [name for name in others if each.value in interventions[name][facet]]
            assert each.count == len(behind), (chosen, sense, facet, each.value)
            assert each.selected == (each.value in chosen.get(facet, ()))
        given = {name for one in others for name in interventions[one][facet]}
        assert given <= {each.value for each in choices}, (chosen, sense, facet)
    for facet, number in criteria.totals.without.items():
        assert number == len(expected(interventions, chosen, without=facet))
    for each, number in criteria.totals.senses.items():
        assert number == len(expected(read(documents, each), chosen)), (chosen, each)


def test_without_criteria_everything_is_found_and_counted(documents):
    compare(Criteria(), documents, read(documents, Sense.SPEAKS))


def test_two_voices_of_one_organisation_are_one_intervention(documents):
    choices = {each.value: each.count for each in Criteria().choices["organisation"]}
    assert choices["solaris"] == 2
    kinds = {each.value: each.count for each in Criteria().choices["type"]}
    assert kinds["company"] == len(expected(read(documents, Sense.SPEAKS), {"type": ["company"]}))


def test_a_choice_that_gives_nothing_stays_if_it_is_chosen_or_if_the_facet_is_small(documents):
    choices = Criteria({"personne": ("ada-leduc",), "organisation": ("engie",)}).choices
    assert {each.value for each in choices["personne"]} == {"ada-leduc", "isabelle-kocher"}
    assert [each.value for each in choices["organisation"] if each.selected] == ["engie"]
    assert len(choices["type"]) == len(OrganisationKind)
    assert "sante" in {each.value for each in choices["theme"] if not each.count}


def test_a_large_facet_shows_those_that_give_most_and_says_how_many_it_hides(
    documents, monkeypatch
):
    monkeypatch.setattr("synthesis.search.facets.LARGEST", 3)
    criteria = Criteria({"organisation": ("acted",)})
    shown = {each.value for each in criteria.choices["organisation"]}
    assert "acted" in shown
    assert shown >= {"montbrun", "banque-mondiale"} or "solaris" in shown
    giving = {
        name for each in read(documents, Sense.SPEAKS).values() for name in each["organisation"]
    }
    assert criteria.hidden("organisation") == len(giving) - len(shown)
    assert LARGEST > 3


def test_what_nothing_is_called_is_told_from_what_gives_nothing(documents):
    criteria = Criteria({"organisation": ("groupe-helios", "xyz"), "type": ("media", "bureau")})
    assert criteria.unknown == {"organisation": ["xyz"], "type": ["bureau"]}
    assert criteria.totals.found == 0
