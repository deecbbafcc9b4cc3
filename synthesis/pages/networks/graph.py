"""The network of some alliances: both its drawings, and what is said of it in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from synthesis.pages import voices
from synthesis.pages.networks.drawing import Drawing
from synthesis.pages.networks.rails import rails
from synthesis.pages.networks.ties import Tie, strongest
from synthesis.pages.networks.wings import wings

# More are not told apart any more.
ORGANISATIONS, ALLIANCES = 40, 30
NOWHERE = ("", "")


@dataclass(frozen=True, slots=True)
class Graph:
    """`ties` are all the alliances, of as many `organisations`; the strongest of them are drawn,
    `shown` in number. `kinds` are those of the organisations drawn.
    """

    ties: tuple[Tie, ...]
    organisations: int
    shown: int
    kinds: tuple[str, ...]
    wide: Drawing
    narrow: Drawing

    @property
    def alliances(self) -> int:
        return len(self.ties)

    @property
    def named_kinds(self) -> list[tuple[str, str]]:
        """Each with its name."""
        return [(kind, voices.kind_label(kind)) for kind in self.kinds]


def graph(ties: Iterable[Tie], current: str = "", here: tuple[str, str] = NOWHERE) -> Graph | None:
    """None of no alliance. `current` is the slug of the organisation that the page is about, `here`
    the plenary's slug and the key of the alliance that it is about.
    """
    found = tuple(ties)
    return _drawn(found, current, here) if found else None


@lru_cache(maxsize=256)
def _drawn(ties: tuple[Tie, ...], current: str, here: tuple[str, str]) -> Graph:
    """The same alliances are asked for again and again, and take some milliseconds."""
    shown = strongest(ties, ORGANISATIONS, ALLIANCES)
    wide, narrow = wings(shown, current, here), rails(shown, current, here)
    return Graph(
        ties=ties,
        organisations=len({each.slug for tie in ties for each in tie.parties}),
        shown=len(shown),
        kinds=tuple(dict.fromkeys(spot.party.kind for spot in wide.spots)),
        wide=wide,
        narrow=narrow,
    )
