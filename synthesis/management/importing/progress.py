"""How far an import has come: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

from time import monotonic
from typing import Any

from django.utils.translation import gettext as _

_WIDTH = 24
# Seconds between two drawings of the bar, and between two lines.
_BAR, _LINE = 0.2, 15.0


class Progress:
    """`total` is in bytes of the files."""

    def __init__(self, out: Any, total: int) -> None:
        self.out, self.total = out, max(total, 1)
        self.bar = bool(getattr(out, "isatty", lambda: False)())
        self.began = self.said = monotonic()

    def show(self, read: int, passages: int, refused: int) -> None:
        """After so many bytes, passages written and documents refused."""
        now = monotonic()
        if now - self.said < (_BAR if self.bar else _LINE):
            return
        self.said = now
        line = self._line(min(read / self.total, 1.0), now - self.began, passages, refused)
        if self.bar:
            self.out.write(f"\r{line}\x1b[K", ending="")
        else:
            self.out.write(line)
        self.out.flush()

    def _line(self, done: float, spent: float, passages: int, refused: int) -> str:
        left = spent / done * (1 - done) if done else 0
        full = round(done * _WIDTH)
        bar = f"[{'█' * full}{'·' * (_WIDTH - full)}] " if self.bar else ""
        return bar + _(
            "%(done)d %%, %(passages)d passages, %(rate)d par seconde, reste %(left)s, "
            "%(refused)d refusés"
        ) % {
            "done": done * 100,
            "passages": passages,
            "rate": passages / spent if spent else 0,
            "left": _clock(left),
            "refused": refused,
        }

    def close(self) -> None:
        if self.bar:
            self.out.write("\r\x1b[K", ending="")

    @property
    def spent(self) -> float:
        return monotonic() - self.began


def _clock(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
