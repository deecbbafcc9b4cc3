"""The published JSON Schema of a Synthesis (2020-12), for whoever reads or writes one."""

from typing import Any

from synthesis.document.synthesis import Synthesis

SCHEMA_ID = "urn:convergences:synthesis:1"


def schema() -> dict[str, Any]:
    """JSON Schema of the document as `freeze` writes it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **Synthesis.model_json_schema(mode="serialization"),
    }
