"""The screens on which two records become one: likely duplicates, what would move, undoing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as translate

from synthesis import merging
from synthesis.admin import duplicates, searching, uses
from synthesis.admin.addresses import form_address
from synthesis.admin.desk import desk
from synthesis.models import Merge, Organisation, Person

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PAGE = 25
MOST_CANDIDATES = 20
RECENT = 10
SEARCHES: dict[type[Any], Any] = {
    Organisation: searching.organisations,
    Person: searching.people,
}
Screen = Callable[..., HttpResponse]


def screens(table: type[Any]) -> list[URLPattern]:
    """The addresses under the list of that table."""
    name = f"synthesis_{table._meta.model_name}"

    def shown(screen: Screen) -> Callable[..., HttpResponse]:
        @wraps(screen)
        def checked(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            if not may_merge(request, table):
                raise PermissionDenied(
                    translate("Votre compte ne permet pas de fusionner : demandez ce droit.")
                )
            return screen(request, table, **kwargs)

        return desk.admin_view(checked)

    return [
        path("doublons/", shown(likely), name=f"{name}_duplicates"),
        path("<int:pk>/fusionner/", shown(unite), name=f"{name}_merge"),
        path("fusions/<int:pk>/annuler/", shown(separate), name=f"{name}_unmerge"),
    ]


def may_merge(request: HttpRequest, table: type[Any]) -> bool:
    admin = desk.get_model_admin(table)
    return admin.has_change_permission(request) and admin.has_delete_permission(request)


def _context(request: HttpRequest, table: type[Model], title: str, **more: Any) -> dict[str, Any]:
    return {
        **desk.each_context(request),
        "title": title,
        "opts": table._meta,
        "list_address": reverse(f"admin:synthesis_{table._meta.model_name}_changelist"),
        "duplicates_address": address(table, "duplicates"),
        **more,
    }


def address(table: type[Model], screen: str, *pks: int) -> str:
    return reverse(f"admin:synthesis_{table._meta.model_name}_{screen}", args=pks)


def likely(request: HttpRequest, table: type[Any]) -> HttpResponse:
    """Likely duplicates, the surest first; the last merges, which can be undone."""
    page = Paginator(duplicates.likely(table), PAGE).get_page(request.GET.get("page"))
    pks = {pk for pair in page for pk in (pair.one, pair.other)}
    records, numbers = table.objects.in_bulk(pks), uses.numbers(table, pks)
    rows = [_row(records, numbers, pair) for pair in page if {pair.one, pair.other} <= set(records)]
    context = _context(request, table, translate("Doublons probables"), page=page, rows=rows)
    context["merges"] = [
        (merge, address(table, "unmerge", merge.pk))
        for merge in Merge.objects.of(table.kind_of_name)[:RECENT]
    ]
    return TemplateResponse(request, "admin/synthesis/duplicates.html", context)


def _row(records: dict[int, Any], numbers: Any, pair: duplicates.Pair) -> dict[str, Any]:
    """A pair as it is shown: first the one that is used most, which stays."""
    both = sorted((records[pair.one], records[pair.other]), key=lambda each: -numbers[each.pk])
    kept, gone = both
    return {
        "records": [(each, form_address(each), numbers[each.pk]) for each in both],
        "reason": duplicates.SAID[pair.reason],
        "address": f"{address(type(kept), 'merge', kept.pk)}?avec={gone.pk}",
    }


def unite(request: HttpRequest, table: type[Any], pk: int) -> HttpResponse:
    """Which other record is the same; then what would move; then one button."""
    kept = get_object_or_404(table, pk=pk)
    with_pk = request.POST.get("avec") or request.GET.get("avec", "")
    gone = table.objects.filter(pk=with_pk).first() if with_pk.isdecimal() else None
    if gone is None or gone == kept:
        return _choose(request, kept, missing=bool(with_pk))
    refusal = ""
    if request.method == "POST":
        try:
            return _united(request, kept, gone)
        except merging.Refused as refused:
            refusal = str(refused)
    return _review(request, kept, gone, refusal)


def _choose(request: HttpRequest, kept: Any, missing: bool) -> HttpResponse:
    asked = request.GET.get("q", "")
    words = searching.words_of(asked or str(kept))
    table = type(kept)
    rows = SEARCHES[table](words).exclude(pk=kept.pk)[:MOST_CANDIDATES] if asked and words else []
    context = _context(request, table, translate("Fusionner : avec qui ?"), subtitle=str(kept))
    context |= {
        "kept": kept,
        "kept_address": form_address(kept),
        "asked": asked,
        "missing": missing,
        "candidates": rows,
        "likely": [] if asked else _likely_of(kept),
    }
    return TemplateResponse(request, "admin/synthesis/merge_with.html", context)


def _likely_of(kept: Any) -> list[Any]:
    both = ((pair.one, pair.other) for pair in duplicates.likely(type(kept)))
    pks = [sum(pair) - kept.pk for pair in both if kept.pk in pair]
    return list(type(kept).objects.filter(pk__in=pks[:MOST_CANDIDATES]))


def _review(request: HttpRequest, kept: Any, gone: Any, refusal: str) -> HttpResponse:
    plan = merging.Plan(kept, gone)
    table = type(kept)
    context = _context(request, table, translate("Fusionner"), subtitle=f"{gone} → {kept}")
    context |= {
        "plan": plan,
        "kept_address": form_address(kept),
        "gone_address": form_address(gone),
        "swap_address": f"{address(table, 'merge', gone.pk)}?avec={kept.pk}",
        "moves": [_told(move) for move in plan.moves if move.rows or move.doubles],
        "filled": _filled(plan),
        "broken": [(each, form_address(each)) for each in plan.alliances_of_one],
        "refusal": refusal,
    }
    return TemplateResponse(request, "admin/synthesis/merge.html", context)


def _told(move: Any) -> dict[str, Any]:
    """The rows of one relation: those that move, and those that are there already."""
    doubles = [row for row, _twin in move.doubles]
    return {
        "title": uses.title_of(move.column),
        "number": len(move.rows),
        "places": [uses.place(move.column, row) for row in move.rows[: uses.SHOWN]],
        "others": max(len(move.rows) - uses.SHOWN, 0),
        "doubles": [uses.place(move.column, row) for row in doubles[: uses.SHOWN]],
        "double_number": len(doubles),
    }


def _filled(plan: Any) -> list[tuple[str, str]]:
    """What the one that stays takes: the label and the words."""
    found = []
    for attname in plan.changes_of_kept:
        column = next(each for each in type(plan.kept)._meta.fields if each.attname == attname)
        shown = getattr(plan.gone, f"get_{column.name}_display", None)
        value = shown() if shown else getattr(plan.gone, column.name)
        found.append((str(column.verbose_name), str(value or translate("aucune"))))
    return found


def _united(request: HttpRequest, kept: Any, gone: Any) -> HttpResponse:
    name = str(gone)
    done = merging.merge(kept, gone, cast("User", request.user), request.POST.get("reviewed", ""))
    said = translate("« %(gone)s » a été fusionnée dans cette fiche.") % {"gone": name}
    _log(request, kept, said)
    messages.success(
        request,
        format_html(
            '{} <a href="{}">{}</a>',
            translate("« %(gone)s » et « %(kept)s » ne font plus qu’une fiche.")
            % {"gone": name, "kept": kept},
            address(type(kept), "unmerge", done.pk),
            translate("Annuler cette fusion…"),
        ),
    )
    return HttpResponseRedirect(form_address(kept))


def _log(request: HttpRequest, record: Model, said: str) -> None:
    editor = cast("User", request.user)
    LogEntry.objects.log_actions(editor.pk, [record], CHANGE, said, single_object=True)


def separate(request: HttpRequest, table: type[Any], pk: int) -> HttpResponse:
    """Undoing a merge, until an edition has made it public."""
    merge = Merge.objects.of(table.kind_of_name).filter(pk=pk).first()
    if merge and request.method == "POST":
        try:
            gone, staying = merging.undo(merge)
        except merging.Refused as refused:
            messages.error(request, str(refused))
        else:
            return _separated(request, gone, staying)
    kept = table.objects.filter(pk=merge.kept_id).first() if merge else None
    context = _context(request, table, translate("Annuler une fusion"), merge=merge, kept=kept)
    context["undoable"] = bool(merge and merging.undoable(merge))
    context["kept_address"] = form_address(kept) if kept else ""
    return TemplateResponse(request, "admin/synthesis/unmerge.html", context)


def _separated(request: HttpRequest, gone: Any, staying: int) -> HttpResponse:
    said = translate("Fusion annulée : la fiche est revenue.")
    _log(request, gone, said)
    message = translate("« %s » est de nouveau une fiche, avec ce qui en dépendait.") % gone
    if staying:
        message += (
            " "
            + translate("%d lignes modifiées depuis restent telles que vous les avez laissées.")
            % staying
        )
    messages.success(request, message)
    return HttpResponseRedirect(form_address(gone))


def became(table: type[Any], object_id: str) -> Any:
    """The record that one of that id was merged into, if it was and if that one is there."""
    if not object_id.isdecimal():
        return None
    merge = Merge.objects.of(table.kind_of_name).filter(gone_id=int(object_id)).first()
    return table.objects.filter(pk=merge.kept_id).first() if merge else None


def form_context(request: HttpRequest, record: Any) -> dict[str, Any]:
    """What the form of a record shows beside its fields."""
    merges = Merge.objects.of(record.kind_of_name).filter(kept_id=record.pk)[:RECENT]
    table = type(record)
    return {
        "uses": uses.uses(record),
        "may_merge": may_merge(request, table),
        "merge_address": address(table, "merge", record.pk),
        "merges": [(each, address(table, "unmerge", each.pk)) for each in merges],
    }
