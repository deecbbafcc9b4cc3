"""Names that readers type: which entries of the index are called so, wholly or as far as they have
typed.

The words of all names stand in a table of their own (`models.name_words`), so that a name is found
by the beginning of any word of it, however many names there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet

from synthesis.models.entries import Entry
from synthesis.models.kinds import EntryKind
from synthesis.models.name_words import LONGEST_NAME, NameWord, NameWordQuerySet
from synthesis.search.analysis import words
from synthesis.search.contents import names_of
from synthesis.search.query import Query
from synthesis.search.vocabulary import EMPTY_WORDS

KINDS = (
    EntryKind.ORGANISATION,
    EntryKind.PERSON,
    EntryKind.THEME,
    EntryKind.PLENARY,
    EntryKind.GOAL,
)
# Of those with the rarest word that was typed, how many are looked at.
_MOST_READ = 300
# A name inside a longer question has so many words at most.
_LONGEST_RUN = 6
_AT_ONCE = 2_000
# A million passages of one entry, and more.
_STRONGEST = 20


class Row(NamedTuple):
    """A name of an entry, and how much was said by, for or about it."""

    entry: int
    name: str
    strength: int


# --- The words of a name


def words_of(text: str) -> tuple[str, ...]:
    """Its words as names are compared: folded, without articles and particles, unless there is
    nothing else.
    """
    found = [
        (word.exact, text[word.start : word.end].casefold())
        for word in words(text, None)
        if word.exact and not word.elided
    ]
    told = tuple(exact for exact, written in found if written not in EMPTY_WORDS)
    return told or tuple(exact for exact, _written in found)


def called(entry: Entry) -> tuple[str, ...]:
    """All that it is called."""
    match entry.kind:
        case EntryKind.GOAL:
            number = entry.slug
            numbered = (f"ODD {number}", f"objectif {number}", f"SDG {number}", f"goal {number}")
            return (entry.label, entry.value.get("title_en", ""), *numbered)
        case EntryKind.PLENARY:
            year = str(entry.value.get("held_on", ""))[:4]
            return (entry.label, f"{entry.label} {year}")
        case _:
            return names_of(entry)


# --- Who is called so


def typed(query: Query, most: int) -> list[Entry]:
    """The entries whose name was typed, at most so many, those that it fits best first: their whole
    name; all that was typed is in their name; their whole name is in what was typed. Two queries.
    """
    asked = query.spelt
    if not asked:
        return []
    runs = set(_runs(asked)) | {_name(each) for each in query.others}
    longest = max(asked, key=len)
    having = NameWord.objects.with_word(*_numbers(longest))
    for other in asked:
        if other != longest:
            having = having.filter(name__contains=f" {_stem(other)}")
    either = Q(pk__in=having.order_by("-strength").values("pk")[:_MOST_READ]) | Q(name__in=runs)
    rows = NameWord.objects.filter(either).values_list("entry_id", "name", "strength")
    best: dict[int, tuple[int, int, int]] = {}
    for row in map(Row._make, rows):
        if (fit := _fit(row.name, asked, runs)) is not None:
            worth = (fit, len(row.name.split()), -row.strength)
            best[row.entry] = min(worth, best.get(row.entry, worth))
    return _entries(best, most)


def _fit(name: str, asked: tuple[str, ...], runs: set[str]) -> int | None:
    """0 for the name itself, 1 when all that was typed is in it, 2 when it is in what was typed.
    « ODD » alone is the name of no goal, « ODD 17 » is.
    """
    mine = [_stem(each) for each in name.split()]
    wanted = [_stem(each) for each in asked]
    if mine == wanted or (name in runs and len(mine) == len(wanted)):
        return 0
    if set(wanted) <= set(mine) and not (mine[-1].isdecimal() and mine[-1] not in wanted):
        return 1
    return 2 if name in runs else None


def _runs(asked: tuple[str, ...]) -> Iterator[str]:
    for start in range(len(asked)):
        for end in range(start + 1, min(start + _LONGEST_RUN, len(asked)) + 1):
            yield f" {' '.join(asked[start:end])} "


def _stem(word: str) -> str:
    """Without the sign of a plural: whoever types « territoires » means « Territoire » too."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _numbers(word: str) -> set[str]:
    return {word, _stem(word), f"{_stem(word)}s", f"{_stem(word)}x"}


