"""The desk's first page says what waits, where, and what to do next."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from synthesis import models, publishing
from tests import factories
from tests.admin.forms import saved

pytestmark = pytest.mark.django_db


def text(response):
    spaces = {ord("\N{NO-BREAK SPACE}"): " ", ord("\N{NARROW NO-BREAK SPACE}"): " "}
    return " ".join(response.content.decode().translate(spaces).split())


def dashboard(client):
    return text(client.get(reverse("admin:index")))


def change(row):
    return reverse(f"admin:synthesis_{row._meta.model_name}_change", args=[row.pk])


def screen(name, plenary):
    return reverse(f"admin:{name}", args=[plenary.pk])


def test_an_empty_desk_says_how_to_begin(editor_client):
    page = dashboard(editor_client)
    assert "Bienvenue" in page
    assert "Une synthèse se fait en quatre temps" in page
    assert f'href="{reverse("admin:synthesis_plenary_add")}"' in page
    assert "Ce que vous avez fait en dernier" not in page


def test_a_plenary_never_published_says_so_and_leads_to_its_outline(editor_client):
    plenary = factories.plenary()
    page = dashboard(editor_client)
    assert "Jamais publiée." in page
    assert "2 sessions, 3 interventions" in page
    assert f'href="{screen("outline", plenary)}"' in page
    assert "Relire, puis publier l’édition 1" in page
    assert f'href="{screen("publish", plenary)}"' in page


def test_what_is_doubtful_is_listed_with_where_to_mend_it(editor_client):
    plenary = factories.plenary()
    page = dashboard(editor_client)
    assert "1 doute à lever" in page
    assert "Ce lien ne répond plus" in page
    assert f'href="{change(models.Link.objects.get())}"' in page
    models.Speaking.objects.update(printed_role="")
    plenary.links.update(status="unknown")
    page = dashboard(editor_client)
    assert f'href="{change(plenary.interventions.get(key="leduc"))}#speakings-group"' in page


def test_more_doubts_than_there_is_room_for_are_in_the_outline(editor_client):
    plenary = factories.plenary(9)
    models.Speaking.objects.update(printed_role="")
    page = dashboard(editor_client)
    assert "9 doutes à lever" in page
    assert "Et 3 autres, dans le plan" in page
    assert plenary.interventions.count() == 9


def test_a_published_plenary_waits_for_nothing_until_a_word_changes(editor_client, published):
    page = dashboard(editor_client)
    assert "Publiée, édition 1." in page
    assert "Rien n’attend" in page
    leduc = published.plenary.interventions.get(key="leduc")
    saved(editor_client, change(leduc), heading="Autre")
    page = dashboard(editor_client)
    assert "Publiée, édition 1 ; des changements attendent." in page
    assert "Relire ce qui change, puis publier" in page


def test_a_withdrawn_plenary_says_so(editor_client, published):
    publishing.withdraw(published.plenary, None, "Une erreur.")
    page = dashboard(editor_client)
    assert "Retirée, édition 1." in page
    assert "Corriger, puis publier de nouveau" in page


def test_each_beginning_has_its_next_step(editor_client):
    plenary = factories.plenary(0, sessions=(), takeaways=(), alliances=())
    assert "Ajouter la première session" in dashboard(editor_client)
    session = models.Session.objects.create(plenary=plenary, position=1, title="Matin")
    page = dashboard(editor_client)
    assert "Écrire la première intervention" in page
    assert f"/intervention/add/?session={session.pk}" in page


def test_a_plenary_that_makes_no_document_says_what_to_mend(editor_client):
    factories.plenary()
    models.Party.objects.filter(organisation__slug="montbrun").delete()
    page = dashboard(editor_client)
    assert "La copie de travail n’est pas publiable telle quelle" in page
    assert "Corriger ce qui empêche de publier" in page


def test_what_one_did_last_is_told_and_puts_its_plenary_first(editor_client):
    older = factories.plenary(slug="ancienne", title="Ancienne", held_on="2001-01-01")
    for number in "1234":
        factories.plenary(slug=f"recente-{number}", title=f"Récente {number}")
    leduc = older.interventions.get(key="leduc")
    saved(editor_client, change(leduc), heading="Autre titre")
    page = dashboard(editor_client)
    told = page[page.index("Ce que vous avez fait en dernier") :]
    assert "Ada LEDUC — Autre titre" in told
    assert f'href="{change(leduc)}"' in told
    assert page.index("Ancienne") < page.index("Récente 1")
    assert "Les autres plénières" in page


def test_what_is_no_more_has_no_link(editor_client):
    plenary = factories.plenary()
    row = plenary.interventions.get(key="d-arc")
    saved(editor_client, change(row), heading="Bientôt partie")
    address = change(row)
    row.delete()
    dashboard(editor_client)  # shows the message that it was saved
    page = dashboard(editor_client)
    assert "Bientôt partie" in page
    assert f'href="{address}"' not in page


def test_every_table_stays_reachable_below(editor_client):
    page = dashboard(editor_client)
    for model in ("organisation", "person", "event", "theme", "edition", "intervention"):
        assert f'href="{reverse(f"admin:synthesis_{model}_changelist")}"' in page
    assert page.index("Bienvenue") < page.index("Tout ce que garde le bureau")


def test_who_may_not_see_plenaries_sees_none(client, django_user_model):
    factories.plenary()
    person = django_user_model.objects.create_user("comptable", is_staff=True)
    client.force_login(person)
    page = dashboard(client)
    assert "Le soleil en partage" not in page
    assert "Votre compte n’ouvre encore rien" in page


def test_who_may_only_look_is_not_told_to_publish(client, django_user_model):
    factories.plenary()
    person = django_user_model.objects.create_user("lectrice", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(person)
    page = dashboard(client)
    assert "Continuer le plan" in page
    assert "publier l’édition" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_dashboard_asks_a_fixed_number_of_queries(
    editor_client, number, django_assert_num_queries
):
    for each in range(number):
        plenary = factories.published(slug=f"soleil-{each}").plenary
        row = plenary.interventions.get(key="leduc")
        saved(editor_client, change(row), heading="Autre")
    dashboard(editor_client)
    with django_assert_num_queries(17):
        dashboard(editor_client)
