"""Records that a new one may be: shown before it is made, so that nobody has to merge the two."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from synthesis.admin.duplicates import key, near
from synthesis.models import Alias, Organisation, Person

MOST = 5
_SHORTEST = 6


@dataclass(frozen=True)
class Alike:
    """`kind` is "person" or "organisation"; `about` tells it from its namesakes."""

    kind: str
    id: int
    name: str
    about: str

    def told(self) -> dict[str, Any]:
        return asdict(self)


def _same(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _SHORTEST and near(one, other))


def organisations_like(name: str) -> list[Alike]:
    """Those with that name or alias, an article or one letter apart (two queries, and one)."""
    asked = key(name)
    names = Organisation.objects.order_by().values_list("pk", "name", "short_name")
    found = [pk for pk, *each in names if any(_same(asked, key(word)) for word in each if word)]
    aliases = Alias.objects.order_by().values_list("organisation", "name")
    found += [pk for pk, each in aliases if _same(asked, key(each))]
    rows = Organisation.objects.filter(pk__in=found[:50])[:MOST]
    return [
        Alike(
            "organisation",
            row.pk,
            row.name,
            ", ".join(filter(None, (row.short_name, row.get_kind_display()))),
        )
        for row in rows
    ]


def people_like(person: Person) -> list[Alike]:
    """Those with that name, in either order, or one letter apart (one query, and two)."""
    asked = _key(person.given_name, person.family_name)
    names = Person.objects.order_by().values_list("pk", "given_name", "family_name")
    found = [pk for pk, given, family in names if _same(asked, _key(given, family))]
    rows = Person.objects.filter(pk__in=found[:50]).prefetch_related("affiliations__organisation")
    return [
        Alike(
            "person",
            row.pk,
            str(row),
            ", ".join(each.role or str(each.organisation) for each in row.affiliations.all()),
        )
        for row in rows[:MOST]
    ]


def _key(given: str, family: str) -> str:
    return "".join(sorted((key(given), key(family))))
