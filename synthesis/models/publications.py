"""Publications: each time that what readers see changed, in the order in which it did.

What is made from the published (pages kept, the columns that lists count by) is keyed on the last
one: it can be told at once whether it is still true, and what has changed since when it is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Self
from uuid import uuid4

from django.db import connections, models
from django.utils.translation import gettext_lazy as _

_LAST = "SELECT token FROM synthesis_publication ORDER BY number DESC LIMIT 1"


# Of a change that is of no passage: what readers find by which words.
NO_PLENARY = 0


def new_token() -> str:
    return uuid4().hex


_of_page: ContextVar[str] = ContextVar("of_page", default="")


@contextmanager
def page_of(token: str) -> Iterator[None]:
    """What is made in here is made from what was published then."""
    before = _of_page.set(token)
    try:
        yield
    finally:
        _of_page.reset(before)


class PublicationQuerySet(models.QuerySet):
    def record(self, plenary_id: int | None) -> Publication:
        """Write down that a plenary's passages changed (None: that everything may have). In the
        transaction that changes them: publishers take their turn from here until they commit, so
        that nobody sees a number before those below it.
        """
        return self.record_all([plenary_id])[0]

    def record_all(self, plenary_ids: Sequence[int | None]) -> list[Publication]:
        """The same, of several plenaries."""
        self.in_turn()
        last = self.order_by("-number").values_list("number", flat=True)[:1].get()
        numbered = enumerate(plenary_ids, start=last + 1)
        new = [Publication(number=number, plenary_id=pk) for number, pk in numbered]
        Publication.objects.bulk_create(new)
        return new

    def in_turn(self) -> None:
        """Wait until no other publishes; others wait until this transaction ends."""
        self.get_or_create(number=0)
        self.select_for_update().get(number=0)

    def token(self) -> str:
        """That of the last one: two times that have the same have the same things published. One
        query; "" when nothing ever was.
        """
        # In SQL: each page asks for it, and the ORM takes longer to write the query than the
        # database to answer it.
        with connections[self.db].cursor() as cursor:
            cursor.execute(_LAST)
            found = cursor.fetchone()
        return str(found[0]) if found else ""

    def token_of_page(self) -> str:
        """That of the last one when the page that is being made was begun (see `page_of`): no
        query, and all of the page is of one publication.
        """
        return _of_page.get() or self.token()

    def since(self, token: str) -> Self | None:
        """Those after the one of this token; None when it is not known: its time was undone."""
        known = self.filter(token=token).values_list("number", flat=True).first()
        return None if known is None else self.filter(number__gt=known).order_by("number")


class Publication(models.Model):
    """A change of what readers see. `plenary_id` is that of the plenary that was published or
    withdrawn; None when the whole index was made anew.

    The number is the order; the token is never had twice, not even by a database that went back
    to a copy of itself and from there another way.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    token = models.CharField(max_length=32, default=new_token, unique=True)
    plenary_id = models.BigIntegerField(null=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ("number",)
        default_permissions = ()
        indexes = (models.Index(fields=["-number", "token"], name="publication_last"),)

    def __str__(self) -> str:
        return f"{self.number} {self.token}"
