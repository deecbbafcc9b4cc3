"""The commands of those who run the site."""

import json

import jsonschema
import pytest
from django.core.checks import run_checks
from django.core.management import call_command

from synthesis.models import Entry, Passage
from synthesis.models.guards import lift_guards

pytestmark = pytest.mark.django_db


def test_the_schema_names_its_language_and_everything_that_a_synthesis_holds(capsys):
    call_command("synthesis_schema")
    schema = json.loads(capsys.readouterr().out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {"Intervention", "Speaking", "Quotation", "KeyFigure", "Alliance"} <= set(
        schema["$defs"]
    )
    assert "sessions" in schema["properties"]


def test_a_published_document_is_valid_by_the_schema_as_another_program_reads_it(published, capsys):
    call_command("synthesis_schema")
    schema = json.loads(capsys.readouterr().out)
    validator = jsonschema.Draft202012Validator(schema)
    document = json.loads(published.revision.document)
    validator.validate(document)
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(document | {"sessions": [{"title": "Sans clé"}]})


def test_a_lost_index_is_rebuilt_from_the_editions(published, client, capsys):
    before = client.get("/interventions/").content
    Passage.objects.all().delete()
    Entry.objects.all().delete()
    assert client.get("/interventions/?page=1").content != before
    call_command("rebuild_index")
    assert "1 édition indexée" in capsys.readouterr().out
    assert client.get("/interventions/").content == before


def test_the_checks_say_when_the_database_no_longer_guards_what_is_published(db):
    assert not [each for each in run_checks(databases=["default"]) if each.id == "synthesis.E001"]
    lift_guards()
    (error,) = [each for each in run_checks(databases=["default"]) if each.id == "synthesis.E001"]
    assert "ne protège plus ce qui est publié" in error.msg
    assert "migrate" in error.hint
