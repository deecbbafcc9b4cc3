"""The index of words on PostgreSQL: a vector that Python has made, under a GIN index.

No configuration of PostgreSQL has a say in it, so that answers are those of SQLite. A vector
forgets where words stand beyond the 16,383rd and the 255th time: phrases are looked for in the
words themselves, of which the index gives those few rows that have them all.
"""

from collections.abc import Iterable

from synthesis.models.words import TABLE
from synthesis.search.analysis import BOUNDARY, Analysed
from synthesis.search.query import Alternative, Clause, Phrase, Query, Term

COLUMNS = f"rowid bigint PRIMARY KEY, names text, body text, {TABLE} tsvector"
MAKE = (
    f"CREATE TABLE IF NOT EXISTS {TABLE} ({COLUMNS})",
    f"CREATE INDEX IF NOT EXISTS {TABLE}_whole ON {TABLE} USING gin ({TABLE})",
)
# Readers keep the old rows until the new ones are there.
EMPTY = (f"DELETE FROM {TABLE}",)  # noqa: S608
# After much was written: until then the index has a part without order, and no statistics.
SETTLE = (f"SELECT gin_clean_pending_list('{TABLE}_whole')", f"ANALYZE {TABLE}")
INSERT = f"INSERT INTO {TABLE} (rowid, names, body, {TABLE}) VALUES (%s, %s, %s, %s::tsvector)"  # noqa: S608
_SAME = f"names = %s AND body = %s AND {TABLE} = %s::tsvector"
SAME = f"SELECT rowid FROM {TABLE} WHERE rowid = %s AND {_SAME}"  # noqa: S608
PROBE = f"SELECT count(names || body) FROM {TABLE} WHERE {TABLE} @@ 'mot'::tsquery"  # noqa: S608

# Of body forms, the body, name forms, names (D, C, B, A): as on SQLite.
WEIGHTS = "{0.125, 0.25, 0.5, 1.0}"
_EXACT = "AC"
_MOST_PLACES, _LAST_PLACE = 255, 16_383


def row(words: Analysed) -> tuple[str, ...]:
    return words.names, words.body, _vector(words)


def _vector(words: Analysed) -> str:
    places: dict[str, list[str]] = {}
    for weight, text in zip("ABCD", words, strict=True):
        for place, word in enumerate(text.split(), start=1):
            found = places.setdefault(word, [])
            if len(found) < _MOST_PLACES:
                found.append(f"{min(place, _LAST_PLACE)}{weight}")
    places.pop(BOUNDARY, None)
    return " ".join(f"'{word}':{','.join(found)}" for word, found in places.items())


def holds(whole: str, clauses: Iterable[Clause]) -> tuple[str, tuple[str, ...]]:
    """A condition on the column of all words (and on its neighbours, for phrases)."""
    clauses = list(clauses)
    parts = [f"{whole} @@ %s::tsquery"]
    values = [" & ".join(f"({_any(clause)})" for clause in clauses)]
    for clause in clauses:
        if any(_is_spread(each) for each in clause):
            conditions, more = zip(*(_condition(whole, each) for each in clause), strict=True)
            parts.append(f"({' OR '.join(conditions)})")
            values += [value for each in more for value in each]
    return " AND ".join(parts), tuple(values)


def relevance(whole: str, query: Query) -> tuple[str, tuple[str, ...]]:
    """The lower, the better. Words are weighed one by one: where they are near one another says
    little of a talk.
    """
    words = " | ".join(map(_any, query.wanted))
    return f"-ts_rank('{WEIGHTS}', {whole}, %s::tsquery, 1)", (words,)


def _any(clause: Clause) -> str:
    return " | ".join(map(_words, clause))


def _words(alternative: Alternative) -> str:
    """A phrase is looked for by its words alone."""
    if isinstance(alternative, Term):
        return " | ".join(f"'{form}'" for form in alternative.forms)
    words = " & ".join(f"'{word}':{_EXACT}" for word in alternative.words)
    return f"({words})"


def _is_spread(alternative: Alternative) -> bool:
    return isinstance(alternative, Phrase) and len(alternative.words) > 1


def _condition(whole: str, alternative: Alternative) -> tuple[str, tuple[str, ...]]:
    if not isinstance(alternative, Phrase) or len(alternative.words) == 1:
        return f"{whole} @@ %s::tsquery", (_words(alternative),)
    table = whole.rpartition(".")[0]
    spelt = f" {' '.join(alternative.words)} "
    found = [f"strpos(' ' || {table}.{name} || ' ', %s) > 0" for name in ("names", "body")]
    return f"({' OR '.join(found)})", (spelt, spelt)
