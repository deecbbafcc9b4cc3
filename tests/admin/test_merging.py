"""The screens on which two records become one, as an editor goes through them."""

import pytest
from django.urls import reverse

from synthesis import merging, models
from synthesis.models import Affiliation, Alias, Merge, Organisation, Person
from tests import factories
from tests.admin.forms import fields

pytestmark = pytest.mark.django_db


def screen(row, name):
    return reverse(f"admin:synthesis_{row._meta.model_name}_{name}", args=[row.pk])


def change(row):
    return reverse(f"admin:synthesis_{row._meta.model_name}_change", args=[row.pk])


@pytest.fixture
def twins():
    """Entraide as the plenary has it, and as somebody typed it again."""
    factories.plenary()
    again = Organisation.objects.create(name="L’entraide", website="https://entraide.example")
    return Organisation.objects.get(slug="entraide"), again


def test_likely_duplicates_are_listed_and_lead_to_the_comparison(editor_client, twins):
    kept, gone = twins
    page = editor_client.get(reverse("admin:synthesis_organisation_duplicates"))
    assert [row["address"] for row in page.context["rows"]] == [
        f"{screen(kept, 'merge')}?avec={gone.pk}"
    ]
    assert "1 paire de fiches se ressemble" in page.content.decode()
    assert "même nom" in page.content.decode()


def test_without_duplicates_the_screen_says_what_to_do(editor_client):
    page = editor_client.get(reverse("admin:synthesis_person_duplicates")).content.decode()
    assert "Aucun doublon probable" in page


def test_the_comparison_says_what_moves_what_is_received_and_what_is_lost(editor_client, twins):
    kept, gone = twins
    Organisation.objects.filter(pk=kept.pk).update(description="Ici")
    Organisation.objects.filter(pk=gone.pk).update(description="Là-bas")
    page = editor_client.get(screen(gone, "merge"), {"avec": kept.pk}).content.decode()
    for said in (
        "Cette fiche reste", "Prises de parole", "Autre nom",
        "Entraide", "Ces mots ne sont pas gardés", "Là-bas", "Fusionner et garder « L’entraide »",
        f'href="{screen(kept, "merge")}?avec={gone.pk}"',
    ):  # fmt: skip
        assert said in page, said
    assert Organisation.objects.count() == 5


def test_two_become_one_and_two_again(editor_client, twins):
    kept, gone = twins
    address = f"{screen(kept, 'merge')}?avec={gone.pk}"
    response = editor_client.post(address, fields(editor_client.get(address)), follow=True)
    page = response.content.decode()
    assert "ne font plus qu’une fiche" in page
    assert not Organisation.objects.filter(pk=gone.pk).exists()
    kept.refresh_from_db()
    assert kept.website == "https://entraide.example"
    undo = reverse("admin:synthesis_organisation_unmerge", args=[Merge.objects.get().pk])
    assert page.count(f'href="{undo}"') == 2
    assert "redevient une fiche" in editor_client.get(undo).content.decode()
    response = editor_client.post(undo, follow=True)
    assert "est de nouveau une fiche" in response.content.decode()
    assert Organisation.objects.get(slug="l-entraide").pk == gone.pk
    assert "déjà annulée" in editor_client.get(undo).content.decode()


def test_what_a_colleague_changed_meanwhile_is_shown_before_anything_is_done(editor_client, twins):
    kept, gone = twins
    address = f"{screen(kept, 'merge')}?avec={gone.pk}"
    read = fields(editor_client.get(address))
    gone.save()
    page = editor_client.post(address, read)
    assert "a changé depuis votre relecture" in page.content.decode()
    assert Organisation.objects.filter(pk=gone.pk).exists()


def test_the_form_of_a_merged_record_leads_to_the_one_that_stays(editor_client, twins):
    kept, gone = twins
    merging.merge(kept, gone, None)
    response = editor_client.get(change(gone), follow=True)
    assert response.redirect_chain == [(change(kept), 302)]
    assert "voici celle qui reste" in response.content.decode()
    response = editor_client.get(change(gone).replace(str(gone.pk), "999999"), follow=True)
    assert response.redirect_chain == [(reverse("admin:index"), 302)]


