"""The outline of a plenary, on one screen: the synthesis itself, smaller, put in order by hand.

Every change is a POST of `do`, its name and what it is done to: « up:12 », « tag ». It comes back
to the same screen, at the same place. Nothing is done to an outline that changed since it was
shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as translate
from django.utils.translation import ngettext

from synthesis.admin import outline_changes, outline_order, outline_undo
from synthesis.admin.interventions import losses_of
from synthesis.admin.ordering import places
from synthesis.admin.outline_changes import Refused, locked, sentence_of
from synthesis.admin.outline_rows import Outline, outline_of
from synthesis.admin.previewing import preview_address
from synthesis.admin.publishing import context, edition_address, log, publisher
from synthesis.admin.voices import called, with_voices
from synthesis.models import Intervention, OutlineChange, Plenary, Session, Theme

TEMPLATES = "admin/synthesis/plenary"


class Doing:
    """One request to change one plenary's outline."""

    def __init__(self, request: HttpRequest, plenary: Plenary) -> None:
        self.request, self.plenary, self.by = request, plenary, publisher(request)
        self.name, _colon, target = request.POST.get("do", "").partition(":")
        self.target = _number(target)
        self.asked = [_number(each) for each in request.POST.getlist("chosen")]
        rows = Intervention.objects.filter(plenary=plenary, pk__in=self.asked)
        self.chosen = list(rows.values_list("pk", flat=True))

    def need(self, *permissions: str) -> None:
        if not self.request.user.has_perms([f"synthesis.{each}" for each in permissions]):
            raise PermissionDenied(
                translate("Votre compte ne permet pas ce changement : demandez ce droit.")
            )

    def need_chosen(self) -> None:
        if not self.chosen:
            raise Refused(translate("Cochez d’abord les interventions, puis dites quoi en faire."))

    def posted(self, name: str) -> str:
        return str(self.request.POST.get(name, ""))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def outline(request: HttpRequest, plenary_id: int) -> HttpResponse:
    plenary = get_object_or_404(Plenary, pk=plenary_id)
    user = request.user
    if not user.has_perm("synthesis.view_plenary") and not user.has_perm(
        "synthesis.change_plenary"
    ):
        raise PermissionDenied(translate("Votre compte ne permet pas de voir les plénières."))
    if request.method != "POST":
        return _page(request, plenary)
    doing = Doing(request, plenary)
    try:
        return _DONE.get(doing.name, _unknown)(doing)
    except Refused as refused:
        messages.error(request, str(refused))
        return _page(request, plenary, doing)


def address(plenary: Plenary) -> str:
    return reverse("admin:outline", args=[plenary.pk])


def _page(request: HttpRequest, plenary: Plenary, refused: Doing | None = None) -> HttpResponse:
    """`refused` is what was asked for and not done: what was chosen and typed is still there."""
    shown = outline_of(plenary)
    page = context(
        request,
        shown.plenary,
        translate("Le plan"),
        outline=shown,
        places=_places(shown),
        themes=Theme.objects.order_by("name"),
        last=OutlineChange.objects.filter(plenary=plenary).select_related("author").first(),
        chosen=refused.asked if refused else [],
        typing=refused.posted("do") if refused else "",
        typed=refused.posted("words") if refused else "",
        may=_may(request),
        preview=preview_address(plenary.pk),
    )
    public = shown.state.public
    page["public_address"] = edition_address(public) if public else ""
    return TemplateResponse(request, f"{TEMPLATES}/outline.html", page)


def _may(request: HttpRequest) -> dict[str, bool]:
    can = request.user.has_perm
    return {
        "add": can("synthesis.add_intervention"),
        "change": can("synthesis.change_intervention"),
        "delete": can("synthesis.delete_intervention"),
        "add_session": can("synthesis.add_session"),
        "change_session": can("synthesis.change_session"),
        "publish": can("synthesis.publish_plenary") and can("synthesis.change_plenary"),
    }


def _places(shown: Outline) -> list[Any]:
    """Choices of where to move to, grouped by session even when there is one."""
    return places(
        [
            (str(part.stored), part.stored.pk, [(row.stored.pk, row.name) for row in part.rows])
            for part in shown.parts
        ]
    )


def _unknown(doing: Doing) -> HttpResponse:
    raise Refused(translate("Ce geste n’existe pas : rien n’a changé."))


def _back(doing: Doing, change: OutlineChange, anchor: str) -> HttpResponse:
    log(doing.request, doing.plenary, change.sentence)
    messages.success(doing.request, translate("Fait : %s.") % change.sentence)
    return HttpResponseRedirect(f"{address(doing.plenary)}#{anchor}")


def _step(doing: Doing, step: int) -> HttpResponse:
    doing.need("change_intervention")
    sentence = sentence_of(doing.plenary, [doing.target], translate("« %s » déplacée"), "")
    change = outline_changes.reorder(
        doing.plenary,
        doing.by,
        doing.posted("seen"),
        lambda order: outline_order.stepped(order, doing.target, step),
        sentence,
    )
    return _back(doing, change, f"intervention-{doing.target}")


