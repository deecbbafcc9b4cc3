"""The index of the current editions: passages, the entries that they name, and the names that
moved.

Everything here can be thrown away and made anew (`rebuild`): the editions are the record.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from synthesis import text
from synthesis.document.integrity import keyed_nodes
from synthesis.document.synthesis import Synthesis
from synthesis.document.values import Value
from synthesis.models.editions import Edition
from synthesis.models.entries import Entry, Reference
from synthesis.models.kinds import EntryKind, NamedKind
from synthesis.models.passages import Passage, PassageQuerySet
from synthesis.models.publications import Publication
from synthesis.models.redirects import Redirect
from synthesis.search import names
from synthesis.search.columns import keeping
from synthesis.search.contents import names_of
from synthesis.search.passages import Draft, drafts

# What an edition says of an entry, in its columns.
DESCRIBED = ("label", "sort_key", "letter", "organisation_kind", "parent", "value")


def index(edition: Edition) -> None:
    """Put this edition in the place of whatever its plenary had in the index."""
    with transaction.atomic():
        forget(edition.plenary_id, keep_stale=True)
        document = edition.synthesis
        _redirect(edition, document)
        entries = _entries(edition, document)
        _store(edition, list(drafts(document)), entries)
        _refresh_stale()
        Entry.objects.filter(editions=edition).count_passages()
        names.store(Entry.objects.filter(editions=edition))
        Publication.objects.record(edition.plenary_id)
        _index_translations(edition)
        transaction.on_commit(keeping.bring_up, robust=True)


def forget(plenary_id: int, *, keep_stale: bool = False) -> None:
    """Take the plenary out of the index."""
    with transaction.atomic():
        passages = Passage.objects.filter(edition__plenary=plenary_id)
        passages.delete()
        named = Entry.objects.filter(editions__plenary=plenary_id)
        counted = Entry.objects.filter(pk__in=list(named.values_list("pk", flat=True)))
        Entry.editions.through.objects.filter(edition__plenary=plenary_id).delete()
        counted.count_passages()
        if not keep_stale:
            _refresh_stale()
            names.store(counted)
            last = Edition.objects.filter(plenary=plenary_id).order_by("number").last()
            Publication.objects.record(plenary_id)
            transaction.on_commit(keeping.bring_up, robust=True)
            if last:
                _index_translations(last)


def _index_translations(original: Edition) -> None:
    """They are listed in its place while it is not public, and only then."""
    named = Entry.objects.filter(
        kind=EntryKind.PLENARY, value__translation_of=original.slug
    ).exclude(slug=original.slug)
    for edition in Edition.objects.current().with_document().filter(slug__in=named.values("slug")):
        index(edition)


def _translates(document: Synthesis) -> bool:
    """Whether what it is a translation of is public."""
    slug = document.translation_of or ""
    now = Redirect.objects.target(NamedKind.PLENARY, slug) or slug
    return bool(slug) and Edition.objects.current().filter(slug=now).exists()


def rebuild() -> int:
    """The whole index anew, from the editions in the order of their publication; how many are
    current.
    """
    with transaction.atomic():
        Passage.objects.all().delete()
        Entry.objects.all().delete()
        Redirect.objects.all().delete()
        current = set(Edition.objects.current().values_list("pk", flat=True))
        for edition in Edition.objects.with_document().order_by("published_at", "pk").iterator(50):
            if edition.pk in current:
                index(edition)
            else:
                _redirect(edition, edition.synthesis)
        Publication.objects.record(None)
        return len(current)


def is_incomplete() -> bool:
    """Whether it lacks a current edition."""
    return Edition.objects.current().filter(entries=None).exists()


def complete() -> None:
    """Make the index anew if it lacks an edition: a migration may have emptied it."""
    if is_incomplete():
        rebuild()


def _redirect(edition: Edition, document: Synthesis) -> None:
    """Remember what this edition calls otherwise than the one before, or no longer has."""
    _redirect_slugs(document)
    before = Edition.objects.with_document().filter(
        plenary=edition.plenary_id, number=edition.number - 1
    )
    previous = before.first()
    if previous and previous.slug != edition.slug:
        Redirect.objects.lead(NamedKind.PLENARY, previous.slug, edition.slug)
    Redirect.objects.filter(kind=NamedKind.PLENARY, old=edition.slug).delete()
    earlier = keyed_nodes(previous.synthesis) if previous else {}
    for kind, nodes in keyed_nodes(document).items():
        _redirect_keys(edition, kind, nodes, {node.key for node in earlier.get(kind, ())})


def _redirect_slugs(document: Synthesis) -> None:
    for kind, records in (
        (NamedKind.ORGANISATION, document.organisations),
        (NamedKind.PERSON, document.people),
        (NamedKind.THEME, document.themes),
    ):
        for record in records:
            for old in record.former_slugs:
                Redirect.objects.lead(kind, old, record.slug)


def _redirect_keys(edition: Edition, kind: str, nodes: list[Any], earlier: set[str]) -> None:
    living = {node.key for node in nodes}
    successors = {old: node.key for node in nodes for old in node.former_keys}
    names = Redirect.objects.filter(kind=kind, plenary=edition.plenary_id)
    names.filter(old__in=living).delete()
    for gone in earlier - living - set(successors):
        Redirect.objects.lead(kind, gone, "", edition.plenary_id)
    for old, new in successors.items():
        Redirect.objects.lead(kind, old, new, edition.plenary_id)


def _entries(edition: Edition, document: Synthesis) -> dict[tuple[str, str], Entry]:
    """The document's entries by kind and by the slug that the document uses."""
    described = list(described_in(edition, document))
    moved = Redirect.objects.targets((kind, slug) for kind, slug, _ in described)
    now = {(kind, slug): moved.get((kind, slug)) or slug for kind, slug, _ in described}
    known = Entry.objects.named((kind, slug) for (kind, _), slug in now.items())
    found: dict[tuple[str, str], Entry] = {}
    said: list[tuple[Entry, dict[str, Any]]] = []
    for kind, slug, values in described:
        name = (kind, now[kind, slug])
        if name not in known or name[1] == slug:
            said.append((known.setdefault(name, Entry(kind=kind, slug=name[1])), values))
        found[kind, slug] = known[name]
    _describe(said, edition)
    edition.entries.add(*found.values())
    _absorb(found.values())
    return found


