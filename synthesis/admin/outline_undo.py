"""Taking back the last change of an outline: exactly if nothing else changed since, never at the
price of what a colleague did meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, connections, router, transaction
from django.db.models import Model
from django.utils.translation import gettext as translate

from synthesis import models
from synthesis.admin import outline_order
from synthesis.admin.ordering import last_position
from synthesis.models import (
    FormerName,
    Intervention,
    InterventionTheme,
    Merge,
    OutlineChange,
    Plenary,
)
from synthesis.models.kinds import NamedKind
from synthesis.models.permanent import Keyed

# What hangs on an intervention and goes with it, by the way to it.
HANGING: tuple[tuple[type[Model], str], ...] = (
    (models.Speaking, "intervention"),
    (models.Mention, "intervention"),
    (models.Quotation, "intervention"),
    (models.KeyFigure, "intervention"),
    (models.Answer, "intervention"),
    (models.InterventionTheme, "intervention"),
    (models.InterventionGoal, "intervention"),
    (models.Takeaway.supports.through, "intervention"),
    (models.Alliance.told_by.through, "intervention"),
)
Stored = Mapping[str, Any]


class CannotUndo(Exception):
    """Nothing was taken back; the sentence says why and what to do."""


def kept(plenary: Plenary, chosen: Collection[int]) -> dict[str, Any]:
    """All that deleting these interventions takes away, as JSON: rows, and names that led there."""
    rows: list[Any] = list(Intervention.objects.filter(plenary=plenary, pk__in=chosen))
    for table, way in HANGING:
        rows += table._default_manager.filter(**{f"{way}__in": chosen}).order_by("pk")
    led = [
        list(former)
        for kind, key in _names(rows)
        for former in FormerName.objects.of(kind, plenary.pk)
        .filter(new=key)
        .values_list("kind", "old", "new")
    ]
    return {"rows": serializers.serialize("json", rows), "led": led}


def _names(rows: Iterable[Any]) -> list[tuple[str, str]]:
    return [(str(row.kind_of_name), row.key) for row in rows if isinstance(row, Keyed)]


def undo(change: OutlineChange) -> None:
    """Take the change back; it is the last of its plenary and its transaction is open.

    Raises: CannotUndo: what it would take back is no longer what it made.
    """
    inverse: Stored = change.inverse
    for part, back in BACK.items():
        if part in inverse:
            back(change.plenary, inverse)
    change.delete()


def _order_back(plenary: Plenary, inverse: Stored) -> None:
    if outline_order.order_of(plenary) != outline_order.as_order(inverse["after"]):
        raise CannotUndo(
            translate(
                "Le plan a encore changé depuis ce déplacement : "
                "remettez à la main ce qui doit l’être."
            )
        )
    outline_order.put(plenary, outline_order.as_order(inverse["before"]))


def _name_back(plenary: Plenary, inverse: Stored) -> None:
    renamed = inverse["renamed"]
    field = "heading" if renamed["model"] == "intervention" else "title"
    table: Any = apps.get_model("synthesis", renamed["model"])
    row = table.objects.filter(pk=renamed["pk"], plenary=plenary).first()
    if row is None or getattr(row, field) != renamed["new"]:
        raise CannotUndo(
            translate(
                "Ces mots ont encore changé depuis : renommez à la main si c’est à reprendre."
            )
        )
    setattr(row, field, renamed["old"])
    row.save()


def _tags_back(plenary: Plenary, inverse: Stored) -> None:
    tags = InterventionTheme.objects.filter(intervention__plenary=plenary)
    tags.filter(pk__in=inverse["tagged"]).delete()


def _deleted_back(plenary: Plenary, inverse: Stored) -> None:
    stored = [each.object for each in serializers.deserialize("json", inverse["deleted"]["rows"])]
    back = [row for row in stored if isinstance(row, Intervention)]
    order = outline_order.order_of(plenary)
    if not order:
        raise CannotUndo(
            translate("Il n’y a plus de session où remettre ces interventions : ajoutez-en une.")
        )
    _follow_merges(stored)
    _stand_last(plenary, back, [session for session, _ids in order])
    _store(stored)
    _names_back(plenary, _names(stored), inverse["deleted"]["led"])
    before = outline_order.as_order(inverse["before"])
    order = outline_order.with_back(order, before, {row.pk for row in back})
    outline_order.put(plenary, order)


def _stand_last(plenary: Plenary, back: list[Any], sessions: list[int]) -> None:
    last = last_position(Intervention.objects.filter(plenary=plenary))
    for place, row in enumerate(back, start=last + 1):
        row.position = place
        if row.session_id not in sessions:
            row.session_id = sessions[0]


def _follow_merges(rows: Iterable[Any]) -> None:
    """Whoever was merged into another since is named as that other."""
    for kind, column in (
        (NamedKind.ORGANISATION, "organisation_id"),
        (NamedKind.PERSON, "person_id"),
    ):
        merged = dict(Merge.objects.filter(kind=kind).values_list("gone_id", "kept_id"))
        for row in rows:
            while getattr(row, column, None) in merged:
                setattr(row, column, merged[getattr(row, column)])


def _store(rows: Collection[Any]) -> None:
    try:
        with transaction.atomic():
            for row in rows:
                if _still_leads_somewhere(row):
                    row.save_base(raw=True, force_insert=True)
            using = router.db_for_write(Intervention)
            connections[using].check_constraints([row._meta.db_table for row in rows])
    except IntegrityError as failure:
        raise CannotUndo(
            translate(
                "Ce que ces interventions nomment n’existe plus, ou une révision les a déjà "
                "rétablies : on ne peut pas les remettre telles quelles. Leur texte reste gardé ; "
                "demandez-le à la personne qui administre le site."
            )
        ) from failure


def _still_leads_somewhere(row: Any) -> bool:
    """Whether the takeaway or alliance that leaned on an intervention is still there."""
    for name, table in (("takeaway_id", models.Takeaway), ("alliance_id", models.Alliance)):
        leaning = getattr(row, name, None)
        if leaning and not table._default_manager.filter(pk=leaning).exists():
            return False
    return True


def _names_back(plenary: Plenary, living: list[tuple[str, str]], led: Iterable[Any]) -> None:
    for kind, key in living:
        FormerName.objects.of(kind, plenary.pk).filter(old=key).delete()
    for kind, old, new in led:
        FormerName.objects.of(kind, plenary.pk).filter(old=old).update(new=new)


BACK: Mapping[str, Callable[[Plenary, Stored], None]] = {
    "after": _order_back,
    "renamed": _name_back,
    "tagged": _tags_back,
    "deleted": _deleted_back,
}
