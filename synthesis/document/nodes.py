"""A document seen as a tree: the kind of each thing, what it holds, what people call it."""

from collections.abc import Mapping
from enum import StrEnum

from synthesis.document.extracts import (
    Alliance,
    Answer,
    GoalTag,
    KeyFigure,
    Party,
    Quotation,
    Takeaway,
    ThemeTag,
)
from synthesis.document.reference import Event, Goal, Organisation, Person, Theme
from synthesis.document.synthesis import (
    Intervention,
    Link,
    Mention,
    Photo,
    Session,
    Source,
    Speaking,
    Synthesis,
)
from synthesis.document.values import Value
from synthesis.text import NARROW, excerpt, plain, quantity

LABEL_LENGTH = 80


class Kind(StrEnum):
    """The kinds of things. A permanent name is a kind and a key (or slug, or number)."""

    PLENARY = "plenary"
    EVENT = "event"
    SOURCE = "source"
    SESSION = "session"
    INTERVENTION = "intervention"
    SPEAKING = "speaking"
    MENTION = "mention"
    QUOTATION = "quotation"
    KEY_FIGURE = "key_figure"
    ANSWER = "answer"
    THEME_TAG = "theme_tag"
    GOAL_TAG = "goal_tag"
    ALLIANCE = "alliance"
    PARTY = "party"
    TAKEAWAY = "takeaway"
    PHOTO = "photo"
    LINK = "link"
    ORGANISATION = "organisation"
    PERSON = "person"
    THEME = "theme"
    GOAL = "goal"


KINDS: Mapping[type[Value], Kind] = {
    Synthesis: Kind.PLENARY,
    Event: Kind.EVENT,
    Source: Kind.SOURCE,
    Session: Kind.SESSION,
    Intervention: Kind.INTERVENTION,
    Speaking: Kind.SPEAKING,
    Mention: Kind.MENTION,
    Quotation: Kind.QUOTATION,
    KeyFigure: Kind.KEY_FIGURE,
    Answer: Kind.ANSWER,
    ThemeTag: Kind.THEME_TAG,
    GoalTag: Kind.GOAL_TAG,
    Alliance: Kind.ALLIANCE,
    Party: Kind.PARTY,
    Takeaway: Kind.TAKEAWAY,
    Photo: Kind.PHOTO,
    Link: Kind.LINK,
    Organisation: Kind.ORGANISATION,
    Person: Kind.PERSON,
    Theme: Kind.THEME,
    Goal: Kind.GOAL,
}

# The fields that hold other things of the tree, in reading order.
CHILDREN: Mapping[Kind, tuple[str, ...]] = {
    Kind.PLENARY: (
        *("event", "source", "sessions", "alliances", "takeaways", "photos", "links"),
        *("organisations", "people", "themes", "goals"),
    ),
    Kind.SESSION: ("interventions",),
    Kind.INTERVENTION: (
        *("speakings", "mentions", "quotations", "figures", "answers", "themes", "goals"),
    ),
    Kind.ALLIANCE: ("parties",),
    Kind.TAKEAWAY: ("themes", "goals"),
}


def children(value: Value, field: str) -> tuple[Value, ...]:
    """What a field of CHILDREN holds; one thing or none is a tuple too."""
    held = getattr(value, field)
    if isinstance(held, tuple):
        return held
    return () if held is None else (held,)


def name_of(value: Value) -> str:
    """The key, slug or number; for what has none, the name of what it is about."""
    match value:
        case Goal():
            return str(value.number)
        case GoalTag():
            return str(value.goal)
        case ThemeTag():
            return value.theme
        case Mention() | Party():
            return value.organisation
        case Speaking():
            return value.person or value.organisation or value.printed_name
        case Source():
            return value.name
    return str(getattr(value, "key", None) or getattr(value, "slug", ""))


def former_names(value: Value) -> tuple[str, ...]:
    """The names that it had before."""
    names: tuple[str, ...] = getattr(value, "former_keys", ()) or getattr(value, "former_slugs", ())
    return names


class Labels:
    """What people call the things of one document."""

    def __init__(self, document: Synthesis) -> None:
        self._organisations = {each.slug: each.name for each in document.organisations}
        self._people = {each.slug: each.name for each in document.people}
        self._themes = {each.slug: each.name for each in document.themes}
        self._goals = {each.number: each for each in document.goals}
        self._language = document.language

    def of(self, value: Value) -> str:
        """At most a line; never empty."""
        return excerpt(self._long(value), LABEL_LENGTH) or name_of(value)

    def _long(self, value: Value) -> str:
        match value:
            case Intervention():
                return self._intervention(value)
            case Speaking():
                return value.printed_name or self._voice(value.person, value.organisation)
            case Mention() | Party():
                return self._organisations[value.organisation]
            case ThemeTag():
                return self._themes[value.theme]
            case GoalTag():
                return self._goal(self._goals[value.goal])
            case Goal():
                return self._goal(value)
        return self._by_its_words(value)

    def _by_its_words(self, value: Value) -> str:
        match value:
            case Quotation():
                return f"«{NARROW}{excerpt(value.text, LABEL_LENGTH - 4)}{NARROW}»"
            case KeyFigure():
                return f"{quantity(value.number, value.unit, self._language)} — {value.counted}"
            case Answer():
                return value.text
            case Takeaway():
                return value.statement
            case Photo():
                return value.caption or value.alternative_text or value.file
            case Link():
                return value.label
            case Synthesis() | Session():
                return value.title
        return str(getattr(value, "name", ""))

    def _intervention(self, value: Intervention) -> str:
        voices = ", ".join(self._long(each) for each in value.speakings)
        named = " — ".join(each for each in (voices, value.heading) if each)
        return named or plain(value.body)

    def _voice(self, person: str | None, organisation: str | None) -> str:
        if person:
            return self._people[person]
        return self._organisations[organisation] if organisation else ""

    def _goal(self, goal: Goal) -> str:
        title = goal.title_fr if self._language == "fr" else goal.title_en
        return f"{goal.number}. {title}"
