"""All the numbers of a filtered list in one statement.

Looked at: a query a facet (eight, and one more with each new facet); counting in Python over the
passages (grows with the site); a UNION ALL by the ORM, which takes many times longer to write than
the database to answer. Taken: the same UNION ALL written here, in the SQL that both databases have.
What each facet asks for is looked up once (`WITH`), and the facets that nothing was chosen in share
one part, as they ask the same.
"""

# Names of tables and facets alone are written into the text: what a reader asks for is a parameter.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from synthesis.models.entries import Entry, Reference
from synthesis.models.kinds import PassageKind, Relation
from synthesis.models.passages import Passage
from synthesis.search.criteria import Totals
from synthesis.search.facets import FACETS, Facet, Sense

PASSAGE, REFERENCE, ENTRY = (model._meta.db_table for model in (Passage, Reference, Entry))
# Of one facet, how many passages: by the pk of an entry, or by a value.
Counts = dict[int | str, int]


class Sql(NamedTuple):
    """A piece of SQL: nothing that a reader wrote stands in its text."""

    text: str
    parameters: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Numbers:
    counts: dict[str, Counts]
    totals: Totals


def of_queryset(passages: QuerySet[Passage, Any]) -> Sql:
    """The pk of these passages."""
    try:
        return Sql(*passages.order_by().values("pk").query.sql_with_params())
    except EmptyResultSet:
        return Sql(f"SELECT id FROM {PASSAGE} WHERE 1 = 0")


def asked_for(kind: PassageKind, facet: Facet, chosen: Collection[str], sense: Sense) -> Sql:
    """The pk of the passages of a kind that have one of the chosen names in a facet."""
    names = _marks(chosen)
    if facet.entries is None:
        text = f"SELECT id FROM {PASSAGE} WHERE kind = %s AND NOT translates AND nature IN {names}"
        return Sql(text, (kind, *chosen))
    column = "organisation_kind" if facet.values else "slug"
    which = referring(kind, facet.relations_in(sense))
    text = (
        f"SELECT r.passage_id FROM {REFERENCE} r JOIN {ENTRY} e ON e.id = r.entry_id "
        f"WHERE {which.text} AND e.{column} IN {names}"
    )
    return Sql(text, (*which.parameters, *chosen))


def _marks(values: Collection[Any]) -> str:
    return f"({', '.join(['%s'] * len(values))})"


def referring(kind: PassageKind, relations: Collection[Relation]) -> Sql:
    return Sql(f"r.kind = %s AND r.relation IN {_marks(relations)}", (kind, *relations))


class Statement:
    """`narrowing` is what each thing asked for gives, by its name; `senses` what those that follow
    the reader's sense give in each.
    """

    def __init__(
        self,
        kind: PassageKind,
        sense: Sense,
        narrowing: Mapping[str, Sql],
        senses: Mapping[Sense, Mapping[str, Sql]],
    ) -> None:
        self.kind, self.sense, self.facets = kind, sense, FACETS[kind]
        self.narrowing, self.senses = narrowing, senses
        free = {name: each for name, each in self.facets.items() if name not in narrowing}
        relations = {name: each.relations_in(sense) for name, each in free.items() if each.names}
        # By relation, the facets of one relation in which nothing was chosen: they ask the same.
        self.alike = {each[0]: name for name, each in relations.items() if len(each) == 1}

    def run(self) -> Numbers:
        """One query."""
        tables, parts = list(self._tables()), [*self._facets(), *self._totals()]
        named = f"WITH {', '.join(each.text for each in tables)} " if tables else ""
        text = named + " UNION ALL ".join(each.text for each in parts)
        with connection.cursor() as cursor:
            cursor.execute(text, [one for each in (*tables, *parts) for one in each.parameters])
            return self._read(cursor.fetchall())

    def _read(self, rows: Iterable[tuple[str, int, str, int]]) -> Numbers:
        counts: dict[str, Counts] = {name: {} for name in self.facets}
        totals: dict[str, dict[str, int]] = {"found": {}, "sense": {}, "without": {}}
        names = {relation.value: name for relation, name in self.alike.items()}
        for what, entry, value, number in rows:
            if what in totals:
                totals[what][value] = number
            else:
                counts[names.get(what, what)][value or entry] = number
        return Numbers(counts, Totals(totals["found"][""], totals["sense"], totals["without"]))

    def _tables(self) -> Iterator[Sql]:
        for name, piece in self._named():
            yield Sql(f"{name} (passage_id) AS ({piece.text})", piece.parameters)

    def _named(self) -> Iterator[tuple[str, Sql]]:
        for name, piece in self.narrowing.items():
            yield f"asked_{name}", piece
        for sense, pieces in self.senses.items():
            for name, piece in pieces.items():
                yield f"asked_{name}_{sense}", piece

    def _within(self, column: str, but: str = "", sense: Sense | None = None) -> str:
        """What a passage must be, for all that narrows but what is left out, and in this sense."""
        tables = {name: f"asked_{name}" for name in self.narrowing if name != but}
        if sense is not None:
            tables |= {name: f"asked_{name}_{sense}" for name in self.senses[sense]}
        among = (f" AND {column} IN (SELECT passage_id FROM {table})" for table in tables.values())
        return "".join(among)

    def _facets(self) -> Iterator[Sql]:
        if self.alike:
            which = referring(self.kind, self.alike)
            yield Sql(
                f"SELECT r.relation, r.entry_id, '', COUNT(*) FROM {REFERENCE} r WHERE {which.text}"
                f"{self._within('r.passage_id')} GROUP BY r.relation, r.entry_id",
                which.parameters,
            )
        for name, facet in self.facets.items():
            if facet.entries is None:
                yield self._of_passages(f"'{name}', 0, p.nature", name, "GROUP BY p.nature")
            elif name not in self.alike.values():
                yield self._of_references(name, facet)

    def _of_references(self, name: str, facet: Facet) -> Sql:
        """Each passage once: it may be in two relations with an entry, or with two of a value."""
        which = referring(self.kind, facet.relations_in(self.sense))
        columns, by = "r.entry_id, ''", "r.entry_id"
        if facet.values:
            columns, by = "0, e.organisation_kind", "e.organisation_kind"
        return Sql(
            f"SELECT '{name}', {columns}, COUNT(DISTINCT r.passage_id) FROM {REFERENCE} r "
            f"JOIN {ENTRY} e ON e.id = r.entry_id WHERE {which.text}"
            f"{self._within('r.passage_id', name)} GROUP BY {by}",
            which.parameters,
        )

    def _of_passages(self, columns: str, but: str = "", by: str = "", **sense: Sense) -> Sql:
        return Sql(
            f"SELECT {columns}, COUNT(*) FROM {PASSAGE} p WHERE p.kind = %s AND NOT p.translates"
            f"{self._within('p.id', but, **sense)} {by}",
            (self.kind,),
        )

    def _totals(self) -> Iterator[Sql]:
        yield self._of_passages("'found', 0, ''")
        for name in self.narrowing:
            yield self._of_passages(f"'without', 0, '{name}'", name)
        for sense in self.senses:
            yield self._of_passages(f"'sense', 0, '{sense}'", sense=sense)
