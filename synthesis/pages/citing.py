"""How to cite a synthesis and each thing that stands in it.

What is cited is an edition, at the address that it keeps: whoever follows a reference finds the
words that were quoted, whatever has been corrected since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from synthesis import text
from synthesis.document import extracts as values
from synthesis.document.composing import Directory
from synthesis.document.synthesis import Intervention, Speaking, Synthesis
from synthesis.models.editions import Edition
from synthesis.models.kinds import InterventionKind, InterventionMode, PassageKind
from synthesis.pages import bibliography, extracts, voices
from synthesis.pages.heads.addresses import absolute, path
from synthesis.pages.heads.head import SITE
from synthesis.pages.voices import Voice
from synthesis.pages.wording import quoted
from synthesis.templatetags.reading import long_date

# The ids that things have on an edition's page, before their key.
ANCHORS: Mapping[PassageKind, str] = {
    PassageKind.INTERVENTION: "intervention",
    PassageKind.QUOTATION: "citation",
    PassageKind.KEY_FIGURE: "chiffre",
    PassageKind.ANSWER: "reponse",
    PassageKind.TAKEAWAY: "a-retenir",
    PassageKind.ALLIANCE: "alliance",
}
_FIELDS: Mapping[PassageKind, str] = {
    PassageKind.QUOTATION: "quotations",
    PassageKind.KEY_FIGURE: "figures",
    PassageKind.ANSWER: "answers",
}

Citable = (
    Intervention
    | values.Quotation
    | values.KeyFigure
    | values.Answer
    | values.Takeaway
    | values.Alliance
)


@dataclass(frozen=True, slots=True)
class Author:
    """`family` is the whole name where the two are not known apart, and of an organisation."""

    family: str
    given: str = ""
    role: str = ""
    organisation: str = ""

    def __str__(self) -> str:
        """« MOHIELDIN, Mahmoud (Vice-Président, Banque Mondiale) »."""
        name = f"{self.family.upper()}, {self.given}" if self.given else self.family
        office = ", ".join(filter(None, (self.role, self.organisation)))
        return f"{name} ({office})" if office else name


@dataclass(frozen=True, slots=True)
class Publication:
    """An edition of a synthesis; `address` is its own, whole; `language` that of its words."""

    slug: str
    title: str
    event: str
    held_on: date
    language: str
    number: int
    published_on: date
    address: str

    @property
    def pattern(self) -> str:
        """Words quoted with their reference: a script puts in {words}, {who} and {address}."""
        return _(
            "« {words} » — {who}, in %(title)s, %(event)s, %(day)s, édition %(number)s, {address}"
        ) % {
            "title": self.title,
            "event": self.event,
            "day": long_date(self.held_on),
            "number": self.number,
        }


@dataclass(frozen=True, slots=True)
class Citation:
    """One thing to cite, or the whole publication when `anchor`, its id there, is "". `nature` says
    what it is: « propos rapportés », « chiffre clé ». It was read on the day `accessed`.
    """

    publication: Publication
    accessed: date
    authors: tuple[Author, ...] = ()
    title: str = ""
    nature: str = ""
    anchor: str = ""

    @property
    def address(self) -> str:
        address = self.publication.address
        return f"{address}#{self.anchor}" if self.anchor else address

    @property
    def name(self) -> str:
        """What bibliographies call it: plenary, thing and edition."""
        parts = (self.publication.slug, self.anchor, f"edition-{self.publication.number}")
        return "-".join(filter(None, parts))

    @property
    def before(self) -> str:
        """The reference up to the publication's title: who said what."""
        if not self.anchor:
            return ""
        who = _separator().join(map(str, self.authors))
        nature = self.nature and f"[{self.nature}]"
        said = " ".join(filter(None, (self.title.removesuffix("."), nature)))
        parts = (_ended(each) for each in (who, said) if each)
        return _("%(part)s In : ") % {"part": " ".join(parts)}

    @property
    def after(self) -> str:
        """The reference between the publication's title and the address: which edition, of when."""
        of = self.publication
        return _(
            " [en ligne]. %(event)s, %(day)s. Édition %(number)s, %(publisher)s, %(published)s"
            " [consulté le %(accessed)s]. Disponible à l’adresse : "
        ) % {
            "event": of.event,
            "day": long_date(of.held_on),
            "number": of.number,
            "publisher": SITE,
            "published": long_date(of.published_on),
            "accessed": long_date(self.accessed),
        }

    @property
    def reference(self) -> str:
        """As ISO 690 has it, in the language of the page."""
        return f"{self.before}{self.publication.title}{self.after}{self.address}"

    @property
    def bibtex(self) -> str:
        return bibliography.bibtex(self)

    @property
    def ris(self) -> str:
        return bibliography.ris(self)

    @property
    def csl(self) -> str:
        return bibliography.csl(self)


