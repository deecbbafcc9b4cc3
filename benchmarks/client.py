"""So many readers at once who each ask for a page as soon as they have the last one, over
connections that stay open. One process without threads, so that it takes little from the server.
"""

from __future__ import annotations

import selectors
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter, process_time


@dataclass
class Measure:
    """Milliseconds of each answer; `share` is the part of a core that the client took."""

    times: list[float] = field(default_factory=list)
    spent: float = 0.0
    share: float = 0.0
    size: int = 0
    wrong: int = 0

    @property
    def median(self) -> float:
        return self._at(0.5)

    @property
    def p99(self) -> float:
        return self._at(0.99)

    @property
    def rate(self) -> float:
        return len(self.times) / self.spent if self.spent else 0.0

    def _at(self, part: float) -> float:
        times = sorted(self.times)
        return times[min(int(len(times) * part), len(times) - 1)] if times else 0.0


class _Reader:
    def __init__(self, port: int) -> None:
        self.port = port
        self.connect()

    def connect(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> None:
        self.began, self.read, self.wanted = perf_counter(), b"", -1
        self.socket.sendall(request)

    def hear(self) -> bool:
        """Whether all of the answer is there."""
        more = self.socket.recv(262_144)
        if not more:
            raise ConnectionError
        self.read += more
        if self.wanted < 0:
            self.wanted = self._length()
        return 0 <= self.wanted <= len(self.read)

    def _length(self) -> int:
        end = self.read.find(b"\r\n\r\n")
        if end < 0:
            return -1
        for line in self.read[:end].lower().split(b"\r\n"):
            if line.startswith(b"content-length:"):
                return end + 4 + int(line[15:])
        return end + 4

    @property
    def status(self) -> int:
        return int(self.read[9:12])

    @property
    def closes(self) -> bool:
        return b"\r\nconnection: close" in self.read[: self.read.find(b"\r\n\r\n") + 4].lower()


def request(address: str, *headers: str) -> bytes:
    lines = (f"GET {address} HTTP/1.1", "Host: localhost", *headers)
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def measure(
    port: int, requests: Iterator[bytes], clients: int, seconds: float, status: int = 200
) -> Measure:
    """Asks for so long; at least once each."""
    found = Measure()
    readers = [_Reader(port) for _ in range(clients)]
    began, cpu = perf_counter(), process_time()
    with selectors.DefaultSelector() as waiting:
        for reader in readers:
            waiting.register(reader.socket, selectors.EVENT_READ, reader)
            reader.ask(next(requests))
        while waiting.get_map():
            for key, _events in waiting.select(60):
                _heard(key.data, found, status, waiting)
                if key.data.socket.fileno() in (-1,) or key.data.wanted != _DONE:
                    continue
                if perf_counter() - began < seconds:
                    key.data.ask(next(requests))
                else:
                    waiting.unregister(key.data.socket)
                    key.data.socket.close()
    found.spent, found.share = perf_counter() - began, process_time() - cpu
    found.share /= found.spent
    return found


_DONE = -2


def _heard(reader: _Reader, found: Measure, status: int, waiting: selectors.BaseSelector) -> None:
    if not reader.hear():
        return
    found.times.append((perf_counter() - reader.began) * 1000)
    found.size += len(reader.read)
    found.wrong += reader.status != status
    if reader.closes:
        waiting.unregister(reader.socket)
        reader.socket.close()
        reader.connect()
        waiting.register(reader.socket, selectors.EVENT_READ, reader)
    reader.wanted = _DONE


def one(port: int, address: str, *headers: str) -> tuple[int, bytes]:
    """Status and the whole answer."""
    reader = _Reader(port)
    reader.ask(request(address, *headers))
    while not reader.hear():
        pass
    reader.socket.close()
    return reader.status, reader.read
