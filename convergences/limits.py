"""How long a reader's page may wait for the database: then the query is cut, and the page says so.

Only for what readers ask for. The desk, commands and publishing take the time that they take.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from convergences.desk import is_desk

logger = logging.getLogger(__name__)
Responder = Callable[[HttpRequest], HttpResponseBase]

RETRY_AFTER = "30"
# SQLite's steps between two looks at the clock: some milliseconds.
STEPS = 100_000
# PostgreSQL's name for a query that was cut.
CANCELLED = "57014"
SHOWN = 1_000


class Watch:
    """Over the queries of one page: each has so many seconds."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.until = 0.0
        self.query = ""
        self.armed = False

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        """Wraps each query of Django's: see `connection.execute_wrapper`."""
        if not self.armed:
            _ARM[context["connection"].vendor](context["connection"].connection, self)
            self.armed = True
        self.query = sql
        self.until = monotonic() + self.seconds
        return execute(sql, params, many, context)

    def is_over(self) -> bool:
        return monotonic() > self.until

    def has_cut(self, error: BaseException | None) -> bool:
        """Whether this error, or what it came from, is that of a query that was cut."""
        while error is not None:
            if getattr(error, "sqlstate", "") == CANCELLED:
                return True
            if isinstance(error, Error) and str(error) == "interrupted" and self.is_over():
                return True
            error = error.__cause__ or error.__context__
        return False


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


class QueryLimit:
    """Innermost: where the page would have been drawn, the page is that says that it was cut."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or is_desk(request):
            return self.get_response(request)
        with limited(settings.QUERY_SECONDS):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        watch = _watch.get()
        if watch is None or not watch.has_cut(exception):
            return None
        # Neither the question nor the values in the query: they are what somebody looked for.
        logger.warning("Cut after %g s: %s: %s", watch.seconds, request.path, watch.query[:SHOWN])
        response = render(request, "503.html", status=503)
        response["Retry-After"] = RETRY_AFTER
        response["Cache-Control"] = "no-store"
        return response


@contextmanager
def limited(seconds: float) -> Iterator[Watch]:
    """Each query in here is cut after so many seconds: it raises `django.db.OperationalError`, and
    the connection can be used again.
    """
    watch = Watch(seconds)
    token = _watch.set(watch)
    try:
        with connection.execute_wrapper(watch):
            yield watch
    finally:
        _watch.reset(token)
        if watch.armed and connection.connection is not None:
            with suppress(Exception):
                _DISARM[connection.vendor](connection.connection)


def _arm_sqlite(raw: Any, watch: Watch) -> None:
    raw.set_progress_handler(watch.is_over, STEPS)


def _disarm_sqlite(raw: Any) -> None:
    raw.set_progress_handler(None, 0)


def _arm_postgresql(raw: Any, watch: Watch) -> None:
    raw.execute(f"SET statement_timeout = {round(watch.seconds * 1000)}")


def _disarm_postgresql(raw: Any) -> None:
    raw.execute("RESET statement_timeout")


_ARM = {"sqlite": _arm_sqlite, "postgresql": _arm_postgresql}
_DISARM = {"sqlite": _disarm_sqlite, "postgresql": _disarm_postgresql}
