"""The index is made anew after a migration that emptied it: nobody has to think of it."""

import pytest
from django.core.management import call_command

from synthesis.models import Edition, Entry, Passage, Redirect, Reference
from synthesis.publishing import withdraw
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


def rows():
    return {
        "passages": list(Passage.objects.order_by("edition", "position").values()),
        "entries": sorted(Entry.objects.values_list("kind", "slug", "label", "edition")),
        "references": sorted(
            Reference.objects.values_list(
                "kind", "passage__key", "relation", "entry__slug", "stated"
            )
        ),
        "redirects": sorted(Redirect.objects.values_list("kind", "old", "new")),
    }


def without_numbers(found):
    return found | {
        "passages": [
            {name: value for name, value in row.items() if name != "id"}
            for row in found["passages"]
        ]
    }


@pytest.fixture
def today(transactional_db):
    """Whatever happens, the tables are those of today again."""
    yield
    call_command("migrate", "synthesis", verbosity=0)


def test_a_migration_that_empties_the_index_brings_it_back(today):
    factories.published()
    gone = factories.published(slug="retiree")
    withdraw(gone.plenary, None, "Raison")
    before = rows()
    assert len(before["passages"]) == 9
    call_command("migrate", "synthesis", "0001", verbosity=0)
    assert not Passage.objects.exists()
    call_command("migrate", "synthesis", verbosity=0)
    assert without_numbers(rows()) == without_numbers(before)
    assert Edition.objects.count() == 2


def test_an_index_that_is_whole_is_left_alone(today):
    factories.published()
    numbers = list(Passage.objects.values_list("pk", flat=True))
    call_command("migrate", "synthesis", verbosity=0)
    assert list(Passage.objects.values_list("pk", flat=True)) == numbers
