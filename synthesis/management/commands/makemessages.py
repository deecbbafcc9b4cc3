"""`manage.py makemessages`, as `make translations` runs it: Django's, with five things of ours.

Public templates are Jinja2's, and are read by it.

`translate` is read as `gettext`, which modules call so where `_` is the lazy one. Nothing is
guessed from a similar sentence, no line is wrapped, and the header has no date: two runs on the
same code write the same file.
"""

import re
from collections import defaultdict
from pathlib import Path
from typing import cast

from django.core.management.commands import makemessages
from django.template import engines
from django.template.backends.jinja2 import Jinja2

_DATES = re.compile(r'^"(?:POT-Creation|PO-Revision)-Date: .*\n', re.MULTILINE)
_AS_IT_IS = ["--no-wrap", "--add-location=file"]


class TemplateFile(makemessages.BuildFile):
    """What xgettext is given for a template: its messages, each on its own line, as Python."""

    def preprocess(self) -> None:
        path = Path(self.path)
        if not self.is_templatized or "site" not in path.parts:
            super().preprocess()
            return
        lines: dict[int, str] = defaultdict(str)
        jinja = cast(Jinja2, engines["jinja2"])
        found = jinja.env.extract_translations(path.read_text("utf-8"))  # type: ignore[attr-defined]
        for line, function, message in found:
            words = message if isinstance(message, tuple) else (message,)
            said = ", ".join(repr(each) for each in words if each is not None)
            lines[line] += f"{function}({said}); "
        written = "\n".join(lines[line] for line in range(1, max(lines, default=0) + 1))
        Path(self.work_path).write_text(written, "utf-8")


class Command(makemessages.Command):
    build_file_class = TemplateFile
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
