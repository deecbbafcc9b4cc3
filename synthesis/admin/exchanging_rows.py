"""What each line of a file would do to the reference records, found out before anything is done."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from synthesis.admin.duplicates import key
from synthesis.admin.exchanging_directory import (
    BETWEEN,
    HEADS,
    NEEDED,
    SLUG,
    VERSION,
    Directory,
    label_of,
)
from synthesis.admin.exchanging_files import BadFile, Line, Sheet
from synthesis.document.synthesis import fingerprint
from synthesis.document.values import clean_line, clean_text
from synthesis.models import Alias, Organisation
from synthesis.models.fields import LineField
from synthesis.models.kinds import OrganisationKind


class Action(StrEnum):
    REFUSED = "refused"
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


SAID = {
    Action.REFUSED: gettext_lazy("refusée"),
    Action.NEW: gettext_lazy("nouvelle"),
    Action.CHANGED: gettext_lazy("modifiée"),
    Action.SAME: gettext_lazy("inchangée"),
}


@dataclass
class Fate:
    """What becomes of a line. `changes` are triples: head, what is stored, what the line says."""

    line: Line
    label: str = ""
    action: Action = Action.SAME
    record: Any = None
    parent: Any = None
    aliases: Sequence[str] | None = None
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    @property
    def said(self) -> str:
        return str(SAID[self.action])

    def refuse(self, reason: str) -> None:
        self.action = Action.REFUSED
        self.reasons.append(reason)


def columns_of(table: type[Any], sheet: Sheet) -> tuple[dict[str, int], list[str]]:
    """By column of the table, its place in the file; the heads that are none.

    Raises:
        BadFile: the column that names the record is missing, or one is there twice.
    """
    known = {key(head): name for name, head in HEADS[table].items()}
    known |= {key(name): name for name in HEADS[table]}
    places: dict[str, int] = {}
    unknown = []
    for place, head in enumerate(sheet.heads):
        name = known.get(key(head))
        if name in places:
            raise BadFile(_("La colonne « %s » est là deux fois : gardez-en une.") % head)
        if name:
            places[name] = place
        elif head:
            unknown.append(head)
    if NEEDED[table] not in places:
        raise BadFile(
            _("La colonne « %(needed)s » manque. La première ligne nomme les colonnes : %(all)s.")
            % {"needed": HEADS[table][NEEDED[table]], "all": ", ".join(HEADS[table].values())}
        )
    return places, unknown


class Plan:
    """The fate of every line. Four queries, whatever their number."""

    def __init__(self, table: type[Any], sheet: Sheet) -> None:
        self.table = table
        self.places, self.unknown = columns_of(table, sheet)
        self.directory = Directory(table)
        self.fates = [self._fate(line) for line in sheet.lines]
        if table is Organisation:
            self._parents()

    def _fate(self, line: Line) -> Fate:
        values = {name: self._value(line, place) for name, place in self.places.items()}
        fate = Fate(line, label=label_of(self.table, values))
        try:
            fate.record = self.directory.record(values)
            _refuse_an_old_version(fate.record, values.get(VERSION, ""))
            self._read(fate, values)
        except ValidationError as error:
            fate.refuse(self._sentence(error))
        if fate.action != Action.REFUSED:
            self.directory.take(fate.record, line.number)
        return fate

    def _sentence(self, error: ValidationError) -> str:
        """What is wrong, column by column where it is known."""
        if not hasattr(error, "error_dict"):
            return " ".join(error.messages)
        return " ".join(
            f"{HEADS[self.table].get(name, name)} : {' '.join(messages)}"
            for name, messages in error.message_dict.items()
        )

    @staticmethod
    def _value(line: Line, place: int) -> str:
        return line.cells[place] if place < len(line.cells) else ""

    def _read(self, fate: Fate, values: dict[str, str]) -> None:
        """Write the values into the record, which nothing stores yet, and note what differs."""
        record, new = fate.record, fate.record._state.adding
        for name, text in values.items():
            if name in (SLUG, VERSION, "parent", "aliases"):
                continue
            before, after = getattr(record, name), self._cleaned(name, text)
            if before != after and (after or not new):
                change = self._change(name, before, after)
                fate.changes.append((change[0], "", change[2]) if new else change)
            setattr(record, name, after)
        if "aliases" in values:
            self._read_aliases(fate, values["aliases"])
        if new or fate.changes:
            record.clean_fields(exclude=[VERSION, *([SLUG] if not record.slug else [])])
        fate.action = Action.NEW if new else Action.CHANGED if fate.changes else Action.SAME

    def _cleaned(self, name: str, text: str) -> str:
        if name == "kind":
            return _kind(text)
        column = self.table._meta.get_field(name)
        return clean_line(text) if isinstance(column, LineField) else clean_text(text)

    def _change(self, name: str, before: str, after: str) -> tuple[str, str, str]:
        if name == "kind":
            before, after = (str(OrganisationKind(each).label) for each in (before, after))
        return (HEADS[self.table][name], before, after)

    def _read_aliases(self, fate: Fate, text: str) -> None:
        names = [clean_line(each) for each in text.split(BETWEEN.strip())]
        stored = sorted(self.directory.aliases[fate.record.pk]) if fate.record.pk else []
        wanted = sorted({each for each in names if each})
        if stored != wanted:
            fate.aliases = wanted
            fate.changes.append(
                (HEADS[self.table]["aliases"], BETWEEN.join(stored), BETWEEN.join(wanted))
            )

    def _parents(self) -> None:
        for fate in self.fates:
            if fate.record is not None:
                fate.parent = self.directory.by_pk.get(fate.record.parent_id)
        place = self.places.get("parent")
        for fate in self.fates if place is not None else ():
            if fate.action != Action.REFUSED:
                self._read_parent(fate, self._value(fate.line, place or 0))
        above = {id(each.record): each.parent for each in self.written}
        for fate in self.written:
            if self._loops(fate, above):
                fate.refuse(_("Cette organisation se gérerait elle-même."))
        self._refuse_orphans()

    def _refuse_orphans(self) -> None:
        """Those managed by a new organisation whose own line is refused."""
        while True:
            made = {id(each.record) for each in self.written}
            orphans = [
                each
                for each in self.written
                if each.parent and each.parent._state.adding and id(each.parent) not in made
            ]
            if not orphans:
                return
            for fate in orphans:
                fate.refuse(_("La ligne de « %s », qui la gère, est refusée.") % fate.parent.name)

    def _read_parent(self, fate: Fate, text: str) -> None:
        stored = fate.parent
        try:
            fate.parent = self.directory.named(text) if text else None
        except ValidationError as error:
            fate.refuse(" ".join(error.messages))
            return
        if fate.parent is not stored:
            before, after = (each.name if each else "" for each in (stored, fate.parent))
            fate.changes.append((HEADS[self.table]["parent"], before, after))
            fate.action = Action.NEW if fate.action == Action.NEW else Action.CHANGED

    def _loops(self, fate: Fate, above: dict[int, Any]) -> bool:
        seen, record = {id(fate.record)}, fate.parent
        while record is not None:
            if id(record) in seen:
                return True
            seen.add(id(record))
            record = above.get(id(record), self.directory.by_pk.get(record.parent_id))
        return False

    def of(self, *actions: Action) -> list[Fate]:
        return [each for each in self.fates if each.action in actions]

    @property
    def written(self) -> list[Fate]:
        return self.of(Action.NEW, Action.CHANGED)

    @property
    def sha256(self) -> str:
        """What was shown, to be told from what is there when the editor has decided."""
        told = [
            [each.action, each.label, each.record.pk, each.record.version, each.changes]
            for each in self.written
        ]
        return fingerprint(json.dumps(told, ensure_ascii=False, default=str))


def _refuse_an_old_version(record: Any, version: str) -> None:
    if not record._state.adding and version and version != str(record.version):
        raise ValidationError(
            _("Cette fiche a été modifiée depuis l’export : exportez de nouveau, puis reprenez-la.")
        )


def _kind(text: str) -> str:
    """A kind of organisation by its word here, in French, or in the code."""
    if not text:
        return OrganisationKind.OTHER
    with override("fr"):
        french = {key(str(each.label)): each.value for each in OrganisationKind}
    known = french | {key(str(each.label)): each.value for each in OrganisationKind}
    known |= {each.value: each.value for each in OrganisationKind}
    if key(text) not in known:
        raise ValidationError(
            _("« %(text)s » n’est pas un type. Les types : %(all)s.")
            % {"text": text, "all": ", ".join(str(each.label) for each in OrganisationKind)}
        )
    return known[key(text)]


def store(fates: Iterable[Fate]) -> list[Any]:
    """Write the new and the changed, all or nothing (in a transaction of the caller's).

    Raises:
        EditConflict: somebody saved one of them meanwhile.
    """
    fates = list(fates)
    for fate in fates:
        if fate.record._state.adding:
            fate.record.save()
    for fate in fates:
        if fate.action == Action.CHANGED:
            if isinstance(fate.record, Organisation):
                fate.record.parent = fate.parent
            fate.record.save()
        elif fate.parent is not None:
            Organisation.objects.filter(pk=fate.record.pk).update(parent=fate.parent)
        _store_aliases(fate)
    return [fate.record for fate in fates]


def _store_aliases(fate: Fate) -> None:
    if fate.aliases is None:
        return
    stored = Alias.objects.filter(organisation=fate.record)
    stored.exclude(name__in=fate.aliases).delete()
    there = set(stored.values_list("name", flat=True))
    Alias.objects.bulk_create(
        Alias(organisation=fate.record, name=name) for name in fate.aliases if name not in there
    )
