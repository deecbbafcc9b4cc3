"""The reference records as a file has them: its columns, and how a line finds its record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from synthesis.admin.duplicates import key
from synthesis.models import Alias, FormerName, Organisation, Person, Theme
from synthesis.models.kinds import OrganisationKind

BETWEEN = " | "
SLUG, VERSION = "slug", "version"
# By column of the table, its head in a file: the same in every language, as in a file kept.
HEADS: dict[type[Any], dict[str, str]] = {
    Organisation: {
        SLUG: "adresse",
        "name": "nom",
        "short_name": "sigle",
        "kind": "type",
        "parent": "gérée par",
        "aliases": "autres noms",
        "website": "site web",
        "description": "description",
        VERSION: "version",
    },
    Person: {
        SLUG: "adresse",
        "given_name": "prénom",
        "family_name": "nom de famille",
        "biography": "biographie",
        VERSION: "version",
    },
    Theme: {SLUG: "adresse", "name": "nom", "description": "description", VERSION: "version"},
}
NEEDED = {Organisation: "name", Person: "family_name", Theme: "name"}


class Directory:
    """All records of a table, found by address and by name."""

    def __init__(self, table: type[Any]) -> None:
        self.table = table
        self.by_pk = {each.pk: each for each in table.objects.all()}
        self.by_slug = {each.slug: each for each in self.by_pk.values()}
        self.by_name: dict[str, list[Any]] = defaultdict(list)
        for each in self.by_pk.values():
            self.by_name[key(str(each))].append(each)
        former = FormerName.objects.of(table.kind_of_name, None)
        self.former = dict(former.values_list("old", "new"))
        self.aliases: dict[int, list[str]] = defaultdict(list)
        if table is Organisation:
            for pk, name in Alias.objects.values_list("organisation", "name"):
                self.aliases[pk].append(name)
        self.taken: dict[int, int] = {}

    def record(self, values: dict[str, str]) -> Any:
        """The record that a line is about, or a new one.

        Raises:
            ValidationError: nothing tells which, or another line is about it already.
        """
        slug = values.get(SLUG, "").strip().lower()
        found = self._at(slug) if slug else self._called(label_of(self.table, values))
        if found is not None and id(found) in self.taken:
            raise ValidationError(
                _("La ligne %d parle déjà de cette fiche : gardez-en une.") % self.taken[id(found)]
            )
        return found if found is not None else self.table(slug=slug)

    def _at(self, slug: str) -> Any:
        now = self.former.get(slug, slug)
        if not now:
            raise ValidationError(
                _("L’adresse « %s » a été celle d’une fiche supprimée : laissez-la vide.") % slug
            )
        return self.by_slug.get(now)

    def _called(self, name: str) -> Any:
        found = self.by_name.get(key(name), [])
        if len(found) > 1:
            raise ValidationError(
                _("Plusieurs fiches s’appellent « %s » : donnez l’adresse de la bonne.") % name
            )
        return found[0] if found else None

    def named(self, text: str) -> Any:
        """A record by its address or its name, those of the file included.

        Raises:
            ValidationError: none, or several.
        """
        found = self.by_slug.get(self.former.get(text, text)) or self._called(text)
        if found is None:
            raise ValidationError(
                _("« %s » n’est le nom d’aucune organisation, ni ici ni dans le fichier.") % text
            )
        return found

    def take(self, record: Any, number: int) -> None:
        """The line of that number is about this record: later lines may name it."""
        self.taken[id(record)] = number
        if record._state.adding:
            self.by_name[key(str(record))].append(record)
            if record.slug:
                self.by_slug[record.slug] = record


def label_of(table: type[Any], values: dict[str, str]) -> str:
    if table is Person:
        return f"{values.get('given_name', '')} {values.get('family_name', '')}".strip()
    return values.get("name", "")


def rows(table: type[Any]) -> Iterator[list[str]]:
    """The heads, then every record. Two queries, three for organisations."""
    yield list(HEADS[table].values())
    directory = Directory(table)
    with override("fr"):
        kinds = {each.value: str(each.label) for each in OrganisationKind}
    for record in table.objects.order_by(*table._meta.ordering):
        yield [_told(directory, record, name, kinds) for name in HEADS[table]]


def _told(directory: Directory, record: Any, name: str, kinds: dict[str, str]) -> str:
    if name == "aliases":
        return BETWEEN.join(sorted(directory.aliases[record.pk]))
    if name == "parent":
        above = directory.by_pk.get(record.parent_id)
        return above.slug if above else ""
    value = getattr(record, name)
    return kinds[value] if name == "kind" else str(value)
