"""The scalar types that a Synthesis is made of: each cleans what it takes and refuses what no table
could hold.

Both databases must give back what was stored. PostgreSQL refuses NUL and counts characters, SQLite
keeps decimals as floating point, so the limits that hold on both stand here, once, for forms,
tables and documents alike.
"""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any

import nh3
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError

KEY_LENGTH = 100
LINE_LENGTH = 300
URL_LENGTH = 1000
NUMBER_DIGITS = 15
NUMBER_DECIMALS = 3
KEY_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
URL_PATTERN = r"^https?://[^\s<>\"]+$"

PROSE_TAGS = {"p", "ul", "ol", "li", "em", "strong", "a", "br"}
PROSE_ATTRIBUTES = {"a": {"href"}}
PROSE_SCHEMES = {"http", "https", "mailto"}
# Frozen documents are proved by their SHA-256; cleaning them anew would make every reader wait.
TRUSTED = {"trusted": True}

# Nothing that is printable (a space is, no other blank) is one of these.
_LINE_BREAKS = re.compile(r"[\r\n\t\v\f\x85\u2028\u2029]+")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_TAG = re.compile(r"<[^>]*>")
# NFC makes one letter (U+226F) of this and of the ">" that ends a tag: that undoes the cleaning.
_OVERLAY = "\N{COMBINING LONG SOLIDUS OVERLAY}"


class Value(BaseModel):
    """A frozen part of a document: equal when all it says is equal; it says nothing unforeseen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def clean_text(text: str) -> str:
    """Composed (NFC), trimmed, one kind of line break, nothing that PostgreSQL cannot store."""
    return clean_document(text).strip()


def clean_document(text: str) -> str:
    """`clean_text` untrimmed: a source's text keeps its every line."""
    if text.isprintable():
        return unicodedata.normalize("NFC", text)
    text = _UNSTORABLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """`clean_text` on one line: every run of line breaks and tabs becomes one space."""
    return clean_text(text if text.isprintable() else _LINE_BREAKS.sub(" ", text))


def clean_prose(html: str, info: ValidationInfo | None = None) -> str:
    """Safe small HTML: paragraphs, lists, emphasis and links; "" when it holds no word."""
    if info is not None and info.context is TRUSTED:
        return html
    safe = nh3.clean(
        clean_text(html),
        tags=PROSE_TAGS,
        attributes=PROSE_ATTRIBUTES,
        url_schemes=PROSE_SCHEMES,
        link_rel=None,
    )
    safe = safe.replace(_OVERLAY, "")
    words = _TAG.sub("", safe).replace("&nbsp;", " ")
    return clean_text(safe) if words.strip() else ""


def _cleaning(clean: Callable[[str], str]) -> AfterValidator:
    """Cleans what is new; what a trusted document says was cleaned when it was made."""

    def cleaned(text: str, info: ValidationInfo) -> str:
        return text if info.context is TRUSTED else clean(text)

    return AfterValidator(cleaned)


def _clean_number(number: Decimal) -> Decimal:
    """One spelling a number (1.50 and 1.5, 0 and -0 are the same bytes in a document)."""
    whole = number == number.to_integral_value()
    return number.quantize(Decimal(1)) + 0 if whole else number.normalize()


def _without_repeats(items: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(set(items)) != len(items):
        raise PydanticCustomError("repeated", "Le même élément figure deux fois dans la liste.")
    return items


def _sorted(items: Any) -> Any:
    """A set is written in one order, so that equal documents have equal bytes."""
    return tuple(sorted(items)) if isinstance(items, tuple | list | set | frozenset) else items


def _or_empty(value: Any) -> Any:
    return "" if value is None else value


Text = Annotated[str, _cleaning(clean_text)]
FullText = Annotated[str, _cleaning(clean_text), Field(min_length=1)]
Line = Annotated[str, _cleaning(clean_line), Field(max_length=LINE_LENGTH)]
FullLine = Annotated[str, _cleaning(clean_line), Field(min_length=1, max_length=LINE_LENGTH)]
Prose = Annotated[str, AfterValidator(clean_prose)]
Key = Annotated[str, Field(pattern=KEY_PATTERN, max_length=KEY_LENGTH)]
Keys = Annotated[tuple[Key, ...], BeforeValidator(_sorted), AfterValidator(_without_repeats)]
Lines = Annotated[tuple[FullLine, ...], BeforeValidator(_sorted), AfterValidator(_without_repeats)]
OptionalKey = Annotated[
    str, BeforeValidator(_or_empty), Field(pattern=rf"^$|{KEY_PATTERN}", max_length=KEY_LENGTH)
]
WebAddress = Annotated[str, Field(pattern=URL_PATTERN, max_length=URL_LENGTH)]
OptionalWebAddress = Annotated[
    str, BeforeValidator(_or_empty), Field(pattern=rf"^$|{URL_PATTERN}", max_length=URL_LENGTH)
]
Number = Annotated[
    Decimal,
    Field(max_digits=NUMBER_DIGITS, decimal_places=NUMBER_DECIMALS, allow_inf_nan=False),
    AfterValidator(_clean_number),
]
Percentage = Annotated[int, Field(ge=0, le=100)]
Year = Annotated[int, Field(ge=1, le=9999)]
