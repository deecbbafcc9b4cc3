"""What was prepared, written: some hundreds of new plenaries in one transaction.

A plenary that the site has, or that says what something was called before, or that is not of the
site's opinion about an organisation, goes the way of one at a time, which is that of the desk.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError as Invalid
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _
from pydantic import ValidationError

from synthesis import publishing, workspace
from synthesis.management.importing import faults, standing
from synthesis.management.importing.preparing import SHOWN, Outcome, Prepared, Unchanged
from synthesis.management.importing.reading import Fault, Place
from synthesis.models import Edition, Event, Fragment, Plenary, Publication
from synthesis.models.bulk import insert, make_room
from synthesis.search import bulk as published
from synthesis.workspace import bulk as working
from synthesis.workspace.directory import Renamed, Site

logger = logging.getLogger(__name__)

# Passages of a transaction: enough that what each costs is shared by many, little enough that an
# editor who saves meanwhile waits a few seconds at most.
AT_ONCE = 5_000


@dataclass
class Report:
    """What became of the documents; numbers of documents, but for `passages`."""

    loaded: int = 0
    published: int = 0
    unchanged: int = 0
    passages: int = 0
    refused: list[Fault] = field(default_factory=list)


class Writer:
    """Takes outcomes in their order; the last ones are written by `finish`."""

    def __init__(self, *, publish: bool, changes: str) -> None:
        self.publish, self.changes = publish, changes
        self.report = Report()
        self.batch: list[Prepared] = []
        self.waiting: list[Prepared] = []
        self.places: dict[str, Place] = {}
        make_room()

    def take(self, outcome: Outcome) -> None:
        if isinstance(outcome, Fault):
            self.report.refused.append(outcome)
        elif outcome.slug in self.places:
            self._refuse(
                outcome,
                _("L’adresse « %(slug)s » est déjà celle de %(first)s : n’en gardez qu’un.")
                % {"slug": outcome.slug, "first": self.places[outcome.slug]},
            )
        else:
            self.places[outcome.slug] = outcome.place
            self._take(outcome)

    def _take(self, outcome: Prepared | Unchanged) -> None:
        if isinstance(outcome, Unchanged):
            self.report.unchanged += 1
            return
        self.batch.append(outcome)
        if sum(each.passages for each in self.batch) >= AT_ONCE:
            self._write()

    def finish(self) -> Report:
        """Translations that came before their originals are tried again."""
        self._write()
        while self.waiting:
            self.batch, self.waiting = self.waiting, []
            before = len(self.batch)
            self._write()
            if len(self.waiting) == before:
                break
        for each in self.waiting:
            self._refuse(
                each,
                _("La synthèse « %(slug)s », qu’elle traduit, n’est pas là : chargez-la d’abord.")
                % {"slug": each.translation_of},
            )
        return self.report

    def _refuse(self, document: Prepared | Unchanged, why: str) -> None:
        self.report.refused.append(Fault(document.place, why))

    def _write(self) -> None:
        rest, self.batch = self.batch, []
        while rest:
            try:
                written = self._write_new(rest)
            except DatabaseError:
                # One of them is not to the database's liking: it will be named.
                logger.warning("A batch was refused; its documents go one by one", exc_info=True)
                for each in rest:
                    self._one(each)
                return
            rest = rest[written:]
            if rest:
                self._one(rest.pop(0))

    def _write_new(self, documents: list[Prepared]) -> int:
        """Write those that come first and are new; how many they were."""
        with transaction.atomic():
            if self.publish:
                Publication.objects.in_turn()
            new, site = self._new(documents)
            if new:
                self._store(new, site)
        self._count(new)
        return len(new)

    def _count(self, new: list[Prepared]) -> None:
        self.report.loaded += len(new)
        self.report.published += len(new) if self.publish else 0
        self.report.passages += sum(each.passages for each in new)

    def _new(self, documents: list[Prepared]) -> tuple[list[Prepared], Site]:
        slugs = [each.slug for each in documents]
        taken = {
            *Plenary.objects.filter(slug__in=slugs).values_list("slug", flat=True),
            *Edition.objects.filter(slug__in=slugs).values_list("slug", flat=True),
        }
        site, renamed, new = Site(each.said for each in documents), Renamed(), []
        for each in documents:
            touched = renamed.touch(each.slug, each.translation_of, each.said)
            if not each.is_plain or each.slug in taken or touched or not site.agrees(each.said):
                break
            new.append(each)
        return new, site

    def _store(self, new: list[Prepared], site: Site) -> None:
        site.make()
        plenaries = [Plenary(**each.plenary, event_id=site.ids[Event][each.event]) for each in new]
        working.store(plenaries, [each.parts for each in new], site)
        working.cover(plenaries, [each.cover for each in new])
        if self.publish:
            editions = publishing.freeze_first(plenaries, [each.frozen for each in new])
            passages = published.store(editions, [each.index for each in new if each.index])
            rows = (
                (pks[at], *row)
                for pks, each in zip(passages, new, strict=True)
                for at, row in each.shown
            )
            insert(Fragment, ("passage_id", *SHOWN), rows)

    def _one(self, document: Prepared) -> None:
        try:
            with transaction.atomic():
                done = standing.bring_in(document, publish=self.publish, changes=self.changes)
        except workspace.OriginalMissing:
            self.waiting.append(document)
        except (publishing.Refused, standing.Unpublished) as refused:
            self._refuse(document, str(refused))
        except ValidationError as error:
            self._refuse(document, faults.of_schema(error))
        except Invalid as error:
            self._refuse(document, " ".join(error.messages))
        except DatabaseError as error:
            why = _("La base de données le refuse (%(why)s) : corrigez-le, puis relancez.")
            self._refuse(document, why % {"why": str(error).splitlines()[0]})
        else:
            self._note(document, done)

    def _note(self, document: Prepared, done: standing.Done) -> None:
        self.report.loaded += done.loaded
        self.report.published += done.published
        self.report.unchanged += not (done.loaded or done.published)
        self.report.passages += document.passages if done.loaded or done.published else 0
