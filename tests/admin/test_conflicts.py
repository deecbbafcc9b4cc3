"""Two editors at once: nothing is overwritten unseen, nothing typed is lost."""

import pytest
from django.db.models.signals import pre_save
from django.test import Client
from django.urls import reverse

from synthesis import models
from synthesis.models.permanent import EditConflict
from tests import factories
from tests.admin.forms import errors, fields, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def leduc():
    return factories.plenary().interventions.get(key="leduc")


@pytest.fixture
def colleague(django_user_model):
    person = django_user_model.objects.create_superuser("camille", password="secret")
    client = Client()
    client.force_login(person)
    return client


def address(row):
    return reverse(f"admin:synthesis_{row._meta.model_name}_change", args=[row.pk])


def test_the_second_to_save_is_told_who_and_what_and_loses_nothing(editor_client, colleague, leduc):
    mine = fields(editor_client.get(address(leduc)))
    assert errors(saved(colleague, address(leduc), heading="Son titre", kind="framing")) == []
    response = editor_client.post(address(leduc), mine | {"heading": "Mon titre"})
    page = response.content.decode()
    leduc.refresh_from_db()
    assert leduc.heading == "Son titre"
    assert "camille a enregistré ceci" in page
    assert "<del>Son</del><ins>Mon</ins> titre" in page
    assert "<del>cadrage</del><ins>témoignage</ins>" in page
    assert 'value="Mon titre"' in page


def test_saving_again_after_reading_overwrites(editor_client, colleague, leduc):
    mine = fields(editor_client.get(address(leduc)))
    saved(colleague, address(leduc), heading="Son titre")
    response = editor_client.post(address(leduc), mine | {"heading": "Mon titre"})
    again = editor_client.post(address(leduc), fields(response))
    assert errors(again) == []
    leduc.refresh_from_db()
    assert leduc.heading == "Mon titre"


def test_a_second_colleague_in_between_is_seen_too(editor_client, colleague, leduc):
    mine = fields(editor_client.get(address(leduc)))
    saved(colleague, address(leduc), heading="Son titre")
    response = editor_client.post(address(leduc), mine)
    saved(colleague, address(leduc), heading="Son autre titre")
    again = editor_client.post(address(leduc), fields(response))
    assert "Son autre" in again.content.decode()
    assert again.status_code == 200


def test_a_row_that_the_colleague_deleted_stays_in_the_form_and_is_made_anew(
    editor_client, colleague, leduc
):
    mine = fields(editor_client.get(address(leduc)))
    assert errors(saved(colleague, address(leduc), {"quotations-0-DELETE": "on"})) == []
    assert not leduc.quotations.exists()
    response = editor_client.post(address(leduc), mine | {"quotations-0-note": "Ma note"})
    page = response.content.decode()
    assert "suppression entre-temps" in page
    assert 'value="Ma note"' in page
    assert errors(editor_client.post(address(leduc), fields(response))) == []
    assert leduc.quotations.get().note == "Ma note"


def test_a_row_that_the_colleague_added_is_said_and_kept(editor_client, colleague, leduc):
    mine = fields(editor_client.get(address(leduc)))
    saved(colleague, address(leduc), rows=[("answers", {"text": "sienne"})])
    response = editor_client.post(address(leduc), mine | {"heading": "Mon titre"})
    assert "« sienne »" in response.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert errors(editor_client.post(address(leduc), fields(response))) == []
    assert leduc.answers.get().text == "sienne"


def test_a_session_retitled_meanwhile_is_not_overwritten_from_the_plenary(
    editor_client, colleague, leduc
):
    plenary, session = leduc.plenary, leduc.session
    mine = fields(editor_client.get(address(plenary)))
    saved(colleague, address(session), title="Son matin")
    response = editor_client.post(address(plenary), mine | {"title": "Mon titre"})
    assert response.status_code == 200
    plenary.refresh_from_db()
    session.refresh_from_db()
    assert (plenary.title, session.title) == ("Le soleil en partage", "Son matin")


def test_the_race_itself_ends_in_a_form_not_in_an_error(editor_client, leduc):
    def race(sender, instance, **kwargs):
        pre_save.disconnect(race, sender=models.Intervention)
        raise EditConflict(str(instance))

    pre_save.connect(race, sender=models.Intervention)
    response = saved(editor_client, address(leduc), heading="Mon titre")
    assert response.status_code == 200
    assert "au même instant que vous" in errors(response)[0]
    assert 'value="Mon titre"' in response.content.decode()
    assert errors(editor_client.post(address(leduc), fields(response))) == []
    leduc.refresh_from_db()
    assert leduc.heading == "Mon titre"


def test_what_a_colleague_deleted_can_be_written_anew(editor_client, leduc):
    mine = fields(editor_client.get(address(leduc))) | {"key": "", "heading": "Mon titre"}
    plenary, gone = leduc.plenary, address(leduc)
    leduc.delete()
    response = editor_client.post(gone, mine)
    page = response.content.decode()
    assert "Quelqu’un a supprimé ce que vous modifiez" in page
    again = reverse("admin:synthesis_intervention_add") + f"?plenary={plenary.pk}"
    assert f'action="{again}"' in page
    assert errors(editor_client.post(again, fields(response))) == []
    row = plenary.interventions.get(heading="Mon titre")
    assert row.quotations.get().text == "Le soleil est à tous"
    assert row.speakings.get().printed_role == "Directrice"


def test_a_name_that_was_used_before_is_refused_in_the_form(editor_client, leduc):
    models.FormerName.objects.remember("intervention", leduc.plenary_id, "ancien", "d-arc")
    response = saved(editor_client, address(leduc), key="ancien", heading="Gardé")
    assert "a déjà servi" in errors(response)[0]
    assert 'value="Gardé"' in response.content.decode()


def test_a_refusal_of_the_database_comes_back_as_a_sentence(editor_client, leduc):
    house = models.Organisation.objects.create(name="Aube")

    def twin(sender, instance, **kwargs):
        pre_save.disconnect(twin, sender=models.Organisation)
        models.Organisation.objects.filter(pk=leduc.speakings.get().organisation_id).update(
            slug="aurore"
        )

    pre_save.connect(twin, sender=models.Organisation)
    response = saved(editor_client, address(house), slug="aurore", name="Aurore")
    assert response.status_code == 200
    assert 'value="Aurore"' in response.content.decode()
