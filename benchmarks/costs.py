"""Queries and CPU of pages, as ratios to an empty answer: addresses by row come in as JSON, and go
out as [queries, ratio].
"""

import json
import sys
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main() -> None:
    import django

    django.setup()
    from django.db import connection
    from django.http import HttpResponse
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import path

    from convergences import urls

    urls.urlpatterns.insert(0, path("empty-answer/", lambda request: HttpResponse()))
    client = Client(headers={"host": "localhost"})

    def spent(addresses: list[str]) -> float:
        times = []
        for number, address in enumerate(addresses):
            start = process_time()
            # An address of its own, so that no kept page is sent.
            client.get(f"{address}{'&' if '?' in address else '?'}n={number}")
            times.append(process_time() - start)
        return median(times[2:])

    empty = spent(["/empty-answer/"] * 60)
    found = {}
    for row, (first, *others) in json.load(sys.stdin).items():
        client.get(first)
        with CaptureQueriesContext(connection) as queries:
            client.get(others.pop())
            number = len(queries)
        found[row] = (number, round(spent(others) / empty, 1))
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
