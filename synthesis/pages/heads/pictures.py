"""The addresses of the cards of pages, and what they say to those who don't see them."""

from __future__ import annotations

from datetime import date

from synthesis.models.editions import Edition
from synthesis.models.entries import Entry
from synthesis.models.kinds import EntryKind, PassageKind
from synthesis.models.passages import Passage
from synthesis.pages import cards
from synthesis.pages.cards import Card
from synthesis.pages.heads.addresses import path
from synthesis.pages.heads.head import Picture
from synthesis.pages.interventions import Intervention


def of_site() -> Picture:
    return _picture(cards.of_site(), "site_card")


def of_plenary(slug: str, title: str, event: str, held_on: date) -> Picture:
    """The same as of its Entry."""
    card = cards.of_plenary(title, event, held_on)
    return _picture(card, "entry_card", EntryKind.PLENARY, slug)


def of_entry(entry: Entry) -> Picture:
    """Of an organisation, a person, a theme or a goal."""
    card = cards.of_entry(entry)
    return _picture(card, "entry_card", entry.kind, entry.slug) if card else of_site()


def of_intervention(edition: Edition, said: Intervention, words: str) -> Picture:
    """The same as of its Passage; `words` are all that was said, without marks of HTML."""
    card = cards.of_intervention(said.heading or words, said.voices, edition.held_on)
    names = (PassageKind.INTERVENTION, edition.slug, said.key)
    return _picture(card, "passage_card", *names)


def of_passage(passage: Passage) -> Picture:
    names = (passage.kind, passage.plenary_slug, passage.key)
    return _picture(cards.of_passage(passage), "passage_card", *names)


def _picture(card: Card, name: str, *args: str) -> Picture:
    return Picture(path(name, card.digest, *map(str, args)), card.alternative_text)
