"""What makes a document whole: names used once, nothing referred to that is not there, nothing
there for nothing.

`check` refuses what is not; `composing` makes what is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import PydanticCustomError

from synthesis.document.reference import Organisation

# A Synthesis, or what will be one: it is checked here while it is made, so its module imports this.
Document = Any


@dataclass
class References:
    """The slugs (and goals' numbers) that a document uses."""

    organisations: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    themes: set[str] = field(default_factory=set)
    goals: set[int] = field(default_factory=set)

    def add(self, node: Any) -> None:
        """Take down what one node names, whatever its type."""
        # Not `getattr`: pydantic takes its time to say that there is no such field.
        said = vars(node)
        for name in ("organisation", "parent"):
            if slug := said.get(name):
                self.organisations.add(slug)
        if slug := said.get("person"):
            self.people.add(slug)
        self.themes.update(tag.theme for tag in said.get("themes", ()))
        self.goals.update(tag.goal for tag in said.get("goals", ()))


def referring_nodes(intervention: Any) -> Iterator[Any]:
    """The intervention and every part of it that may name somebody or something."""
    yield intervention
    yield from intervention.speakings
    yield from intervention.mentions
    yield from intervention.quotations
    yield from intervention.answers


def references(document: Document, directory: Mapping[str, Organisation]) -> References:
    """All that `document` (a Synthesis or its parts) names; an organisation brings its parents
    along.
    """
    found = References()
    found.organisations.update(document.co_organisers, document.event.organisers)
    for session in document.sessions:
        for intervention in session.interventions:
            for node in referring_nodes(intervention):
                found.add(node)
    for alliance in document.alliances:
        found.organisations.update(party.organisation for party in alliance.parties)
    for takeaway in document.takeaways:
        found.add(takeaway)
    _add_parents(found, directory)
    return found


def _add_parents(found: References, directory: Mapping[str, Organisation]) -> None:
    waiting = list(found.organisations)
    while waiting:
        record = directory.get(waiting.pop())
        if record and record.parent and record.parent not in found.organisations:
            found.organisations.add(record.parent)
            waiting.append(record.parent)


def check(document: Document) -> None:
    """Refuse a document that is not whole.

    Raises:
        PydanticCustomError: the first fault found, in a French sentence that names it.
    """
    directory = {record.slug: record for record in document.organisations}
    used = references(document, directory)
    _defined("organisation", used.organisations, [each.slug for each in document.organisations])
    _defined("personne", used.people, [each.slug for each in document.people])
    _defined("thème", used.themes, [each.slug for each in document.themes])
    _defined("objectif", used.goals, [each.number for each in document.goals])
    _no_parent_of_itself(directory)
    for kind, nodes in keyed_nodes(document).items():
        _named_once(kind, nodes)
    for records in (document.organisations, document.people, document.themes):
        _named_once("slug", records, name="slug")
    _supported_by_what_exists(document)


def _defined(kind: str, used: Iterable[Any], defined: list[Any]) -> None:
    repeated = [name for name, times in Counter(defined).items() if times > 1]
    wrong = sorted({*(set(used) ^ set(defined)), *repeated})
    if wrong:
        raise PydanticCustomError(
            "references",
            "Référence à corriger ({kind}) : {names} (à définir une fois, et à citer).",
            {"kind": kind, "names": ", ".join(map(str, wrong))},
        )


def _no_parent_of_itself(directory: Mapping[str, Organisation]) -> None:
    for slug in directory:
        seen, above = {slug}, directory[slug].parent
        while above:
            if above in seen:
                raise PydanticCustomError(
                    "parents", "Une organisation est sa propre parente : {slug}.", {"slug": slug}
                )
            seen.add(above)
            above = directory[above].parent


def keyed_nodes(document: Document) -> dict[str, list[Any]]:
    """Every node that has a key, by kind; each kind has keys of its own."""
    interventions = list(document.interventions)
    return {
        "session": list(document.sessions),
        "intervention": interventions,
        "quotation": [each for parent in interventions for each in parent.quotations],
        "key_figure": [each for parent in interventions for each in parent.figures],
        "answer": [each for parent in interventions for each in parent.answers],
        "alliance": list(document.alliances),
        "takeaway": list(document.takeaways),
        "photo": list(document.photos),
        "link": list(document.links),
    }


def _named_once(kind: str, nodes: Iterable[Any], name: str = "key") -> None:
    names = Counter(
        each for node in nodes for each in (getattr(node, name), *getattr(node, f"former_{name}s"))
    )
    if repeated := sorted(each for each, times in names.items() if times > 1):
        raise PydanticCustomError(
            "keys",
            "Un nom permanent sert deux fois ({kind}) : {names}.",
            {"kind": kind, "names": ", ".join(repeated)},
        )


def _supported_by_what_exists(document: Document) -> None:
    keys = {each.key for each in document.interventions}
    cited = [*(each.supports for each in document.takeaways)]
    cited += [each.told_by for each in document.alliances]
    unknown = sorted({key for each in cited for key in each} - keys)
    if document.cover and document.cover not in {each.key for each in document.photos}:
        unknown.append(document.cover)
    if unknown:
        raise PydanticCustomError(
            "unknown_keys",
            "Clé inconnue dans la synthèse : {names}.",
            {"names": ", ".join(unknown)},
        )
