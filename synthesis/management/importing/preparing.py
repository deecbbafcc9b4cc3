"""What will be written of a document, computed from the document alone, in any process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from synthesis import publishing
from synthesis.document.canonical import frozen, read, thaw
from synthesis.document.synthesis import Source, Synthesis
from synthesis.management.importing import faults
from synthesis.management.importing.reading import Fault, Place, Raw
from synthesis.models import Passage
from synthesis.models.bulk import Row
from synthesis.pages import fragments
from synthesis.publishing import Frozen
from synthesis.search.bulk import Indexed, indexed
from synthesis.workspace.bulk import Parts, parted, plenary_of
from synthesis.workspace.directory import Said, names_left, said

# What a fragment says of its passage.
SHOWN = ("label", "address", "made_by", "fr", "en")


@dataclass(frozen=True)
class Unchanged:
    """A document that is public, word for word."""

    place: Place
    slug: str


@dataclass(frozen=True)
class Prepared:
    """A good document. `is_plain` when it translates nothing, and says of nothing what
    it was called before.
    """

    place: Place
    slug: str
    event: str
    translation_of: str | None
    cover: str | None
    is_plain: bool
    plenary: dict[str, Any]
    said: Said
    parts: Parts
    frozen: Frozen
    index: Indexed | None
    shown: list[tuple[int, Row]]
    passages: int

    @cached_property
    def document(self) -> Synthesis:
        """The value itself, its source's text too."""
        document, text = thaw(self.frozen.text), self.plenary["source_text"]
        if not text:
            return document
        source = Source(name=self.plenary["source_name"], sha256=self.plenary["source_sha256"])
        return document.model_copy(update={"source": source.model_copy(update={"text": text})})


Outcome = Prepared | Unchanged | Fault


class Preparing:
    """`public` has the SHA-256 of the documents that are public: they are not taken apart."""

    def __init__(self, public: frozenset[str], *, publish: bool) -> None:
        self.public, self.publish = public, publish

    def one(self, raw: Raw) -> Outcome:
        try:
            return self._prepared(raw.place, _document(raw.data))
        except UnicodeDecodeError as error:
            return Fault(raw.place, faults.not_utf8(error))
        except ValidationError as error:
            syntax = faults.of_syntax(raw.data.decode("utf-8-sig"))
            return Fault(raw.place, syntax or faults.of_schema(error))
        except publishing.Refused as refused:
            return Fault(raw.place, str(refused))

    def _prepared(self, place: Place, document: Synthesis) -> Outcome:
        public = document.public()
        value = public.model_dump(mode="json")
        text, sha256 = frozen(value)
        if sha256 in self.public:
            return Unchanged(place, document.slug)
        index, shown = None, []
        if self.publish:
            publishing.refuse_bare_photos(document)
            index, passages = indexed(public)
            shown = _shown(passages)
        return Prepared(
            place=place,
            slug=document.slug,
            event=document.event.slug,
            translation_of=document.translation_of,
            cover=document.cover,
            is_plain=not (document.translation_of or names_left(document)),
            plenary=plenary_of(document),
            said=said(value),
            parts=parted(document),
            frozen=Frozen(text, sha256, document.event.full_name),
            index=index,
            shown=shown,
            passages=len(index.passages) if index else _passages(document),
        )


def _shown(passages: list[Passage]) -> list[tuple[int, Row]]:
    """As lists show them: each with the place of its passage."""
    places = {id(each): at for at, each in enumerate(passages)}
    return [
        (places[id(each.passage)], tuple(getattr(each, name) for name in SHOWN))
        for each in fragments.write(passages)
    ]


def _document(data: bytes) -> Synthesis:
    data.decode()
    return read(data.removeprefix(b"\xef\xbb\xbf"))


def _passages(document: Synthesis) -> int:
    within = (
        1 + len(each.quotations) + len(each.figures) + len(each.answers)
        for each in document.interventions
    )
    return sum(within) + len(document.alliances) + len(document.takeaways)
