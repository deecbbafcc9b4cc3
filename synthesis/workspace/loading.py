"""A Synthesis written into the working copy.

Rows that keep their key keep their id, so a colleague's open form still finds what it edits (and is
told, by the version, that it changed). Reference records that the site has are left as they are:
they belong to every plenary. What disappears leaves its key behind; what comes back takes it again.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Model

from synthesis import models
from synthesis.document.integrity import keyed_nodes
from synthesis.document.synthesis import Intervention, Source, Synthesis
from synthesis.models.kinds import NamedKind
from synthesis.workspace.columns import KEYED, columns, numbered


class AlreadyThere(Exception):
    """The site has a plenary at this address, and nobody said to replace it."""


class OriginalMissing(Exception):
    """The document translates a plenary that the site does not have: load that one first."""


def load(document: Synthesis, into: models.Plenary | None = None) -> models.Plenary:
    """Write the document: a new plenary, or in place of what `into` holds. All or nothing.

    A document whose source has no text (a published one) leaves the desk's copy of that text as it
    is.

    Raises:
        AlreadyThere: `into` was not given and the address is taken.
        OriginalMissing: it translates a plenary that is not here.
    """
    with transaction.atomic():
        if into is None and models.Plenary.objects.filter(slug=document.slug).exists():
            raise AlreadyThere(document.slug)
        directory = References(document)
        plenary = _plenary(document, into, directory)
        Loading(document, plenary, directory).run()
        return plenary


class References:
    """Ids of the reference records that a document names, made when the site lacks them."""

    def __init__(self, document: Synthesis) -> None:
        self.living: dict[type[Model], set[str]] = {
            models.Organisation: {node.slug for node in document.organisations},
            models.Person: {node.slug for node in document.people},
            models.Theme: {node.slug for node in document.themes},
        }
        self.organisations = self._organisations(document)
        self.people = self._ids(models.Person, NamedKind.PERSON, document.people)
        self.themes = self._ids(models.Theme, NamedKind.THEME, document.themes)
        self.goals = {
            each.number: models.Goal.objects.get_or_create(
                number=each.number, defaults=columns(models.Goal, each)
            )[0].pk
            for each in document.goals
        }
        self.event = self._event(document)

    def _ids(self, table: Any, kind: NamedKind, nodes: Iterable[Any]) -> dict[str, int]:
        return {node.slug: self._record(table, kind, node)[0].pk for node in nodes}

    def _record(self, table: Any, kind: NamedKind, node: Any) -> tuple[Any, bool]:
        """The site's record of that slug, or the one that it became since, or the one that the
        document knows by a later slug, or a new one.
        """
        names = models.FormerName.objects.of(kind, None)
        since = names.filter(old=node.slug).exclude(new="").values_list("new", flat=True).first()
        found = table.objects.filter(slug=since or node.slug).first() or self._before(table, node)
        if found:
            return found, False
        names.filter(old=node.slug).delete()
        record = table.objects.create(**columns(table, node))
        for old in node.former_slugs:
            if not table.objects.filter(slug=old).exists():
                names.remember(kind, None, old, node.slug)
        return record, True

    def _before(self, table: Any, node: Any) -> Any:
        """The site's record under a slug that the node has left, and that no other node has."""
        left = set(node.former_slugs) - self.living[table]
        return table.objects.filter(slug__in=left).order_by("pk").first() if left else None

    def _organisations(self, document: Synthesis) -> dict[str, int]:
        ids, made = {}, []
        for node in document.organisations:
            record, new = self._record(models.Organisation, NamedKind.ORGANISATION, node)
            ids[node.slug] = record.pk
            if new:
                made.append((record, node))
        for record, node in made:
            models.Organisation.objects.filter(pk=record.pk).update(
                parent=ids.get(node.parent or "")
            )
            models.Alias.objects.bulk_create(
                models.Alias(organisation=record, name=name) for name in node.aliases
            )
        return ids

    def _event(self, document: Synthesis) -> models.Event:
        values = columns(models.Event, document.event)
        event, made = models.Event.objects.get_or_create(slug=document.event.slug, defaults=values)
        if made:
            models.EventOrganiser.objects.bulk_create(
                models.EventOrganiser(event=event, organisation_id=self.organisations[slug])
                for slug in document.event.organisers
            )
        return event

    def who(self, node: Any) -> dict[str, int | None]:
        """Ids of the person and the organisation that a node names."""
        return {
            "person_id": self.people.get(node.person),
            "organisation_id": self.organisations.get(node.organisation),
        }


