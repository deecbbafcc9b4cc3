import pytest

from synthesis import publishing
from synthesis.models import Publication
from synthesis.search import index
from tests import factories

pytestmark = pytest.mark.django_db


def test_what_readers_see_has_another_token_after_each_publication_and_withdrawal():
    tokens = [Publication.objects.token()]
    edition = factories.published()
    tokens.append(Publication.objects.token())
    publishing.withdraw(edition.plenary, None, "Une erreur de date.")
    tokens.append(Publication.objects.token())
    assert tokens[0] == ""
    assert len(set(tokens)) == 3


def test_what_has_changed_since_a_token_is_told_plenary_by_plenary():
    plenary = factories.published().plenary
    before = Publication.objects.token()
    publishing.withdraw(plenary, None, "Une erreur de date.")
    assert [each.plenary_id for each in Publication.objects.since(before)] == [plenary.pk]
    assert list(Publication.objects.since(Publication.objects.token())) == []


def test_after_the_index_was_made_anew_everything_may_have_changed():
    factories.published()
    before = Publication.objects.token()
    index.rebuild()
    assert Publication.objects.since(before).last().plenary_id is None


def test_a_token_of_a_time_that_was_undone_is_not_known():
    factories.published()
    assert Publication.objects.since("0" * 32) is None
