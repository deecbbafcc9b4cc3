"""Reference data goes out as a file and comes back from one: what each line would do is shown, then
done.

Between the two screens the lines travel in the form, signed: nothing of a file is kept on the
server before somebody decides.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as translate
from django.utils.translation import ngettext

from synthesis.admin import exchanging_files as files
from synthesis.admin.desk import desk
from synthesis.admin.exchanging_directory import HEADS, NEEDED, rows
from synthesis.admin.exchanging_rows import Action, Fate, Plan, store
from synthesis.models.permanent import EditConflict
from synthesis.text import slug

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SHOWN, MOST_WRITTEN, MOST_CARRIED = 200, 2_000, 2_000_000
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Screen = Callable[..., HttpResponse]


def screens(table: type[Any]) -> list[URLPattern]:
    name = f"synthesis_{table._meta.model_name}"

    def shown(screen: Screen) -> Callable[..., HttpResponse]:
        @wraps(screen)
        def of_table(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            return screen(request, table, **kwargs)

        return desk.admin_view(of_table)

    return [
        path("exporter/<slug:form>/", shown(export), name=f"{name}_export"),
        path("importer/", shown(bring_in), name=f"{name}_import"),
    ]


def tools(request: HttpRequest, table: type[Any]) -> list[tuple[str, str]]:
    """What a list offers: what it is called, where it is."""
    found = [
        (translate("Exporter en CSV"), address(table, "export", "csv")),
        (translate("Exporter en XLSX"), address(table, "export", "xlsx")),
    ]
    return (
        [*found, (translate("Importer…"), address(table, "import"))]
        if may_bring_in(request, table)
        else found
    )


def address(table: type[Any], screen: str, *args: str) -> str:
    return reverse(f"admin:synthesis_{table._meta.model_name}_{screen}", args=args)


def may_bring_in(request: HttpRequest, table: type[Any]) -> bool:
    admin = desk.get_model_admin(table)
    return admin.has_add_permission(request) and admin.has_change_permission(request)


def export(request: HttpRequest, table: type[Any], form: str) -> HttpResponse:
    """Every record, as a file of that form."""
    if not desk.get_model_admin(table).has_view_permission(request) or form not in TYPES:
        raise PermissionDenied(translate("Votre compte ne permet pas d’exporter ces fiches."))
    title = str(table._meta.verbose_name_plural)
    data = files.to_csv(rows(table)) if form == "csv" else files.to_xlsx(rows(table), title)
    name = f"{slug(title)}-{timezone.localdate():%Y-%m-%d}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=TYPES[form], headers=headers)


def bring_in(request: HttpRequest, table: type[Any]) -> HttpResponse:
    """Ask for a file; show the fate of its lines; write what was shown."""
    if not may_bring_in(request, table):
        raise PermissionDenied(
            translate("Votre compte ne permet pas d’importer ces fiches : demandez ce droit.")
        )
    if request.method != "POST":
        return _ask(request, table)
    try:
        return _written(request, table) if "lignes" in request.POST else _tried(request, table)
    except files.BadFile as bad:
        return _ask(request, table, refusal=str(bad))


def _context(request: HttpRequest, table: type[Any], **more: Any) -> dict[str, Any]:
    plural = str(table._meta.verbose_name_plural)
    return {
        **desk.each_context(request),
        "title": translate("Importer : %s") % plural,
        "opts": table._meta,
        "list_address": address(table, "changelist"),
        **more,
    }


def _ask(request: HttpRequest, table: type[Any], refusal: str = "") -> HttpResponse:
    heads = HEADS[table]
    page = _context(request, table, refusal=refusal, heads=[*heads.values()])
    page["needed"] = heads[NEEDED[table]]
    page["exports"] = [(form.upper(), address(table, "export", form)) for form in TYPES]
    page["hierarchic"] = "parent" in heads
    return TemplateResponse(request, "admin/synthesis/import.html", page)


def _tried(request: HttpRequest, table: type[Any]) -> HttpResponse:
    """What the file would do; nothing is written."""
    sent: Any = request.FILES.get("fichier")
    if sent is None:
        raise files.BadFile(translate("Choisissez un fichier CSV ou XLSX."))
    if sent.size > files.LARGEST_FILE:
        raise files.BadFile(
            translate("Ce fichier est trop lourd : 5 Mo au plus. Coupez-le en plusieurs.")
        )
    sheet = files.read(sent.name, sent.read())
    return _show(request, table, sheet, str(sent.name)[:100])


def _show(
    request: HttpRequest, table: type[Any], sheet: files.Sheet, name: str, refusal: str = ""
) -> HttpResponse:
    plan = Plan(table, sheet)
    page = _context(request, table, name=name, refusal=refusal, unknown=plan.unknown)
    page |= {
        "counts": _counts(plan),
        "fates": plan.of(Action.REFUSED, Action.NEW, Action.CHANGED)[:SHOWN],
        "others": max(len(plan.fates) - len(plan.of(Action.SAME)) - SHOWN, 0),
        "written": len(plan.written),
        "lines": len(plan.fates),
        "carried": _carried(table, sheet, plan, name) if plan.written else "",
        "reviewed": plan.sha256,
        "again": address(table, "import"),
    }
    page["fates"].sort(key=lambda fate: (list(Action).index(fate.action), fate.line.number))
    return TemplateResponse(request, "admin/synthesis/import_review.html", page)


def _counts(plan: Plan) -> list[tuple[str, str]]:
    """For each action that there is: its name, and a sentence."""
    refused, new, changed, same = (len(plan.of(action)) for action in Action)
    said = (
        ngettext("%d ligne refusée", "%d lignes refusées", refused) % refused,
        ngettext("%d nouvelle", "%d nouvelles", new) % new,
        ngettext("%d modifiée", "%d modifiées", changed) % changed,
        ngettext("%d inchangée", "%d inchangées", same) % same,
    )
    numbers = (refused, new, changed, same)
    found = zip(Action, said, numbers, strict=True)
    return [(str(action), sentence) for action, sentence, number in found if number]


def _carried(table: type[Any], sheet: files.Sheet, plan: Plan, name: str) -> str:
    """The lines that would be written, signed, for the form that decides."""
    if len(plan.written) > MOST_WRITTEN:
        raise files.BadFile(
            translate("Ce fichier écrirait plus de %d fiches : coupez-le en plusieurs.")
            % MOST_WRITTEN
        )
    lines = [[fate.line.number, [*fate.line.cells]] for fate in plan.written]
    carried = signing.dumps(
        [table._meta.model_name, name, [*sheet.heads], lines], salt="exchanging", compress=True
    )
    if len(carried) > MOST_CARRIED:
        raise files.BadFile(
            translate("Ce fichier est trop lourd pour être relu : coupez-le en plusieurs.")
        )
    return carried


def _written(request: HttpRequest, table: type[Any]) -> HttpResponse:
    sheet, name = _sheet_carried(request, table)
    refusal = translate("Des fiches ont changé depuis votre relecture : relisez, puis importez.")
    try:
        with transaction.atomic():
            plan = Plan(table, sheet)
            if plan.sha256 != request.POST.get("reviewed"):
                return _show(request, table, sheet, name, refusal)
            store(plan.written)
            _log(request, plan.written, name)
    except (EditConflict, ValidationError, IntegrityError):
        return _show(request, table, sheet, name, refusal)
    messages.success(request, _done(plan))
    return HttpResponseRedirect(address(table, "changelist"))


def _sheet_carried(request: HttpRequest, table: type[Any]) -> tuple[files.Sheet, str]:
    try:
        kind, name, heads, lines = signing.loads(request.POST["lignes"], salt="exchanging")
    except signing.BadSignature:
        kind = ""
    if kind != table._meta.model_name:
        raise files.BadFile(translate("Ces lignes ont été altérées : redonnez le fichier."))
    return files.Sheet(heads, [files.Line(number, cells) for number, cells in lines]), name


def _done(plan: Plan) -> str:
    new, changed = (len(plan.of(action)) for action in (Action.NEW, Action.CHANGED))
    made = ngettext("%d fiche créée", "%d fiches créées", new) % new
    mended = ngettext("%d fiche modifiée", "%d fiches modifiées", changed) % changed
    return (
        capfirst(", ".join(said for said, number in ((made, new), (mended, changed)) if number))
        + "."
    )


def _log(request: HttpRequest, fates: list[Fate], name: str) -> None:
    editor = cast("User", request.user)
    said = translate("Importée du fichier « %s ».") % name
    for action, flag in ((Action.NEW, ADDITION), (Action.CHANGED, CHANGE)):
        records = [fate.record for fate in fates if fate.action == action]
        if records:
            LogEntry.objects.log_actions(editor.pk, records, flag, said)
