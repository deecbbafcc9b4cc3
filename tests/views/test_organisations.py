"""The organisations that the current editions name."""

import pytest

from synthesis.models import Organisation
from synthesis.publishing import publish, withdraw
from tests import factories
from tests.views.reading import Page, keys

pytestmark = pytest.mark.django_db


def test_the_list_has_each_with_its_kind_and_its_counts(client, published):
    page = Page(client.get("/organisations/"))
    assert "Ville de Montbrun acteur public 1 intervention 1 mention" in page.words
    assert "Groupe Hélios entreprise" in page.words
    assert page.links["Ville de Montbrun"] == "/organisations/montbrun/"


def test_the_list_is_in_the_order_of_names(client, published):
    words = Page(client.get("/organisations/")).words
    names = ["Entraide", "Groupe Hélios", "Solaris", "Ville de Montbrun"]
    assert [words.index(name) for name in names] == sorted(words.index(name) for name in names)


def test_an_intervention_in_two_current_editions_is_counted_twice_and_its_speaker_once(
    client, published
):
    factories.published(slug="soleil-2031")
    assert "Solaris entreprise 2 interventions" in Page(client.get("/organisations/")).words


def test_an_empty_list_says_so(client):
    assert "Aucune organisation n’est encore publiée" in Page(client.get("/organisations/")).words


@pytest.mark.parametrize("interventions", [1, 3])
def test_the_list_takes_two_queries(client, db, interventions, django_assert_num_queries):
    factories.published(interventions)
    with django_assert_num_queries(2):
        client.get("/organisations/")


def test_its_page_has_who_spoke_for_it_who_mentioned_it_and_its_alliances(client, published):
    page = Page(client.get("/organisations/montbrun/"))
    assert "1 intervention en son nom" in page.words
    assert "1 intervention la mentionne" in page.words
    assert "Toits solaires" in page.words
    assert "Aussi écrit : Mairie de Montbrun" in page.words
    assert keys(client.get("/organisations/montbrun/")) == [
        "soleil-2030/d-arc",
        "soleil-2030/leduc",
    ]


def test_its_numbers_are_those_of_the_lists_behind_them(client, published):
    links = Page(client.get("/organisations/montbrun/")).links.values()
    assert "/interventions/?organisation=montbrun" in links
    assert keys(client.get("/interventions/?organisation=montbrun")) == ["soleil-2030/d-arc"]
    mentioning = "/interventions/?organisation=montbrun&sens=mentionne"
    assert mentioning in links
    assert keys(client.get(mentioning)) == ["soleil-2030/leduc"]


def test_its_page_leads_to_what_runs_it_and_to_what_it_runs(client, published):
    links = Page(client.get("/organisations/solaris/")).links
    assert links["Groupe Hélios"] == "/organisations/groupe-helios/"
    page = Page(client.get("/organisations/groupe-helios/"))
    assert page.links["Solaris"] == "/organisations/solaris/"
    assert "sans y intervenir" in page.words


@pytest.mark.parametrize("more", [0, 2])
def test_its_page_takes_six_queries(client, published, more, django_assert_num_queries):
    for number in range(more):
        factories.published(slug=f"autre-{number}")
    with django_assert_num_queries(5):
        client.get("/organisations/montbrun/")


def test_an_old_slug_leads_to_the_new_one(client, published):
    organisation = Organisation.objects.get(slug="montbrun")
    organisation.slug = "ville-de-montbrun"
    organisation.save()
    publish(published.plenary, None, "Nouvelle adresse.")
    response = client.get("/en/organisations/montbrun/")
    assert response.status_code == 301
    assert response["Location"] == "/en/organisations/ville-de-montbrun/"


def test_one_that_only_drafts_name_is_not_found(client, published):
    Organisation.objects.create(slug="secrete", name="Secrète", kind="company")
    assert client.get("/organisations/secrete/").status_code == 404
    assert "Secrète" not in Page(client.get("/organisations/")).words


def test_its_public_name_changes_only_when_it_is_published(client, published):
    organisation = Organisation.objects.get(slug="montbrun")
    organisation.name = "Montbrun-les-Bains"
    organisation.save()
    assert "Ville de Montbrun" in Page(client.get("/organisations/montbrun/")).words


def test_it_leaves_with_the_last_synthesis_that_names_it(client, published):
    withdraw(published.plenary, None, "Erreur")
    assert client.get("/organisations/montbrun/").status_code == 404
