"""The files of reference managers, beside the page of what they cite."""

import json

import pytest

from synthesis.models import Intervention
from synthesis.publishing import publish, withdraw
from tests import factories

pytestmark = pytest.mark.django_db
PLENARY = "/plenieres/soleil-2030/"
LEDUC = f"{PLENARY}interventions/leduc/"
THINGS = (
    "",
    "editions/1/",
    "interventions/leduc/",
    "a-retenir/cadre-simple/",
    "chiffres/maires-69/",
    "citations/le-soleil-est-a-tous/",
    "alliances/toits/",
)


def change_key(published):
    intervention = Intervention.objects.get(key="leduc")
    intervention.key = "ada-leduc"
    intervention.save()
    published.plenary.refresh_from_db()
    publish(published.plenary, None, "Mise à jour.")


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize(
    ("form", "media_type", "words"),
    [
        ("bib", "application/x-bibtex", "publisher = {Convergences}"),
        ("ris", "application/x-research-info-systems", "PB  - Convergences"),
        ("json", "application/vnd.citationstyles.csl+json", '"publisher": "Convergences"'),
    ],
)
def test_each_page_has_its_files_beside_it(client, published, thing, form, media_type, words):
    response = client.get(f"{PLENARY}{thing}citer.{form}")
    assert response.status_code == 200
    assert response["Content-Type"] == f"{media_type}; charset=utf-8"
    assert words in response.content.decode()
    assert "/plenieres/soleil-2030/editions/1/" in response.content.decode()


def test_a_file_is_saved_under_the_name_of_what_it_cites(client, published):
    disposition = client.get(f"{LEDUC}citer.bib")["Content-Disposition"]
    name = "soleil-2030-intervention-leduc-edition-1.bib"
    assert disposition == f'attachment; filename="{name}"'


def test_what_is_cited_is_the_edition_that_is_public_now(client, published):
    change_key(published)
    [item] = json.loads(client.get(f"{PLENARY}interventions/ada-leduc/citer.json").content)
    assert item["edition"] == "2"
    assert item["URL"].endswith("/editions/2/#intervention-ada-leduc")


def test_an_older_edition_goes_on_being_cited_as_it_was(client, published):
    change_key(published)
    [item] = json.loads(client.get(f"{PLENARY}editions/1/citer.json").content)
    assert (item["edition"], item["type"]) == ("1", "book")


def test_a_key_that_changed_leads_to_the_file_under_the_new_one(client, published):
    change_key(published)
    response = client.get(f"{LEDUC}citer.ris")
    assert response.status_code == 301
    assert response["Location"] == f"{PLENARY}interventions/ada-leduc/citer.ris"


@pytest.mark.parametrize(
    "address",
    [
        f"{LEDUC}citer.doc",
        f"{PLENARY}interventions/personne/citer.bib",
        f"{PLENARY}editions/2/citer.bib",
        "/plenieres/inconnue/citer.bib",
        "/plenieres/inconnue/editions/1/citer.bib",
        "/plenieres/inconnue/interventions/leduc/citer.bib",
    ],
)
def test_what_is_not_there_has_no_file(client, published, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("thing", THINGS)
def test_what_was_withdrawn_has_no_file(client, published, thing):
    withdraw(published.plenary, None, "Publiée par erreur")
    assert client.get(f"{PLENARY}{thing}citer.bib").status_code == 410


def test_an_edition_withdrawn_before_the_next_was_published_has_no_file(client, published):
    withdraw(published.plenary, None, "Publiée par erreur")
    change_key(published)
    assert client.get(f"{PLENARY}editions/1/citer.bib").status_code == 410


@pytest.mark.parametrize("interventions", [1, 3])
@pytest.mark.parametrize(
    ("thing", "queries"), [("", 1), ("editions/1/", 2), ("interventions/leduc/", 1)]
)
def test_a_file_takes_few_queries(client, db, interventions, thing, queries, page_queries):
    factories.published(interventions)
    with page_queries(queries):
        assert client.get(f"{PLENARY}{thing}citer.bib").status_code == 200