def _step_session(doing: Doing, step: int) -> HttpResponse:
    doing.need("change_session")
    session = get_object_or_404(Session, plenary=doing.plenary, pk=doing.target)
    change = outline_changes.reorder(
        doing.plenary,
        doing.by,
        doing.posted("seen"),
        lambda order: outline_order.session_stepped(order, doing.target, step),
        translate("session « %s » déplacée") % session,
    )
    return _back(doing, change, f"session-{doing.target}")


def _move(doing: Doing) -> HttpResponse:
    doing.need("change_intervention")
    doing.need_chosen()
    session, _colon, after = doing.posted("place").partition(":")
    if not Session.objects.filter(plenary=doing.plenary, pk=_number(session)).exists():
        raise Refused(translate("Dites où déplacer ces interventions, puis déplacez-les."))
    several = ngettext(
        "%d intervention déplacée", "%d interventions déplacées", len(doing.chosen)
    ) % len(doing.chosen)
    change = outline_changes.reorder(
        doing.plenary,
        doing.by,
        doing.posted("seen"),
        lambda order: outline_order.moved(order, doing.chosen, _number(session), _number(after)),
        sentence_of(doing.plenary, doing.chosen, translate("« %s » déplacée"), several),
    )
    return _back(doing, change, f"intervention-{doing.chosen[0]}")


def _rename(doing: Doing, table: type[Intervention] | type[Session]) -> HttpResponse:
    name = str(table._meta.model_name)
    doing.need(f"change_{name}")
    row: Any = get_object_or_404(table, plenary=doing.plenary, pk=doing.target)
    change = outline_changes.rename(
        row, doing.by, _number(doing.posted("version")), doing.posted("words")
    )
    LogEntry.objects.log_actions(doing.by.pk, [row], CHANGE, change.sentence, single_object=True)
    messages.success(doing.request, translate("Fait : %s.") % change.sentence)
    return HttpResponseRedirect(f"{address(doing.plenary)}#{name}-{row.pk}")


def _tag(doing: Doing) -> HttpResponse:
    doing.need("change_intervention")
    doing.need_chosen()
    theme = Theme.objects.filter(pk=_number(doing.posted("theme"))).first()
    if theme is None:
        raise Refused(translate("Choisissez le thème à attribuer, puis attribuez-le."))
    change = outline_changes.tag(doing.plenary, doing.by, doing.chosen, theme)
    return _back(doing, change, f"intervention-{doing.chosen[0]}")


def _ask_to_delete(doing: Doing) -> HttpResponse:
    """The screen that says what will go, and what leans on it."""
    doing.need("delete_intervention")
    doing.need_chosen()
    chosen = with_voices(doing.plenary).filter(pk__in=doing.chosen)
    rows = list(chosen.prefetch_related("takeaways", "alliances"))
    page = context(
        doing.request,
        doing.plenary,
        translate("Supprimer"),
        rows=[(each.pk, called(each)) for each in rows],
        losses=[loss for each in rows for loss in losses_of(each)],
        read=outline_changes.versions(Intervention.objects.filter(pk__in=doing.chosen)),
        outline_address=address(doing.plenary),
    )
    return TemplateResponse(doing.request, f"{TEMPLATES}/outline_delete.html", page)


def _delete(doing: Doing) -> HttpResponse:
    doing.need("delete_intervention")
    doing.need_chosen()
    change = outline_changes.delete(doing.plenary, doing.by, doing.asked, doing.posted("read"))
    return _back(doing, change, "plan")


def _undo(doing: Doing) -> HttpResponse:
    with locked(doing.plenary):
        last = OutlineChange.objects.filter(plenary=doing.plenary).first()
        if last is None or last.pk != doing.target:
            raise Refused(
                translate("Ce n’est plus le dernier changement : le voici à jour, rien n’a changé.")
            )
        doing.need(*_needed(last))
        try:
            outline_undo.undo(last)
        except outline_undo.CannotUndo as failure:
            raise Refused(str(failure)) from failure
    said = translate("annulation : %s") % last.sentence
    log(doing.request, doing.plenary, said)
    messages.success(doing.request, translate("Annulé : %s.") % last.sentence)
    return HttpResponseRedirect(f"{address(doing.plenary)}#plan")


def _needed(change: OutlineChange) -> list[str]:
    """The permissions that taking it back asks for."""
    if "deleted" in change.inverse:
        return ["add_intervention", "change_intervention"]
    renamed = change.inverse.get("renamed", {}).get("model", "intervention")
    return [f"change_{renamed}"]


_DONE: Mapping[str, Callable[[Doing], HttpResponse]] = {
    "up": partial(_step, step=-1),
    "down": partial(_step, step=1),
    "session-up": partial(_step_session, step=-1),
    "session-down": partial(_step_session, step=1),
    "rename": partial(_rename, table=Intervention),
    "rename-session": partial(_rename, table=Session),
    "move": _move,
    "tag": _tag,
    "delete": _ask_to_delete,
    "delete-now": _delete,
    "undo": _undo,
}
