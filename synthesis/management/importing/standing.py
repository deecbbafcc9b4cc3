"""One document beside what the site has at its address."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from synthesis import publishing, workspace
from synthesis.document.synthesis import Synthesis
from synthesis.management.importing.preparing import Prepared
from synthesis.models import Edition, Plenary

# What loading leaves as the site has it, and what plenaries were called before.
_SHARED = ("organisations", "people", "themes", "goals", "event")
_FORMER = ("former_slugs", "former_keys")


class Unpublished(Exception):
    """An editor's work would be lost, or shown; the sentence says what to do."""


class Done(NamedTuple):
    loaded: bool = False
    published: bool = False


def bring_in(prepared: Prepared, *, publish: bool, changes: str) -> Done:
    """Load the document, and publish it; nothing when the site says the same.

    Raises:
        Unpublished: the desk has something else, that is not public.
        workspace.OriginalMissing: it translates what is not there.
        publishing.Refused: it can't be published.
    """
    document = prepared.document
    plenary = Plenary.objects.select_for_update().filter(slug=document.slug).first()
    if plenary is None:
        plenary = workspace.load(document)
        if publish:
            publishing.publish(plenary, None)
        return Done(loaded=True, published=publish)
    return _beside(document, plenary, changes if publish else None)


def _beside(document: Synthesis, plenary: Plenary, changes: str | None) -> Done:
    working = _essence(workspace.compile(plenary))
    last = Edition.objects.with_document().filter(plenary=plenary).order_by("-number").first()
    public, new = _essence(last.synthesis) if last else None, _essence(document)
    if new == public or (new == working and changes is None):
        return Done()
    if last and not Edition.objects.standing().filter(pk=last.pk).exists():
        raise Unpublished(
            _("La plénière « %(slug)s » est retirée des lecteurs : décidez-en au bureau.")
            % {"slug": plenary.slug}
        )
    if working not in (new, public):
        raise Unpublished(
            _(
                "Le bureau a de la plénière « %(slug)s » une version qui n’est pas publiée : "
                "publiez-la ou supprimez-la au bureau, puis relancez."
            )
            % {"slug": plenary.slug}
        )
    return _replace(document, plenary, changes, is_there=new == working)


def _replace(document: Synthesis, plenary: Plenary, changes: str | None, *, is_there: bool) -> Done:
    with transaction.atomic():
        if not is_there:
            workspace.load(document, into=plenary)
        if changes is None:
            return Done(loaded=True)
        if publishing.review(plenary).changes_anything:
            publishing.publish(plenary, None, changes)
            return Done(loaded=not is_there, published=True)
        transaction.set_rollback(True)
    return Done()


def _essence(document: Synthesis) -> str:
    """What loading it would write, as text."""
    value = document.public().model_dump(mode="json", exclude=set(_SHARED))
    value["event"] = document.event.slug
    return json.dumps(_without_former(value), sort_keys=True)


def _without_former(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_former(each) for name, each in value.items() if name not in _FORMER}
    return [_without_former(each) for each in value] if isinstance(value, list) else value
