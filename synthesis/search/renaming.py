"""What the names of an old address are called now: filters keep their promise as pages do."""

from collections.abc import Collection, Mapping

from django.db.models import Q

from synthesis.models.editions import Edition
from synthesis.models.kinds import EntryKind, NamedKind
from synthesis.models.redirects import Redirect
from synthesis.search.index import session_slug

Names = dict[tuple[str, str], str]


def names_now(old: Mapping[EntryKind, Collection[str]]) -> Names:
    """By kind and old name, what some of these are called now. One query, two with sessions."""
    asked = Q(
        plenary=None, kind__in=old, old__in=[name for names in old.values() for name in names]
    )
    sessions = [name.split(".", 1) for name in old.get(EntryKind.SESSION, ()) if "." in name]
    asked |= Q(kind=NamedKind.PLENARY, old__in=[slug for slug, _key in sessions])
    asked |= Q(kind=NamedKind.SESSION, old__in=[key for _slug, key in sessions])
    found = list(Redirect.objects.filter(asked).exclude(new=""))
    now: Names = {(each.kind, each.old): each.new for each in found if not each.plenary_id}
    return now | _sessions_now(sessions, found, now) if sessions else now


def _sessions_now(sessions: list[list[str]], found: list[Redirect], now: Names) -> Names:
    """A session is called by its plenary's slug and its own key: either may have changed."""
    slugs = Edition.objects.filter(slug__in=[slug for slug, _key in sessions])
    plenaries = dict(slugs.order_by("number").values_list("slug", "plenary_id"))
    keys = {(each.plenary_id, each.old): each.new for each in found if each.plenary_id}
    return {
        (EntryKind.SESSION, session_slug(slug, key)): session_slug(
            now.get((NamedKind.PLENARY, slug), slug), keys.get((plenaries.get(slug, 0), key), key)
        )
        for slug, key in sessions
    }