def _name(text: str) -> str:
    return f" {' '.join(words_of(text))} "[:LONGEST_NAME]


def among(found: Collection[str]) -> set[str]:
    """Those of these words that are of a name. One query."""
    rows = NameWord.objects.with_word(*found).order_by().values_list("word", flat=True).distinct()
    return {bytes(word).decode() for word in rows}


# --- Who may be called so, when the name has all been typed


def beginning(text: str, most: int) -> list[Entry]:
    """The entries that have, for each word that was typed, one that begins so; at most so many, the
    names that begin with what was typed first, then those of whom most is published. Two queries.
    """
    asked = words_of(text)
    longest = max(asked, key=len, default="")
    if len(longest) < 2:
        return []
    having: NameWordQuerySet = NameWord.objects.beginning(longest)
    for other in asked:
        if other != longest:
            having = having.filter(name__contains=f" {other}")
    rows = having.order_by("-strength").values_list("entry_id", "name", "strength")
    start = f" {' '.join(asked)}"
    best: dict[int, tuple[bool, bool, int, int]] = {}
    for row in map(Row._make, rows[:_MOST_READ]):
        rank = (
            row.name != f"{start} ",
            not row.name.startswith(start),
            -row.strength,
            len(row.name),
        )
        best[row.entry] = min(rank, best.get(row.entry, rank))
    return _entries(best, most)


def _entries(worth: Mapping[int, Any], most: int) -> list[Entry]:
    """The first of these, by their pk; equals as they were first published. One query at most."""
    first = sorted(worth, key=lambda pk: (worth[pk], pk))[:most]
    entries = Entry.objects.in_bulk(first) if first else {}
    return [entries[pk] for pk in first if pk in entries]


# --- Keeping them


def store(entries: QuerySet[Entry]) -> None:
    """Write down what these are called now. Two queries, when nothing has changed."""
    rows = list(entries.filter(kind__in=KINDS))
    wanted = {each for entry in rows for each in _rows(entry)}
    mine = NameWord.objects.filter(entry__in=[entry.pk for entry in rows])
    known = {
        (entry, bytes(word), name, strength): pk
        for pk, entry, word, name, strength in mine.values_list(
            "pk", "entry_id", "word", "name", "strength"
        )
    }
    gone = [pk for row, pk in known.items() if row not in wanted]
    if gone:
        NameWord.objects.filter(pk__in=gone).delete()
    NameWord.objects.bulk_create(
        (
            NameWord(entry_id=entry, word=word, name=name, strength=strength)
            for entry, word, name, strength in sorted(wanted - set(known))
        ),
        batch_size=_AT_ONCE,
    )


def weigh() -> None:
    """Write down anew how much there is of each, after much was published at once."""
    for strength in range(_STRONGEST + 1):
        size = F("interventions") + F("mentions")
        found = Entry.objects.annotate(size=size).filter(size__gte=(1 << strength) >> 1)
        if strength < _STRONGEST:
            found = found.filter(size__lt=1 << strength)
        stale = NameWord.objects.filter(entry__in=found.order_by().values("pk"))
        stale.exclude(strength=strength).update(strength=strength)


def _rows(entry: Entry) -> Iterator[tuple[int, bytes, str, int]]:
    strength = min((entry.interventions + entry.mentions).bit_length(), _STRONGEST)
    for name in dict.fromkeys(map(_name, called(entry))):
        for word in dict.fromkeys(name.split()):
            yield entry.pk, word.encode(), name, strength


def complete() -> None:
    """Write down those that are not: a migration has just made the table."""
    nameless = Entry.objects.filter(kind__in=KINDS, name_words=None).order_by("pk")
    pks = list(nameless.values_list("pk", flat=True))
    for start in range(0, len(pks), _AT_ONCE):
        store(Entry.objects.filter(pk__in=pks[start : start + _AT_ONCE]))
