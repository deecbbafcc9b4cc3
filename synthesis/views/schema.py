import json
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from synthesis.document.schema import schema as schema_of_a_synthesis


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of every published document."""
    return HttpResponse(_written(), content_type="application/schema+json")


@cache
def _written() -> str:
    return json.dumps(schema_of_a_synthesis(), ensure_ascii=False, indent=2)
