"""The rich text field: paragraphs, lists, emphasis, links. Exactly what `ProseField` keeps,
nothing else.

The editor writes into the form only when somebody types, so a text that it would spell otherwise
(an item without its paragraph) stays as it is stored until then. Without JavaScript the field is a
textarea: what is typed there without any tag is taken as paragraphs, one for each run of lines.
"""

import html
import re
from typing import Any

from django.forms import Script
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import Media

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "HardBreak": True,
    "NoSpellCheck": False,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
}
_TAG = re.compile(r"<[/a-zA-Z]")
# The editor puts a paragraph into every item; one alone says nothing, and would show as a change.
_LONE_PARAGRAPH = re.compile(r"<li><p>((?:(?!</?(?:p|li|ul|ol)\b).)*)</p></li>", re.DOTALL)


class ProseWidget(AdminProseEditorWidget):
    @property
    def media(self) -> Media:
        scripts = ("js/desk-prose.js", "js/desk-typography.js")
        own = [Script(each, type="module") for each in scripts]
        return Media(js=own) + super().media


class ProseFormField(ProseEditorFormField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs["widget"] = ProseWidget
        super().__init__(config={"extensions": EXTENSIONS}, preset="configurable", **kwargs)

    def clean(self, value: Any) -> str:
        return _LONE_PARAGRAPH.sub(r"<li>\1</li>", paragraphs(super().clean(value)))


def paragraphs(text: str) -> str:
    """Plain text as small HTML; HTML as it is."""
    if not text.strip() or _TAG.search(text):
        return text
    blocks = re.split(r"\n\s*\n", html.escape(text.strip().replace("\r\n", "\n"), quote=False))
    return "".join(f"<p>{'<br>'.join(block.splitlines())}</p>" for block in blocks)
