"""The site served as in production: gunicorn, two workers; and what they take of memory."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORKERS, THREADS = 2, 8


def environment(data: Path, settings: str = "convergences.settings") -> dict[str, str]:
    return os.environ | {
        "DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": settings,
        "DEBUG": "off",
        "HTTPS": "off",
        "SECRET_KEY": "only-for-a-benchmark-" * 3,
        "ALLOWED_HOSTS": "localhost",
        "PYTHONPATH": str(ROOT),
    }


def manage(data: Path, *arguments: str) -> None:
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, cwd=ROOT, env=environment(data), check=True)  # noqa: S603


class Server:
    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process, self.port = process, port

    def memory(self) -> list[tuple[int, int]]:
        """Resident and proportional megabytes of each worker; nothing where /proc does not say."""
        found = []
        for task in Path(f"/proc/{self.process.pid}/task").glob("*/children"):
            for child in task.read_text().split():
                lines = Path(f"/proc/{child}/smaps_rollup").read_text().splitlines()
                said = {line.split(":")[0]: line.split()[1] for line in lines[1:]}
                found.append((int(said["Rss"]) // 1024, int(said["Pss"]) // 1024))
        return found


@contextmanager
def serving(data: Path, application: str, settings: str) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        *(sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}"),
        *("--workers", str(WORKERS), "--threads", str(THREADS), "--log-level", "warning"),
        *("--keep-alive", "75", "--timeout", "300", "--worker-connections", "1000"),
    ]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(data, settings))  # noqa: S603
    try:
        _wait(port)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait()


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the server does not answer")
