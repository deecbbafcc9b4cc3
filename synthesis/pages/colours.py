"""The colours of the site by day and by night, as static/css/tokens.css has them, and their
contrasts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from django.contrib.staticfiles import finders

_COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
_WEIGHTS = (0.2126, 0.7152, 0.0722)


@dataclass(frozen=True, slots=True)
class Colour:
    """`day` and `night` are #rrggbb; contrasts with the paper are from 1 to 21 (WCAG 2.2)."""

    name: str
    day: str
    night: str
    day_contrast: float
    night_contrast: float


def colours() -> list[Colour]:
    """Each colour that has a name."""
    sheet = Path(str(finders.find("css/tokens.css"))).read_text("utf-8")
    light, dark = sheet.split("@media (prefers-color-scheme: dark)")
    day, night = dict(_COLOUR.findall(light)), dict(_COLOUR.findall(dark))
    return [
        Colour(
            name=name,
            day=colour,
            night=night[name],
            day_contrast=contrast(colour, day["paper"]),
            night_contrast=contrast(night[name], night["paper"]),
        )
        for name, colour in day.items()
    ]


def contrast(one: str, other: str) -> float:
    """Of two colours, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * each for weight, each in zip(_WEIGHTS, linear, strict=True))
