"""What readers ask of a generated corpus: addresses that differ from one another, by row of the
table.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from benchmarks import corpus, vocabulary
from synthesis.text import fold

A_PAGE = 20
WORDS = [each for each in vocabulary.contents()[:400] if len(each) > 4]
ACCENTED = [each for each in WORDS if fold(each) != each]


class Questions:
    """Of one corpus; the same each time."""

    def __init__(self, path: Path, interventions: int) -> None:
        self.pages = max(interventions // A_PAGE, 2)
        with path.open(encoding="utf-8") as file:
            self.plenaries = [json.loads(line) for line in islice(file, 300)]
        self.rows: dict[str, Callable[[Random], str]] = {
            "list": self._list,
            "1 organisation": self._one,
            "2 organisations and a theme": self._two,
            "deep page": self._deep,
            "common word": lambda draw: asked(q=draw.choice(WORDS[:60])),
            "2 words and an organisation": self._words,
            "unaccented": lambda draw: asked(q=fold(draw.choice(ACCENTED))),
            "rare word": self._rare,
            "intervention": self._intervention,
            "plenary": self._plenary,
        }

    def addresses(self, row: str) -> Iterator[str]:
        """Without end; few are alike."""
        draw = Random(row)  # noqa: S311
        while True:
            yield self.rows[row](draw)

    def _list(self, draw: Random) -> str:
        return asked(page=draw.randrange(1, min(self.pages, 200)))

    def _deep(self, draw: Random) -> str:
        return asked(page=draw.randrange(self.pages * 9 // 10, self.pages))

    def _one(self, draw: Random) -> str:
        return asked(organisation=organisation(draw))

    def _two(self, draw: Random) -> str:
        two = [organisation(draw, 60), organisation(draw, 60)]
        return asked(organisation=two, theme=corpus.theme(draw.randrange(12))["slug"])

    def _words(self, draw: Random) -> str:
        words = " ".join(draw.sample(WORDS[:60], 2))
        return asked(q=words, organisation=organisation(draw, 40))

    def _rare(self, draw: Random) -> str:
        return asked(q=vocabulary.place(draw.randrange(corpus.PLACES)))

    def _intervention(self, draw: Random) -> str:
        plenary = draw.choice(self.plenaries)
        session = draw.choice(plenary["sessions"])
        key = draw.choice(session["interventions"])["key"]
        return f"/plenieres/{plenary['slug']}/interventions/{key}/"

    def _plenary(self, draw: Random) -> str:
        return f"/plenieres/{draw.choice(self.plenaries)['slug']}/"


def asked(**what: object) -> str:
    return f"/interventions/?{urlencode(what, doseq=True)}"


def organisation(draw: Random, most: int = 400) -> str:
    return str(corpus.organisation(draw.randrange(most))["slug"])