def _plenary(
    document: Synthesis, into: models.Plenary | None, directory: References
) -> models.Plenary:
    plenary = into or models.Plenary()
    for name, value in columns(models.Plenary, document).items():
        setattr(plenary, name, value)
    plenary.event = directory.event
    plenary.cover = None
    plenary.translation_of = _original(document.translation_of)
    _keep_source(plenary, document.source)
    if into is None:
        models.FormerName.objects.of(NamedKind.PLENARY, None).filter(old=document.slug).delete()
    plenary.save()
    for old in document.former_slugs:
        if not models.Plenary.objects.filter(slug=old).exists():
            models.FormerName.objects.remember(NamedKind.PLENARY, None, old, document.slug)
    return plenary


def _original(slug: str | None) -> models.Plenary | None:
    if slug is None:
        return None
    try:
        return models.Plenary.objects.get(slug=slug)
    except models.Plenary.DoesNotExist as missing:
        raise OriginalMissing(slug) from missing


def _keep_source(plenary: models.Plenary, source: Source | None) -> None:
    if source and not source.text and source.sha256 == plenary.source_sha256:
        return
    plenary.source_name = source.name if source else ""
    plenary.source_sha256 = source.sha256 if source else ""
    plenary.source_text = source.text if source else ""


class Loading:
    """The rows of one plenary, written anew under the ids that they had."""

    def __init__(self, document: Synthesis, plenary: models.Plenary, directory: References) -> None:
        self.document, self.plenary, self.directory = document, plenary, directory
        self.ids: dict[tuple[type[Model], str], int] = {}
        self.versions: dict[tuple[type[Model], str], int] = {}

    def run(self) -> None:
        self._clear()
        self._sessions()
        self._alliances()
        self._takeaways()
        self._media()
        self._former_keys()
        self.plenary.co_organisers.set(
            [self.directory.organisations[slug] for slug in self.document.co_organisers]
        )

    def _clear(self) -> None:
        for table in KEYED:
            rows = table._default_manager.filter(plenary=self.plenary)
            for row in rows:
                self.ids[table, row.key] = row.pk
                self.versions[table, row.key] = getattr(row, "version", -1) + 1
        for table, path in _DEPENDENTS:
            rows = table._default_manager.filter(**{path: self.plenary})
            rows._raw_delete(rows.db)
        for table in reversed(KEYED):
            rows = table._default_manager.filter(plenary=self.plenary)
            rows._raw_delete(rows.db)

    def _row(self, table: type[Any], node: Any, **more: Any) -> Any:
        """The node's row, unsaved, with the id that its key had."""
        row = table(**columns(table, node), plenary=self.plenary, **more)
        row.pk = self.ids.get((table, node.key))
        if hasattr(row, "version"):
            row.version = self.versions.get((table, node.key), 0)
        return row

    def _store(self, table: type[Any], rows: Iterable[Any]) -> dict[str, int]:
        """Insert the rows, those with an id and those without, and give back the ids by key."""
        rows = list(rows)
        for known in (True, False):
            table._default_manager.bulk_create(row for row in rows if bool(row.pk) is known)
        return {row.key: row.pk for row in rows}

    def _sessions(self) -> None:
        sessions = self._store(
            models.Session,
            [
                self._row(models.Session, node, position=position)
                for position, node in numbered(self.document.sessions)
            ],
        )
        self.interventions = self._store(
            models.Intervention,
            [
                self._row(
                    models.Intervention,
                    node,
                    session_id=sessions[session.key],
                    position=position,
                    source_start=node.place.start if node.place else None,
                    source_end=node.place.end if node.place else None,
                )
                for session in self.document.sessions
                for position, node in numbered(session.interventions)
            ],
        )
        self._parts()

    def _parts(self) -> None:
        parents = [(self.interventions[each.key], each) for each in self.document.interventions]
        self._who_speaks(parents)
        for table, name in (
            (models.Quotation, "quotations"),
            (models.KeyFigure, "figures"),
            (models.Answer, "answers"),
        ):
            self._store(
                table,
                [
                    self._row(
                        table,
                        node,
                        intervention_id=parent,
                        position=position,
                        **self._names(table, node),
                    )
                    for parent, intervention in parents
                    for position, node in numbered(getattr(intervention, name))
                ],
            )

    def _names(self, table: type[Model], node: Any) -> dict[str, int | None]:
        if table is models.Quotation:
            return self.directory.who(node)
        if table is models.Answer:
            return {"person_id": self.directory.people.get(node.person)}
        return {}

    def _who_speaks(self, parents: list[tuple[int, Intervention]]) -> None:
        models.Speaking.objects.bulk_create(
            models.Speaking(
                **columns(models.Speaking, node),
                **self.directory.who(node),
                intervention_id=parent,
                position=position,
            )
            for parent, intervention in parents
            for position, node in numbered(intervention.speakings)
        )
        models.Mention.objects.bulk_create(
            models.Mention(
                **columns(models.Mention, node),
                organisation_id=self.directory.organisations[node.organisation],
                intervention_id=parent,
                position=position,
            )
            for parent, intervention in parents
            for position, node in numbered(intervention.mentions)
        )
        self._tags(models.InterventionTheme, models.InterventionGoal, "intervention_id", parents)

    def _tags(
        self, themes: type[Any], goals: type[Any], owner: str, parents: list[tuple[int, Any]]
    ) -> None:
        themes._default_manager.bulk_create(
            themes(theme_id=self.directory.themes[tag.theme], stated=tag.stated, **{owner: parent})
            for parent, node in parents
            for tag in node.themes
        )
        goals._default_manager.bulk_create(
            goals(goal_id=self.directory.goals[tag.goal], stated=tag.stated, **{owner: parent})
            for parent, node in parents
            for tag in node.goals
        )

    def _alliances(self) -> None:
        ids = self._listed(models.Alliance, self.document.alliances)
        models.Party.objects.bulk_create(
            models.Party(
                **columns(models.Party, party),
                alliance_id=ids[node.key],
                organisation_id=self.directory.organisations[party.organisation],
                position=position,
            )
            for node in self.document.alliances
            for position, party in numbered(node.parties)
        )
        self._link(models.Alliance.told_by, "alliance_id", ids, self.document.alliances, "told_by")

    def _takeaways(self) -> None:
        nodes = self.document.takeaways
        ids = self._listed(models.Takeaway, nodes)
        self._link(models.Takeaway.supports, "takeaway_id", ids, nodes, "supports")
        parents = [(ids[node.key], node) for node in nodes]
        self._tags(models.TakeawayTheme, models.TakeawayGoal, "takeaway_id", parents)

    def _media(self) -> None:
        photos = self._listed(models.Photo, self.document.photos)
        self._listed(models.Link, self.document.links)
        if self.document.cover:
            self.plenary.cover_id = photos[self.document.cover]
            models.Plenary.objects.filter(pk=self.plenary.pk).update(cover=self.plenary.cover_id)

    def _listed(self, table: type[Any], nodes: Iterable[Any]) -> dict[str, int]:
        rows = [self._row(table, node, position=position) for position, node in numbered(nodes)]
        return self._store(table, rows)

    def _link(
        self, relation: Any, owner: str, ids: dict[str, int], nodes: Iterable[Any], name: str
    ) -> None:
        relation.through._default_manager.bulk_create(
            relation.through(intervention_id=self.interventions[key], **{owner: ids[node.key]})
            for node in nodes
            for key in getattr(node, name)
        )

    def _former_keys(self) -> None:
        for kind, nodes in keyed_nodes(self.document).items():
            living = {node.key for node in nodes}
            names = models.FormerName.objects.of(kind, self.plenary.pk)
            for row in names.filter(old__in=living):
                row.delete()
                if row.new and row.new not in living:
                    names.remember(kind, self.plenary.pk, row.new, row.old)
            table = next(each for each in KEYED if each.kind_of_name == kind)
            led = set(names.values_list("old", flat=True))
            for gone in {key for owner, key in self.ids if owner is table} - living - led:
                names.remember(kind, self.plenary.pk, gone, "")
            for node in nodes:
                for old in node.former_keys:
                    names.remember(kind, self.plenary.pk, old, node.key)


_DEPENDENTS: tuple[tuple[type[Model], str], ...] = (
    (models.Speaking, "intervention__plenary"),
    (models.Mention, "intervention__plenary"),
    (models.InterventionTheme, "intervention__plenary"),
    (models.InterventionGoal, "intervention__plenary"),
    (models.TakeawayTheme, "takeaway__plenary"),
    (models.TakeawayGoal, "takeaway__plenary"),
    (models.Party, "alliance__plenary"),
    (models.Takeaway.supports.through, "takeaway__plenary"),
    (models.Alliance.told_by.through, "alliance__plenary"),
)
