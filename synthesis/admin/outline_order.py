"""The order of a plenary as a value, and what moving makes of it.

An order is its sessions' ids, each with the ids of its interventions: ((7, (21, 22)), (8, ())).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Case, Value, When

from synthesis.admin.ordering import renumber, step_aside
from synthesis.document.synthesis import fingerprint
from synthesis.models import Intervention, Plenary, Session

Order = tuple[tuple[int, tuple[int, ...]], ...]


def order_of(plenary: Plenary) -> Order:
    """As it is stored now (two queries)."""
    sessions = Session.objects.filter(plenary=plenary).order_by("position").only("pk")
    rows = Intervention.objects.filter(plenary=plenary).order_by("position")
    return ordered(sessions, rows.only("pk", "session_id"))


def ordered(sessions: Iterable[Session], interventions: Iterable[Intervention]) -> Order:
    """Of rows that are read already, each in their order."""
    held: dict[int, list[int]] = {each.pk: [] for each in sessions}
    for row in interventions:
        held[row.session_id].append(row.pk)
    return tuple((session, tuple(ids)) for session, ids in held.items())


def seen(order: Order) -> str:
    """What a page sends back to say which order it showed."""
    return fingerprint(repr(order))[:16]


def as_order(stored: Iterable[Iterable]) -> Order:
    """An order that came through JSON."""
    return tuple((session, tuple(ids)) for session, ids in stored)


def put(plenary: Plenary, order: Order) -> None:
    """Write an order that names each session and intervention of the plenary once."""
    renumber(Session.objects.filter(plenary=plenary), [session for session, _ids in order])
    rows = Intervention.objects.filter(plenary=plenary)
    places = [
        (pk, session, place) for session, ids in order for place, pk in enumerate(ids, start=1)
    ]
    if places:
        step_aside(rows, len(places))
        rows.update(
            session=Case(*(When(pk=pk, then=Value(session)) for pk, session, _ in places)),
            position=Case(*(When(pk=pk, then=Value(place)) for pk, _, place in places)),
        )


def moved(order: Order, chosen: Collection[int], session: int, after: int) -> Order:
    """With the chosen interventions, in their order, behind `after` in that session (0: first)."""
    moving = tuple(pk for _session, ids in order for pk in ids if pk in chosen)
    return tuple(
        (each, _with(ids, moving, after) if each == session else _without(ids, moving))
        for each, ids in order
    )


def _without(ids: tuple[int, ...], moving: Collection[int]) -> tuple[int, ...]:
    return tuple(pk for pk in ids if pk not in moving)


def _with(ids: tuple[int, ...], moving: tuple[int, ...], after: int) -> tuple[int, ...]:
    """`after` may be one of those that move: then behind the last before it that stays."""
    before = ids[: ids.index(after) + 1] if after in ids else ()
    behind = ids[len(before) :]
    return (*_without(before, moving), *moving, *_without(behind, moving))


def stepped(order: Order, pk: int, step: int) -> Order:
    """One place up (-1) or down (1), into the session next to it at the ends."""
    at = next((rank for rank, (_session, ids) in enumerate(order) if pk in ids), None)
    if at is None:
        return order
    session, ids = order[at]
    place = ids.index(pk) + step
    if 0 <= place < len(ids):
        others = _without(ids, (pk,))
        return moved(order, (pk,), session, others[place - 1] if place else 0)
    if not 0 <= at + step < len(order):
        return order
    session, ids = order[at + step]
    return moved(order, (pk,), session, ids[-1] if step < 0 and ids else 0)


def session_stepped(order: Order, session: int, step: int) -> Order:
    """A session one place up (-1) or down (1), with all that it holds."""
    parts = list(order)
    at = next((rank for rank, part in enumerate(parts) if part[0] == session), None)
    if at is None or not 0 <= at + step < len(parts):
        return order
    parts.insert(at + step, parts.pop(at))
    return tuple(parts)


def with_back(order: Order, before: Order, back: Collection[int]) -> Order:
    """With interventions that are back where they were `before`, as far as that place is still
    there: behind the nearest one that stood before them, else first in the session next to it.
    """
    for rank, (session, ids) in enumerate(before):
        there = [each for each, _ids in order]
        if session not in there:
            session = there[min(rank, len(there) - 1)]
        for place, pk in enumerate(ids):
            if pk in back:
                held = dict(order)[session]
                after = next((each for each in reversed(ids[:place]) if each in held), 0)
                order = _inserted(order, pk, session, after)
    return order


def _inserted(order: Order, pk: int, session: int, after: int) -> Order:
    return tuple(
        (each, _with(ids, (pk,), after) if each == session else ids) for each, ids in order
    )
