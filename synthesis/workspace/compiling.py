"""The working copy as a Synthesis, in a number of queries that does not grow with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import Model

from synthesis import models
from synthesis.document import composing, extracts, reference, synthesis
from synthesis.models.kinds import NamedKind
from synthesis.workspace.columns import fields
from synthesis.workspace.reading import Rows

CHILDREN: tuple[type[Model], ...] = (
    models.Speaking,
    models.Mention,
    models.Quotation,
    models.KeyFigure,
    models.Answer,
    models.InterventionTheme,
    models.InterventionGoal,
)


def compile(plenary: models.Plenary) -> synthesis.Synthesis:
    """Everything that the working copy says now (about nine queries).

    Raises:
        pydantic.ValidationError: it does not make a whole document (an alliance of one party).
    """
    return next(compilations([plenary.pk])).document()


def compilations(plenaries: Collection[int]) -> Iterator[Compilation]:
    """Of each of these plenaries, by their ids, in their order (no more queries than for one)."""
    rows = Rows(plenaries)
    directory = Directory(rows)
    former = FormerNames(plenaries)
    found = models.Plenary.objects.select_related("event", "cover", "translation_of")
    by_id = found.in_bulk(plenaries)
    for each in plenaries:
        yield Compilation(by_id[each], rows, directory, former)


class Directory:
    """The reference records that some rows point to."""

    def __init__(self, rows: Rows) -> None:
        pointing = rows.all()
        self.organisations = self._with_parents(_pointed(pointing, "organisation_id"))
        self.people = models.Person.objects.in_bulk(_pointed(pointing, "person_id"))
        self.themes = models.Theme.objects.in_bulk(_pointed(pointing, "theme_id"))
        self.goals = models.Goal.objects.in_bulk(_pointed(pointing, "goal_id"))
        names = models.Alias.objects.filter(organisation__in=self.organisations)
        self.aliases = _grouped(names, "organisation_id")

    def _with_parents(self, wanted: set[int]) -> dict[int, models.Organisation]:
        found: dict[int, models.Organisation] = {}
        while missing := wanted - set(found):
            found |= models.Organisation.objects.in_bulk(missing)
            wanted = wanted | {each.parent_id for each in found.values() if each.parent_id}
        return found


class Compilation:
    """One plenary and its rows, and the names of what they point to."""

    def __init__(
        self, plenary: models.Plenary, rows: Rows, directory: Directory, former: FormerNames
    ) -> None:
        self.plenary, self.rows, self.former = plenary, rows, former
        self.organisations, self.people = directory.organisations, directory.people
        self.themes, self.goals = directory.themes, directory.goals
        self.aliases = directory.aliases
        self.interventions = self.rows_of(models.Intervention)
        self.children = {each: self.rows_of(each) for each in CHILDREN}

    def rows_of(self, table: type[Model]) -> list[Any]:
        """The plenary's rows of a table of `reading.TABLES`, in their order."""
        return self.rows.of(table, self.plenary.pk)

    def document(self) -> synthesis.Synthesis:
        plenary = self.plenary
        return composing.compose(
            self._directory(),
            **fields(plenary),
            former_slugs=self.former.slugs(NamedKind.PLENARY, plenary.slug),
            event=self._event(),
            co_organisers=self._slugs(self.rows_of(models.CoOrganiser)),
            cover=plenary.cover.key if plenary.cover else None,
            translation_of=plenary.translation_of.slug if plenary.translation_of else None,
            source=self._source(),
            sessions=self._sessions(),
            alliances=self._alliances(),
            takeaways=self._takeaways(),
            photos=self._keyed(models.Photo, synthesis.Photo),
            links=self._keyed(models.Link, synthesis.Link),
        )

    def _directory(self) -> composing.Directory:
        organisations = [self._organisation(each) for each in self.organisations.values()]
        people = [
            reference.Person(
                **fields(each), former_slugs=self.former.slugs(NamedKind.PERSON, each.slug)
            )
            for each in self.people.values()
        ]
        themes = [
            reference.Theme(
                **fields(each), former_slugs=self.former.slugs(NamedKind.THEME, each.slug)
            )
            for each in self.themes.values()
        ]
        return composing.Directory(
            {each.slug: each for each in organisations},
            {each.slug: each for each in people},
            {each.slug: each for each in themes},
            {each.number: reference.Goal(**fields(each)) for each in self.goals.values()},
        )

    def _organisation(self, row: models.Organisation) -> reference.Organisation:
        return reference.Organisation(
            **fields(row),
            former_slugs=self.former.slugs(NamedKind.ORGANISATION, row.slug),
            parent=self._slug(self.organisations, row.parent_id),
            aliases=tuple(alias.name for alias in self.aliases[row.pk]),
        )

    def _event(self) -> reference.Event:
        return reference.Event(
            **fields(self.plenary.event),
            organisers=self._slugs(self.rows_of(models.EventOrganiser)),
        )

    def _source(self) -> synthesis.Source | None:
        row = self.plenary
        if not row.source_name:
            return None
        return synthesis.Source(
            name=row.source_name, sha256=row.source_sha256, text=row.source_text
        )

    def _slugs(self, rows: Iterable[Any]) -> tuple[str, ...]:
        return tuple(self.organisations[each.organisation_id].slug for each in rows)

    @staticmethod
    def _slug(records: dict[int, Any], key: int | None) -> str | None:
        return records[key].slug if key else None

    def _sessions(self) -> tuple[synthesis.Session, ...]:
        interventions = _grouped(self.interventions, "session_id")
        parts = {table: _grouped(self.children[table], "intervention_id") for table in CHILDREN}
        return tuple(
            synthesis.Session(
                **fields(row),
                former_keys=self.former.keys(row),
                interventions=tuple(
                    self._intervention(each, {table: parts[table][each.pk] for table in CHILDREN})
                    for each in interventions[row.pk]
                ),
            )
            for row in self.rows_of(models.Session)
        )

    def _intervention(self, row: Any, parts: dict[Any, list[Any]]) -> synthesis.Intervention:
        return synthesis.Intervention(
            **fields(row),
            former_keys=self.former.keys(row),
            place=_place(row),
            speakings=tuple(
                synthesis.Speaking(**fields(each), **self._who(each))
                for each in parts[models.Speaking]
            ),
            mentions=tuple(
                synthesis.Mention(**fields(each), organisation=self._slugs([each])[0])
                for each in parts[models.Mention]
            ),
            quotations=tuple(
                extracts.Quotation(
                    **fields(each), **self._who(each), former_keys=self.former.keys(each)
                )
                for each in parts[models.Quotation]
            ),
            figures=tuple(
                extracts.KeyFigure(**fields(each), former_keys=self.former.keys(each))
                for each in parts[models.KeyFigure]
            ),
            answers=tuple(
                extracts.Answer(
                    **fields(each),
                    person=self._slug(self.people, each.person_id),
                    former_keys=self.former.keys(each),
                )
                for each in parts[models.Answer]
            ),
            themes=self._themes(parts[models.InterventionTheme]),
            goals=self._goals(parts[models.InterventionGoal]),
        )

    def _who(self, row: Any) -> dict[str, Any]:
        return {
            "person": self._slug(self.people, row.person_id),
            "organisation": self._slug(self.organisations, row.organisation_id),
        }

    def _themes(self, rows: list[Any]) -> tuple[extracts.ThemeTag, ...]:
        return tuple(
            extracts.ThemeTag(theme=self.themes[row.theme_id].slug, stated=row.stated)
            for row in rows
        )

    def _goals(self, rows: list[Any]) -> tuple[extracts.GoalTag, ...]:
        return tuple(
            extracts.GoalTag(goal=self.goals[row.goal_id].number, stated=row.stated) for row in rows
        )

    def _alliances(self) -> tuple[extracts.Alliance, ...]:
        parties = _grouped(self.rows_of(models.Party), "alliance_id")
        told_by = self._linked(models.Alliance.told_by, "alliance")
        return tuple(
            extracts.Alliance(
                **fields(row),
                former_keys=self.former.keys(row),
                told_by=tuple(told_by[row.pk]),
                parties=tuple(
                    extracts.Party(**fields(each), organisation=self._slugs([each])[0])
                    for each in parties[row.pk]
                ),
            )
            for row in self.rows_of(models.Alliance)
        )

    def _takeaways(self) -> tuple[extracts.Takeaway, ...]:
        supports = self._linked(models.Takeaway.supports, "takeaway")
        themes = _grouped(self.rows_of(models.TakeawayTheme), "takeaway_id")
        goals = _grouped(self.rows_of(models.TakeawayGoal), "takeaway_id")
        return tuple(
            extracts.Takeaway(
                **fields(row),
                former_keys=self.former.keys(row),
                supports=tuple(supports[row.pk]),
                themes=self._themes(themes[row.pk]),
                goals=self._goals(goals[row.pk]),
            )
            for row in self.rows_of(models.Takeaway)
        )

    def _linked(self, relation: Any, owner: str) -> dict[int, list[str]]:
        keys = {each.pk: each.key for each in self.interventions}
        links: dict[int, list[str]] = defaultdict(list)
        for row in self.rows_of(relation.through):
            links[getattr(row, f"{owner}_id")].append(keys[row.intervention_id])
        return links

    def _keyed(self, table: type[Model], node: Any) -> tuple[Any, ...]:
        rows = self.rows_of(table)
        return tuple(node(**fields(row), former_keys=self.former.keys(row)) for row in rows)


class FormerNames:
    """What the things of some plenaries, and those that they name, were called before."""

    def __init__(self, plenaries: Collection[int]) -> None:
        named = models.FormerName.objects.exclude(new="")
        self.names: dict[tuple[int | None, str, str], list[str]] = defaultdict(list)
        for row in named.filter(plenary__in=plenaries) | named.filter(plenary=None):
            self.names[row.plenary_id, row.kind, row.new].append(row.old)

    def keys(self, row: Any) -> tuple[str, ...]:
        return tuple(self.names[row.plenary_id, row.kind_of_name, row.key])

    def slugs(self, kind: str, slug: str) -> tuple[str, ...]:
        return tuple(self.names[None, kind, slug])


def _place(row: models.Intervention) -> synthesis.Place | None:
    if row.source_start is None or row.source_end is None:
        return None
    return synthesis.Place(start=row.source_start, end=row.source_end)


def _pointed(rows: Iterable[Any], column: str) -> set[int]:
    return {key for row in rows if (key := getattr(row, column, None))}


def _grouped(rows: Iterable[Any], column: str) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, column)].append(row)
    return groups
