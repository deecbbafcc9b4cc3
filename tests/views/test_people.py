"""The people who speak or are quoted in the current editions."""

import pytest

from synthesis.models import Person
from synthesis.publishing import publish
from tests import factories
from tests.views.reading import Page, keys

pytestmark = pytest.mark.django_db


def test_the_list_is_in_the_order_of_family_names_with_counts(client, published):
    page = Page(client.get("/personnes/"))
    assert page.words.index("Jean d’Arc") < page.words.index("Ada Leduc")
    assert "Ada Leduc 1 intervention" in page.words
    assert page.links["Ada Leduc"] == "/personnes/ada-leduc/"


def test_an_empty_list_says_so(client):
    assert "Personne n’est encore publié" in Page(client.get("/personnes/")).words


@pytest.mark.parametrize("interventions", [1, 3])
def test_the_list_takes_two_queries(client, db, interventions, django_assert_num_queries):
    factories.published(interventions)
    with django_assert_num_queries(2):
        client.get("/personnes/")


def test_their_page_has_their_interventions_and_their_words(client, published):
    response = client.get("/personnes/ada-leduc/")
    page = Page(response)
    assert page.words.startswith("Ada Leduc 1 intervention")
    assert "« Le soleil est à tous »" in page.words
    assert keys(response) == ["soleil-2030/leduc"]
    place = "/plenieres/soleil-2030/interventions/leduc/#citation-le-soleil-est-a-tous"
    assert place in page.links.values()
    html = client.get("/plenieres/soleil-2030/interventions/leduc/").content.decode()
    assert 'id="citation-le-soleil-est-a-tous"' in html


@pytest.mark.parametrize("more", [0, 2])
def test_their_page_takes_three_queries(client, published, more, django_assert_num_queries):
    for number in range(more):
        factories.published(slug=f"autre-{number}")
    with django_assert_num_queries(3):
        client.get("/personnes/ada-leduc/")


def test_an_old_slug_leads_to_the_new_one(client, published):
    person = Person.objects.get(slug="ada-leduc")
    person.slug = "ada-le-duc"
    person.save()
    publish(published.plenary, None, "Nouvelle adresse.")
    response = client.get("/personnes/ada-leduc/")
    assert response.status_code == 301
    assert response["Location"] == "/personnes/ada-le-duc/"


def test_one_that_only_drafts_name_is_not_found(client, published):
    Person.objects.create(slug="anonyme", family_name="Anonyme")
    assert client.get("/personnes/anonyme/").status_code == 404
