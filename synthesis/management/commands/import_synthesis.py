"""`manage.py import_synthesis`: load documents of plenaries, and publish them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from synthesis.management.importing import reading
from synthesis.management.importing.processes import Processes
from synthesis.management.importing.progress import Progress
from synthesis.management.importing.writing import Report, Writer
from synthesis.models import Edition
from synthesis.search import names
from synthesis.search.columns import keeping

# Below so many bytes, other processes would take longer to start than to help.
_ALONE = 3_000_000


class Command(BaseCommand):
    help = "Charge des synthèses (JSON ou JSON Lines) ; relancé, reprend où il en était."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="CHEMIN")
        parser.add_argument("--publish", action="store_true", help="Publie ce qui est chargé.")
        parser.add_argument(
            "--changes",
            default="",
            help="Ce qui change et pourquoi, pour les plénières qui sont déjà publiques.",
        )
        parser.add_argument("--refused", type=Path, help="Fichier où noter ce qui est refusé.")
        parser.add_argument(
            "--processes", type=int, help="Processus qui préparent (défaut : un par cœur)."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            files = list(dict.fromkeys(reading.files(options["paths"])))
        except FileNotFoundError as missing:
            raise CommandError(_("Il n’y a rien à « %s ».") % missing) from missing
        total = sum(each.stat().st_size for each in files)
        progress = Progress(self.stdout, total)
        try:
            report = self._import(files, progress, self._processes(total, options), options)
        finally:
            progress.close()
        if report.published:
            self._list(report)
        self._say(report, progress.spent)
        if options["refused"]:
            lines = (f"{place}\t{why}\n" for place, why in report.refused)
            Path(options["refused"]).write_text("".join(lines), encoding="utf-8")
        if report.refused:
            raise CommandError(self._refusals(report))

    def _import(
        self, files: Iterable[Path], progress: Progress, processes: int, options: dict[str, Any]
    ) -> Report:
        publish = options["publish"]
        changes = options["changes"] or _("Nouvelle version, importée de fichiers.")
        writer = Writer(publish=publish, changes=changes)
        read = 0
        found = chain.from_iterable(map(reading.documents, files))
        workers = Processes(processes, _public(), publish=publish)
        for size, outcomes in workers.outcomes(found):
            read += size
            for outcome in outcomes:
                writer.take(outcome)
            progress.show(read, writer.report.passages, len(writer.report.refused))
        return writer.finish()

    def _list(self, report: Report) -> None:
        """What lists are read from, made here rather than while a reader waits."""
        names.weigh()
        few = report.passages <= keeping.MOST_AT_ONCE
        if not few or keeping.current() is None:
            self.stdout.write(_("Les listes sont refaites…"))
            keeping.rebuild()

    def _processes(self, total: int, options: dict[str, Any]) -> int:
        if options["processes"] is not None:
            return max(int(options["processes"]), 0)
        return 0 if total < _ALONE else os.cpu_count() or 1

    def _say(self, report: Report, spent: float) -> None:
        rate = round(report.passages / spent) if spent else 0
        self.stdout.write(
            _(
                "%(loaded)d chargées, %(published)d publiées, %(unchanged)d inchangées, "
                "%(refused)d refusées ; %(passages)d passages en %(spent).1f s, %(rate)d par "
                "seconde."
            )
            % {
                "loaded": report.loaded,
                "published": report.published,
                "unchanged": report.unchanged,
                "refused": len(report.refused),
                "passages": report.passages,
                "spent": spent,
                "rate": rate,
            }
        )

    def _refusals(self, report: Report) -> str:
        for place, why in report.refused:
            self.stderr.write(f"{place} : {why}")
        said = ngettext(
            "%(n)d document refusé : corrigez-le, puis relancez ; le reste est chargé.",
            "%(n)d documents refusés : corrigez-les, puis relancez ; le reste est chargé.",
            len(report.refused),
        )
        return said % {"n": len(report.refused)}


def _public() -> frozenset[str]:
    """The SHA-256 of the documents that are public."""
    current = Edition.objects.current()
    return frozenset(current.values_list("revision__sha256", flat=True))
