"""Names that say the same, as editors list them for the search: readers may read them."""

from __future__ import annotations

import re
from typing import Any, ClassVar, cast

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from synthesis.models.fields import PlainField, filled
from synthesis.models.publications import NO_PLENARY, Publication
from synthesis.text import fold

# Each search reads them all, and compares each name with what was typed.
MOST_GROUPS = 200
MOST_NAMES = 12
LONGEST_NAME = 100

Group = tuple[str, ...]


class SynonymQuerySet(models.QuerySet):
    def groups(self) -> tuple[Group, ...]:
        """The names of each, in the order in which they were written down. One query."""
        rows = cast(list[str], list(self.order_by("pk").values_list("names", flat=True)))
        return tuple(names for row in rows[:MOST_GROUPS] if len(names := names_in(row)) > 1)


class Synonym(models.Model):
    """Names that say the same thing, one a line: what finds one of them finds the others."""

    names = PlainField(
        _("noms qui disent la même chose"),
        help_text=_(
            "Un nom par ligne, deux au moins : le sigle, puis le nom entier, au singulier et au "
            "pluriel s’il le faut. Qui cherche l’un trouve aussi les autres. Accents et majuscules "
            "ne comptent pas."
        ),
    )

    objects: ClassVar[SynonymQuerySet] = SynonymQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("synonyme")
        verbose_name_plural = _("synonymes")
        ordering = ("names",)
        constraints = (*filled("names"),)

    def __str__(self) -> str:
        return ", ".join(names_in(self.names))

    def clean(self) -> None:
        names = [line.strip() for line in self.names.splitlines() if line.strip()]
        self.names = "\n".join(names)
        faults = [*_faults(names), *self._taken(names)]
        others = Synonym.objects.exclude(pk=self.pk)
        if self._state.adding and others.count() >= MOST_GROUPS:
            faults.append(
                translate("Il y a déjà %(most)s synonymes : supprimez-en un d’abord.")
                % {"most": MOST_GROUPS}
            )
        if faults:
            raise ValidationError({"names": faults})

    def _taken(self, names: list[str]) -> list[str]:
        """A name says one thing: none is in two groups."""
        said = translate(
            "« %(name)s » est déjà le synonyme de « %(others)s » : complétez celui-là."
        )
        others = {
            key(each): group
            for group in Synonym.objects.exclude(pk=self.pk)
            for each in names_in(group.names)
        }
        return [
            said % {"name": name, "others": others[key(name)]}
            for name in names
            if key(name) in others
        ]


@receiver((post_save, post_delete), sender=Synonym)
def publish(**kwargs: Any) -> None:
    """What readers find changes at once: pages that were kept are kept no more."""
    with transaction.atomic():
        Publication.objects.record(NO_PLENARY)


def names_in(lines: str) -> Group:
    return tuple(line for line in lines.splitlines() if key(line))


def key(name: str) -> str:
    """The same for names that a search takes for one."""
    return " ".join(re.findall(r"[^\W_]+", fold(name)))


def _faults(names: list[str]) -> list[str]:
    keys = [key(name) for name in names]
    faults = []
    if empty := [name for name in names if not key(name)]:
        faults.append(
            translate("« %(name)s » n’a ni lettre ni chiffre : retirez-le.") % {"name": empty[0]}
        )
    if len({each for each in keys if each}) < 2:
        faults.append(translate("Écrivez au moins deux noms différents, un par ligne."))
    if twice := [name for at, name in enumerate(names) if key(name) in keys[:at]]:
        faults.append(translate("« %(name)s » est écrit deux fois.") % {"name": twice[0]})
    if len(names) > MOST_NAMES:
        faults.append(translate("Pas plus de %(most)s noms.") % {"most": MOST_NAMES})
    if long := [name for name in names if len(name) > LONGEST_NAME]:
        faults.append(
            translate("« %(name)s… » est trop long : %(most)s caractères au plus.")
            % {"name": long[0][:20], "most": LONGEST_NAME}
        )
    return faults