def described_in(
    edition: Edition, document: Synthesis
) -> Iterator[tuple[EntryKind, str, dict[str, Any]]]:
    """Kind and slug of each entry that the document names, and what it says of it."""
    for kind, slug, record in records_in(document):
        yield kind, slug, values_of(kind, record)
    yield from described_as_plenary(edition, document)


def records_in(document: Synthesis) -> Iterator[tuple[EntryKind, str, Any]]:
    yield from ((EntryKind.ORGANISATION, each.slug, each) for each in document.organisations)
    yield from ((EntryKind.PERSON, each.slug, each) for each in document.people)
    yield from ((EntryKind.THEME, each.slug, each) for each in document.themes)
    yield from ((EntryKind.GOAL, str(each.number), each) for each in document.goals)


def values_of(kind: EntryKind, record: Any) -> dict[str, Any]:
    """What a document that has this record says of its entry."""
    match kind:
        case EntryKind.ORGANISATION:
            more = {"organisation_kind": record.kind, "parent": record.parent or ""}
            return _values(record, record.name, **more)
        case EntryKind.PERSON:
            return _values(record, record.name, sort_key=text.family_first(record.name))
        case EntryKind.GOAL:
            return _values(record, record.title_fr, sort_key=f"{record.number:02}")
    return _values(record, record.name)


def described_as_plenary(
    edition: Edition, document: Synthesis
) -> Iterator[tuple[EntryKind, str, dict[str, Any]]]:
    """The plenary and its sessions."""
    newest_first = f"{(date.max - edition.held_on).days:07} {edition.slug}"
    value = {
        "event": edition.event,
        "held_on": edition.held_on.isoformat(),
        "organisers": list(_organisers(document)),
        "translation_of": document.translation_of,
    }
    more = {"label": edition.title, "sort_key": newest_first, "letter": text.letter(newest_first)}
    yield EntryKind.PLENARY, edition.slug, {"value": value, **more}
    for position, session in enumerate(document.sessions):
        more |= {"label": session.title, "sort_key": f"{newest_first} {position:04}"}
        value = {"title": session.title, "plenary": edition.title}
        slug = session_slug(edition.slug, session.key)
        yield EntryKind.SESSION, slug, {"value": value, **more}


