"""The columns follow what is published, survive whatever happens to their files, and are missed by
nobody.
"""

import json
import random
from pathlib import Path

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.core.management import call_command

from synthesis import publishing, workspace
from synthesis.models import Organisation, Passage, Publication
from synthesis.models.kinds import Order, PassageKind
from synthesis.models.publications import NO_PLENARY, page_of
from synthesis.search import finding
from synthesis.search.columns import arrays, keeping
from synthesis.search.database import DatabaseCriteria
from synthesis.search.facets import FACETS, Sense
from synthesis.search.query import read as parse
from tests import factories

pytestmark = pytest.mark.django_db
WORDS = ("soleil", "cadre -réseau", '"plus simple"', "entreprise", "ODD", "les alliances")


def folder():
    return Path(settings.COLUMNS_ROOT)


def told(criteria):
    """All that a list says."""
    orders = [Order.NEWEST, Order.OLDEST, Order.NAME]
    return (
        criteria.totals,
        [criteria.page(order, 0, 1000) for order in orders],
        {
            name: (
                [(each.value, each.count, each.selected) for each in choices.shown],
                choices.hidden,
            )
            for name, choices in criteria.choices.items()
        },
    )


def assert_in_step():
    choice = random.Random(5)
    for kind, facets in FACETS.items():
        everything = DatabaseCriteria(kind)
        for at in range(8):
            chosen = {}
            for name in choice.sample(list(facets), choice.choice((0, 1, 2))):
                values = [each.value for each in everything.choices[name].shown if each.count]
                if values:
                    chosen[name] = tuple(choice.sample(values, min(len(values), 2)))
            query = parse(choice.choice(WORDS) if at % 2 else "")
            sense = choice.choice(list(Sense)) if kind == PassageKind.INTERVENTION else Sense.SPEAKS
            asked = (kind, chosen, sense, query)
            assert told(finding.criteria(*asked)) == told(DatabaseCriteria(*asked)), asked


@pytest.fixture
def large(monkeypatch):
    """As if the library were so large that what is new stands in a part of its own."""
    monkeypatch.setattr(keeping, "_SMALL", 0)


def test_a_large_library_keeps_its_part_and_makes_a_small_one_of_what_is_new(
    large, published, plenary_2017
):
    publishing.publish(workspace.load(plenary_2017), None)
    keeping.rebuild()
    (old,) = keeping.current().parts
    factories.published(slug="nouvelle", title="Nouvelle", held_on="2035-01-01")
    factories.published(slug="ancienne", title="Ancienne", held_on="1999-01-01")
    assert_in_step()
    first, second = keeping.current().parts
    assert first.name == old.name
    assert len(second) == 18


def test_what_was_corrected_or_withdrawn_is_gone_from_a_large_library(large, published):
    gone = factories.published(slug="retiree", title="Retirée").plenary
    keeping.rebuild()
    publishing.withdraw(gone, None, "Raison")
    assert_in_step()
    intervention = published.plenary.sessions.get(position=1).interventions.get(key="leduc")
    intervention.body = "<p>Le barrage est ouvert.</p>"
    intervention.save()
    publishing.publish(published.plenary, None, "Une correction.")
    assert_in_step()
    criteria = finding.criteria(PassageKind.INTERVENTION, query=parse("barrages"))
    (pk,) = criteria.page(Order.RELEVANCE, 0, 10)
    assert Passage.objects.get(pk=pk).key == "leduc"
    assert len(keeping.current().parts) == 2


def test_an_organisation_that_becomes_of_another_kind_is_counted_under_that_one(large, published):
    keeping.rebuild()
    Organisation.objects.filter(slug="solaris").update(kind="foundation")
    factories.published(slug="autre", title="Autre")
    assert_in_step()
    criteria = finding.criteria(PassageKind.INTERVENTION)
    kinds = {each.value: each.count for each in criteria.choices["type"].shown}
    assert (kinds["company"], kinds["foundation"]) == (0, 2)


# --- Their files


