"""The page of a key figure: the number, who gave it, its sentence, and those to compare it with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from synthesis import text
from synthesis.document.extracts import KeyFigure
from synthesis.document.synthesis import Synthesis
from synthesis.pages import charts, contexts, extracts, items
from synthesis.pages.charts import Placed, Series
from synthesis.pages.extracts import Figure
from synthesis.pages.interventions import Reading
from synthesis.pages.items import Place, Surroundings


@dataclass(frozen=True, slots=True)
class FigurePage:
    """`alike` are the plenary's figures of its series, itself among them."""

    place: Place
    figure: Figure
    around: Surroundings
    alike: tuple[Placed, ...]

    def series(self, elsewhere: Iterable[Placed] = ()) -> Series | None:
        """Its chart, with those of other plenaries; None when there is nothing to compare."""
        others = (each for each in elsewhere if each.figure.unit == self.figure.unit)
        return charts.series([*self.alike, *others])


def figure_page(document: Synthesis, key: str) -> FigurePage | None:
    """The page of the figure that has this key; None when the document has none."""
    found = [
        (session, within, each)
        for session in document.sessions
        for within in session.interventions
        for each in within.figures
    ]
    values = [each for *_, each in found]
    for session, within, value in found:
        if value.key == key:
            reading = Reading(document)
            context = contexts.around_figure(within.body, value, document.language)
            return FigurePage(
                place=items.place(document, values, key, lambda each: _name(each, document)),
                figure=extracts.figure(value, document.language),
                around=items.around(reading, session, within, context),
                alike=_alike(value, values, document),
            )
    return None


def _alike(
    value: KeyFigure, values: Iterable[KeyFigure], document: Synthesis
) -> tuple[Placed, ...]:
    return tuple(
        Placed(
            extracts.figure(each, document.language),
            document.slug,
            document.title,
            current=each.key == value.key,
        )
        for each in values
        if value.series and (each.series, each.unit) == (value.series, value.unit)
    )


def _name(value: KeyFigure, document: Synthesis) -> str:
    """« 86 % responsables associatifs »."""
    words = text.quantity(value.number, value.unit, document.language)
    return f"{words} {text.excerpt(value.population or value.counted, items.NAME_LENGTH)}"
