"""What was said once is counted once, in however many languages it can be read."""

import pytest

from synthesis import publishing
from synthesis.models.passages import Passage
from synthesis.search import index
from tests import factories
from tests.views.reading import Page, keys

pytestmark = pytest.mark.django_db
ORIGINAL = "soleil-2030/leduc"


@pytest.fixture
def translated(published):
    """The published plenary, and its published translation."""
    return factories.published(
        slug="sun-2030", language="en", title="Sun", translation_of="soleil-2030"
    )


def listed(client, question=""):
    return keys(client.get(f"/interventions/{question}"))


def counts(client):
    return Page(client.get("/organisations/")).words


def test_a_translation_changes_no_list_and_no_count(client, published):
    before = listed(client), listed(client, "?organisation=solaris"), counts(client)
    factories.published(slug="sun-2030", language="en", title="Sun", translation_of="soleil-2030")
    assert (listed(client), listed(client, "?organisation=solaris"), counts(client)) == before


def test_it_can_be_read_and_cited_all_the_same(client, translated):
    assert client.get("/plenieres/sun-2030/").status_code == 200
    assert client.get("/plenieres/sun-2030/interventions/leduc/").status_code == 200
    quotation = Passage.objects.filter(plenary_slug="sun-2030", kind="quotation").first()
    assert client.get(f"/plenieres/sun-2030/citations/{quotation.key}/").status_code == 200


def test_a_search_finds_the_original_alone(client, translated):
    found = listed(client, "?q=solaris")
    assert found
    assert all(key.startswith("soleil-2030/") for key in found)


def test_while_the_original_is_withdrawn_the_translation_is_listed(client, published, translated):
    publishing.withdraw(published.plenary, None, "Essai")
    assert "sun-2030/leduc" in listed(client)
    assert ORIGINAL not in listed(client)


def test_when_the_original_comes_back_the_translation_steps_aside(client, published, translated):
    publishing.withdraw(published.plenary, None, "Essai")
    publishing.publish(published.plenary, None, changes="Republiée")
    assert ORIGINAL in listed(client)
    assert "sun-2030/leduc" not in listed(client)


def test_made_anew_the_index_says_the_same(client, translated):
    before = listed(client), counts(client)
    index.rebuild()
    assert (listed(client), counts(client)) == before