def test_a_worker_that_starts_finds_them_made(published, django_assert_num_queries):
    keeping.current()
    keeping.forget()
    with django_assert_num_queries(1):
        assert len(keeping.current().parts[0]) == 9


def damage_nothing():
    """The folder as it was left."""


def damage_all():
    for file in folder().glob("*"):
        file.unlink()


def damage_a_part():
    for file in folder().glob("part-*"):
        file.write_bytes(file.read_bytes()[:-200])


def damage_by_writing_over():
    for file in folder().glob("*.columns"):
        file.write_bytes(b"something else")


def damage_the_list():
    (folder() / "current.json").write_text("{")


def made_by_other_code():
    said = json.loads((folder() / "current.json").read_text())
    (folder() / "current.json").write_text(json.dumps(said | {"made_by": "0"}))


@pytest.mark.parametrize(
    "damage",
    [
        damage_nothing,
        damage_all,
        damage_a_part,
        damage_by_writing_over,
        damage_the_list,
        made_by_other_code,
    ],
)
def test_whatever_happens_to_their_files_lists_are_right(published, damage):
    keeping.current()
    damage()
    keeping.forget()
    assert_in_step()


def test_a_publication_of_no_plenary_makes_nothing_again(published):
    (before,) = keeping.current().parts
    Publication.objects.record(NO_PLENARY)
    (after,) = keeping.current().parts
    assert after.name == before.name
    assert_in_step()


def test_a_page_begun_before_a_publication_makes_nothing_again(published):
    earlier = Publication.objects.token()
    factories.published(slug="autre", title="Autre")
    (before,) = keeping.current().parts
    keeping.forget()
    with page_of(earlier):
        (after,) = keeping.current().parts
    assert after.name == before.name


def test_files_that_nobody_needs_any_more_are_removed(published):
    keeping.current()
    factories.published(slug="autre", title="Autre")
    keeping.current()
    assert len(list(folder().glob("*.columns"))) == 2


# --- Without them


def said_by_checks():
    return [each.id for each in run_checks(databases=["default"]) if each.id[10:12] == "W0"]


def test_where_there_is_too_much_to_read_lists_go_on_without_them(
    client, published, monkeypatch, caplog
):
    before = client.get("/interventions/?q=cadre&theme=territoires").content
    assert said_by_checks() == []
    monkeypatch.setattr(keeping, "MOST_AT_ONCE", 0)
    damage_all()
    keeping.forget()
    assert client.get("/interventions/?q=cadre&theme=territoires").content == before
    assert "rebuild_index --columns" in caplog.text
    assert said_by_checks() == ["synthesis.W002"]
    call_command("rebuild_index", "--columns", verbosity=0)
    assert said_by_checks() == []
    assert client.get("/interventions/?q=cadre&theme=territoires").content == before


def test_where_they_can_not_be_written_lists_go_on_without_them(
    client, published, settings, tmp_path, caplog
):
    (tmp_path / "file").write_text("no folder")
    settings.COLUMNS_ROOT = tmp_path / "file" / "columns"
    keeping.forget()
    assert "1 intervention" in client.get("/interventions/?q=cadre").content.decode()
    assert "Columns were not written" in caplog.text


def test_the_checks_say_when_they_are_not_in_step(published):
    keeping.current()
    assert said_by_checks() == []
    Passage.objects.filter(key="leduc").update(title="Un autre titre")
    assert said_by_checks() == ["synthesis.W003"]
    call_command("rebuild_index", verbosity=0)
    assert said_by_checks() == []
    Passage.objects.filter(key="leduc", kind=PassageKind.INTERVENTION).delete()
    assert said_by_checks() == ["synthesis.W003"]


def test_memory_that_is_given_back_is_read_again(published, monkeypatch):
    monkeypatch.setattr(arrays, "_LARGE", 0)
    monkeypatch.setattr(arrays, "_MOST_RESIDENT", -1)
    monkeypatch.setattr(keeping, "_LET_GO", 1)
    keeping.rebuild()
    assert_in_step()
    assert arrays._large
