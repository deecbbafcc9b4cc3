"""The stylesheets, and how static files are collected."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from django.templatetags.static import static
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Those of the public pages, in their order; the last two are for paper alone.
SHEETS = (
    "tokens",
    "base",
    "frame",
    "layout",
    "home",
    "marks",
    "registers",
    "entries",
    "reading",
    "covers",
    "contents",
    "extracts",
    "items",
    "charts",
    "networks",
    "photos",
    "finding",
    "choices",
    "searching",
    "citing",
    "comparison",
    "print",
    "handout",
)
BUNDLE = "css/site.css"
COMMENT_OR_INDENT = re.compile(r"/\*.*?\*/|(?<=\n)\s+", re.DOTALL)


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Names that carry their content's hash, also where JavaScript modules import each other.

    The stylesheets are sent as one file, without what only we read: on a slow phone each request of
    its own is waited for, and each kilobyte.
    """

    support_js_module_import_aggregation = True

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        if not dry_run:
            self.delete(BUNDLE)
            self.save(BUNDLE, ContentFile(bundle()))
            paths[BUNDLE] = (self, BUNDLE)
        yield from super().post_process(paths, dry_run, **options)


def bundle() -> str:
    """The public pages' stylesheets in one."""
    sheets = (Path(str(finders.find(f"css/{sheet}.css"))) for sheet in SHEETS)
    return COMMENT_OR_INDENT.sub("", "\n".join(sheet.read_text("utf-8") for sheet in sheets))


def stylesheets() -> list[str]:
    """The addresses that a page links: one where files were collected, or else each sheet's."""
    if isinstance(staticfiles_storage, HashedStaticFilesStorage) and not settings.DEBUG:
        return [static(BUNDLE)]
    return [static(f"css/{sheet}.css") for sheet in SHEETS]
