"""The records that a document names are found again, whatever each side calls them now."""

import pytest

from synthesis import models, workspace
from tests import factories

pytestmark = pytest.mark.django_db


def renamed(**changes):
    """A second plenary in which Solaris has another slug."""
    document = factories.document(slug="autre", title="Autre")
    text = document.model_dump_json().replace('"solaris"', '"solaris-france"')
    document = type(document).model_validate_json(text)
    return document.model_copy(
        update={
            "organisations": tuple(
                node.model_copy(update=changes) if node.slug == "solaris-france" else node
                for node in document.organisations
            )
        }
    )


def test_a_record_is_found_by_the_slug_that_the_document_says_it_had():
    factories.plenary()
    workspace.load(renamed(former_slugs=("solaris",)))
    assert not models.Organisation.objects.filter(slug="solaris-france").exists()
    solaris = models.Organisation.objects.get(slug="solaris")
    assert solaris.speakings.count() == 2


def test_a_former_slug_that_another_record_of_the_document_has_is_that_record_s():
    factories.plenary()
    workspace.load(renamed(former_slugs=("entraide",)))
    assert models.Organisation.objects.get(slug="solaris-france").speakings.count() == 1


def test_without_a_former_slug_it_is_another_record():
    factories.plenary()
    workspace.load(renamed())
    assert models.Organisation.objects.filter(slug__startswith="solaris").count() == 2
