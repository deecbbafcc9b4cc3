"""The index of words: which passages hold what a reader looks for, best first.

Made by `install` after the migrations, filled as editions are indexed, made again by
`manage.py rebuild_index`. It is never needed: without it, or when it is broken, a view that is
`unfailing` reads the passages themselves with the same analysis, slowly, and says so in the log.
"""

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from functools import wraps
from itertools import chain, islice
from typing import Any, Concatenate, ParamSpec

from django.db import DatabaseError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, FloatField, Func, Lookup, QuerySet
from django.http import HttpRequest, HttpResponse

from synthesis.models.kinds import PassageKind
from synthesis.models.passages import Passage
from synthesis.models.words import TABLE, WholeField, Words
from synthesis.search import postgresql, sqlite
from synthesis.search.contents import read
from synthesis.search.query import Query

logger = logging.getLogger(__name__)

_DATABASES = {"sqlite": sqlite, "postgresql": postgresql}
_AT_ONCE = 500
_reads_passages: ContextVar[bool] = ContextVar("reads_passages", default=False)


# --- Looking for words


def matching(query: Query, kind: PassageKind) -> QuerySet[Any, Any]:
    """The passages of a kind (their pk) that hold what is looked for: a subquery for conditions."""
    if _reads_passages.get():
        found = [pk for pk, words in read(Passage.objects.of_kind(kind)) if query.accepts(words)]
        return Passage.objects.filter(pk__in=Among(found)).values("pk")
    rows = Words.objects.all()
    if query.wanted:
        rows = rows.filter(whole__holds=query.wanted)
    if query.unwanted:
        anything = (tuple(chain(*query.unwanted)),)
        rows = rows.exclude(pk__in=Words.objects.filter(whole__holds=anything).values("pk"))
    return rows.values("pk")


def by_relevance(passages: QuerySet[Passage], query: Query) -> QuerySet[Passage]:
    """These passages, which hold the words, best first; then the newest, in their order."""
    newest = ("-held_on", "plenary_slug", "position")
    if _reads_passages.get() or not query.wanted:
        return passages.order_by(*newest)
    held = passages.filter(words__whole__holds=query.wanted)
    return held.order_by(Relevance("words__whole", query=query), *newest)


@WholeField.register_lookup
class Holds(Lookup):
    """Whether the words hold each of these clauses."""

    lookup_name = "holds"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        whole, values = self.process_lhs(compiler, connection)
        sql, more = _DATABASES[connection.vendor].holds(whole, self.rhs)
        return sql, (*values, *more)


class Relevance(Func):
    """How far a row is from what was looked for. Only where a condition holds the same query."""

    arity = 1
    output_field = FloatField()

    def __init__(self, whole: str, *, query: Query) -> None:
        super().__init__(whole)
        self.query = query

    def as_sqlite(
        self, compiler: Any, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, tuple[Any, ...]]:
        whole, values = compiler.compile(self.source_expressions[0])
        sql, more = _DATABASES[connection.vendor].relevance(whole, self.query)
        return sql, (*values, *more)

    as_postgresql = as_sqlite


class Among(Expression):
    """Any number of primary keys: databases limit how many a list may have."""

    _SQL = {
        "sqlite": "(SELECT value FROM json_each(%s))",
        "postgresql": "(SELECT value::bigint FROM json_array_elements_text(%s::json))",
    }

    def __init__(self, pks: list[int]) -> None:
        super().__init__()
        self.pks = json.dumps(pks)

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        return self._SQL[connection.vendor], (self.pks,)


