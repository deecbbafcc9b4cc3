"""Searches that found nothing: the words and how often, nothing about who typed them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import connections, models
from django.utils.translation import gettext_lazy as _

from synthesis.models.fields import filled

LONGEST = 100
# How many are kept: beyond, those asked least, and of these the oldest, are forgotten.
MOST = 1_000
# New ones between two times that the others are forgotten.
_AT_ONCE = 20


class ZeroResultQuerySet(models.QuerySet):
    def note(self, words: str, today: date) -> None:
        """Count these words once more. One query, and now and then another."""
        table = self.model._meta.db_table
        # In SQL: the ORM can't add to the row that is in the way.
        with connections[self.db].cursor() as cursor:
            cursor.execute(
                f"""INSERT INTO {table} (words, times, last_on) VALUES (%s, 1, %s)
                ON CONFLICT (words) DO UPDATE
                SET times = {table}.times + 1, last_on = excluded.last_on
                RETURNING id, times""",  # noqa: S608
                [words[:LONGEST], today],
            )
            pk, times = cursor.fetchone()
        if times == 1 and pk % _AT_ONCE == 0:
            self.forget_rarest()

    def forget_rarest(self, most: int = MOST) -> None:
        kept = self.order_by("-times", "-last_on", "-pk").values("pk")[:most]
        self.exclude(pk__in=kept).delete()


class ZeroResultSearch(models.Model):
    """Words, folded, that somebody looked for in vain so many `times`, the last on that day."""

    words = models.CharField(_("mots cherchés"), max_length=LONGEST, unique=True)
    times = models.PositiveIntegerField(_("fois"), default=1)
    last_on = models.DateField(_("la dernière fois le"))

    objects: ClassVar[ZeroResultQuerySet] = ZeroResultQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("recherche sans résultat")
        verbose_name_plural = _("recherches sans résultat")
        ordering = ("-times", "-last_on", "-pk")
        default_permissions = ("view", "delete")
        constraints = (*filled("words"),)

    def __str__(self) -> str:
        return self.words
