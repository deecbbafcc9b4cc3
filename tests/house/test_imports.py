"""The contracts of docs/architecture.md, which pyproject.toml writes down for import-linter.

import-linter refuses the name of a room that is not built. So a contract lists those that are, and
a test here fails until a new one is added to it.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.harness import PROJECT

PURE = {"document", "text", "importers", "exporters"}
READERS = {"views", "feeds", "sitemaps", "api", "filters", "search"}
# Synonyms and searches without a result are no drafts: editors write the first for readers at once,
# readers' searches write the second.
REFERENCE = {"organisations", "people", "events", "vocabulary", "merges"}
WORKING_COPY = {
    *("plenaries", "sessions", "interventions", "extracts", "alliances", "media"),
    *("outline_changes", "previews"),
}


def built(folder, names):
    """The modules among NAMES that exist, with their dotted names."""
    dotted = folder.replace("/", ".")
    return {
        f"{dotted}.{name}"
        for name in names
        if (PROJECT / folder / f"{name}.py").exists()
        or (PROJECT / folder / name / "__init__.py").exists()
    }


@pytest.fixture(scope="module")
def contracts():
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    return {contract["id"]: contract for contract in project["tool"]["importlinter"]["contracts"]}


def test_the_imports_keep_every_contract():
    linter = Path(sys.executable).with_name("lint-imports")
    report = subprocess.run(
        [linter, "--no-cache"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert report.returncode == 0, report.stdout + report.stderr


def test_every_pure_room_is_held_to_it(contracts):
    assert set(contracts["pure"]["source_modules"]) == built("synthesis", PURE)


def test_every_room_that_readers_reach_is_kept_from_the_working_copy(contracts):
    assert set(contracts["readers"]["source_modules"]) == built("synthesis", READERS)
    assert set(contracts["readers"]["forbidden_modules"]) == built(
        "synthesis/models", REFERENCE | WORKING_COPY
    )
