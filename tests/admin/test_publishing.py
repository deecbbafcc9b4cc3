"""The screens that publish, withdraw and restore, as an editor uses them."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from synthesis import models, workspace
from tests import factories
from tests.admin.forms import errors, fields, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def plenary():
    return factories.plenary()


def screen(name, plenary, *more):
    return reverse(f"admin:{name}", args=[plenary.pk, *more])


def change(row):
    return reverse(f"admin:synthesis_{row._meta.model_name}_change", args=[row.pk])


def text(response):
    spaces = {ord("\N{NO-BREAK SPACE}"): " ", ord("\N{NARROW NO-BREAK SPACE}"): " "}
    return " ".join(response.content.decode().translate(spaces).split())


def publish(client, plenary, **typed):
    address = screen("publish", plenary)
    return client.post(address, fields(client.get(address)) | typed, follow=True)


def test_the_first_edition_is_published_from_its_screen(editor_client, editor, plenary):
    page = text(editor_client.get(screen("publish", plenary)))
    assert "Rien n’est public encore" in page
    assert "Publier l’édition 1" in page
    page = text(publish(editor_client, plenary))
    edition = models.Edition.objects.get()
    assert (edition.number, edition.published_by) == (1, editor)
    assert "L’édition 1 est publiée" in page
    assert 'href="/plenieres/soleil-2030/editions/1/"' in page
    assert "État : publiée, édition 1." in page


def test_the_comparison_marks_the_words(editor_client, published):
    plenary = published.plenary
    leduc = plenary.interventions.get(key="leduc")
    saved(editor_client, change(leduc), body="<p>Ada Leduc ferme la rencontre.</p>")
    page = text(editor_client.get(screen("publish", plenary)))
    assert "Ada Leduc <del>ouvre</del><ins>ferme</ins> la rencontre" in page
    assert f'href="{change(leduc)}"' in page
    assert "L’édition" not in page


def test_each_doubt_says_what_to_do_and_where(editor_client, published):
    plenary = published.plenary
    arc = plenary.interventions.get(key="d-arc")
    saved(
        editor_client,
        change(arc),
        {"speakings-0-printed_role": ""},
        rows=[("figures", {"number": "3", "qualifier": "exact", "counted": "écoles"})],
    )
    page = text(editor_client.get(screen("publish", plenary)))
    assert "La fonction imprimée manque : donnez-la" in page
    assert f"{change(arc)}#speakings-group" in page
    assert "L’étude dont vient ce chiffre manque" in page
    assert f"{change(arc)}#figures-group" in page


def test_the_second_edition_wants_a_line_that_says_what_changed(editor_client, published):
    plenary = published.plenary
    saved(editor_client, change(plenary), title="Le soleil partagé")
    page = text(publish(editor_client, plenary, changes=" "))
    assert "Dites en une phrase ce qui change et pourquoi" in page
    page = text(publish(editor_client, plenary, changes="Un titre plus juste.", is_correction="on"))
    assert "L’édition 2 est publiée" in page
    second = models.Edition.objects.get(number=2)
    assert (second.changes, second.is_correction) == ("Un titre plus juste.", True)


def test_what_was_seen_is_what_is_published(editor_client, published):
    plenary = published.plenary
    saved(editor_client, change(plenary), title="Le soleil partagé")
    seen = fields(editor_client.get(screen("publish", plenary))) | {"changes": "Titre."}
    saved(editor_client, change(plenary.sessions.first()), title="À l’aube")
    page = text(editor_client.post(screen("publish", plenary), seen))
    assert "La synthèse a changé depuis votre relecture" in page
    assert "À l’aube" in page
    assert ">Titre.</textarea>" in page.replace("> ", ">")
    assert models.Edition.objects.count() == 1


def test_chosen_interventions_are_compared_then_published_alone(editor_client, published):
    plenary = published.plenary
    for key in ("leduc", "d-arc"):
        row = plenary.interventions.get(key=key)
        saved(editor_client, change(row), heading=f"Titre de {key}")
    address = screen("publish", plenary)
    chosen = editor_client.get(address, {"portee": "choix", "intervention": "leduc"})
    changes = text(chosen)[text(chosen).index('id="desk-changes"') :]
    assert "Titre de leduc" in changes
    assert "Titre de d-arc" not in changes
    values = fields(chosen) | {"changes": "Un titre."}
    assert values["intervention"] == "leduc"
    editor_client.post(address, values)
    public = models.Edition.objects.get(number=2).synthesis
    headings = {each.key: each.heading for each in public.interventions}
    assert headings["leduc"] == "Titre de leduc"
    assert headings["d-arc"] == ""
    assert "Titre de d-arc" in text(editor_client.get(address))


def test_nothing_new_offers_no_button(editor_client, published):
    page = text(editor_client.get(screen("publish", published.plenary)))
    assert "il n’y a rien à publier" in page
    assert "Publier l’édition" not in page


def test_an_alliance_of_one_is_named_with_the_form_that_mends_it(editor_client, plenary):
    alliance = plenary.alliances.get()
    alliance.parties.last().delete()
    page = text(editor_client.get(screen("publish", plenary)))
    assert "« Toits solaires » : Une alliance réunit au moins deux organisations" in page
    assert f'href="{change(alliance)}"' in page
    assert "Publier l’édition" not in page


def test_withdrawing_says_what_it_does_and_takes_a_reason(editor_client, published):
    plenary = published.plenary
    page = text(editor_client.get(screen("withdraw", plenary)))
    assert "Un retrait ne s’annule pas" in page
    page = text(editor_client.post(screen("withdraw", plenary), {"reason": " "}))
    assert "Donnez la raison du retrait" in page
    assert models.Edition.objects.current().exists()
    page = text(
        editor_client.post(screen("withdraw", plenary), {"reason": "Un nom erroné."}, follow=True)
    )
    assert "La synthèse est retirée" in page
    assert "État : retirée, édition 1." in page
    assert models.Withdrawal.objects.get().reason == "Un nom erroné."
    again = editor_client.post(screen("withdraw", plenary), {"reason": "Encore."})
    assert "il n’y a rien à retirer" in text(again)


def test_two_revisions_are_compared(editor_client, published):
    plenary = published.plenary
    saved(editor_client, change(plenary), title="Le soleil partagé")
    page = text(editor_client.get(screen("revisions", plenary)))
    assert "Édition 1" in page
    before = {"avant": published.revision_id}
    page = text(editor_client.get(screen("revisions", plenary), before))
    assert "<del>en partage</del><ins>partagé</ins>" in page
    unknown = editor_client.get(screen("revisions", plenary), before | {"apres": "99999"})
    assert unknown.status_code == 404


def test_restoring_asks_first_and_keeps_what_was_there(editor_client, published):
    plenary = published.plenary
    saved(editor_client, change(plenary), title="Le soleil partagé")
    address = screen("restore", plenary, published.revision_id)
    page = text(editor_client.get(address))
    assert "Remettre dans la copie de travail" in page
    assert "<del>partagé</del><ins>en partage</ins>" in page
    assert models.Plenary.objects.get().title == "Le soleil partagé"
    page = text(editor_client.post(address, follow=True))
    assert "Les lecteurs n’ont rien vu changer" in page
    assert models.Plenary.objects.get().title == "Le soleil en partage"
    kept = models.Revision.objects.exclude(pk=published.revision_id).get()
    assert kept.synthesis.title == "Le soleil partagé"
    assert workspace.compile(plenary).public() == published.synthesis


def test_a_working_copy_that_is_not_whole_can_t_be_replaced_unseen(editor_client, published):
    plenary = published.plenary
    plenary.alliances.get().parties.last().delete()
    address = screen("restore", plenary, published.revision_id)
    for response in (editor_client.get(address), editor_client.post(address)):
        assert "Toits solaires" in text(response)
        assert "Restaurer cette révision" not in text(response)


SCREENS = ("publish", "withdraw", "revisions")


@pytest.mark.parametrize("name", SCREENS)
def test_who_may_not_publish_is_told_so(client, editor, published, name):
    editor.user_permissions.remove(Permission.objects.get(codename="publish_plenary"))
    client.force_login(editor)
    assert client.get(screen(name, published.plenary)).status_code == 403
    assert client.post(screen(name, published.plenary)).status_code == 403
    assert "Publier…" not in text(client.get(change(published.plenary)))


@pytest.mark.parametrize("name", SCREENS)
def test_a_stranger_is_sent_to_the_login(client, published, name):
    response = client.get(screen(name, published.plenary))
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


def test_what_is_published_can_be_looked_at_and_nothing_else(editor_client, published):
    page = text(editor_client.get(change(published)))
    assert published.revision.sha256 in page
    assert "interventions : 3" in page
    revision = text(editor_client.get(change(published.revision)))
    assert published.revision.sha256 in revision
    for row in (published, published.revision):
        assert editor_client.post(change(row), {"title": "Autre"}).status_code == 403
        delete = change(row).replace("/change/", "/delete/")
        assert editor_client.get(delete).status_code == 403
        assert editor_client.post(delete, {"post": "yes"}).status_code == 403
    for model in ("edition", "revision", "withdrawal", "formername"):
        assert editor_client.get(reverse(f"admin:synthesis_{model}_add")).status_code == 403


def test_a_published_plenary_is_not_deleted_and_says_why(editor_client, published):
    delete = reverse("admin:synthesis_plenary_delete", args=[published.plenary_id])
    page = text(editor_client.post(delete, {"post": "yes"}, follow=True))
    assert "ses éditions doivent rester citables" in page
    assert models.Plenary.objects.count() == 1


def test_a_plenary_never_published_is_deleted_after_a_question(editor_client, plenary):
    delete = reverse("admin:synthesis_plenary_delete", args=[plenary.pk])
    assert "Le matin" in text(editor_client.get(delete))
    editor_client.post(delete, {"post": "yes"})
    assert not models.Plenary.objects.exists()


def test_an_organisation_that_speaks_is_protected(editor_client, plenary):
    house = models.Organisation.objects.get(slug="solaris")
    delete = reverse("admin:synthesis_organisation_delete", args=[house.pk])
    page = text(editor_client.post(delete, {"post": "yes"}))
    assert "protégés" in page
    assert "Ada LEDUC" in page
    assert models.Organisation.objects.filter(slug="solaris").exists()


def test_the_plenary_s_page_leads_to_its_outline_takeaways_and_alliances(editor_client, plenary):
    page = text(editor_client.get(change(plenary)))
    assert f'href="{screen("outline", plenary)}"' in page
    rows = [*plenary.takeaways.all(), *plenary.alliances.all()]
    assert all(f'href="{change(row)}"' in page for row in rows)


@pytest.mark.parametrize("number", [1, 3])
def test_the_plenary_s_page_and_the_publish_screen_ask_a_fixed_number_of_queries(
    editor_client, number, django_assert_num_queries
):
    plenary = factories.published(number, takeaways=()).plenary
    for row in plenary.interventions.all():
        saved(editor_client, change(row), heading="Autre")
    editor_client.get(change(plenary))
    with django_assert_num_queries(13):
        editor_client.get(change(plenary))
    with django_assert_num_queries(18):
        editor_client.get(screen("publish", plenary))


@pytest.mark.parametrize("number", [1, 3])
def test_the_lists_ask_a_fixed_number_of_queries(editor_client, number, django_assert_num_queries):
    for each in range(number):
        factories.published(slug=f"soleil-{each}")
    for model, queries in (("plenary", 9), ("intervention", 11)):
        address = reverse(f"admin:synthesis_{model}_changelist")
        editor_client.get(address)
        with django_assert_num_queries(queries):
            editor_client.get(address)


def test_saving_is_logged_with_a_name(editor_client, editor, plenary):
    assert errors(saved(editor_client, change(plenary), title="Autre")) == []
    page = text(editor_client.get(reverse("admin:synthesis_plenary_history", args=[plenary.pk])))
    assert editor.username in page
