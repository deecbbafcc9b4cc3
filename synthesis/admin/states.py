"""What became of a plenary, in words: never published, published, changes waiting, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet
from django.utils.translation import gettext as translate

from synthesis.document.canonical import freeze
from synthesis.document.synthesis import Synthesis
from synthesis.models import Edition


class Stage(StrEnum):
    NEVER = "never"
    PUBLISHED = "published"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class State:
    """`public` is the edition that readers see."""

    stage: Stage
    words: str
    public: Edition | None = None


NEVER = State(Stage.NEVER, "")


def all_editions() -> QuerySet[Edition]:
    """In their order, with what a state is told from, without their documents."""
    rows = Edition.objects.select_related("withdrawal", "revision").defer("revision__document")
    return rows.order_by("number")


def state(editions: Iterable[Edition]) -> str:
    """What became of a plenary's editions, given in their order, in words."""
    last = next(reversed([*editions]), None)
    if last is None:
        return translate("jamais publiée")
    words = translate("retirée") if hasattr(last, "withdrawal") else translate("publiée")
    return translate("%(words)s, édition %(number)d") % {"words": words, "number": last.number}


def state_of(editions: Iterable[Edition], working: Synthesis | None) -> State:
    """With what waits to be published. `working` is None when it makes no whole document: then it
    is not what was published.
    """
    rows = list(editions)
    words = state(rows)
    if not rows:
        return State(Stage.NEVER, words)
    if hasattr(rows[-1], "withdrawal"):
        return State(Stage.WITHDRAWN, words)
    if working and freeze(working.public())[1] == rows[-1].revision.sha256:
        return State(Stage.PUBLISHED, words, rows[-1])
    waiting = translate("%(words)s ; des changements attendent") % {"words": words}
    return State(Stage.WAITING, waiting, rows[-1])
