"""What each public page costs: queries, milliseconds of CPU, kilobytes sent.

    .venv/bin/python benchmarks/pages.py [REPEATS]

Run in a database of its own, with the 2017 plenary, as in production. CPU moves with the machine,
so each page is also given as a ratio to an empty answer of Django through the same middleware,
measured in the same run.
"""

import gzip
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

SLUG = "alliances-innovantes-2017"
PAGES = (
    "/",
    "/plenieres/",
    f"/plenieres/{SLUG}/",
    f"/plenieres/{SLUG}/editions/1/",
    f"/plenieres/{SLUG}/editions/1/comparer/2/",
    f"/plenieres/{SLUG}/interventions/cabannes/",
    f"/plenieres/{SLUG}/interventions/cabannes/citer.bib",
    f"/plenieres/{SLUG}/a-retenir/obstacles-fiscaux-et-reglementaires/",
    f"/plenieres/{SLUG}/chiffres/maires-81/",
    f"/plenieres/{SLUG}/citations/seul-on-va-plus-vite/",
    f"/plenieres/{SLUG}/alliances/yposkesi/",
    "/interventions/",
    "/interventions/?organisation=wwf-france&organisation=engie",
    "/interventions/?organisation=etat&sens=tous&type=public&theme=territoires&objectif=17",
    "/a-retenir/",
    "/chiffres/",
    "/citations/",
    "/alliances/",
    "/organisations/",
    "/organisations/afm-telethon/",
    "/personnes/",
    "/personnes/mahmoud-mohieldin/",
    "/themes/",
    "/themes/territoires/",
    "/objectifs/",
    "/objectifs/17/",
    "/synthese.schema.json",
)


def prepare(cache: str = "dummy://") -> None:
    """A cache that keeps nothing, or else pages are made once: see kept.py."""
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="convergences-benchmark-")
    os.environ.pop("DATABASE_URL", None)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "convergences.settings",
        "DEBUG": "off",
        "HTTPS": "off",
        "SECRET_KEY": "only-for-a-benchmark-" * 3,
        "ALLOWED_HOSTS": "localhost",
        "CACHE_URL": cache,
    }
    import django
    from django.core.management import call_command

    django.setup()
    with Path(os.devnull).open("w") as nowhere:
        call_command("demo", stdout=nowhere)
        call_command("collectstatic", interactive=False, stdout=nowhere)
    publish_again()


def publish_again() -> None:
    """A second edition, so that there is something to compare."""
    from synthesis import publishing
    from synthesis.models import Intervention

    intervention = Intervention.objects.select_related("plenary").get(key="cabannes")
    intervention.body = intervention.body.replace(" les ", " tous les ")
    intervention.save()
    publishing.publish(intervention.plenary, None, "Pour comparer.")


def cpu(work: Callable[[], object], repeats: int) -> float:
    """Median milliseconds of CPU."""
    work()
    spent = []
    for _ in range(repeats):
        start = process_time()
        work()
        spent.append((process_time() - start) * 1000)
    return median(spent)


def main(repeats: int) -> None:
    prepare()
    from django.db import connection
    from django.http import HttpResponse
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import path

    from convergences import urls

    urls.urlpatterns.insert(0, path("empty-answer/", lambda request: HttpResponse()))
    client = Client(headers={"host": "localhost"})
    empty = cpu(lambda: client.get("/empty-answer/"), repeats)
    print(f"{'page':<88} queries  CPU ms  ratio  kB gzip")
    print(f"{'(an empty answer)':<88}       0  {empty:6.2f}    1.0")
    for page in PAGES:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(page)
            count = len(queries)
        assert response.status_code == 200, (page, response.status_code)
        spent = cpu(lambda page=page: client.get(page), repeats)
        size = len(gzip.compress(response.content)) / 1000
        print(f"{page:<88} {count:7}  {spent:6.2f}  {spent / empty:5.1f}  {size:7.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
