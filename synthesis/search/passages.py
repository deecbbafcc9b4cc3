"""What the passages of one document are, from the value alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from synthesis import text
from synthesis.document.composing import Directory
from synthesis.document.cuttings import Cutting
from synthesis.document.extracts import Alliance, Answer, KeyFigure, Quotation, Takeaway
from synthesis.document.synthesis import Intervention, Session, Speaking, Synthesis
from synthesis.models.kinds import EntryKind, PassageKind, Relation

Name = tuple[str, str, str]
Names = dict[Name, bool]
Around = tuple[Session, Intervention]
SORT_KEY_LENGTH = 300


@dataclass
class Draft:
    """A passage before it has its row: its columns, what it names by (kind, slug, relation), stated
    or not, and the cutting that its `value` is of.
    """

    columns: dict[str, Any]
    names: Names
    cutting: Cutting[Any]


def drafts(document: Synthesis) -> Iterator[Draft]:
    """Every citable thing of the document, in its order: each intervention followed by what is in
    it.
    """
    maker = _Maker(document)
    for session, intervention in maker.interventions:
        yield maker.intervention(session, intervention)
        yield from maker.extracts(session, intervention)
    for alliance in document.alliances:
        yield maker.alliance(alliance)
    for takeaway in document.takeaways:
        yield maker.takeaway(takeaway)


class _Maker:
    def __init__(self, document: Synthesis) -> None:
        self.directory = Directory.of(document)
        self.language = document.language
        self.plenary: Names = {(EntryKind.PLENARY, document.slug, Relation.PLENARY): True}
        self.interventions: list[Around] = [
            (session, intervention)
            for session in document.sessions
            for intervention in session.interventions
        ]

    def intervention(self, session: Session, value: Intervention) -> Draft:
        names = _voices(value.speakings) | _about((session, value))
        for mention in value.mentions:
            names[EntryKind.ORGANISATION, mention.organisation, Relation.MENTIONS] = True
        columns = {
            "nature": value.kind,
            "title": value.heading,
            "session": session.title,
            "intervention": value.key,
            "html": value.body,
        }
        words = text.plain(value.body)
        kind = PassageKind.INTERVENTION
        return self._draft(kind, value, words, names, columns, value.speakings)

    def extracts(self, session: Session, within: Intervention) -> Iterator[Draft]:
        """Each credited to those who said it: perhaps nobody, perhaps not those who speak."""
        for quotation in within.quotations:
            said_by = _said_by(within, quotation.person, quotation.organisation)
            yield self._extract(PassageKind.QUOTATION, quotation, session, within, said_by)
        for figure in within.figures:
            yield self._figure(figure, session, within)
        for answer in within.answers:
            said_by = _said_by(within, answer.person)
            yield self._extract(PassageKind.ANSWER, answer, session, within, said_by)

    def _extract(
        self,
        kind: PassageKind,
        value: Quotation | Answer,
        session: Session,
        within: Intervention,
        said_by: tuple[Speaking, ...],
    ) -> Draft:
        around = (session, within)
        names = _voices(said_by) | _about(around)
        return self._draft(kind, value, value.text, names, _place(*around), said_by, [around])

    def _figure(self, value: KeyFigure, session: Session, within: Intervention) -> Draft:
        around = (session, within)
        words = " ".join(filter(None, (value.counted, value.population, value.study)))
        names = _voices(within.speakings) | _about(around)
        title = text.quantity(value.number, value.unit, self.language)
        columns = {"title": title, **_place(*around)}
        kind = PassageKind.KEY_FIGURE
        return self._draft(kind, value, words, names, columns, within.speakings, [around])

    def alliance(self, value: Alliance) -> Draft:
        """About what the interventions that tell it are about."""
        told_by = self._those(value.told_by)
        names = _about(*told_by)
        for party in value.parties:
            names[EntryKind.ORGANISATION, party.organisation, Relation.PARTY] = True
        words, columns = value.made or value.name, {"title": value.name}
        return self._draft(PassageKind.ALLIANCE, value, words, names, columns, (), told_by)

    def takeaway(self, value: Takeaway) -> Draft:
        """Credited to those who speak in the interventions that support it."""
        supports = self._those(value.supports)
        speakings = [each for _, support in supports for each in support.speakings]
        names = _voices(speakings) | _tags(value) | _sessions(supports)
        kind, columns = PassageKind.TAKEAWAY, {"nature": value.kind}
        return self._draft(kind, value, value.statement, names, columns, speakings, supports)

    def _those(self, keys: Iterable[str]) -> list[Around]:
        return [around for around in self.interventions if around[1].key in set(keys)]

    def _draft(
        self,
        kind: PassageKind,
        node: Any,
        words: str,
        names: Names,
        columns: Mapping[str, str],
        speakings: Iterable[Speaking] = (),
        around: Iterable[Around] = (),
    ) -> Draft:
        byline = [self._voice(each) for each in dict.fromkeys(speakings)]
        cutting = Cutting.of(node, [each for _, each in around], self.directory)
        common = {
            "kind": kind,
            "key": node.key,
            "text": words,
            "html": escape(words, quote=False),
            "byline": byline,
            "sort_key": _sort_key(byline, getattr(node, "heading", getattr(node, "name", ""))),
            "value": cutting.dumped(),
        }
        return Draft({**common, **columns}, names | self.plenary, cutting)

    def _voice(self, speaking: Speaking) -> dict[str, str]:
        person = self.directory.people.get(speaking.person or "")
        organisation = self.directory.organisations.get(speaking.organisation or "")
        spoken_for = organisation.name if organisation else ""
        return {
            "name": speaking.printed_name or (person.name if person else ""),
            "role": speaking.printed_role,
            "organisation": speaking.printed_organisation or spoken_for,
            "kind": organisation.kind if organisation else "",
            "person_slug": speaking.person or "",
            "organisation_slug": speaking.organisation or "",
        }


def _place(session: Session, intervention: Intervention) -> dict[str, str]:
    return {"session": session.title, "intervention": intervention.key}


def _said_by(
    within: Intervention, person: str | None, organisation: str | None = None
) -> tuple[Speaking, ...]:
    """As they are printed, and in whose name, when they are among those who speak."""
    if not (person or organisation):
        return ()
    for each in within.speakings:
        if person and each.person == person and organisation in (None, each.organisation):
            return (each,)
    return (Speaking(person=person, organisation=organisation),)


def _sort_key(byline: list[dict[str, str]], title: str) -> str:
    """Family name first, or else the organisation, or else the title; "" for nobody's words."""
    first = byline[0] if byline else {"name": "", "organisation": title}
    words = text.family_first(first["name"]) or text.fold(first["organisation"])
    return words[:SORT_KEY_LENGTH]


def _voices(speakings: Iterable[Speaking]) -> Names:
    names: Names = {}
    for each in speakings:
        if each.person:
            names[EntryKind.PERSON, each.person, Relation.SPEAKER] = True
        if each.organisation:
            names[EntryKind.ORGANISATION, each.organisation, Relation.SPEAKS_FOR] = True
    return names


def _about(*around: Around) -> Names:
    """The sessions, themes and goals of these interventions; stated if one of them states it."""
    names = _sessions(around)
    for _, intervention in around:
        for name, stated in _tags(intervention).items():
            names[name] = names.get(name, False) or stated
    return names


def _sessions(around: Iterable[Around]) -> Names:
    return {(EntryKind.SESSION, session.key, Relation.SESSION): True for session, _ in around}


def _tags(node: Intervention | Takeaway) -> Names:
    names: Names = {(EntryKind.THEME, tag.theme, Relation.THEME): tag.stated for tag in node.themes}
    goals = {(EntryKind.GOAL, str(tag.goal), Relation.GOAL): tag.stated for tag in node.goals}
    return names | goals
