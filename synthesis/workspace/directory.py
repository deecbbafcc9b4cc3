"""What the site has of the records that plenaries share, and what it lacks of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from synthesis import models
from synthesis.document.integrity import keyed_nodes
from synthesis.document.synthesis import Synthesis
from synthesis.models.kinds import NamedKind
from synthesis.workspace.columns import COLUMNS

# A record as a document says it in JSON, by its table and by its slug (a goal's number).
Said = dict[type[Model], dict[str, dict[str, Any]]]
_SHARED = (models.Organisation, models.Person, models.Theme, models.Goal, models.Event)


def said(value: dict[str, Any]) -> Said:
    """What a document (as `model_dump` has it) says of what it shares with others."""
    return {
        models.Organisation: {each["slug"]: each for each in value["organisations"]},
        models.Person: {each["slug"]: each for each in value["people"]},
        models.Theme: {each["slug"]: each for each in value["themes"]},
        models.Goal: {str(each["number"]): each for each in value["goals"]},
        models.Event: {value["event"]["slug"]: value["event"]},
    }


def names_left(document: Synthesis) -> bool:
    """Whether it says of anything what it was called before."""
    shared: tuple[Any, ...] = (
        document,
        *document.organisations,
        *document.people,
        *document.themes,
    )
    return any(each.former_slugs for each in shared) or any(
        each.former_keys for nodes in keyed_nodes(document).values() for each in nodes
    )


class Site:
    """What the site has of what some documents share: `ids` and `records`, by slug."""

    def __init__(self, documents: Iterable[Said]) -> None:
        wanted: dict[type[Model], dict[str, None]] = {table: {} for table in _SHARED}
        for each in documents:
            for table, records in each.items():
                wanted[table].update(dict.fromkeys(records))
        self.ids: dict[type[Model], dict[str, int]] = {table: {} for table in _SHARED}
        self.records: Said = {table: {} for table in _SHARED}
        self.missing: dict[type[Model], dict[str, dict[str, Any]]] = {each: {} for each in _SHARED}
        for table, slugs in wanted.items():
            self._read(table, list(slugs))

    def _read(self, table: type[Any], slugs: list[str]) -> None:
        names, slug = COLUMNS[table], "number" if table is models.Goal else "slug"
        rows = table.objects.filter(**{f"{slug}__in": slugs}).values(
            "pk", *names, *(("parent__slug",) if table is models.Organisation else ())
        )
        for row in rows:
            key = str(row[slug])
            self.ids[table][key] = row.pop("pk")
            self.records[table][key] = _as_said(table, row)
        self._add_lists(table)

    def _add_lists(self, table: type[Any]) -> None:
        pks, records = self.ids[table], self.records[table]
        if table is models.Organisation:
            found = models.Alias.objects.filter(organisation__slug__in=list(pks))
            _spread(records, "aliases", found.values_list("organisation__slug", "name"))
        if table is models.Event:
            organisers = models.EventOrganiser.objects.filter(event__slug__in=list(pks))
            names = organisers.values_list("event__slug", "organisation__slug")
            _spread(records, "organisers", names)

    def agrees(self, document: Said) -> bool:
        """Whether the site says the same of all that it has; what it lacks, it takes from the
        document.
        """
        for table, records in document.items():
            known = self.records[table]
            if any(known.get(slug, record) != record for slug, record in records.items()):
                return False
        for table, records in document.items():
            for slug, record in records.items():
                if slug not in self.records[table]:
                    self.records[table][slug] = self.missing[table][slug] = record
        return True

    def make(self) -> None:
        """Make what was taken."""
        for table in (models.Person, models.Theme, models.Goal, models.Organisation):
            self._make(table)
        self._relate_organisations()
        self._make(models.Event)
        organisers = [
            (self.ids[models.Event][slug], each)
            for slug, record in self.missing[models.Event].items()
            for each in record["organisers"]
        ]
        models.EventOrganiser.objects.bulk_create(
            models.EventOrganiser(
                event_id=event, organisation_id=self.ids[models.Organisation][slug]
            )
            for event, slug in organisers
        )

    def _make(self, table: type[Any]) -> None:
        records = self.missing[table]
        made = table.objects.bulk_create(
            table(**{name: record[name] for name in COLUMNS[table]}) for record in records.values()
        )
        self.ids[table].update(zip(records, (row.pk for row in made), strict=True))

    def _relate_organisations(self) -> None:
        records, ids = self.missing[models.Organisation], self.ids[models.Organisation]
        models.Alias.objects.bulk_create(
            models.Alias(organisation_id=ids[slug], name=name)
            for slug, record in records.items()
            for name in record["aliases"]
        )
        children = [
            models.Organisation(pk=ids[slug], parent_id=ids[record["parent"]])
            for slug, record in records.items()
            if record["parent"]
        ]
        models.Organisation.objects.bulk_update(children, ["parent"], batch_size=500)


def _as_said(table: type[Model], row: dict[str, Any]) -> dict[str, Any]:
    """With nothing in the lists, which other tables have."""
    record = {name: row[name] for name in COLUMNS[table]}
    if table is models.Organisation:
        return record | {"parent": row["parent__slug"], "aliases": [], "former_slugs": []}
    if table is models.Event:
        days = {name: _day(record[name]) for name in ("starts_on", "ends_on")}
        return record | days | {"organisers": []}
    return record if table is models.Goal else record | {"former_slugs": []}


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None


def _spread(
    records: Mapping[str, dict[str, Any]], name: str, rows: Iterable[tuple[str, str]]
) -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for slug, each in rows:
        found[slug].append(each)
    for slug, names in found.items():
        records[slug][name] = sorted(names)


class Renamed:
    """Names that once were another's, or that another name leads to: what has one of them is not
    written many at once.
    """

    def __init__(self) -> None:
        self.names: set[tuple[str, str]] = set()
        for table in (models.FormerName, models.Redirect):
            rows = table._default_manager.filter(plenary=None).values_list("kind", "old", "new")
            for kind, old, new in rows:
                self.names.update({(kind, old), (kind, new)})

    def touch(self, slug: str, original: str | None, document: Said) -> bool:
        if not self.names:
            return False
        named = {(NamedKind.PLENARY.value, each) for each in (slug, original) if each}
        for kind, table in _KINDS.items():
            named.update((kind, each) for each in document[table])
        return not self.names.isdisjoint(named)


_KINDS: dict[str, type[Model]] = {
    NamedKind.ORGANISATION.value: models.Organisation,
    NamedKind.PERSON.value: models.Person,
    NamedKind.THEME.value: models.Theme,
}
