"""A French corpus of any size, the same each time: documents of `synthesis.document`, one a line.

    .venv/bin/python benchmarks/corpus.py PASSAGES [SEED] > corpus.jsonl

Words, organisations, people and themes are as unequal as they are in life (Zipf). A plenary is made
of its number and of the seed alone, so that a larger corpus begins as a smaller one does.
"""

import json
import sys
from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import vocabulary
from synthesis.document.goals import OFFICIAL
from synthesis.text import slug

ORGANISATIONS, PEOPLE, PLACES = 10_000, 30_000, 30_000
FIRST_DAY, DAYS = date(1996, 1, 8), 30 * 365
VOWELS = "aeiouyàâéèêëîïôûùœh"
ELIDED = {"de": "d’", "la": "l’", "le": "l’", "que": "qu’", "ne": "n’", "ce": "c’"}
WORDS = (*vocabulary.LITTLE, *vocabulary.contents())


def zipf(size: int, power: float = 1.0) -> list[float]:
    """Cumulative weights of ranks: the first comes `size` times as often as the last."""
    return list(accumulate(1 / (rank + 2) ** power for rank in range(size)))


WEIGHTS = {
    "words": zipf(len(WORDS)),
    "organisations": zipf(ORGANISATIONS),
    "people": zipf(PEOPLE, 0.8),
    "themes": zipf(len(vocabulary.THEMES)),
    "goals": zipf(17, 0.7),
}


class Plenary:
    """The document of one number, made from its own random numbers."""

    def __init__(self, number: int, seed: int) -> None:
        self.number, self.random = number, Random(seed * 1_000_003 + number)  # noqa: S311
        self.organisations: set[int] = set()
        self.people: set[int] = set()
        self.themes: set[int] = set()
        self.goals: set[int] = set()
        self.passages = 0
        self.keys: list[str] = []

    def pick(self, what: str, most: int = 1) -> list[int]:
        """Ranks, each once."""
        weights = WEIGHTS[what]
        found = {bisect(weights, self.random.random() * weights[-1]) for _ in range(most)}
        getattr(self, what).update(found)
        return sorted(found)

    def document(self) -> dict[str, Any]:
        draw = self.random
        day = FIRST_DAY + timedelta(days=draw.randrange(DAYS))
        city = draw.randrange(len(vocabulary.CITIES))
        host = self.pick("organisations")[0]
        event = event_of(day.year, city)
        self.organisations.add(city)
        title = sentence(draw, draw.randrange(4, 9))
        body = {
            "slug": f"pleniere-{self.number}",
            "title": f"{title[:-1]} ({day.year})",
            "held_on": day.isoformat(),
            "event": event,
            "co_organisers": sorted({organisation(each)["slug"] for each in (host, city)}),
            "introduction": paragraphs(draw, 1),
            "sessions": [self.session(at, day) for at in range(draw.randrange(3, 6))],
            "alliances": [self.alliance(at) for at in range(draw.randrange(3))],
            "takeaways": [self.takeaway(at) for at in range(draw.randrange(2, 6))],
        }
        return body | self.directory()

    def directory(self) -> dict[str, Any]:
        above = {parent_of(each) for each in self.organisations} - {None}
        return {
            "organisations": [organisation(each) for each in sorted(self.organisations | above)],
            "people": [person(each) for each in sorted(self.people)],
            "themes": [theme(each) for each in sorted(self.themes)],
            "goals": [goal(each) for each in sorted(self.goals)],
        }

    def session(self, at: int, day: date) -> dict[str, Any]:
        return {
            "key": f"temps-{at + 1}",
            "title": sentence(self.random, 5)[:-1],
            "interventions": [self.intervention(day) for _ in range(self.random.randrange(3, 8))],
        }

    def intervention(self, day: date) -> dict[str, Any]:
        draw = self.random
        key = f"propos-{len(self.keys) + 1}"
        self.keys.append(key)
        self.passages += 1
        speakings = [self.speaking() for _ in range(1 + (draw.random() < 0.2))]
        return {
            "key": key,
            "heading": sentence(draw, 6)[:-1] if draw.random() < 0.4 else "",
            "kind": draw.choices(
                ("talk", "testimony", "round_table", "framing", "conclusion"), (60, 20, 10, 5, 5)
            )[0],
            "body": paragraphs(draw, draw.randrange(1, 4)),
            "speakings": speakings,
            "mentions": [
                {"organisation": organisation(each)["slug"]}
                for each in self.pick("organisations", draw.randrange(4))
            ],
            "quotations": self.quotations(key, speakings[0]),
            "figures": self.figures(key, day),
            "answers": self.answers(key),
            **self.tags(),
        }

    def speaking(self) -> dict[str, Any]:
        who = self.pick("people")[0]
        house = who * 7 % ORGANISATIONS if self.random.random() < 0.3 else None
        house = self.pick("organisations")[0] if house is None else house
        self.organisations.add(house)
        record, name = organisation(house), person(who)
        return {
            "person": name["slug"],
            "organisation": record["slug"],
            "printed_name": f"{name['given_name']} {name['family_name'].upper()}",
            "printed_role": self.random.choice(vocabulary.ROLES),
            "printed_organisation": record["name"],
        }

    def tags(self) -> dict[str, Any]:
        draw = self.random
        return {
            "themes": [
                {"theme": theme(each)["slug"], "stated": draw.random() < 0.5}
                for each in self.pick("themes", draw.randrange(1, 4))
            ],
            "goals": [{"goal": each + 1} for each in self.pick("goals", draw.randrange(3))],
        }

    def quotations(self, key: str, speaking: dict[str, Any]) -> list[dict[str, Any]]:
        if self.random.random() > 0.2:
            return []
        self.passages += 1
        words = sentence(self.random, 12)
        return [{"key": f"{key}-mots", "text": words, "person": speaking["person"]}]

    def figures(self, key: str, day: date) -> list[dict[str, Any]]:
        draw = self.random
        if draw.random() > 0.15:
            return []
        self.passages += 1
        percent = draw.random() < 0.5
        number = draw.randrange(1, 100) if percent else draw.randrange(100, 9_000) * 1_000
        unit = "%" if percent else draw.choice(("euros", "habitants", "tonnes", "emplois"))
        words = sentence(draw, 7)[:-1]
        return [
            {"key": f"{key}-nombre", "number": str(number), "unit": unit, "counted": words}
            | {"year": day.year}
        ]

    def answers(self, key: str) -> list[dict[str, Any]]:
        if self.random.random() > 0.04:
            return []
        self.passages += 1
        return [{"key": f"{key}-reponse", "text": sentence(self.random, 3)}]

    def alliance(self, at: int) -> dict[str, Any]:
        self.passages += 1
        draw, parties = self.random, set[int]()
        while len(parties) < 2:
            parties.update(self.pick("organisations", 2))
        return {
            "key": f"alliance-{at + 1}",
            "name": sentence(draw, 4)[:-1],
            "made": sentence(draw, 20),
            "amount": str(draw.randrange(1, 500) * 10_000),
            "parties": [{"organisation": organisation(each)["slug"]} for each in sorted(parties)],
            "told_by": [draw.choice(self.keys)],
        }

    def takeaway(self, at: int) -> dict[str, Any]:
        self.passages += 1
        kinds = ("observation", "obstacle", "lever", "request", "commitment", "outlook")
        return {
            "key": f"point-{at + 1}",
            "kind": self.random.choice(kinds),
            "statement": sentence(self.random, 18),
            "supports": sorted(set(self.random.choices(self.keys, k=2))),
            **self.tags(),
        }


