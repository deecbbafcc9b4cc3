"""`load` then `compile` gives back the same value."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from synthesis import workspace
from synthesis.document.reference import Event
from synthesis.document.synthesis import Synthesis
from tests.document.editing import edited
from tests.document.strategies import syntheses

pytestmark = pytest.mark.django_db
EVENT = Event(slug="evenement-de-l-original", name="Forum")
in_one_database = settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def emptied(db):
    """Each example starts from an empty database, undone when it ends."""
    from django.db import transaction

    class Empty:
        def __enter__(self):
            self.block = transaction.atomic()
            self.block.__enter__()

        def __exit__(self, *failure):
            transaction.set_rollback(True)
            self.block.__exit__(*failure)

    return Empty


def original(document: Synthesis):
    if document.translation_of:
        parts = {"title": "Original", "held_on": document.held_on, "event": EVENT}
        workspace.load(Synthesis(slug=document.translation_of, **parts))


@in_one_database
@given(document=syntheses())
def test_a_loaded_synthesis_compiles_to_itself(emptied, document: Synthesis):
    with emptied():
        original(document)
        assert workspace.compile(workspace.load(document)) == document


@in_one_database
@given(data=st.data(), document=syntheses())
def test_a_later_version_takes_the_place_of_the_first_and_keys_keep_their_rows(
    emptied, data, document: Synthesis
):
    later = data.draw(edited(document))
    with emptied():
        original(document)
        plenary = workspace.load(document)
        rows = dict(plenary.interventions.values_list("key", "pk"))
        workspace.load(later, into=plenary)
        assert workspace.compile(plenary).sessions == later.sessions
        kept = dict(plenary.interventions.values_list("key", "pk"))
        assert all(kept[key] == pk for key, pk in rows.items() if key in kept)
