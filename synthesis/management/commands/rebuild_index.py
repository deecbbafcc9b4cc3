"""`manage.py rebuild_index`: make the passages, their index and its columns anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from synthesis.pages import fragments
from synthesis.search import index
from synthesis.search.columns import keeping
from synthesis.templatetags.reading import number


class Command(BaseCommand):
    help = "Refait l’index des passages ; les lecteurs gardent l’ancien jusqu’à la fin."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--columns",
            action="store_true",
            help="seulement les colonnes que lisent les listes, à partir des passages",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["columns"]:
            count = index.rebuild()
            said = ngettext("%(n)s édition indexée.", "%(n)s éditions indexées.", count)
            self.stdout.write(said % {"n": count})
        fragments.rewrite()
        count = keeping.rebuild(self._say)
        said = ngettext("%(n)s passage dans les listes.", "%(n)s passages dans les listes.", count)
        self.stdout.write(said % {"n": number(count)})

    def _say(self, done: int, of: int) -> None:
        if of > keeping.MOST_AT_ONCE:
            said = _("%(done)s passages lus sur %(of)s") % {"done": number(done), "of": number(of)}
            self.stdout.write(said)