def sentence(draw: Random, length: int) -> str:
    """So many words, elided as French is, with a capital and a full stop."""
    words = draw.choices(WORDS, cum_weights=WEIGHTS["words"], k=length)
    if draw.random() < 0.15:
        words[length // 2] = vocabulary.place(draw.randrange(PLACES))
    text, before = [], ""
    for word in words:
        if word[0] in VOWELS and before in ELIDED:
            text[-1] = ELIDED[before] + word
        else:
            text.append(word)
        before = word
    said = " ".join(text)
    return said[0].upper() + said[1:] + "."


def paragraphs(draw: Random, many: int) -> str:
    lengths = [[draw.randrange(8, 24) for _ in range(draw.randrange(2, 5))] for _ in range(many)]
    return "".join(f"<p>{' '.join(sentence(draw, each) for each in some)}</p>" for some in lengths)


@cache
def event_of(year: int, city: int) -> dict[str, Any]:
    town = vocabulary.CITIES[city]
    return {
        "slug": f"rencontres-{slug(town)}-{year}",
        "name": f"Rencontres de {town}",
        "edition": str(year),
        "city": town,
        "organisers": [organisation(city)["slug"]],
    }


def parent_of(rank: int) -> int | None:
    """One in forty is run by another, which is run by none."""
    return rank // 40 * 40 + 1 if rank % 40 == 7 else None


@cache
def organisation(rank: int) -> dict[str, Any]:
    draw = Random(rank)  # noqa: S311
    house, kind = vocabulary.HOUSES[rank % len(vocabulary.HOUSES)]
    name = f"{house} {vocabulary.place(rank * 3 + 1)}"
    parent = parent_of(rank)
    record = {"slug": f"{slug(name)}-{rank}", "name": name, "kind": kind}
    if draw.random() < 0.2:
        record["short_name"] = "".join(word[0] for word in name.split()).upper() + str(rank)
    if draw.random() < 0.1:
        record["aliases"] = [f"{name} de France"]
    return record | ({"parent": organisation(parent)["slug"]} if parent is not None else {})


@cache
def person(rank: int) -> dict[str, Any]:
    given = vocabulary.GIVEN[rank % len(vocabulary.GIVEN)]
    family = vocabulary.place(rank + 500)
    particle = ("", "", "", "", "de ", "", "", "d’" if family[0] in "ÈÉOÎIU" else "")[rank % 8]
    name = {"given_name": given, "family_name": particle + family}
    return name | {"slug": f"{slug(f'{given} {particle}{family}')}-{rank}"}


@cache
def theme(rank: int) -> dict[str, str]:
    name = vocabulary.THEMES[rank]
    return {"slug": slug(name), "name": name}


@cache
def goal(rank: int) -> dict[str, Any]:
    found = OFFICIAL[rank + 1]
    return {"number": found.number, "title_fr": found.title_fr, "title_en": found.title_en}


def documents(passages: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Whole plenaries until there are so many passages."""
    made = number = 0
    while made < passages:
        plenary = Plenary(number, seed)
        yield plenary.document()
        made, number = made + plenary.passages, number + 1


def main(passages: int, seed: int) -> None:
    for each in documents(passages, seed):
        sys.stdout.write(json.dumps(each, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
