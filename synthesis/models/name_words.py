"""The words of the names that the index has: what a name is found by while it is being typed."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from synthesis.models.entries import Entry

LONGEST_NAME = 300


class NameWordQuerySet(models.QuerySet):
    def beginning(self, start: str) -> Self:
        """The names with a word that begins so."""
        first = start.encode()
        return self.filter(word__gte=first, word__lt=first + b"\xff")

    def with_word(self, *words: str) -> Self:
        """The names with one of these words."""
        return self.filter(word__in=[each.encode() for each in words])


class NameWord(models.Model):
    """One `word` of one `name` of an entry. Both are folded; the name has a space before, between
    and after its words. `strength` grows with the number of the entry's passages, slowly, so that
    it seldom changes.

    The word is bytes: both databases compare those alike, whatever their language, so that words
    that begin alike are neighbours in the index.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="name_words")
    word: models.BinaryField[Any, Any] = models.BinaryField()
    name = models.CharField(max_length=LONGEST_NAME)
    strength = models.PositiveSmallIntegerField(default=0)

    objects = NameWordQuerySet.as_manager()

    class Meta:
        verbose_name = _("mot d’un nom")
        verbose_name_plural = _("mots des noms")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=["entry", "name", "word"], name="name_word_once"),
        )
        indexes = (
            models.Index(fields=["word", "strength", "entry"], name="name_word_by_word"),
            models.Index(fields=["name"], name="name_word_by_name"),
        )

    def __str__(self) -> str:
        return self.name.strip()
