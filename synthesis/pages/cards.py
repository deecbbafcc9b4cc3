"""The picture that stands for a page where its address is shared: what is written on it.

A card holds only what its page shows. Its digest is of all that can be seen, so that its address
changes with it and may be kept for ever by whoever has it; and so that a stranger can have no other
picture drawn than those of what is published, in its words of today.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from synthesis import text
from synthesis.document.synthesis import fingerprint
from synthesis.models.entries import Entry
from synthesis.models.kinds import EntryKind, PassageKind
from synthesis.models.passages import Passage
from synthesis.pages import passages, voices
from synthesis.pages.heads.addresses import language
from synthesis.pages.voices import Voice
from synthesis.templatetags.reading import long_date

# What is drawn in another way has another address: this number rises with each change of drawing.
DESIGN = 1
# Characters: what there is room for.
WORDS, NAME, DETAIL = 260, 60, 110
_GUILLEMETS = {"fr": ("«\u202f", "\u202f»"), "en": ("“", "”")}


@dataclass(frozen=True, slots=True)
class Card:
    """What is seen on the picture.

    words: a title, an excerpt, or what was said, which then stands between `guillemets`
    lead: a number, set larger than the words, before them
    name, detail: whose words, and in which role for whom
    kind: whose shape stands beside the name: an OrganisationKind value, "person", or "" for none
    initials: what stands in the shape
    place: when it was said
    """

    words: str
    lead: str = ""
    guillemets: tuple[str, str] = ("", "")
    name: str = ""
    detail: str = ""
    kind: str = ""
    initials: str = ""
    place: str = ""

    @property
    def digest(self) -> str:
        return fingerprint(json.dumps([DESIGN, *astuple(self)]))[:16]

    @property
    def alternative_text(self) -> str:
        """All that the picture says, for who does not see it."""
        said = " ".join(filter(None, (self.lead, self.words.join(self.guillemets))))
        who = ", ".join(filter(None, (self.name, self.detail)))
        return " — ".join(filter(None, (said, who, self.place)))


def of_site() -> Card:
    return Card(_("Ce qui s’est dit en plénière, et qui l’a dit"))


def of_plenary(title: str, event: str, held_on: date) -> Card:
    return Card(text.excerpt(title, WORDS), name=event, place=_place(held_on))


def of_entry(entry: Entry) -> Card | None:
    """Of an organisation, a person, a plenary, a theme or a goal; None of what has no page."""
    if entry.kind == EntryKind.PLENARY:
        day = date.fromisoformat(entry.value["held_on"])
        return of_plenary(entry.label, entry.value["event"], day)
    if entry.kind == EntryKind.THEME:
        return Card(text.excerpt(entry.label, WORDS), name=_("Thème"))
    if entry.kind == EntryKind.GOAL:
        title = entry.value["title_en"] if language() == "en" else entry.label
        return Card(title, lead=entry.slug, name=_("Objectif de développement durable"))
    if entry.kind in (EntryKind.ORGANISATION, EntryKind.PERSON):
        return Card(
            text.excerpt(entry.label, WORDS),
            name=capfirst(voices.kind_label(entry.organisation_kind)) or _("En plénière"),
            kind=entry.organisation_kind or "person",
            initials=text.initials(entry.label),
        )
    return None


def of_intervention(words: str, heard: Sequence[Voice], held_on: date) -> Card:
    """Of its heading, or of what was said."""
    return _credited(_of_words(words, held_on), heard)


def of_passage(passage: Passage) -> Card:
    heard = [voices.voice_of_byline(line) for line in passage.byline]
    card = _of_words(passage.text, passage.held_on)
    match passage.kind:
        case PassageKind.INTERVENTION:
            return of_intervention(passage.title or passage.text, heard, passage.held_on)
        case PassageKind.QUOTATION:
            return _credited(replace(card, guillemets=_GUILLEMETS[passage.language]), heard)
        case PassageKind.KEY_FIGURE:
            return _credited(_of_figure(passage), heard)
        case PassageKind.TAKEAWAY:
            names = text.excerpt(", ".join(map(str, heard)), NAME)
            return replace(card, name=_("D’après %(names)s") % {"names": names} if names else "")
        case PassageKind.ALLIANCE:
            parties = ", ".join(each.name for each in passages.alliance(passage).parties)
            card = _of_words(passage.title, passage.held_on)
            return replace(card, name=_("Alliance"), detail=text.excerpt(parties, DETAIL))
    return card


def _of_words(words: str, held_on: date) -> Card:
    return Card(text.excerpt(words, WORDS), place=_place(held_on))


def _of_figure(passage: Passage) -> Card:
    shown = passages.figure(passage)
    counted = ", ".join(filter(None, (shown.population, shown.counted)))
    lead = f"{shown.qualifier} {shown.value}".strip()
    return replace(_of_words(counted, passage.held_on), lead=capfirst(lead))


def _credited(card: Card, heard: Sequence[Voice]) -> Card:
    """With whose words they are: one voice and its shape, or the names of several."""
    if len(heard) != 1:
        return replace(card, name=text.excerpt(", ".join(map(str, heard)), NAME))
    [voice] = heard
    detail = ", ".join(filter(None, (voice.role, voice.organisation)))
    return replace(
        card,
        name=text.excerpt(voice.name, NAME),
        detail=text.excerpt(detail or capfirst(voice.kind_label), DETAIL),
        kind=voice.kind or "person",
        initials=voice.initials,
    )


def _place(held_on: date) -> str:
    return _("Plénière du %(day)s") % {"day": long_date(held_on)}
