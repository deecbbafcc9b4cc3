"""An intervention at its permanent address."""

import pytest

from synthesis.models import Intervention
from synthesis.publishing import publish
from tests import factories
from tests.views.reading import Page

pytestmark = pytest.mark.django_db
LEDUC = "/plenieres/soleil-2030/interventions/leduc/"


def publish_again(published):
    published.plenary.refresh_from_db()
    return publish(published.plenary, None, "Mise à jour.")


def test_it_says_who_speaks_where_and_what(client, published):
    page = Page(client.get(LEDUC))
    assert "Ada LEDUC Directrice Solaris" in page.words
    assert page.links["Le matin"] == "/plenieres/soleil-2030/#session-matin"
    assert "Ada Leduc ouvre la rencontre : le soleil est à tous" in page.words
    assert "Témoignage" in page.words


def test_it_has_its_quotations_its_figures_and_its_answers(client, published):
    words = Page(client.get(LEDUC)).words
    assert "« Le soleil est à tous »" in words
    assert "69 %" in words
    assert "maires" in words
    assert "étude Barème" in words
    words = Page(client.get(LEDUC.replace("leduc", "tour-de-table"))).words
    assert "confiance" in words
    assert "patience Jean d’Arc" in words


def test_it_has_what_leans_on_it_and_what_it_tells(client, published):
    assert "Toits solaires" in Page(client.get(LEDUC)).words
    words = Page(client.get(LEDUC.replace("leduc", "d-arc"))).words
    assert "Un cadre plus simple est demandé." in words
    assert "Toits solaires" not in words


def test_it_says_whether_a_theme_or_a_goal_was_stated_or_assigned(client, published):
    words = Page(client.get(LEDUC)).words
    assert "Énergie nommé" in words
    assert "7 Énergie propre nommé" in words
    words = Page(client.get(LEDUC.replace("leduc", "d-arc"))).words
    assert "Territoires attribué" in words
    assert "17 Partenariats attribué" in words


def test_it_leads_to_what_it_mentions_and_to_its_neighbours(client, published):
    page = Page(client.get(LEDUC))
    assert page.links["Ville de Montbrun"] == "/organisations/montbrun/"
    assert page.links["Suivante Jean d’ARC"] == "/plenieres/soleil-2030/interventions/d-arc/"
    assert "Précédente" not in page.words
    last = Page(client.get(LEDUC.replace("leduc", "tour-de-table")))
    assert last.links["Précédente Jean d’ARC"] == "/plenieres/soleil-2030/interventions/d-arc/"
    assert "Suivante" not in last.words


@pytest.mark.parametrize("interventions", [1, 3])
def test_it_takes_one_query(client, db, interventions, django_assert_num_queries):
    factories.published(interventions)
    with django_assert_num_queries(1):
        assert client.get(LEDUC).status_code == 200


def test_a_key_that_changed_leads_to_the_new_one(client, published):
    intervention = Intervention.objects.get(key="leduc")
    intervention.key = "ada-leduc"
    intervention.save()
    publish_again(published)
    response = client.get(f"/en{LEDUC}")
    assert response.status_code == 301
    assert response["Location"] == "/en/plenieres/soleil-2030/interventions/ada-leduc/"


def test_a_key_that_is_gone_says_so_and_leads_to_the_editions_that_had_it(client, published):
    publish_without_leduc(published)
    response = client.get(LEDUC)
    assert response.status_code == 410
    links = Page(response).links
    assert "/plenieres/soleil-2030/editions/1/" in links.values()
    assert "/plenieres/soleil-2030/editions/2/" not in links.values()


def publish_without_leduc(published):
    Intervention.objects.get(key="leduc").delete()
    return publish_again(published)


def test_a_key_that_never_was_is_not_found(client, published):
    assert client.get(LEDUC.replace("leduc", "personne")).status_code == 404


def test_a_draft_intervention_is_answered_as_what_never_existed(client, published):
    Intervention.objects.filter(key="leduc").update(key="brouillon")
    assert client.get(LEDUC.replace("leduc", "brouillon")).status_code == 404
    assert client.get(LEDUC).status_code == 200