# --- Without the index


Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def unfailing(view: View[Rest]) -> View[Rest]:
    """The view; when the index of words fails it, the same from the passages themselves."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        try:
            return _rendered(view(request, *args, **kwargs))
        except DatabaseError:
            if stands():
                raise
            logger.exception("No index of words: run manage.py rebuild_index")
        with reading_passages():
            return _rendered(view(request, *args, **kwargs))

    return answer


def _rendered(response: HttpResponse) -> HttpResponse:
    """Queries may wait until a template asks for them."""
    render = getattr(response, "render", None)
    return render() if render else response


@contextmanager
def reading_passages() -> Iterator[None]:
    """Searches read the passages, not the index."""
    token = _reads_passages.set(True)
    try:
        yield
    finally:
        _reads_passages.reset(token)


# --- Keeping it


def install(using: str = "default") -> None:
    """Make the structure, if it is not there; leave nothing of passages that are gone."""
    if not stands(using):
        make(using)
        return
    with _tolerant(using), connections[using].cursor() as cursor:
        passages = Passage._meta.db_table
        cursor.execute(f"DELETE FROM {TABLE} WHERE rowid NOT IN (SELECT id FROM {passages})")  # noqa: S608


def complete(using: str = "default") -> None:
    """Index the passages that are not."""
    missing = Passage.objects.using(using).exclude(pk__in=Words.objects.using(using).values("pk"))
    with _tolerant(using):
        if missing.exists():
            store(missing)
            settle(using)


def make(using: str = "default") -> None:
    """Make the structure anew, empty."""
    database = _DATABASES[connections[using].vendor]
    afresh = (f"DROP TABLE IF EXISTS {TABLE}", *database.MAKE)
    statements = database.EMPTY if stands(using) else afresh
    _run(using, statements)


def settle(using: str = "default") -> None:
    """Put the structure in order after much was written."""
    _run(using, _DATABASES[connections[using].vendor].SETTLE)


def _run(using: str, statements: Iterable[str]) -> None:
    with _tolerant(using), connections[using].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def stands(using: str = "default") -> bool:
    """Whether the structure is there and answers."""
    connection = connections[using]
    # Outside a transaction there is nothing to spoil, and on SQLite one would wait for writers.
    apart = transaction.atomic(using) if connection.in_atomic_block else nullcontext()
    try:
        with apart, connection.cursor() as cursor:
            cursor.execute(_DATABASES[connection.vendor].PROBE)
            return True
    except DatabaseError:
        return False


def in_step(using: str = "default", sample: int = 50) -> bool:
    """Whether every passage is indexed and no other, and some of them as they would be today."""
    passages = Passage.objects.using(using)
    rows = Words.objects.using(using)
    if passages.exclude(pk__in=rows.values("pk")).exists():
        return False
    if rows.exclude(pk__in=passages.values("pk")).exists():
        return False
    pks = list(passages.order_by("pk").values_list("pk", flat=True))
    some = passages.filter(pk__in=pks[:: len(pks) // sample + 1])
    database = _DATABASES[connections[using].vendor]
    with connections[using].cursor() as cursor:
        for pk, words in read(some):
            cursor.execute(database.SAME, (pk, *database.row(words)))
            if cursor.fetchone() is None:
                return False
    return True


def store(passages: QuerySet[Passage]) -> None:
    """Index the words of these passages (again, if they were)."""
    using = passages.db
    database = _DATABASES[connections[using].vendor]
    with _tolerant(using), connections[using].cursor() as cursor:
        found = read(passages, _AT_ONCE)
        while batch := dict(islice(found, _AT_ONCE)):
            _delete(using, list(batch))
            rows = [(pk, *database.row(words)) for pk, words in batch.items()]
            cursor.executemany(database.INSERT, rows)


def forget(passages: QuerySet[Passage]) -> None:
    """Take these passages, which are about to go, out of the index."""
    with _tolerant(passages.db):
        _delete(passages.db, list(passages.values_list("pk", flat=True)))


def _delete(using: str, pks: list[int]) -> None:
    sql, values = Among(pks).as_sql(None, connections[using])
    with connections[using].cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE rowid IN {sql}", values)  # noqa: S608


@contextmanager
def _tolerant(using: str) -> Iterator[None]:
    """What is published does not depend on the index: the site goes on without it."""
    try:
        with transaction.atomic(using):
            yield
    except DatabaseError:
        logger.exception("The index of words was not written: run manage.py rebuild_index")
