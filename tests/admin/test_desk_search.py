"""Search over the whole desk: what editors type, what they find."""

import pytest
from django.urls import reverse

from synthesis.models import Affiliation, Alias, Organisation, Person
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def plenary():
    return factories.plenary()


def found(client, asked):
    """What is shown for these words, by shelf."""
    response = client.get(reverse("admin:search"), {"q": asked})
    assert response.status_code == 200
    return {
        shelf.title: [each.name for each in shelf.results] for shelf in response.context["shelves"]
    }


@pytest.mark.parametrize("asked", ["helios", "HÉLIOS", "Hélios groupe", "Groupe hel"])
def test_accents_case_and_order_are_forgiven(editor_client, plenary, asked):
    assert found(editor_client, asked) == {"Organisations": ["Groupe Hélios"]}


def test_ligatures_and_apostrophes_are_forgiven(editor_client, plenary):
    Organisation.objects.create(name="L’Œuvre des cœurs")
    assert found(editor_client, "l'oeuvre coeurs")["Organisations"] == ["L’Œuvre des cœurs"]
    assert found(editor_client, "L’ŒUVRE")["Organisations"] == ["L’Œuvre des cœurs"]
    assert found(editor_client, "d'arc")["Personnes"] == ["Jean d’Arc"]


def test_an_intervention_is_found_by_its_voice_and_by_its_words(editor_client, plenary):
    assert found(editor_client, "leduc")["Interventions"] == ["Ada LEDUC — Le soleil en partage"]
    assert found(editor_client, "cadre simple")["Interventions"] == ["Jean d’ARC"]
    assert found(editor_client, "soleil 2030")["Plénières"] == [plenary.title]


def test_an_organisation_is_found_by_its_other_names_and_short_one(editor_client, plenary):
    assert found(editor_client, "mairie")["Organisations"] == ["Ville de Montbrun"]
    assert found(editor_client, "ent")["Organisations"][0] == "Entraide"


def test_names_that_begin_so_come_first(editor_client):
    for name in ("Les amis du Soleil", "Soleil bleu", "Ensoleillement"):
        Organisation.objects.create(name=name)
    assert found(editor_client, "soleil")["Organisations"] == [
        "Soleil bleu",
        "Les amis du Soleil",
        "Ensoleillement",
    ]


def test_signs_are_words_of_nothing(editor_client, plenary):
    for asked in ("", "  ", "(", "%", "a*(b", "[", "\\", "'", "« »", "x" * 500):
        found(editor_client, asked)
    page = editor_client.get(reverse("admin:search"), {"q": "(<b>"}).content.decode()
    assert "(&lt;b&gt;" in page


def test_nothing_found_says_what_to_do(editor_client, plenary):
    page = editor_client.get(reverse("admin:search"), {"q": "zzz"}).content.decode()
    assert "Essayez un mot de moins" in page


def test_a_script_asks_for_the_results_alone(editor_client, plenary):
    response = editor_client.get(reverse("admin:search"), {"q": "leduc", "partie": "1"})
    assert "<html" not in response.content.decode()
    assert "Ada Leduc" in response.content.decode()


def test_who_may_see_people_alone_finds_people_alone(client, django_user_model, plenary):
    from django.contrib.auth.models import Permission

    reader = django_user_model.objects.create_user("lectrice", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_person"))
    client.force_login(reader)
    assert list(found(client, "leduc")) == ["Personnes"]


def test_a_stranger_is_asked_for_an_account(client, plenary):
    assert client.get(reverse("admin:search"), {"q": "leduc"}).status_code == 302


@pytest.mark.parametrize("number", [1, 3])
def test_its_queries_do_not_grow(editor_client, django_assert_num_queries, number):
    factories.plenary(interventions=number)
    for each in range(number):
        house = Organisation.objects.create(name=f"Leduc {each}")
        Alias.objects.create(organisation=house, name="Leduc et fils")
        person = Person.objects.create(given_name=f"Jo{each}", family_name="Leduc")
        Affiliation.objects.create(person=person, organisation=house, role="Gérante")
    with django_assert_num_queries(13):
        assert len(found(editor_client, "leduc")) == 3


def test_it_is_reached_from_every_screen(editor_client):
    assert f'href="{reverse("admin:search")}"' in editor_client.get("/admin/").content.decode()
