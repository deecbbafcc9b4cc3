"""`manage.py rebuild_index`: make the passages and their index anew from the editions."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from synthesis.search import index


class Command(BaseCommand):
    help = "Refait l’index des passages ; les lecteurs gardent l’ancien jusqu’à la fin."

    def handle(self, *args: Any, **options: Any) -> None:
        count = index.rebuild()
        said = ngettext("%(n)s édition indexée.", "%(n)s éditions indexées.", count)
        self.stdout.write(said % {"n": count})
