"""`manage.py makemessages`, as `make translations` runs it: Django's, with four things of ours.

`translate` is read as `gettext`, which modules call so where `_` is the lazy one. Nothing is
guessed from a similar sentence, no line is wrapped, and the header has no date: two runs on the
same code write the same file.
"""

import re
from pathlib import Path

from django.core.management.commands import makemessages

_DATES = re.compile(r'^"(?:POT-Creation|PO-Revision)-Date: .*\n', re.MULTILINE)
_AS_IT_IS = ["--no-wrap", "--add-location=file"]


class Command(makemessages.Command):
    xgettext_options = [
        *makemessages.Command.xgettext_options,
        *_AS_IT_IS,
        "--keyword=translate",
    ]
    msguniq_options = [*makemessages.Command.msguniq_options, *_AS_IT_IS]
    msgmerge_options = [
        "--quiet",
        "--backup=none",
        "--no-fuzzy-matching",
        "--update",
        *_AS_IT_IS,
    ]
    msgattrib_options = [*makemessages.Command.msgattrib_options, *_AS_IT_IS]

    def write_po_file(self, potfile: str, locale: str) -> None:
        super().write_po_file(potfile, locale)
        written = Path(potfile).parent / locale / "LC_MESSAGES" / f"{self.domain}.po"
        written.write_text(_DATES.sub("", written.read_text("utf-8")), "utf-8")
