"""What the database itself refuses, whoever writes: forms, imports and bulk updates alike."""

import pytest
from django.db import DataError, IntegrityError, transaction

from synthesis.models import (
    Affiliation,
    Alliance,
    Event,
    Goal,
    Intervention,
    KeyFigure,
    Mention,
    Organisation,
    Party,
    Person,
    Photo,
    Plenary,
    Quotation,
    Session,
    Speaking,
    Takeaway,
)
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plenary(db):
    plenary = factories.plenary()
    Photo.objects.create(plenary=plenary, position=1, file="soleil.jpg")
    person, organisation = Person.objects.first(), Organisation.objects.first()
    Affiliation.objects.create(person=person, organisation=organisation, starts_on="2020-01-01")
    return plenary


REFUSED = [
    ("a slug used twice", Organisation, {"slug": "entraide"}),
    ("an unnamed organisation", Organisation, {"name": "  "}),
    ("an unknown kind", Organisation, {"kind": "secte"}),
    ("a person without family name", Person, {"family_name": ""}),
    (
        "an event that ends before it starts",
        Event,
        {"starts_on": "2030-02-01", "ends_on": "2030-01-01"},
    ),
    ("a role that ends before it starts", Affiliation, {"ends_on": "2019-12-31"}),
    ("an eighteenth goal", Goal, {"number": 18}),
    ("an untitled plenary", Plenary, {"title": ""}),
    ("a language that is not spoken here", Plenary, {"language": "xx"}),
    ("a source without name", Plenary, {"source_name": ""}),
    ("an untitled session", Session, {"title": " "}),
    ("two sessions in one place", Session, {"position": 1}),
    ("two sessions of one key", Session, {"key": "matin"}),
    ("position zero", Takeaway, {"position": 0}),
    ("two interventions of one key", Intervention, {"key": "leduc"}),
    ("a place that ends before it starts", Intervention, {"source_start": 9, "source_end": 9}),
    ("half a place", Intervention, {"source_start": 9, "source_end": None}),
    ("nobody speaking", Speaking, {"person": None, "organisation": None, "printed_name": ""}),
    ("an empty quotation", Quotation, {"text": "   "}),
    ("more than a hundred percent", KeyFigure, {"number": "101"}),
    ("less than zero percent", KeyFigure, {"number": "-1"}),
    ("a figure that counts nothing", KeyFigure, {"counted": ""}),
    ("the year zero", KeyFigure, {"year": 0}),
    ("a negative amount", Alliance, {"amount": "-1"}),
    ("an unnamed alliance", Alliance, {"name": ""}),
    ("two parts in one place", Party, {"position": 1}),
    ("an unstated takeaway", Takeaway, {"statement": ""}),
    ("an unknown kind of takeaway", Takeaway, {"kind": "rumeur"}),
    ("a focal point outside the picture", Photo, {"focal_x": 101}),
    ("a picture without file", Photo, {"file": ""}),
]


@pytest.mark.parametrize(
    ("model", "values"), [case[1:] for case in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_the_database_refuses(model, values):
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        model.objects.update(**values)


def test_an_organisation_is_not_its_own_parent():
    entraide = Organisation.objects.get(slug="entraide")
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=entraide.pk).update(parent=entraide)


def test_an_organisation_is_mentioned_once_by_an_intervention():
    mention = Mention.objects.get()
    mention.pk, mention.position = None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        mention.save(force_insert=True)


def test_text_is_stored_trimmed_and_composed():
    organisation = Organisation.objects.create(name="  Socie\u0301te\u0301\nGénérale\x00 ")
    organisation.refresh_from_db()
    assert organisation.name == "Société Générale"
    assert organisation.slug == "societe-generale"


def test_html_is_stored_safe():
    intervention = Intervention.objects.get(key="leduc")
    intervention.body = '<p onclick="x()">Bonjour <script>alert(1)</script><b>toi</b></p>'
    intervention.save()
    assert Intervention.objects.get(key="leduc").body == "<p>Bonjour toi</p>"
