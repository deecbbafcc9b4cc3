"""Names that were public and are no longer, and where each leads."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from synthesis.models.fields import NameField
from synthesis.models.kinds import NamedKind


class RedirectQuerySet(models.QuerySet):
    def lead(self, kind: str, old: str, new: str, plenary_id: int | None = None) -> None:
        """`old` leads to `new` from now on ("" for nowhere), and so does all that led to `old`."""
        names = self.filter(kind=kind, plenary_id=plenary_id)
        names.filter(old=new).delete()
        names.filter(new=old).update(new=new)
        names.update_or_create(kind=kind, plenary_id=plenary_id, old=old, defaults={"new": new})

    def target(self, kind: str, old: str, plenary_id: int | None = None) -> str | None:
        """What `old` is called now; "" when it is gone for good, None when nobody ever was called
        so.
        """
        found = self.filter(kind=kind, old=old, plenary_id=plenary_id)
        return found.order_by("pk").values_list("new", flat=True).first()

    def targets(self, names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """What each of these slugs, with its kind, is called now, if it is called otherwise."""
        wanted = set(names)
        found = self.filter(plenary=None, old__in={old for _, old in wanted})
        moved = {(kind, old): new for kind, old, new in found.values_list("kind", "old", "new")}
        return {name: moved[name] for name in wanted & set(moved)}

    def former(self, names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """By kind and former slug, what leads to these slugs of these kinds."""
        wanted = set(names)
        found = self.filter(plenary=None, new__in={new for _, new in wanted})
        rows = found.values_list("kind", "old", "new")
        return {(kind, old): new for kind, old, new in rows if (kind, new) in wanted}


class Redirect(models.Model):
    """A name that was public and is no longer, and what took its place ("" for nothing).

    Keys belong to a plenary; slugs to the whole site.
    """

    kind = models.CharField(max_length=20, choices=NamedKind)
    plenary = models.ForeignKey(
        "synthesis.Plenary", models.CASCADE, null=True, related_name="redirects"
    )
    old = NameField()
    new = NameField(blank=True)

    objects = RedirectQuerySet.as_manager()

    class Meta:
        verbose_name = _("redirection")
        verbose_name_plural = _("redirections")
        ordering = ("kind", "old")
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "old"], condition=Q(plenary=None), name="redirect_once_on_the_site"
            ),
            models.UniqueConstraint(
                fields=["kind", "plenary", "old"],
                condition=Q(plenary__isnull=False),
                name="redirect_once_in_its_plenary",
            ),
        )

    def __str__(self) -> str:
        return f"{self.old} → {self.new or '∅'}"
