"""Two records become one with everything that hangs on them, and two again if need be."""

import pytest
from django.apps import apps
from django.db.models import ForeignKey

from synthesis import models, publishing, workspace
from synthesis.merging import Plan, Refused, merge, relations, undo, undoable
from synthesis.models import Organisation, Person
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def houses():
    """Montbrun, which stays, and a second record of it that everything of Solaris hangs on."""
    factories.plenary()
    return Organisation.objects.get(slug="montbrun"), Organisation.objects.get(slug="solaris")


def everything():
    """Every row of every table of the working copy and of the directory."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_app_config("synthesis").get_models()
    }


def without_versions(rows):
    return {
        label: [{name: value for name, value in row.items() if name != "version"} for row in each]
        for label, each in rows.items()
    }


@pytest.mark.parametrize("table", [Organisation, Person])
def test_no_column_that_points_to_a_record_is_forgotten(table):
    pointing = {
        column
        for model in apps.get_models(include_auto_created=True)
        for column in model._meta.get_fields()
        if isinstance(column, ForeignKey) and column.related_model is table
    }
    assert set(relations(table)) == pointing
    assert len(pointing) >= 4


def test_what_hangs_on_one_hangs_on_the_other(houses):
    kept, gone = houses
    person = Person.objects.get(slug="ada-leduc")
    models.Affiliation.objects.create(person=person, organisation=gone, role="Directrice")
    child = Organisation.objects.create(name="Solaris Sud", parent=gone)
    merge(kept, gone, None)
    assert not Organisation.objects.filter(pk=gone.pk).exists()
    leduc = models.Intervention.objects.get(key="leduc")
    assert leduc.speakings.get().organisation == kept
    assert leduc.quotations.get().organisation == kept
    assert person.affiliations.get().organisation == kept
    child.refresh_from_db()
    assert child.parent == kept


def test_its_names_become_other_names_and_its_address_leads_on(houses):
    kept, gone = houses
    models.FormerName.objects.remember("organisation", None, "vieux-solaris", "solaris")
    merge(kept, gone, None)
    assert {each.name for each in kept.aliases.all()} == {"Mairie de Montbrun", "Solaris"}
    led = dict(models.FormerName.objects.values_list("old", "new"))
    assert led == {"solaris": "montbrun", "vieux-solaris": "montbrun"}


def test_readers_are_led_from_the_old_address_once_it_is_published(client):
    plenary = factories.published().plenary
    kept = Organisation.objects.create(name="Solaris France", kind="company")
    merge(kept, Organisation.objects.get(slug="solaris"), None)
    publishing.publish(plenary, None, "Un nom")
    response = client.get("/organisations/solaris/")
    assert (response.status_code, response["Location"]) == (301, "/organisations/solaris-france/")


def test_what_would_be_there_twice_is_there_once_and_its_words_are_not_lost():
    plenary = factories.plenary()
    kept = Organisation.objects.create(name="Montbrun")
    gone = Organisation.objects.get(slug="montbrun")
    leduc = plenary.interventions.get(key="leduc")
    models.Mention.objects.create(intervention=leduc, position=2, organisation=kept)
    plan = Plan(kept, gone)
    assert [(str(a), str(b)) for move in plan.moves for a, b in move.doubles] == [
        ("Ville de Montbrun", "Montbrun")
    ]
    merge(kept, gone, None)
    assert [each.printed for each in leduc.mentions.all()] == ["la mairie"]


def test_an_alliance_that_would_have_one_party_left_is_told(houses):
    assert [each.key for each in Plan(*houses).alliances_of_one]


def test_the_one_that_stays_takes_what_it_lacks_and_keeps_what_it_has():
    kept = Organisation.objects.create(name="Rameau", description="Ici")
    gone = Organisation.objects.create(
        name="Le RAMEAU", short_name="LR", kind="association", description="Là-bas"
    )
    plan = Plan(kept, gone)
    assert [(each.label, each.kept, each.gone) for each in plan.left] == [
        ("description", "Ici", "Là-bas")
    ]
    merge(kept, gone, None)
    kept.refresh_from_db()
    assert (kept.short_name, kept.kind, kept.description) == ("LR", "association", "Ici")
    assert [each.name for each in kept.aliases.all()] == ["Le RAMEAU"]


@pytest.mark.parametrize("stays", ["top", "middle", "bottom"])
def test_one_that_manages_the_other_never_manages_itself(stays):
    top = Organisation.objects.create(name="Haut")
    middle = Organisation.objects.create(name="Milieu", parent=top)
    bottom = Organisation.objects.create(name="Bas", parent=middle)
    kept = {"top": top, "middle": middle, "bottom": bottom}[stays]
    merge(kept, bottom if stays == "top" else top, None)
    for row in Organisation.objects.all():
        row.clean()
        assert row.parent_id != row.pk
        above = row.parent and row.parent.parent
        assert above is None or above.pk != row.pk


def test_two_people_become_one():
    plenary = factories.plenary()
    kept = Person.objects.create(given_name="Ada", family_name="Le Duc")
    merge(kept, Person.objects.get(slug="ada-leduc"), None)
    leduc = plenary.interventions.get(key="leduc")
    assert (leduc.speakings.get().person, leduc.quotations.get().person) == (kept, kept)
    said = {each.slug: each.former_slugs for each in workspace.compile(plenary).people}
    assert said["ada-le-duc"] == ("ada-leduc",)


def test_undone_everything_is_as_it_was(houses):
    kept, gone = houses
    models.FormerName.objects.remember("organisation", None, "vieux-solaris", "solaris")
    models.Mention.objects.create(
        intervention=models.Intervention.objects.get(key="leduc"), position=2, organisation=gone
    )
    before = everything()
    _back, staying = undo(merge(kept, gone, None))
    assert staying == 0
    assert without_versions(everything()) == without_versions(before)


def test_what_was_edited_meanwhile_stays_as_it_is(houses):
    kept, gone = houses
    done = merge(kept, gone, None)
    other = Organisation.objects.get(slug="entraide")
    models.Speaking.objects.filter(organisation=kept, intervention__key="leduc").update(
        organisation=other
    )
    _back, staying = undo(done)
    assert staying == 1
    assert models.Speaking.objects.get(intervention__key="leduc").organisation == other


def test_an_edition_that_names_the_one_that_stays_makes_it_final(houses):
    done = merge(Organisation.objects.create(name="Solaris France"), houses[1], None)
    assert undoable(done)
    publishing.publish(models.Plenary.objects.get(), None)
    with pytest.raises(Refused, match="ne s’annule plus"):
        undo(done)


def test_a_chain_is_undone_from_its_end(houses):
    kept, gone = houses
    third = Organisation.objects.get(slug="entraide")
    first = merge(kept, gone, None)
    second = merge(third, kept, None)
    assert not undoable(first)
    undo(second)
    undo(first)
    assert set(Organisation.objects.values_list("slug", flat=True)) == {
        "solaris",
        "groupe-helios",
        "montbrun",
        "entraide",
    }


def test_a_colleague_s_open_form_is_told(houses):
    leduc = models.Intervention.objects.get(key="leduc")
    merge(*houses, None)
    with pytest.raises(models.permanent.EditConflict):
        leduc.save()


def test_what_changed_since_it_was_read_is_not_merged(houses):
    kept, gone = houses
    read = Plan(kept, gone).sha256
    gone.save()
    with pytest.raises(Refused, match="a changé"):
        merge(kept, gone, None, read)


def test_a_record_is_not_merged_with_itself(houses):
    with pytest.raises(Refused, match="différentes"):
        Plan(houses[0], houses[0])
