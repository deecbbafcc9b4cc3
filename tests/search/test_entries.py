"""What the index counts of each thing that editions name is what there is to read of it."""

import pytest

from synthesis import text
from synthesis.document import extracts
from synthesis.models import Entry, Passage
from synthesis.models.kinds import EntryOrder, PassageKind, Relation
from synthesis.publishing import publish, withdraw
from synthesis.search import index
from tests import factories

pytestmark = pytest.mark.django_db
NUMBERS = ("interventions", "mentions", "takeaways", "figures", "quotations", "alliances")


def numbers(slug):
    entry = Entry.objects.get(slug=slug)
    return {name: getattr(entry, name) for name in NUMBERS if getattr(entry, name)}


def test_an_organisation_has_what_is_said_in_its_name_and_apart_what_mentions_it(published):
    assert numbers("montbrun") == {
        "interventions": 1,
        "mentions": 1,
        "takeaways": 1,
        "alliances": 1,
    }
    assert numbers("solaris") == {
        "interventions": 1,
        "figures": 1,
        "quotations": 1,
        "alliances": 1,
    }
    assert numbers("groupe-helios") == {}


def test_a_person_has_what_they_say_and_answer(published):
    assert numbers("jean-d-arc") == {"interventions": 1, "takeaways": 1}
    assert Entry.objects.get(slug="jean-d-arc").answers == 1


def test_a_theme_and_a_goal_have_what_is_about_them(published):
    expected = {"interventions": 1, "figures": 1, "quotations": 1, "alliances": 1}
    assert numbers("energie") == numbers("7") == expected


def test_an_intervention_that_speaks_for_it_and_mentions_it_counts_once_in_each(db):
    leduc = factories.leduc()
    mentions = (leduc.mentions[0].model_copy(update={"organisation": "solaris"}),)
    [matin, soir] = factories.document().sessions
    matin = matin.model_copy(
        update={"interventions": (leduc.model_copy(update={"mentions": mentions}),)}
    )
    factories.published(sessions=(matin, soir), takeaways=())
    assert numbers("solaris")["interventions"] == numbers("solaris")["mentions"] == 1


def test_it_is_counted_again_with_each_synthesis_that_names_it_or_no_longer_does(published):
    other = factories.published(1, slug="autre").plenary
    assert numbers("solaris")["interventions"] == 2
    assert numbers("montbrun") == {
        "interventions": 1,
        "mentions": 2,
        "takeaways": 1,
        "alliances": 2,
    }
    withdraw(published.plenary, None, "Raison")
    assert numbers("montbrun") == {"mentions": 1, "alliances": 1}
    other.alliances.all().delete()
    publish(other, None, "Sans l’alliance.")
    assert numbers("montbrun") == {"mentions": 1}


def test_made_anew_the_index_counts_the_same(published):
    factories.published(slug="autre")
    before = list(Entry.objects.order_by("kind", "slug").values("slug", "letter", *NUMBERS))
    index.rebuild()
    assert list(Entry.objects.order_by("kind", "slug").values("slug", "letter", *NUMBERS)) == before


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Électricité", "e"), ("« Œuvres »", "o"), ("3e Rive", ""), ("…", ""), ("Ωmega", "")],
)
def test_a_name_is_found_under_its_first_letter_or_apart(name, letter):
    assert text.letter(text.fold(name)) == letter


def test_people_are_found_under_their_family_name(published):
    assert Entry.objects.get(slug="jean-d-arc").letter == "a"


def test_lists_go_by_name_or_by_what_has_most(published):
    factories.published(1, slug="autre")
    found = Entry.objects.organisations()
    names = [each.label for each in found.sorted_by(EntryOrder.NAME)]
    assert names == ["Entraide", "Groupe Hélios", "Solaris", "Ville de Montbrun"]
    most = [each.label for each in found.sorted_by(EntryOrder.MOST)]
    assert most == ["Solaris", "Entraide", "Ville de Montbrun", "Groupe Hélios"]


def test_the_newest_of_each_kind_and_relation_come_in_one_query(
    published, django_assert_num_queries
):
    from datetime import date

    for year in (2031, 2032):
        factories.published(slug=f"soleil-{year}", held_on=date(year, 6, 21))
    entry = Entry.objects.get(slug="montbrun")
    with django_assert_num_queries(1):
        found = [
            (each.kind, each.relation, each.plenary_slug)
            for each in Passage.objects.newest_naming(entry, 2)
        ]
    assert [each[2] for each in found] == ["soleil-2032"] * 4 + ["soleil-2031"] * 4
    assert sorted(each[:2] for each in found[:4]) == [
        (PassageKind.ALLIANCE, Relation.PARTY),
        (PassageKind.INTERVENTION, Relation.MENTIONS),
        (PassageKind.INTERVENTION, Relation.SPEAKS_FOR),
        (PassageKind.TAKEAWAY, Relation.SPEAKS_FOR),
    ]


def test_the_words_of_one_who_speaks_are_said_in_the_name_that_they_speak_in(db):
    """The source seldom repeats, below a quotation, for whom its speaker speaks."""
    quotation = extracts.Quotation(key="soleil", text="Le soleil", person="ada-leduc")
    other = extracts.Quotation(key="autre", text="Un mot", person="jean-d-arc")
    leduc = factories.leduc().model_copy(update={"quotations": (quotation, other)})
    [matin, soir] = factories.document().sessions
    factories.published(
        sessions=(matin.model_copy(update={"interventions": (leduc,)}), soir), takeaways=()
    )
    said, reported = Passage.objects.of_kind(PassageKind.QUOTATION).order_by("position")
    [line] = said.byline
    assert (line["name"], line["role"], line["organisation"]) == (
        "Ada LEDUC",
        "Directrice",
        "Solaris",
    )
    assert (reported.byline[0]["name"], reported.byline[0]["organisation"]) == ("Jean d’Arc", "")
    assert Entry.objects.get(slug="solaris").quotations == 1
    assert Entry.objects.get(slug="montbrun").quotations == 0
