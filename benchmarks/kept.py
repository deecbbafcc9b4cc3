"""What a page that is still true costs: answered by 304, or kept and sent whole.

    .venv/bin/python benchmarks/kept.py [REPEATS]

In milliseconds of CPU and as ratios to an empty answer of Django, measured in the same run, turn by
turn; the database and the settings are those of benchmarks/pages.py; CACHE_URL chooses Redis. Then
in requests a second of gunicorn (two processes of eight threads), beside an empty answer.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.pages import PAGES, SLUG, prepare

CHOSEN = ("/", f"/plenieres/{SLUG}/", "/interventions/", PAGES[12], "/themes/territoires/")
CLIENTS = 8


def medians(ways: dict[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    """Of milliseconds of CPU; the ways take turns, so that the machine is the same for all."""
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(repeats):
        for name, way in ways.items():
            start = process_time()
            way()
            spent[name].append((process_time() - start) * 1000)
    return {name: median(each) for name, each in spent.items()}


def costs(repeats: int) -> None:
    from django.http import HttpResponse
    from django.test import Client
    from django.urls import path

    from convergences import urls

    urls.urlpatterns.insert(0, path("admin/empty/", lambda request: HttpResponse("")))
    client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
    print(f"{'page':<72} {'':<8} CPU ms  ratio")
    for page in CHOSEN:
        for name, spent, ratio in _ways(client, page, repeats):
            print(f"{page[:72]:<72} {name:<8} {spent:6.3f}  {ratio:5.2f}")


def _ways(client: Any, page: str, repeats: int) -> Iterator[tuple[str, float, float]]:
    mark = [client.get(page) for _ in range(3)][-1]["ETag"]
    ways = {
        "empty": lambda: client.get("/admin/empty/"),
        "304": lambda: client.get(page, headers={"if-none-match": mark}),
        "kept": lambda: client.get(page),
    }
    assert ways["304"]().status_code == 304
    found = medians(ways, repeats)
    for name, spent in found.items():
        yield name, spent, spent / found["empty"]


EMPTY = """
from convergences.wsgi import application
from django.http import HttpResponse
from django.urls import path
from convergences import urls
urls.urlpatterns.insert(0, path("admin/empty/", lambda request: HttpResponse("")))
"""


def rates(seconds: float = 4.0) -> None:
    """Requests a second."""
    folder = Path(os.environ["DATA_DIR"])
    (folder / "empty_answer.py").write_text(EMPTY)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = ["-m", "gunicorn", "empty_answer:application", "--chdir", str(folder)]
    arguments += ["--pythonpath", str(Path(__file__).resolve().parent.parent)]
    arguments += ["--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "8"]
    server = subprocess.Popen([sys.executable, *arguments, "--log-level", "warning"])  # noqa: S603
    try:
        _wait(port)
        marks = {page: _mark(port, page) for page in CHOSEN[:3]}
        print(f"\n{'requests a second, 8 clients':<72} {'':<8}  empty   304    kept")
        for page, mark in marks.items():
            known = f"If-None-Match: {mark}\r\n"
            asked = (("/admin/empty/", ""), (page, known), (page, ""))
            found = [_rate(port, path, more, seconds) for path, more in asked]
            print(f"{page[:72]:<72} {'':<8} " + " ".join(f"{each:6.0f}" for each in found))
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.1)


def _asked(path: str, more: str) -> bytes:
    said = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n{more}\r\n"
    return said.encode()


def _mark(port: int, page: str) -> str:
    for _ in range(40):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            head, _ = _answer(connection, b"", _asked(page, ""))
    lines = head.decode().split("\r\n")
    return next(line for line in lines if line.lower().startswith("etag:"))[5:].strip()


def _answer(connection: socket.socket, rest: bytes, asked: bytes) -> tuple[bytes, bytes]:
    """The head of the answer, and what came after it."""
    connection.sendall(asked)
    while b"\r\n\r\n" not in rest:
        rest += connection.recv(65536)
    head, _, rest = rest.partition(b"\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            length = int(line[15:])
    length = 0 if b" 304 " in head[:20] else length
    while len(rest) < length:
        rest += connection.recv(65536)
    return head, rest[length:]


def _client(port: int, asked: bytes, until: float) -> int:
    answered = 0
    with socket.create_connection(("127.0.0.1", port)) as connection:
        rest = b""
        while time.monotonic() < until:
            _, rest = _answer(connection, rest, asked)
            answered += 1
    return answered


def _rate(port: int, path: str, more: str, seconds: float) -> float:
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(CLIENTS) as clients:
        answers = [clients.submit(_client, port, _asked(path, more), until) for _ in range(CLIENTS)]
        return sum(each.result() for each in answers) / seconds


if __name__ == "__main__":
    prepare(os.environ.get("CACHE_URL") or "locmem://")
    costs(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
    rates()
