"""Fragments: each passage as lists show it, written when it is published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connections, models
from django.utils.translation import gettext_lazy as _

from synthesis.models.fields import LineField
from synthesis.models.passages import Passage


class FragmentQuerySet(models.QuerySet):
    def shown(self, pks: Sequence[int], language: str, code: str) -> list[tuple[Any, ...]]:
        """Of these passages, as this code wrote them: the pk, the label, the address, and the HTML
        in a language of the site. One query, in SQL: every list asks it, and the ORM takes longer
        to write it than the database to answer.
        """
        column = str(getattr(self.model._meta.get_field(language), "column"))  # noqa: B009
        marks = ", ".join(["%s"] * len(pks))
        text = (
            f"SELECT passage_id, label, address, {column} FROM {self.model._meta.db_table}"  # noqa: S608
            f" WHERE made_by = %s AND passage_id IN ({marks})"
        )
        with connections[self.db].cursor() as cursor:
            cursor.execute(text, [code, *pks])
            return cursor.fetchall()  # type: ignore[no-any-return]


class Fragment(models.Model):
    """A passage as lists show it, in pages of each language: safe HTML, in which `pages.fragments`
    has marked what may hold the words that readers look for.

    `label` is what it is called in a list of links, `address` its path in the site's first
    language. `made_by` is what code wrote it: what other code wrote is written again.
    """

    passage = models.OneToOneField(
        Passage, models.CASCADE, primary_key=True, related_name="fragment"
    )
    label = LineField(blank=True)
    address = models.CharField(max_length=700)
    made_by = models.CharField(max_length=16)
    fr = models.TextField()
    en = models.TextField()

    objects = FragmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("fragment")
        verbose_name_plural = _("fragments")
        default_permissions = ()

    def __str__(self) -> str:
        return self.address