def _separator() -> str:
    """Between two people, whose roles have commas."""
    return _(" ; ")


def _ended(words: str) -> str:
    """With a full stop, unless a mark ends it already."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def publication(edition: Edition, slug: str = "") -> Publication:
    """`slug` is the plenary's now, where the edition may still have an older one."""
    slug = slug or edition.slug
    return Publication(
        slug=slug,
        title=edition.title,
        event=edition.event,
        held_on=edition.held_on,
        language=edition.language,
        number=edition.number,
        published_on=timezone.localdate(edition.published_at),
        address=absolute(path("edition", slug, edition.number)),
    )


def citation(
    edition: Edition, kind: PassageKind | None = None, key: str = "", slug: str = ""
) -> Citation | None:
    """How to cite an edition (read with its document), or the thing of a kind that has this key in
    it; None when it has none. `slug` as for `publication`.
    """
    of, today = publication(edition, slug), timezone.localdate()
    if kind is None:
        return Citation(of, today)
    document = edition.synthesis
    for node, within in _citable(document, kind):
        if node.key == key:
            directory = Directory.of(document)
            return Citation(
                of,
                today,
                authors=tuple(_author(each, directory) for each in _speakings(node, within)),
                title=_title(node, document.language),
                nature=_nature(node, kind),
                anchor=f"{ANCHORS[kind]}-{key}",
            )
    return None


def _citable(
    document: Synthesis, kind: PassageKind
) -> Iterable[tuple[Citable, Intervention | None]]:
    """The things of a kind, each with the intervention that it stands in, if it stands in one."""
    match kind:
        case PassageKind.TAKEAWAY:
            return ((each, None) for each in document.takeaways)
        case PassageKind.ALLIANCE:
            return ((each, None) for each in document.alliances)
        case PassageKind.INTERVENTION:
            return ((each, each) for each in document.interventions)
    return (
        (each, within)
        for within in document.interventions
        for each in getattr(within, _FIELDS[kind])
    )


def _speakings(node: Citable, within: Intervention | None) -> tuple[Speaking, ...]:
    """Those to whom the words belong: nobody, for what the editors wrote themselves."""
    match node:
        case Intervention():
            return node.speakings
        case values.KeyFigure() if within:
            return within.speakings
        case values.Quotation() | values.Answer() if within:
            person, organisation = node.person, getattr(node, "organisation", None)
            if not (person or organisation):
                return ()
            printed = (each for each in within.speakings if person and each.person == person)
            return (next(printed, Speaking(person=person, organisation=organisation)),)
    return ()


def _author(speaking: Speaking, directory: Directory) -> Author:
    voice = voices.voice(speaking, directory)
    person = directory.people.get(speaking.person or "")
    family, given = (person.family_name, person.given_name) if person else (voice.name, "")
    return Author(family, given, voice.role, voice.organisation)


def _title(node: Citable, language: text.Language) -> str:
    match node:
        case Intervention():
            return node.heading or capfirst(str(InterventionKind(node.kind).label))
        case values.KeyFigure():
            figure = extracts.figure(node, language)
            words = f"{figure.words}, {figure.counted}"
            return f"{words} ({figure.population})" if figure.population else words
        case values.Takeaway():
            return node.statement
        case values.Alliance():
            return node.name
        case _:
            return quoted(node.text)


def _nature(node: Citable, kind: PassageKind) -> str:
    """For an intervention, whether the words are those of the ones who speak, if any do."""
    if not isinstance(node, Intervention):
        return str(kind.label)
    known = InterventionMode(node.mode) if node.speakings else InterventionKind(node.kind)
    return str(known.label)


def credit(said_by: Iterable[Voice], mode: str, otherwise: str) -> str:
    """Who is quoted, where readers quote words of an intervention: « Ada LEDUC, directrice,
    Solaris (propos rapportés) ». `otherwise` is said when nobody speaks.
    """
    named = (", ".join(filter(None, (each.name, each.role, each.organisation))) for each in said_by)
    who = _separator().join(named)
    if not who or mode == InterventionMode.VERBATIM:
        return who or otherwise
    return f"{who} ({InterventionMode(mode).label})"
