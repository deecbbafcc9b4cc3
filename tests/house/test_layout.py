import re

import pytest

from tests.harness import PROJECT

ROOMS = ("convergences", "synthesis", "templates", "static", "tests")
NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "common", "services", "misc"}
WRITTEN_BY_HAND = {".py", ".html", ".css", ".js", ".txt", ".xml"}
INLINE = re.compile(r"""\son[a-z]+\s*=|\sstyle\s*=|<style\b|javascript:|\|\s*safe\b""")


def files():
    return [
        path
        for room in ROOMS
        for path in (PROJECT / room).rglob("*")
        if path.suffix in WRITTEN_BY_HAND and not {"migrations", "vendor"} & set(path.parts)
    ]


def name(path):
    return str(path.relative_to(PROJECT))


def test_no_file_is_longer_than_400_lines():
    lengths = {name(path): len(path.read_text().splitlines()) for path in files()}
    assert {path: length for path, length in lengths.items() if length > 400} == {}


def test_no_module_has_a_name_that_says_nothing():
    assert [name(path) for path in files() if path.stem in NAMES_THAT_SAY_NOTHING] == []


def test_no_template_has_what_the_security_policy_blocks_or_unsafe_text():
    templates = [path for path in files() if path.suffix == ".html"]
    assert {
        name(path): found for path in templates if (found := INLINE.findall(path.read_text()))
    } == {}


@pytest.mark.parametrize("lock", ["requirements", "requirements-dev"])
def test_a_lock_holds_hashed_versions_and_nothing_else(lock):
    lines = (PROJECT / f"{lock}.txt").read_text().replace("\\\n", "").splitlines()
    pinned = re.compile(r"[a-z0-9.-]+==\S+( ; [^#]+?)?(\s+--hash=sha256:[0-9a-f]{64})+")
    assert [line for line in lines if not pinned.fullmatch(line)] == []


@pytest.mark.parametrize("lock", ["requirements", "requirements-dev"])
def test_a_lock_has_the_version_that_was_asked_for(lock):
    asked = (PROJECT / f"{lock}.in").read_text().splitlines()
    exact = [re.sub(r"\[.*\]", "", line).lower() for line in asked if "==" in line]
    locked = {line.split()[0] for line in (PROJECT / f"{lock}.txt").read_text().splitlines()}
    assert [line for line in exact if line not in locked] == []
