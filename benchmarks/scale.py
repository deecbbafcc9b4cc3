"""Lists, filters, searches and pages over a generated corpus, beside the page one writes first.

    make bench                                   10,000, 100,000 and 1,000,000 passages, on SQLite
    make bench SIZES=100000                      of this size alone
    make bench DATABASE_URL=postgres://…/bench   on PostgreSQL: the database of that name is emptied

What is generated stays in DATA_DIR/bench. Everything is served by gunicorn with two workers of
eight threads, uncompressed, to a client that keeps its connections; each request has an address
that nobody asked before, so that no kept page is measured, but in the rows that say so. Times move
with the machine: the ratios to the naive page, measured in the same run, are what to compare.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import count, islice, repeat
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import client, exact
from benchmarks.questions import Questions
from benchmarks.serving import ROOT, Server, environment, manage, serving

CLIENTS = (1, 8, 32)
SECONDS = float(os.environ.get("SECONDS", "4"))
# A naive page of a large corpus takes seconds: it is asked for less long.
NAIVE_SECONDS = float(os.environ.get("NAIVE_SECONDS", "3"))
ASKED = 40
Measures = dict[str, dict[int, client.Measure]]


def main(sizes: list[int]) -> None:
    folder = Path(os.environ.get("DATA_DIR", ROOT / "var")) / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    wrong = 0
    for size in sizes:
        corpus, data = generated(folder, size), folder / f"site-{size}"
        load(corpus, data)
        wrong += bench(size, corpus, data)
    sys.exit(bool(wrong))


def generated(folder: Path, size: int) -> Path:
    path = folder / f"corpus-{size}.jsonl"
    if not path.exists():
        began, unfinished = time.monotonic(), path.with_suffix(".part")
        with unfinished.open("wb") as file:
            command = [sys.executable, "benchmarks/corpus.py", str(size)]
            subprocess.run(command, cwd=ROOT, stdout=file, check=True)  # noqa: S603
        unfinished.rename(path)
        print(f"{size:,} passages generated in {time.monotonic() - began:.0f} s")
    return path


def load(corpus: Path, data: Path) -> None:
    """Import what is not there yet (on PostgreSQL, into a database that is emptied first)."""
    data.mkdir(exist_ok=True)
    if os.environ.get("DATABASE_URL"):
        empty(os.environ["DATABASE_URL"])
    manage(data, "migrate", "--verbosity", "0")
    manage(data, "collectstatic", "--noinput", "--verbosity", "0")
    manage(data, "import_synthesis", str(corpus), "--publish")


def empty(url: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")


def bench(size: int, corpus: Path, data: Path) -> int:
    """Print the table; how many numbers are wrong."""
    asked = exact.questions(ASKED)
    interventions = exact.count(corpus, asked)
    questions = Questions(corpus, interventions)
    with serving(data, "convergences.wsgi", "convergences.settings") as server:
        wrong = list(exact.faults(server.port, asked))
        found = measures(server, questions, SECONDS)
        found |= kept(server)
        memory = server.memory()
    with serving(data, "benchmarks.naive.wsgi", "benchmarks.naive.settings") as server:
        naive = measures(server, questions, NAIVE_SECONDS, CLIENTS[:2])
    table(size, found, naive, cost(data, questions))
    print("memory of a worker: " + ", ".join(f"{rss} MB ({pss} MB its own)" for rss, pss in memory))
    for each in wrong[:10]:
        print(f"wrong: {each}")
    print(f"counts: {'WRONG' if wrong else 'exact'} over {len(asked)} questions\n")
    return len(wrong)


def measures(
    server: Server, questions: Questions, seconds: float, several: Sequence[int] = CLIENTS
) -> Measures:
    found: Measures = {}
    for row in questions.rows:
        requests = unlike(questions.addresses(row))
        client.measure(server.port, requests, 4, 0.3)
        found[row] = {
            clients: client.measure(server.port, requests, clients, seconds) for clients in several
        }
    return found


def unlike(addresses: Iterator[str]) -> Iterator[bytes]:
    """No two alike: `n` says nothing to any page, and is part of its address."""
    for number, address in zip(count(), addresses, strict=False):
        mark = "&" if "?" in address else "?"
        yield client.request(f"{address}{mark}n={number}")


def kept(server: Server) -> Measures:
    """What costs least: a page that was just asked for, and one that the reader has."""
    address = "/interventions/?page=2"
    for _ in range(20):
        _status, answer = client.one(server.port, address)
    mark = next(each for each in answer.split(b"\r\n") if each.lower().startswith(b"etag:"))
    tag = mark.split(b":", 1)[1].strip().decode()
    asked = {
        "kept page": (client.request(address), 200),
        "304": (client.request(address, f"If-None-Match: {tag}"), 304),
    }
    return {
        row: {
            clients: client.measure(server.port, repeat(request), clients, SECONDS, status)
            for clients in CLIENTS
        }
        for row, (request, status) in asked.items()
    }


def cost(data: Path, questions: Questions) -> dict[str, tuple[int, float]]:
    """Queries, and CPU as a ratio to an empty answer of Django, of a page of each row."""
    addresses = {row: list(islice(questions.addresses(row), 30)) for row in questions.rows}
    command = [sys.executable, "benchmarks/costs.py"]
    done = subprocess.run(  # noqa: S603
        command,
        cwd=ROOT,
        env=environment(data),
        input=json.dumps(addresses).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    return {row: tuple(each) for row, each in json.loads(done.stdout).items()}  # type: ignore[misc]


def table(size: int, found: Measures, naive: Measures, costs: dict[str, tuple[int, float]]) -> None:
    database = "PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite"
    print(f"\n{size:,} passages, {database}; milliseconds, uncompressed; × = naive / this")
    print(
        f"{'':<28} {'median':>7} {'p99':>7} {'×':>6} | {'req/s 1':>7} {'8':>6} {'32':>6} {'×8':>6}"
        f" | {'kB':>5} {'queries':>7} {'CPU ×empty':>10} {'client':>6}"
    )
    for row, by_clients in found.items():
        one, eight, many = (by_clients[each] for each in CLIENTS)
        other, queries, share = naive.get(row), *costs.get(row, ("", 0.0))
        wrong = sum(each.wrong for each in by_clients.values())
        print(
            f"{row:<28} {one.median:7.2f} {one.p99:7.1f} "
            f"{_ratio(other and other[1].median, one.median):>6} | "
            f"{one.rate:7.0f} {eight.rate:6.0f} {many.rate:6.0f} "
            f"{_ratio(eight.rate, other and other[8].rate):>6} | "
            f"{one.size / len(one.times) / 1000:5.0f} {queries:>7} {share or '':>10} "
            f"{eight.share:6.0%}" + (f"  {wrong} WRONG" if wrong else "")
        )


def _ratio(more: float | None, less: float | None) -> str:
    return f"{more / less:.1f}" if more and less else ""


if __name__ == "__main__":
    main([int(each.replace("_", "")) for each in sys.argv[1].split(",")])
