"""Names are promises: made once, remembered when they change, never given to another."""

import pytest
from django.core.exceptions import ValidationError

from synthesis.models import FormerName, Intervention, Organisation, Plenary, Quotation, Session
from synthesis.models.permanent import EditConflict
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def plenary(db):
    return factories.plenary()


def led():
    return {(row.kind, row.old): row.new for row in FormerName.objects.all()}


def test_a_name_is_made_of_the_first_words(plenary):
    session = Session.objects.create(plenary=plenary, position=3, title="L’après-midi d’été")
    assert session.key == "l-apres-midi-d-ete"


def test_a_second_thing_of_the_same_words_gets_a_number(plenary):
    intervention = Intervention.objects.get(key="leduc")
    keys = [
        Quotation.objects.create(
            intervention=intervention, position=position, text="Le soleil est à tous"
        ).key
        for position in (2, 3)
    ]
    assert keys == ["le-soleil-est-a-tous-2", "le-soleil-est-a-tous-3"]


def test_the_same_key_may_serve_in_another_plenary(plenary):
    other = factories.plenary(slug="autre", title="Autre")
    assert set(other.interventions.values_list("key")) == set(
        plenary.interventions.values_list("key")
    )


def test_a_renamed_organisation_is_still_found_by_its_old_slug(plenary):
    organisation = Organisation.objects.get(slug="solaris")
    organisation.slug = "solaris-france"
    organisation.save()
    assert led() == {("organisation", "solaris"): "solaris-france"}


def test_twice_renamed_the_first_slug_leads_to_the_last(plenary):
    organisation = Organisation.objects.get(slug="solaris")
    for slug in ("b", "c"):
        organisation.slug = slug
        organisation.save()
    assert led() == {("organisation", "solaris"): "c", ("organisation", "b"): "c"}


def test_renamed_back_nothing_leads_to_itself(plenary):
    organisation = Organisation.objects.get(slug="solaris")
    for slug in ("b", "solaris"):
        organisation.slug = slug
        organisation.save()
    assert led() == {("organisation", "b"): "solaris"}


def test_a_former_slug_is_never_given_to_another(plenary):
    organisation = Organisation.objects.get(slug="solaris")
    organisation.slug = "solaris-france"
    organisation.save()
    assert Organisation.objects.create(name="Solaris").slug == "solaris-2"
    with pytest.raises(ValidationError, match="a déjà servi"):
        Organisation.objects.create(name="Solaris", slug="solaris")


def test_a_deleted_thing_leaves_its_key_behind(plenary):
    Intervention.objects.get(key="d-arc").delete()
    assert led() == {("intervention", "d-arc"): ""}
    session = Session.objects.get(key="soir")
    later = Intervention.objects.create(session=session, position=9, heading="D’Arc")
    assert later.key == "d-arc-2"


def test_what_goes_with_a_deleted_thing_leaves_its_key_too(plenary):
    Session.objects.filter(key="matin").delete()
    assert led()["quotation", "le-soleil-est-a-tous"] == ""
    assert led()["session", "matin"] == ""


def test_an_unpublished_plenary_is_deleted_with_all_its_names(plenary):
    plenary.delete()
    assert led() == {("plenary", "soleil-2030"): ""}
    assert not Plenary.objects.exists()


def test_the_second_of_two_saves_is_refused_and_nothing_of_it_written(plenary):
    mine, yours = (Intervention.objects.get(key="leduc") for _ in range(2))
    mine.heading = "Le mien"
    mine.save()
    yours.heading = "Le vôtre"
    with pytest.raises(EditConflict):
        yours.save()
    assert Intervention.objects.get(key="leduc").heading == "Le mien"


def test_one_may_save_twice_what_one_has_read_once(plenary):
    mine = Intervention.objects.get(key="leduc")
    for heading in ("a", "b"):
        mine.heading = heading
        mine.save()
    assert Intervention.objects.get(key="leduc").heading == "b"
