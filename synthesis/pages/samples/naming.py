"""What the index names, the shelves and lists of it, and the changes between two editions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from synthesis.document.diff import Action
from synthesis.document.words import compare_words
from synthesis.models.entries import Entry
from synthesis.pages.changes import Line, Told
from synthesis.pages.entries import EntryLine, Heard
from synthesis.pages.passages import Origin
from synthesis.pages.registers import Group, Letter, Way
from synthesis.pages.samples import reading
from synthesis.pages.shelves import Held, InPlenary, Shelf
from synthesis.pages.themes import Speaking

HELD_ON = date(2030, 6, 21)
TITLE = "Réparer, relier"
ORIGIN = Origin("ravel", "Ada Ravel", (reading.ADA,))


def _line(action: Action, words: str, label: str, *lines: Line, parts: Sequence[Told] = ()) -> Told:
    return Told(action, words, "intervention", label, "", "", lines, parts)


TEXT = Line("texte", compare_words("Tenir un relevé des crues.", "Tenir le relevé commun."))
FILLED = Line("lieu", compare_words("", "Port-Liseron"))
SAME_WORDS = Line("introduction", (), markup_only=True)
WHOLE = (Line("titre", compare_words("", TITLE)), Line("texte", compare_words("", reading.LOREM)))
PART = Told(
    Action.ADDED, "Ajout", "citation", "Le silence nous arrangeait", "Ada Ravel", "", WHOLE[1:], ()
)
CHANGES = (
    _line(Action.CHANGED, "Changement", "Ada Ravel", TEXT, FILLED, SAME_WORDS),
    _line(Action.ADDED, "Ajout", "Côme Thibault", *WHOLE, parts=(PART,)),
    _line(Action.REMOVED, "Retrait", reading.LONG, *WHOLE),
    _line(Action.MOVED, "Déplacement", TITLE),
    Told(
        Action.CHANGED,
        "Changement",
        "citation",
        "Personne n’a compté",
        "Ada Ravel",
        "https://exemple.org/plenieres/plenarium/editions/2/",
        (TEXT,),
        (),
    ),
)

HEARD = (
    Heard(TITLE, reading.PLENARY, "fr", HELD_ON, reading.VOICES),
    Heard("Two banks, one record", "banks", "en", date(2029, 3, 2), (reading.ADA,)),
)
SEALS = (("person", "LM"), ("company", "AR"), ("public", "CT"), ("network", "MO"))

SPEAKING = (
    Speaking("solene-energie", "Solène Énergie", "company", 12),
    Speaking("les-passeurs", "Les Passeurs", "association", 1),
    Speaking("ourmelle", reading.LONG, "network", 1),
)


def _held(key: str, value: Any, *, stated: bool = True, reported: bool = False) -> Held:
    return Held(key, value, ORIGIN, (reading.MAYOR,) * reported, stated)


def _shelf(name: str, words: str, total: int, list_name: str, *held: Held) -> Shelf:
    """Its id begins with "rayon-": the guide has other parts of those names."""
    place = InPlenary(TITLE, reading.PLENARY, "fr", HELD_ON, held)
    return Shelf(f"rayon-{name}", words, total, list_name, {"theme": "eau"}, (place,))


SHELVES = {
    "interventions": _shelf(
        "interventions",
        "interventions",
        12,
        "interventions",
        _held("nomme", reading.RESULTS[0]),
        _held("attribue", reading.RESULTS[1], stated=False),
    ),
    "a-retenir": _shelf(
        "a-retenir", "point à retenir", 1, "takeaways", _held("releve", reading.TAKEAWAYS[0])
    ),
    "citations": _shelf(
        "citations",
        "citations",
        2,
        "quotations",
        _held("silence", reading.QUOTATION),
        _held("personne", reading.QUOTATIONS[1], reported=True),
    ),
    "chiffres": _shelf(
        "chiffres", "chiffre clé", 1, "figures", _held("un", reading.ONE_FIGURE.figures[0])
    ),
    "alliances": _shelf(
        "alliances", "alliances", 3, "alliances", _held("releve", reading.ALLIANCES[0])
    ),
}
MENTIONS = _shelf("mentions", "mention", 1, "interventions", _held("cite", reading.RESULTS[0]))
# More than are shown, and no list to lead to.
ANSWERS = _shelf("reponses", "réponses", 7, "", _held("une", reading.ANSWERS[0]))
LEDGER = {each.name: each for each in (*SHELVES.values(), ANSWERS, MENTIONS)}

LINES = {
    each.slug: each
    for each in (
        EntryLine("les-passeurs", "Les Passeurs", "association", "association", "", "", ()),
        EntryLine(
            "solene-energie",
            "Solène Énergie",
            "company",
            "entreprise",
            "Solène",
            "",
            ("3 interventions", "2 mentions"),
        ),
        EntryLine("deux-rives", "2 rives", "network", "réseau", "", "", ("1 mention",)),
    )
}
ENTRIES = {slug: Entry(slug=slug, label=line.name) for slug, line in LINES.items()}


@dataclass(frozen=True)
class Register:
    """What components/register.html reads of pages.registers.Register, without its queries."""

    found: int
    kinds: tuple[Way, ...]
    orders: tuple[Way, ...]
    letters: tuple[Letter, ...]
    groups: tuple[Group, ...]
    entries: tuple[Entry, ...]


LONG_REGISTER = Register(
    found=64,
    kinds=(
        Way("Toutes", {}, True, 64),
        Way("Entreprise", {"type": "company"}, False, 60, "company"),
        Way("Association", {"type": "association"}, False, 4, "association"),
    ),
    orders=(
        Way("Noms, de A à Z", {}, True),
        Way("Nombre d’interventions", {"tri": "interventions"}, False),
    ),
    letters=(Letter("", {}, True), Letter("p", {}, True), Letter("s", {"page": "2"}, False)),
    groups=(
        Group("", False, (ENTRIES["deux-rives"],)),
        Group("p", True, (ENTRIES["les-passeurs"],)),
    ),
    entries=(),
)
SHORT_REGISTER = Register(1, (), (), (), (), (ENTRIES["solene-energie"],))