def _organisers(document: Synthesis) -> Iterator[dict[str, str]]:
    """Of the plenary, or else of its event."""
    names = {each.slug: each.name for each in document.organisations}
    for slug in document.co_organisers or document.event.organisers:
        yield {"slug": slug, "name": names[slug]}


def session_slug(plenary: str, key: str) -> str:
    """What a session is called in the addresses of filters."""
    return f"{plenary}.{key}"


def _values(record: Value, label: str, **more: str) -> dict[str, Any]:
    values = {"label": label, "sort_key": text.fold(label), "value": record.model_dump(mode="json")}
    values |= more
    return values | {"letter": text.letter(str(values["sort_key"]))}


def _describe(said: Sequence[tuple[Entry, Mapping[str, Any]]], edition: Edition) -> None:
    """Write down what the edition says of each; what names one is found by all its names."""
    new = {id(entry): entry for entry, _ in said if entry.pk is None}
    known, changed, renamed = [], [], []
    for entry, values in said:
        before = names_of(entry)
        differs = any(getattr(entry, column) != value for column, value in values.items())
        for column, value in (*values.items(), ("edition", edition)):
            setattr(entry, column, value)
        if id(entry) not in new:
            known.append(entry.pk)
            changed += [entry] * differs
            renamed += [entry] * (names_of(entry) != before)
    Entry.objects.bulk_create(new.values())
    Entry.objects.filter(pk__in=known).update(edition=edition)
    Entry.objects.bulk_update(changed, DESCRIBED)
    if renamed:
        names.store(Entry.objects.filter(pk__in=[entry.pk for entry in renamed]))
        _found_otherwise(Passage.objects.filter(entries__in=renamed))


def _found_otherwise(passages: PassageQuerySet) -> None:
    """What names them is now found by other names."""
    for plenary in plenaries_of(passages):
        Publication.objects.record(plenary)


def plenaries_of(passages: PassageQuerySet) -> set[int]:
    return set(passages.order_by().values_list("edition__plenary", flat=True))


def _absorb(entries: Iterable[Entry]) -> None:
    """What other editions still call by a former slug is the same thing."""
    living = {(entry.kind, entry.slug): entry for entry in entries}
    former = Redirect.objects.former(living)
    for name, other in Entry.objects.named(former).items():
        entry = living[name[0], former[name]]
        for reference in other.references.all():
            _refer(reference, entry)
        entry.editions.add(*other.editions.all())
        other.delete()
        _found_otherwise(Passage.objects.filter(entries=entry))


def _refer(reference: Reference, entry: Entry) -> None:
    Reference.objects.get_or_create(
        passage_id=reference.passage_id,
        relation=reference.relation,
        entry=entry,
        defaults={
            "kind": reference.kind,
            "held_on": reference.held_on,
            "stated": reference.stated,
        },
    )


def _store(edition: Edition, found: list[Draft], entries: dict[tuple[str, str], Entry]) -> None:
    translates = _translates(edition.synthesis)
    passages = Passage.objects.bulk_create(
        Passage(
            translates=translates,
            edition=edition,
            position=position,
            plenary=edition.title,
            plenary_slug=edition.slug,
            held_on=edition.held_on,
            language=edition.language,
            **draft.columns,
        )
        for position, draft in enumerate(found, start=1)
    )
    if not translates:
        Reference.objects.bulk_create(_references(zip(passages, found, strict=True), entries))


def _references(
    rows: Iterable[tuple[Passage, Draft]], entries: dict[tuple[str, str], Entry]
) -> Iterator[Reference]:
    for passage, draft in rows:
        for (kind, slug, relation), stated in draft.names.items():
            if kind == EntryKind.SESSION:
                slug = session_slug(passage.plenary_slug, slug)
            yield Reference(
                passage=passage,
                entry=entries[kind, slug],
                kind=passage.kind,
                held_on=passage.held_on,
                relation=relation,
                stated=stated,
            )


def _refresh_stale() -> None:
    """An entry whose edition was superseded speaks by the last that still names it, or goes."""
    naming = Entry.editions.through.objects.all()
    for entry in Entry.objects.exclude(edition__in=naming.values("edition")).distinct():
        last = entry.editions.select_related("revision").order_by("-published_at", "-pk").first()
        if last is None:
            entry.delete()
            continue
        described = {
            (kind, slug): values for kind, slug, values in described_in(last, last.synthesis)
        }
        values = described.get((EntryKind(entry.kind), entry.slug), {})
        _describe([(entry, values)], last)
