import json

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from synthesis.document.schema import schema as schema_of_a_synthesis


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of every published document."""
    text = json.dumps(schema_of_a_synthesis(), ensure_ascii=False, indent=2)
    return HttpResponse(text, content_type="application/schema+json")
