import json

import pytest

pytestmark = pytest.mark.django_db


def test_the_schema_of_documents_is_published_under_its_own_type(client):
    response = client.get("/synthese.schema.json")
    assert response["Content-Type"] == "application/schema+json"
    schema = json.loads(response.content)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {"sessions", "takeaways", "alliances"} <= set(schema["properties"])
