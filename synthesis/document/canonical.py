"""The bytes of a document: one spelling for one value, so that a SHA-256 proves what was published.

Canonical JSON: keys sorted, no spaces, UTF-8, defaults written out. The text is stored as it is
(never in a database's own JSON type, which would write it anew).
"""

import json
from typing import Any

from synthesis.document.synthesis import Synthesis, fingerprint
from synthesis.document.values import TRUSTED


def freeze(document: Synthesis) -> tuple[str, str]:
    """The document's canonical JSON and its SHA-256."""
    return frozen(document.model_dump(mode="json"))


def frozen(value: dict[str, Any]) -> tuple[str, str]:
    """The same, of what `model_dump` made of the document."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text, fingerprint(text)


def thaw(text: str) -> Synthesis:
    """The document that `freeze` wrote. Its HTML is trusted: it was cleaned when the value was
    made.

    Raises:
        pydantic.ValidationError: the text is not a document of this version.
    """
    return Synthesis.model_validate_json(text, context=TRUSTED)


def read(text: str | bytes) -> Synthesis:
    """A document from anywhere else: everything in it is cleaned and checked.

    Raises:
        pydantic.ValidationError: what is wrong, and where.
    """
    return Synthesis.model_validate_json(text)