def test_a_colleague_s_open_form_of_an_intervention_loses_nothing(editor_client, twins):
    kept, gone = twins
    row = models.Intervention.objects.get(key="tour-de-table")
    read = fields(editor_client.get(change(row)))
    merging.merge(gone, kept, None)
    response = editor_client.post(change(row), read | {"heading": "Mes mots"})
    page = response.content.decode()
    assert "Rien n’est enregistré, rien n’est perdu" in page
    assert 'value="Mes mots"' in page


def test_looking_changes_nothing(editor_client, twins):
    kept, gone = twins
    editor_client.get(screen(kept, "merge"), {"avec": gone.pk})
    assert not Merge.objects.exists()


def test_the_other_record_is_searched_for_or_proposed(editor_client, twins):
    kept, gone = twins
    page = editor_client.get(screen(kept, "merge")).content.decode()
    assert "Elles se ressemblent" in page
    assert f'href="?avec={gone.pk}"' in page
    page = editor_client.get(screen(kept, "merge"), {"q": "helios"}).content.decode()
    assert "Groupe Hélios" in page
    page = editor_client.get(screen(kept, "merge"), {"q": "zzz"}).content.decode()
    assert "essayez un mot de moins" in page
    page = editor_client.get(screen(kept, "merge"), {"avec": "999"}).content.decode()
    assert "n’existe plus" in page


@pytest.mark.parametrize("permission", ["view_organisation", "change_organisation"])
def test_who_may_not_delete_does_not_merge(client, django_user_model, twins, permission):
    from django.contrib.auth.models import Permission

    reader = django_user_model.objects.create_user("lectrice", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename=permission))
    client.force_login(reader)
    kept, gone = twins
    for address in (
        screen(kept, "merge"), reverse("admin:synthesis_organisation_duplicates"),
        reverse("admin:synthesis_organisation_unmerge", args=[1]),
    ):  # fmt: skip
        assert client.get(address).status_code == 403
    assert client.post(screen(kept, "merge"), {"avec": gone.pk}).status_code == 403
    assert "Fusionner…" not in client.get(change(kept)).content.decode()


def test_a_form_says_where_its_record_is_used(editor_client, twins):
    montbrun = Organisation.objects.get(slug="montbrun")
    response = editor_client.get(change(montbrun))
    shown = {use.title: [each.label for each in use.places] for use in response.context["uses"]}
    assert shown == {
        "Prises de parole": ["Le maire demande un cadre plus simple."],
        "Mentions": ["Le soleil en partage"],
        "Parties": ["Toits solaires"],
    }
    leduc = models.Intervention.objects.get(key="leduc")
    assert f'href="{change(leduc)}#mentions-group"' in response.content.decode()
    page = editor_client.get(change(twins[1])).content.decode()
    assert "Nulle part encore" in page


def test_a_form_for_a_new_record_has_no_uses(editor_client):
    page = editor_client.get(reverse("admin:synthesis_person_add"))
    assert page.status_code == 200
    assert "employée" not in page.content.decode()


def filled(number):
    """A record with so many of everything, its twin, and the plenary."""
    plenary = factories.plenary(interventions=3)
    one = Organisation.objects.get(slug="montbrun")
    for each in range(number):
        person = Person.objects.create(given_name=f"P{each}", family_name="Martin")
        Affiliation.objects.create(person=person, organisation=one, role="Maire")
        Organisation.objects.create(name=f"Régie {each}", parent=one)
        Alias.objects.create(organisation=one, name=f"Montbrun {each}")
        for row in plenary.interventions.all()[:number]:
            position = 10 + each
            models.Speaking.objects.create(intervention=row, position=position, organisation=one)
    return one, Organisation.objects.create(name="Ville de Montbrun")


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_of_each_screen_do_not_grow(editor_client, django_assert_num_queries, number):
    one, other = filled(number)
    with django_assert_num_queries(16):
        editor_client.get(screen(other, "merge"), {"avec": one.pk})
    with django_assert_num_queries(18):
        editor_client.get(reverse("admin:synthesis_organisation_duplicates"))
    with django_assert_num_queries(15):
        editor_client.get(change(one))
