"""`manage.py verify_editions`: recompute every SHA-256 and every seal of what was published."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from synthesis.models.editions import Edition, broken_seals
from synthesis.models.guards import missing_guards
from synthesis.models.revisions import Revision

FAULTS = {
    "gap": "une édition manque avant celle-ci",
    "document": "le document n’a plus l’empreinte SHA-256 publiée",
    "seal": "l’édition n’est plus ce qui a été scellé",
}


class Command(BaseCommand):
    help = "Recalcule chaque empreinte SHA-256 ; s’arrête en erreur si l’une diffère."

    def handle(self, *args: Any, **options: Any) -> None:
        faults = [
            f"{edition.slug}, édition {edition.number} : {FAULTS[fault]}"
            for edition, fault in broken_seals()
        ]
        faults += [f"révision {pk} : {FAULTS['document']}" for pk in Revision.objects.altered()]
        faults += [f"garde absente de la base : {name}" for name in missing_guards()]
        for fault in faults:
            self.stderr.write(self.style.ERROR(fault))
        if faults:
            raise CommandError(_("Ce qui est publié a été altéré : restaurez une sauvegarde."))
        self.stdout.write(self._intact(Edition.objects.count(), Revision.objects.count()))

    @staticmethod
    def _intact(editions: int, revisions: int) -> str:
        return " ".join(
            (
                ngettext("%(n)s édition intacte,", "%(n)s éditions intactes,", editions)
                % {"n": editions},
                ngettext("%(n)s révision intacte.", "%(n)s révisions intactes.", revisions)
                % {"n": revisions},
            )
        )
