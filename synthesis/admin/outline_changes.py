"""What one does to a plenary from its outline: each change is one transaction, says in a sentence
what it did, and keeps how to take it back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as translate
from django.utils.translation import ngettext

from synthesis.admin import outline_order
from synthesis.admin.outline_order import Order
from synthesis.admin.outline_undo import kept
from synthesis.admin.voices import called, with_voices
from synthesis.models import Intervention, InterventionTheme, OutlineChange, Plenary, Session, Theme
from synthesis.models.permanent import EditConflict

# How many changes of one plenary can be taken back, one after the other.
KEPT = 50


class Refused(Exception):
    """Nothing was changed; the sentence says why and what to do."""


def reorder(
    plenary: Plenary, by: Any, seen: str, change: Callable[[Order], Order], sentence: str
) -> OutlineChange:
    """Put in the order that `change` makes of the one that the editor saw.

    Raises: Refused: the order is another since, or the change is none.
    """
    with locked(plenary):
        before = outline_order.order_of(plenary)
        if outline_order.seen(before) != seen:
            raise Refused(
                translate(
                    "Le plan a changé depuis que vous l’avez ouvert : le voici à jour. "
                    "Rien n’a été déplacé ; refaites votre déplacement."
                )
            )
        after = change(before)
        if after == before:
            raise Refused(translate("C’est déjà sa place : rien n’a été déplacé."))
        outline_order.put(plenary, after)
        return _keep(plenary, by, sentence, before=before, after=after)


def rename(row: Intervention | Session, by: Any, version: int, words: str) -> OutlineChange:
    """Give an intervention another heading, or a session another title.

    `version` is the one that the editor read.

    Raises: Refused: somebody saved it meanwhile, or the words can't be its heading.
    """
    field = "heading" if isinstance(row, Intervention) else "title"
    old = getattr(row, field)
    with locked(row.plenary):
        new = _checked(row, field, words)
        if new == old:
            raise Refused(translate("Ces mots sont les mêmes : rien n’a changé."))
        row.version = version
        setattr(row, field, new)
        try:
            row.save()
        except EditConflict as conflict:
            raise Refused(
                translate(
                    "Quelqu’un a enregistré ceci entre-temps, sous « %(old)s ». "
                    "Vos mots sont encore dans le champ : relisez, puis renommez de nouveau."
                )
                % {"old": old}
            ) from conflict
        sentence = translate("« %(old)s » renommé en « %(new)s »") % {
            "old": old or translate("sans intertitre"),
            "new": new or translate("sans intertitre"),
        }
        renamed = {"model": row._meta.model_name, "pk": row.pk, "old": old, "new": new}
        return _keep(row.plenary, by, sentence, renamed=renamed)


def _checked(row: Any, field: str, words: str) -> str:
    try:
        cleaned: str = row._meta.get_field(field).clean(" ".join(words.split()), row)
    except ValidationError as fault:
        raise Refused(
            translate("Ce titre ne va pas : %(why)s Corrigez-le, puis renommez de nouveau.")
            % {"why": " ".join(fault.messages)}
        ) from fault
    return cleaned


def tag(plenary: Plenary, by: Any, chosen: Collection[int], theme: Theme) -> OutlineChange:
    """Assign a theme to interventions.

    Raises: Refused: they all have it.
    """
    with locked(plenary):
        having = InterventionTheme.objects.filter(theme=theme).values("intervention")
        lacking = Intervention.objects.filter(plenary=plenary, pk__in=chosen)
        rows = [
            InterventionTheme.objects.create(intervention=each, theme=theme)
            for each in lacking.exclude(pk__in=having)
        ]
        if not rows:
            raise Refused(
                translate("Le thème « %(theme)s » y était déjà : rien n’a changé.")
                % {"theme": theme}
            )
        sentence = ngettext(
            "thème « %(theme)s » attribué à %(number)d intervention",
            "thème « %(theme)s » attribué à %(number)d interventions",
            len(rows),
        ) % {"theme": theme, "number": len(rows)}
        return _keep(plenary, by, sentence, tagged=[each.pk for each in rows])


def delete(plenary: Plenary, by: Any, chosen: Collection[int], read: str) -> OutlineChange:
    """Delete interventions with all that they hold. `read` is their `versions` when confirmed.

    Raises: Refused: somebody saved one of them meanwhile, or deleted one.
    """
    with locked(plenary):
        rows = Intervention.objects.filter(plenary=plenary, pk__in=chosen)
        if versions(rows) != read:
            raise Refused(
                translate(
                    "Quelqu’un a modifié ces interventions entre-temps : rien n’est supprimé. "
                    "Relisez-les, puis supprimez-les de nouveau."
                )
            )
        before = outline_order.order_of(plenary)
        several = ngettext(
            "%d intervention supprimée", "%d interventions supprimées", len(chosen)
        ) % len(chosen)
        sentence = sentence_of(plenary, chosen, translate("« %s » supprimée"), several)
        deleted = kept(plenary, chosen)
        rows.delete()
        outline_order.put(plenary, outline_order.order_of(plenary))
        return _keep(plenary, by, sentence, before=before, deleted=deleted)


def versions(rows: QuerySet[Intervention]) -> str:
    """Which interventions these are, each as it was saved last."""
    return " ".join(
        f"{pk}.{version}" for pk, version in rows.order_by("pk").values_list("pk", "version")
    )


def sentence_of(plenary: Plenary, chosen: Collection[int], one: str, several: str) -> str:
    """`one` with the name of the only intervention, else `several`."""
    if len(chosen) > 1:
        return several
    return one % " ".join(called(row) for row in with_voices(plenary).filter(pk__in=chosen))


@contextmanager
def locked(plenary: Plenary) -> Iterator[None]:
    """A transaction that no other change of the same plenary's outline is in."""
    with transaction.atomic():
        Plenary.objects.select_for_update().get(pk=plenary.pk)
        yield


def _keep(plenary: Plenary, by: Any, sentence: str, **inverse: Any) -> OutlineChange:
    change = OutlineChange.objects.create(
        plenary=plenary, author=by, sentence=sentence, inverse=inverse
    )
    older = OutlineChange.objects.filter(plenary=plenary).values_list("pk", flat=True)[KEPT:]
    OutlineChange.objects.filter(pk__in=list(older)).delete()
    return change
