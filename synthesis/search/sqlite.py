"""The index of words on SQLite: a table of FTS5.

It keeps the words beside their index (FTS5 of SQLite 3.40 can't delete from a table without), and
its tokenizer only cuts at spaces: what a word is, `analysis` has said.
"""

from collections.abc import Iterable

from synthesis.models.words import TABLE
from synthesis.search.analysis import Analysed
from synthesis.search.query import Alternative, Clause, Query, Term

COLUMNS = ("names", "name_forms", "body", "body_forms")
# A name before the rest, an exact word before its stem.
WEIGHTS = (8.0, 4.0, 2.0, 1.0)

_TOKENIZER = "tokenize = \"ascii tokenchars '_'\""
MAKE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5({', '.join(COLUMNS)}, {_TOKENIZER})",
)
# Faster than to delete every row; who reads meanwhile keeps the old one.
EMPTY = (f"DROP TABLE IF EXISTS {TABLE}", *MAKE)
# After much was written.
SETTLE = (f"INSERT INTO {TABLE} ({TABLE}) VALUES ('optimize')",)  # noqa: S608
INSERT = f"INSERT INTO {TABLE} (rowid, {', '.join(COLUMNS)}) VALUES (%s, %s, %s, %s, %s)"  # noqa: S608
_SAME = " AND ".join(f"{name} = %s" for name in COLUMNS)
SAME = f"SELECT rowid FROM {TABLE} WHERE rowid = %s AND {_SAME}"  # noqa: S608
PROBE = f"SELECT count({', '.join(COLUMNS[:1])}) FROM {TABLE} WHERE {TABLE} MATCH 'mot'"  # noqa: S608


def row(words: Analysed) -> tuple[str, ...]:
    return tuple(words)


def holds(whole: str, clauses: Iterable[Clause]) -> tuple[str, tuple[str, ...]]:
    """A condition on the column of all words."""
    return f"{whole} MATCH %s", (" AND ".join(map(_clause, clauses)),)


def relevance(whole: str, query: Query) -> tuple[str, tuple[str, ...]]:
    """The lower, the better. The query is the condition's."""
    return f"bm25({whole}, {', '.join(map(str, WEIGHTS))})", ()


def _clause(clause: Clause) -> str:
    return f"({' OR '.join(map(_alternative, clause))})"


def _alternative(alternative: Alternative) -> str:
    if isinstance(alternative, Term):
        return " OR ".join(f'"{form}"' for form in alternative.forms)
    return f'{{names body}} : "{" ".join(alternative.words)}"'
