"""What the desk tells of differences: each with the form where it can be mended; and of doubts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from synthesis.admin.addresses import Addresses
from synthesis.admin.sentences import DOUBTS
from synthesis.document.doubts import Doubt
from synthesis.document.nodes import Kind
from synthesis.document.synthesis import Synthesis
from synthesis.pages import changes
from synthesis.pages.fields import kind_words


@dataclass(frozen=True)
class Asked:
    """One doubt. `address` is the form where it can be settled, "" when its thing is no more."""

    sentence: str
    kind: str
    label: str
    within: str
    address: str


class Teller(changes.Teller):
    """Tells about documents of one plenary, whose things have these forms."""

    def __init__(self, plenary_forms: Addresses, *documents: Synthesis | None) -> None:
        self.forms = plenary_forms
        super().__init__(
            *documents,
            where=lambda each: self.forms.of(each.kind, each.key, each.within, each.holder),
        )

    def doubts(self, doubts: Iterable[Doubt]) -> list[Asked]:
        return [
            asked(each, self.forms, self.called(Kind.INTERVENTION, each.within))
            if each.within
            else asked(each, self.forms)
            for each in doubts
        ]


def asked(doubt: Doubt, plenary_forms: Addresses, within: str = "") -> Asked:
    return Asked(
        str(DOUBTS[doubt.code]),
        kind_words(doubt.kind),
        doubt.label,
        within,
        plenary_forms.of(doubt.kind, doubt.key, doubt.within),
    )
