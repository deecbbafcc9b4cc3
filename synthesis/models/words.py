"""The index of words, as queries see it: its structure is each database's own.

Django makes no table of it: SQLite has a full-text table, PostgreSQL a table with a vector, and
`synthesis.search.words` makes, fills and asks them. Both have the same columns, so that one model
serves both. It can be thrown away like the passages that it indexes.
"""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from synthesis.models.passages import Passage

TABLE = "synthesis_words"


class WholeField(models.TextField):
    """All words of a row at once: a column that has the table's name, as SQLite wants it."""


class UndumpedManager(models.Manager):
    """No row: a dump leaves out what only `search.words` can write."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().none()


class Words(models.Model):
    """The words of one passage: `names` and `body` are those of `search.analysis.Analysed`."""

    passage = models.OneToOneField(
        Passage,
        models.DO_NOTHING,
        primary_key=True,
        db_column="rowid",
        db_constraint=False,
        related_name="words",
    )
    whole = WholeField(db_column=TABLE)
    names = models.TextField()
    body = models.TextField()

    dumped = UndumpedManager()
    objects: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        managed = False
        db_table = TABLE
        default_permissions = ()
        verbose_name = _("mots d’un passage")
        verbose_name_plural = _("mots des passages")

    def __str__(self) -> str:
        return str(self.pk)
