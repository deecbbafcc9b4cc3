"""The sections of an intervention's form: what is not there is a button that names what it adds."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from synthesis.admin.editing import OrderedStackedRows, TableRows

_TEMPLATE = "admin/synthesis/intervention/rows.html"


class SectionRows(OrderedStackedRows):
    """`add_text` is what the button says: « Ajouter une citation »."""

    template = _TEMPLATE
    add_text: Any = ""


class TagRows(TableRows):
    """Rows without order."""

    template = _TEMPLATE
    add_text: Any = ""


def with_row(sent: QueryDict, section: str, **values: str) -> QueryDict:
    """What was sent, with one more row in the section of that prefix; the same if there is none."""
    more = sent.copy()
    total = f"{section}-TOTAL_FORMS"
    number = str(more.get(total, ""))
    if number.isdecimal():
        more[total] = str(int(number) + 1)
        for name, value in values.items():
            more[f"{section}-{number}-{name}"] = value
    return more
