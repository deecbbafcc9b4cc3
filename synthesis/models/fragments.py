"""Fragments: each passage as lists show it, written when it is published."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from synthesis.models.fields import LineField
from synthesis.models.passages import Passage


class FragmentQuerySet(models.QuerySet):
    def written_by(self, code: str, pks: Collection[int]) -> Self:
        """Those of these passages that this code wrote."""
        return self.filter(pk__in=pks, made_by=code)

    def in_language(self, language: str) -> models.QuerySet[Any, Any]:
        """The pk of the passage, its label, its address, and its HTML in a language of the site."""
        return self.order_by().values_list("pk", "label", "address", language)


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
