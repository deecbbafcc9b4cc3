"""What each screen of the desk costs an editor: queries, and milliseconds of CPU.

    .venv/bin/python benchmarks/desk.py [REPEATS]

With a plenary of 40 interventions beside that of 2017, and 10,000 organisations. As in pages.py,
each screen is also given as a ratio to an empty answer through the same middleware.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.pages import cpu, prepare

ORGANISATIONS = 10_000
# Editors wait for these: no more than so many queries and milliseconds.
BAR = (20, 200)


def fill() -> dict[str, str]:
    """The addresses to ask for, by what they show."""
    from django.urls import reverse

    from synthesis.models import Intervention, Organisation
    from tests import factories

    Organisation.objects.bulk_create(
        Organisation(name=f"Maison {number}", slug=f"maison-{number}")
        for number in range(ORGANISATIONS)
    )
    plenary = factories.plenary(37, slug="quarante", title="Quarante interventions")
    row = Intervention.objects.get(plenary=plenary, key="leduc")
    organisation = Organisation.objects.get(slug="solaris")
    return {
        "dashboard": reverse("admin:index"),
        "outline": reverse("admin:outline", args=[plenary.pk]),
        "plenary": reverse("admin:synthesis_plenary_change", args=[plenary.pk]),
        "intervention": reverse("admin:synthesis_intervention_change", args=[row.pk]),
        "publish": reverse("admin:publish", args=[plenary.pk]),
        "preview": reverse("admin:preview", args=[plenary.pk]),
        "page previewed": reverse("admin:preview_page", args=[plenary.pk]),
        "photos to add": reverse("admin:add_photos", args=[plenary.pk]),
        "interventions": reverse("admin:synthesis_intervention_changelist"),
        "takeaways": reverse("admin:synthesis_takeaway_changelist"),
        "organisations": reverse("admin:synthesis_organisation_changelist"),
        "organisation": reverse("admin:synthesis_organisation_change", args=[organisation.pk]),
        "duplicates": reverse("admin:synthesis_organisation_duplicates"),
        "search": reverse("admin:search") + "?q=montbrun",
    }


def main(repeats: int) -> None:
    prepare()
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.http import HttpResponse
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import path

    from convergences import urls

    urls.urlpatterns.insert(0, path("empty-answer/", lambda request: HttpResponse()))
    screens = fill()
    client = Client(headers={"host": "localhost"})
    client.force_login(get_user_model().objects.get(username="editrice"))
    empty = cpu(lambda: client.get("/empty-answer/"), repeats)
    print(f"{'screen':<20} queries  CPU ms  ratio")
    print(f"{'(an empty answer)':<20}       0  {empty:6.2f}    1.0")
    for name, address in screens.items():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
            count = len(queries)
        assert response.status_code == 200, (name, response.status_code)
        spent = cpu(lambda address=address: client.get(address), repeats)
        missed = "" if count <= BAR[0] and spent <= BAR[1] else "  over"
        print(f"{name:<20} {count:7}  {spent:6.2f}  {spent / empty:5.0f}{missed}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
