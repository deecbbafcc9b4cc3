"""Permanent names: what has a slug or a key keeps it, and what it was called once is never given to
another.

A slug may be changed, and is then remembered (`FormerName`): the old address leads to the new one.
A thing that is deleted leaves its name behind, leading nowhere, so that no later thing is taken for
it. Editors' conflicts are met here too: each record counts its versions, and a save compares the
version that was read with the one that is stored, in the UPDATE itself.
"""

from collections.abc import Collection
from typing import Any, ClassVar, Self, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from synthesis import text
from synthesis.models.fields import NameField, filled
from synthesis.models.kinds import NamedKind

NAME_WORDS = 60


class EditConflict(Exception):
    """Somebody else saved this record after it was read: nothing was written."""


class NaturalQuerySet(models.QuerySet):
    """Rows found by what they are called in the world, as fixtures do."""

    def get_by_natural_key(self, *values: Any) -> Any:
        names = cast(type[Record], self.model).natural
        return self.get(**dict(zip(names, values, strict=True)))


class Record(models.Model):
    """A row with a natural key: the lookups of `natural`, in order."""

    natural: ClassVar[tuple[str, ...]]

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[Any, ...]:
        return tuple(_follow(self, path) for path in self.natural)


def _follow(instance: Any, path: str) -> Any:
    for name in path.split("__"):
        instance = getattr(instance, name, None)
    return instance


class Versioned(models.Model):
    """A record that two editors may have open at once."""

    version = models.PositiveIntegerField(_("version"), default=0, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises: EditConflict: the stored version is not the one that this object was read at."""
        if not self._state.adding:
            self._claim()
        super().save(*args, **kwargs)

    def _claim(self) -> None:
        stored = type(self)._base_manager.filter(pk=self.pk, version=self.version)
        if not stored.update(version=F("version") + 1):
            raise EditConflict(str(self))
        self.version += 1


class FormerNameQuerySet(NaturalQuerySet):
    def of(self, kind: str, plenary_id: int | None) -> Self:
        return self.filter(kind=kind, plenary_id=plenary_id)

    def remember(self, kind: str, plenary_id: int | None, old: str, new: str) -> None:
        """`old` now leads to `new` ("" for nowhere), and so does all that led to `old`."""
        names = self.of(kind, plenary_id)
        names.filter(old=new).delete()
        names.filter(new=old).update(new=new)
        names.update_or_create(kind=kind, plenary_id=plenary_id, old=old, defaults={"new": new})


class FormerName(Record):
    """A slug or key that is no longer in use, and the one that took its place."""

    natural = ("kind", "plenary__slug", "old")

    kind = models.CharField(_("nature"), max_length=20, choices=NamedKind)
    plenary = models.ForeignKey(
        "synthesis.Plenary", models.CASCADE, null=True, blank=True, related_name="former_names"
    )
    old = NameField(_("ancien nom"))
    new = NameField(_("nouveau nom"), blank=True, help_text=_("Vide : supprimé sans successeur."))

    objects = FormerNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("ancien nom")
        verbose_name_plural = _("anciens noms")
        ordering = ("kind", "old")
        constraints = (
            *filled("old"),
            models.UniqueConstraint(
                fields=["kind", "old"],
                condition=Q(plenary=None),
                name="formername_once_on_the_site",
            ),
            models.UniqueConstraint(
                fields=["kind", "plenary", "old"],
                condition=Q(plenary__isnull=False),
                name="formername_once_in_its_plenary",
            ),
        )

    def __str__(self) -> str:
        return f"{self.old} → {self.new or '∅'}"


class Permanent(Record):
    """Something with a permanent name in the column `named_by`, made of its words if need be."""

    named_by: ClassVar[str]
    kind_of_name: ClassVar[NamedKind]
    known_as: str = ""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.permanent_name:
            setattr(self, self.named_by, self.free_name(self.naming_words()))
        self._refuse_a_former_name()
        super().save(*args, **kwargs)
        if self.known_as not in ("", self.permanent_name):
            FormerName.objects.remember(
                self.kind_of_name, self.scope(), self.known_as, self.permanent_name
            )
        self.known_as = self.permanent_name

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **kwargs: Any
    ) -> Self:
        instance = super().from_db(db, field_names, values, **kwargs)
        instance.known_as = instance.__dict__.get(cls.named_by, "")
        return instance

    @property
    def permanent_name(self) -> str:
        return str(getattr(self, self.named_by))

    def naming_words(self) -> str:
        """The words that a first name is made of."""
        return str(self)

    def scope(self) -> int | None:
        """The plenary's id that the name is unique in; None for the whole site."""
        return None

    def clean(self) -> None:
        super().clean()
        self._refuse_a_former_name()

    def _refuse_a_former_name(self) -> None:
        if self.permanent_name in (self.known_as, ""):
            return
        led = FormerName.objects.of(self.kind_of_name, self.scope()).filter(old=self.permanent_name)
        if led.exclude(new=self.known_as or self.permanent_name).exists():
            message = translate("Le nom « %(name)s » a déjà servi : choisissez-en un autre.")
            raise ValidationError({self.named_by: message % {"name": self.permanent_name}})

    def free_name(self, words: str) -> str:
        """The first of `words`, `words-2`, `words-3`… that was never used."""
        stem = text.slug(words, NAME_WORDS) or self.kind_of_name.replace("_", "-")
        taken = self._taken(stem)
        names = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
        return next(name for name in names if name not in taken)

    def _taken(self, stem: str) -> set[str]:
        mine = {f"{self.named_by}__startswith": stem}
        scope = {} if self.scope() is None else {"plenary_id": self.scope()}
        living = type(self)._base_manager.filter(**mine, **scope).exclude(pk=self.pk)
        former = FormerName.objects.of(self.kind_of_name, self.scope()).filter(old__startswith=stem)
        return {
            *living.values_list(self.named_by, flat=True),
            *former.values_list("old", flat=True),
        }


class Slugged(Permanent):
    """Named once on the whole site."""

    named_by = "slug"
    natural = ("slug",)

    slug = NameField(
        _("adresse"), unique=True, blank=True, help_text=_("Laissez vide : elle est faite du nom.")
    )

    class Meta:
        abstract = True


class Keyed(Permanent):
    """Named once inside its plenary."""

    named_by = "key"
    natural = ("plenary__slug", "key")
    plenary_id: int

    key = NameField(
        _("nom permanent"), blank=True, help_text=_("Laissez vide : il est fait des premiers mots.")
    )

    class Meta:
        abstract = True

    def scope(self) -> int | None:
        return self.plenary_id


def keyed_once() -> list[models.BaseConstraint]:
    return [
        *filled("key"),
        models.UniqueConstraint(fields=["plenary", "key"], name="%(class)s_one_a_key"),
    ]


def retire(sender: type[models.Model], instance: models.Model, origin: Any, **kwargs: Any) -> None:
    """A deleted thing leaves its name behind (not when its whole plenary goes)."""
    if not isinstance(instance, Permanent):
        return
    started_by = getattr(origin, "model", type(origin))
    if not (instance.scope() and started_by.__name__ == "Plenary"):
        name = instance.known_as or instance.permanent_name
        FormerName.objects.remember(instance.kind_of_name, instance.scope(), name, "")
