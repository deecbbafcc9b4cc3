"""Whether what pages count is what counting everything gives: the corpus itself is read from one
end to the other, and each number on the page of each question compared.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlencode

from benchmarks import client, corpus
from benchmarks.questions import organisation

FACETS = (
    *("organisation", "type", "personne", "theme", "objectif", "nature", "pleniere", "session"),
)
SENSES = {"parle": ("spoken",), "mentionne": ("mentioned",), "tous": ("spoken", "mentioned")}
_CHOICE = re.compile(
    r'name="(\w+)" value="([^"]*)" id="[^"]*"[^>]*>.*?class="choice-count">([^<]*)<', re.DOTALL
)
_DIGITS = re.compile(r"\D")


@dataclass
class Question:
    chosen: dict[str, list[str]]
    sense: str = "parle"
    found: int = 0
    counts: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        sense = {} if self.sense == "parle" else {"sens": self.sense}
        return f"/interventions/?{urlencode(self.chosen | sense, doseq=True)}"


def questions(many: int) -> list[Question]:
    draw = Random("exact")  # noqa: S311
    kinds = ("association", "company", "public", "network")
    found = [Question({})]
    while len(found) < many:
        every = {
            "organisation": [organisation(draw, 40) for _ in range(draw.randrange(1, 3))],
            "type": [draw.choice(kinds)],
            "personne": [corpus.person(draw.randrange(30))["slug"]],
            "theme": [corpus.theme(draw.randrange(12))["slug"]],
            "objectif": [str(draw.randrange(1, 18))],
            "nature": [draw.choice(("testimony", "round_table"))],
        }
        names = draw.sample(list(every), draw.randrange(1, 4))
        sense = draw.choice(tuple(SENSES))
        found.append(Question({name: every[name] for name in names}, sense))
    return found


def count(path: Path, asked: Iterable[Question]) -> int:
    """Fill in the questions' numbers; how many interventions there are."""
    asked, every = list(asked), 0
    for question in asked:
        question.counts = {name: Counter() for name in FACETS}
    with path.open(encoding="utf-8") as file:
        for line in file:
            for intervention in _interventions(json.loads(line)):
                every += 1
                for question in asked:
                    _count(question, intervention)
    return every


def _interventions(plenary: dict[str, Any]) -> Iterator[dict[str, set[str]]]:
    kinds = {each["slug"]: each["kind"] for each in plenary["organisations"]}
    for session in plenary["sessions"]:
        for each in session["interventions"]:
            spoken = {voice["organisation"] for voice in each["speakings"]}
            mentioned = {mention["organisation"] for mention in each["mentions"]}
            yield {
                "spoken": spoken,
                "mentioned": mentioned,
                "spoken type": {kinds[slug] for slug in spoken},
                "mentioned type": {kinds[slug] for slug in mentioned},
                "personne": {voice["person"] for voice in each["speakings"]},
                "theme": {tag["theme"] for tag in each["themes"]},
                "objectif": {str(tag["goal"]) for tag in each["goals"]},
                "nature": {each["kind"]},
                "pleniere": {plenary["slug"]},
                "session": {f"{plenary['slug']}.{session['key']}"},
            }


def _values(facet: str, sense: str, intervention: dict[str, set[str]]) -> set[str]:
    if facet == "organisation":
        return set().union(*(intervention[each] for each in SENSES[sense]))
    if facet == "type":
        return set().union(*(intervention[f"{each} type"] for each in SENSES[sense]))
    return intervention[facet]


def _count(question: Question, intervention: dict[str, set[str]]) -> None:
    missed = [
        name
        for name, chosen in question.chosen.items()
        if _values(name, question.sense, intervention).isdisjoint(chosen)
    ]
    question.found += not missed
    for name in FACETS if not missed else missed if len(missed) == 1 else ():
        question.counts[name].update(_values(name, question.sense, intervention))


def faults(port: int, asked: Iterable[Question]) -> Iterator[str]:
    """Each number of a page that is not so."""
    for question in asked:
        status, answer = client.one(port, question.address)
        page = answer.decode()
        if status != 200:
            yield f"{question.address}: {status}"
            continue
        choices = [each for each in _CHOICE.findall(page) if each[0] in FACETS]
        if not choices:
            yield f"{question.address}: no choice"
        for name, value, shown in choices:
            said, true = int(_DIGITS.sub("", shown) or 0), question.counts[name][value]
            if said != true:
                yield f"{question.address}: {name} {value} {said}, not {true}"
        if not _says(page, question.found):
            yield f"{question.address}: not {question.found} interventions"


def _says(page: str, found: int) -> bool:
    said = re.search(r"([\d\u202f\u00a0 ]+)\s*(?:</\w+>\s*)?interventions?\b", _results(page))
    if not found:
        return "Aucun" in _results(page) or "aucun" in _results(page)
    return bool(said) and int(_DIGITS.sub("", said[1]) or 0) == found


def _results(page: str) -> str:
    return page[page.find("<main") :]
