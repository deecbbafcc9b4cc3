"""What the passages of one document are, from the value alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

from synthesis import text
from synthesis.document.extracts import GoalTag, ThemeTag
from synthesis.document.synthesis import Intervention, Session, Speaking, Synthesis
from synthesis.models.kinds import EntryKind, PassageKind, Relation

Name = tuple[str, str, str]


@dataclass
class Draft:
    """A passage before it has its row: its columns, and what it names by (kind, slug, relation),
    stated or not.
    """

    columns: dict[str, Any]
    names: dict[Name, bool] = field(default_factory=dict)


def drafts(document: Synthesis) -> Iterator[Draft]:
    """Every citable thing of the document, in its order: each intervention followed by what is in
    it.
    """
    people = {person.slug: person.name for person in document.people}
    organisations = {each.slug: each for each in document.organisations}
    maker = _Maker(people, organisations)
    for session in document.sessions:
        for intervention in session.interventions:
            yield maker.intervention(session, intervention)
            yield from maker.extracts(session, intervention)
    yield from maker.alliances(document)
    for takeaway in document.takeaways:
        names = _tags(takeaway.themes, takeaway.goals)
        columns = _columns(PassageKind.TAKEAWAY, takeaway.key, takeaway.statement)
        yield Draft(columns, names)


class _Maker:
    def __init__(self, people: dict[str, str], organisations: dict[str, Any]) -> None:
        self.people, self.organisations = people, organisations

    def intervention(self, session: Session, intervention: Intervention) -> Draft:
        words = text.plain(intervention.body)
        columns = _columns(PassageKind.INTERVENTION, intervention.key, words)
        columns |= {
            "html": intervention.body,
            "title": intervention.heading,
            "session": session.title,
            "intervention": intervention.key,
            "byline": [self._voice(each) for each in intervention.speakings],
        }
        names = self._speaking(intervention) | self._about(session, intervention)
        for mention in intervention.mentions:
            names[EntryKind.ORGANISATION, mention.organisation, Relation.MENTIONS] = True
        return Draft(columns, names)

    def _voice(self, speaking: Speaking) -> dict[str, str]:
        organisation = self.organisations.get(speaking.organisation or "")
        return {
            "name": speaking.printed_name or self.people.get(speaking.person or "", ""),
            "role": speaking.printed_role,
            "organisation": speaking.printed_organisation
            or (organisation.name if organisation else ""),
            "kind": organisation.kind if organisation else "",
        }

    @staticmethod
    def _speaking(node: Any) -> dict[Name, bool]:
        names: dict[Name, bool] = {}
        for each in getattr(node, "speakings", (node,)):
            if each.person:
                names[EntryKind.PERSON, each.person, Relation.SPEAKER] = True
            if getattr(each, "organisation", None):
                names[EntryKind.ORGANISATION, each.organisation, Relation.SPEAKS_FOR] = True
        return names

    @staticmethod
    def _about(session: Session, intervention: Intervention) -> dict[Name, bool]:
        names = _tags(intervention.themes, intervention.goals)
        names[EntryKind.SESSION, session.key, Relation.SESSION] = True
        return names

    def extracts(self, session: Session, intervention: Intervention) -> Iterator[Draft]:
        about = self._about(session, intervention)
        within = {"session": session.title, "intervention": intervention.key}
        for quotation in intervention.quotations:
            columns = _columns(PassageKind.QUOTATION, quotation.key, quotation.text)
            yield Draft(columns | within, about | self._speaking(quotation))
        for figure in intervention.figures:
            words = " ".join(filter(None, (figure.counted, figure.population, figure.study)))
            columns = _columns(PassageKind.KEY_FIGURE, figure.key, words)
            columns["title"] = text.quantity(figure.number, figure.unit)
            yield Draft(columns | within, about | self._speaking(intervention))
        for answer in intervention.answers:
            columns = _columns(PassageKind.ANSWER, answer.key, answer.text)
            yield Draft(columns | within, about | self._speaking(answer))

    def alliances(self, document: Synthesis) -> Iterator[Draft]:
        for alliance in document.alliances:
            columns = _columns(PassageKind.ALLIANCE, alliance.key, alliance.made or alliance.name)
            columns["title"] = alliance.name
            yield Draft(
                columns,
                {
                    (EntryKind.ORGANISATION, party.organisation, Relation.PARTY): True
                    for party in alliance.parties
                },
            )


def _columns(kind: PassageKind, key: str, words: str) -> dict[str, Any]:
    return {"kind": kind, "key": key, "text": words, "html": escape(words, quote=False)}


def _tags(themes: tuple[ThemeTag, ...], goals: tuple[GoalTag, ...]) -> dict[Name, bool]:
    names: dict[Name, bool] = {
        (EntryKind.THEME, tag.theme, Relation.THEME): tag.stated for tag in themes
    }
    return names | {(EntryKind.GOAL, str(tag.goal), Relation.GOAL): tag.stated for tag in goals}
