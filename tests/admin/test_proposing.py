"""What is proposed while one writes: roles of that day, organisations in the text, new people."""

from datetime import date

import pytest
from django.urls import reverse

from synthesis import models
from synthesis.admin.naming_in_text import named_in
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def plenary():
    return factories.plenary()


def names(text):
    return [(each.name, each.printed) for each in named_in(text)]


def proposed(client, what, **sent):
    return client.post(reverse(f"admin:propose_{what}"), sent)


def test_organisations_are_found_by_name_alias_and_short_name(plenary):
    text = "La mairie de Montbrun et le GROUPE HELIOS, avec l’ENT."
    assert names(text) == [
        ("Groupe Hélios", "GROUPE HELIOS"),
        ("Entraide", "ENT"),
    ]
    assert names("Mairie de Montbrun") == [("Ville de Montbrun", "Mairie de Montbrun")]


def test_a_common_word_is_no_organisation(plenary):
    assert names("Un réseau d’entraide, entre autres.") == []
    assert names("Solaris, puis Solaris.") == [("Solaris", "Solaris")]


def test_the_longest_name_wins(plenary):
    models.Organisation.objects.create(name="Solaris Energie", slug="solaris-energie")
    assert names("Chez Solaris Énergie") == [("Solaris Energie", "Solaris Énergie")]


@pytest.mark.parametrize("number", [1, 3])
def test_mentions_ask_two_queries_however_many_are_named(
    editor_client, plenary, number, django_assert_num_queries
):
    text = " ".join(["Solaris", "Entraide", "Groupe Hélios"][:number])
    with django_assert_num_queries(6):
        found = proposed(editor_client, "mentions", body=f"<p>{text}</p>").json()["found"]
    assert len(found) == number


def test_the_role_is_the_one_of_that_day(editor_client, plenary):
    leduc = models.Person.objects.get(slug="ada-leduc")
    solaris, house = models.Organisation.objects.filter(slug__in=["solaris", "groupe-helios"])
    leduc.affiliations.create(organisation=solaris, role="Stagiaire", ends_on=date(2020, 1, 1))
    leduc.affiliations.create(organisation=house, role="Présidente", starts_on=date(2029, 1, 1))
    address = reverse("admin:propose_roles")
    answer = editor_client.get(address, {"personne": leduc.pk, "pleniere": plenary.pk}).json()
    assert answer["name"] == "Ada Leduc"
    assert [each["role"] for each in answer["roles"]] == ["Présidente"]


def test_a_new_person_of_a_new_organisation_is_made_in_one_go(editor_client, plenary):
    sent = {"given_name": "Inès", "family_name": "Moreau", "organisation": "Le Moulin"}
    answer = proposed(editor_client, "person", role="Meunière", **sent).json()
    made = models.Person.objects.get(slug="ines-moreau")
    assert answer["person"] == {"id": made.pk, "name": "Inès Moreau"}
    assert str(made.affiliations.get()) == "Inès Moreau, Meunière"
    assert made.affiliations.get().organisation.name == "Le Moulin"


def test_those_that_it_may_be_are_shown_before_it_is_made(editor_client, plenary):
    sent = {"given_name": "Ada", "family_name": "LEDUC", "organisation": "Mairie de Montbrum"}
    answer = proposed(editor_client, "person", **sent).json()
    assert [each["name"] for each in answer["alike"]] == ["Ada Leduc", "Ville de Montbrun"]
    assert models.Person.objects.count() == 2
    assert proposed(editor_client, "person", sure="1", **sent).json()["person"]
    assert models.Person.objects.count() == 3


def test_a_person_without_name_is_refused_with_a_sentence(editor_client, plenary):
    response = proposed(editor_client, "person", given_name="Ada")
    assert response.status_code == 400
    assert response.json()["errors"] == {"family_name": "Ce champ ne peut pas être vide."}


def test_nobody_makes_a_person_without_the_right_to(editor_client, editor, plenary):
    right = "add_organisation"
    editor.user_permissions.remove(*editor.user_permissions.filter(codename=right))
    sent = {"family_name": "Moreau", "organisation": "Le Moulin"}
    assert proposed(editor_client, "person", **sent).status_code == 403
    assert not models.Person.objects.filter(family_name="Moreau").exists()
    assert editor_client.get(reverse("admin:propose_person")).status_code == 405
