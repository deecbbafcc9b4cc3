"""The index says what the current editions say, and remembers what they no longer call so."""

import pytest

from synthesis.models import Entry, Intervention, Organisation, Passage, Redirect, Reference, Theme
from synthesis.models.kinds import Relation
from synthesis.publishing import publish, withdraw
from synthesis.search import index
from tests import factories

pytestmark = pytest.mark.django_db


def spoken(slug, *relations):
    entry = Entry.objects.get(slug=slug)
    found = Passage.objects.interventions().naming(entry, *relations)
    return list(found.order_by("position").values_list("key", flat=True))


def snapshot():
    entries = Entry.objects.order_by("kind", "slug")
    return (
        list(
            Passage.objects.order_by("edition", "position").values(
                "kind", "nature", "key", "text", "byline", "value", "sort_key"
            )
        ),
        list(entries.values("kind", "slug", "label", "sort_key", "value", "edition")),
        sorted(
            Reference.objects.values_list(
                "passage__key", "passage__kind", "entry__kind", "entry__slug", "relation", "stated"
            )
        ),
        sorted(Redirect.objects.values_list("kind", "plenary", "old", "new")),
    )


def test_an_organisation_is_found_by_who_speaks_for_it_and_who_mentions_it(published):
    assert spoken("montbrun", Relation.SPEAKS_FOR) == ["d-arc"]
    assert spoken("montbrun", Relation.MENTIONS) == ["leduc"]
    assert spoken("montbrun") == ["leduc", "d-arc"]


def test_an_organisation_without_person_speaks_too(published):
    assert spoken("entraide", Relation.SPEAKS_FOR) == ["tour-de-table"]


def test_a_theme_tells_what_the_speaker_stated_from_what_the_editor_assigned(published):
    stated = Reference.objects.filter(relation=Relation.THEME, passage__kind="intervention")
    assert set(stated.values_list("entry__slug", "stated")) == {
        ("energie", True),
        ("territoires", False),
    }


def test_the_byline_is_what_was_printed(published):
    assert Passage.objects.get(kind="intervention", key="leduc").byline == [
        {
            "name": "Ada LEDUC",
            "role": "Directrice",
            "organisation": "Solaris",
            "kind": "company",
            "person_slug": "ada-leduc",
            "organisation_slug": "solaris",
        }
    ]


def test_a_renamed_organisation_keeps_its_public_name_until_it_is_published(published):
    Organisation.objects.filter(slug="entraide").update(name="Grande Entraide")
    assert Entry.objects.get(slug="entraide").label == "Entraide"
    publish(published.plenary, None, "Nom corrigé")
    assert Entry.objects.get(slug="entraide").label == "Grande Entraide"


def test_the_last_edition_published_gives_the_name(published):
    Organisation.objects.filter(slug="entraide").update(name="Grande Entraide")
    other = factories.plenary(slug="autre", title="Autre")
    publish(other, None)
    assert Entry.objects.get(slug="entraide").label == "Grande Entraide"
    withdraw(other, None, "Raison")
    assert Entry.objects.get(slug="entraide").label == "Entraide"


def test_what_no_edition_names_any_more_leaves_the_index(published):
    withdraw(published.plenary, None, "Raison")
    assert not Entry.objects.exists()


def test_a_new_slug_of_the_plenary_redirects_the_old_one(published):
    plenary = published.plenary
    plenary.slug = "soleil-pour-tous"
    plenary.save()
    assert not Redirect.objects.exists()
    publish(plenary, None, "Adresse plus claire")
    assert Redirect.objects.target("plenary", "soleil-2030") == "soleil-pour-tous"


def test_a_renamed_key_redirects_and_a_deleted_one_is_gone(published):
    leduc = Intervention.objects.get(key="leduc")
    leduc.key = "ada-leduc"
    leduc.save()
    Intervention.objects.get(key="d-arc").delete()
    edition = publish(published.plenary, None, "Deux retouches")
    target = Redirect.objects.target
    assert target("intervention", "leduc", edition.plenary_id) == "ada-leduc"
    assert target("intervention", "d-arc", edition.plenary_id) == ""
    assert target("intervention", "jamais-vue", edition.plenary_id) is None


def test_a_renamed_theme_is_one_entry_even_for_editions_that_use_its_old_slug(published):
    other = factories.plenary(slug="autre", title="Autre")
    theme = Theme.objects.get(slug="energie")
    theme.slug = "energies"
    theme.save()
    publish(other, None)
    assert not Entry.objects.filter(slug="energie").exists()
    assert Redirect.objects.target("theme", "energie") == "energies"
    assert len(spoken("energies")) == 2


def test_a_plenary_is_in_the_index_under_the_slug_that_it_has_now(published):
    entry = Entry.objects.get(kind="plenary")
    assert (entry.slug, entry.label) == ("soleil-2030", "Le soleil en partage")
    assert entry.value == {
        "event": "Forum du soleil 2030",
        "held_on": "2030-06-21",
        "organisers": [{"slug": "entraide", "name": "Entraide"}],
        "translation_of": None,
    }
    assert entry.passages.count() == Passage.objects.count()
    plenary = published.plenary
    plenary.slug = "soleil-pour-tous"
    plenary.save()
    publish(plenary, None, "Adresse plus claire")
    assert [each.slug for each in Entry.objects.filter(kind="plenary")] == ["soleil-pour-tous"]


def test_rebuilding_gives_the_same_index(published):
    leduc = Intervention.objects.get(key="leduc")
    leduc.key = "ada-leduc"
    leduc.save()
    publish(published.plenary, None, "Clé")
    gone = factories.plenary(slug="autre", title="Autre")
    publish(gone, None)
    withdraw(gone, None, "Raison")
    before = snapshot()
    assert index.rebuild() == 1
    assert snapshot() == before
