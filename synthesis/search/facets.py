"""Facets: the ways in which readers narrow the passages of each kind."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from synthesis.models.kinds import (
    EntryKind,
    InterventionKind,
    OrganisationKind,
    PassageKind,
    Relation,
    TakeawayKind,
)


class Sense(TextChoices):
    """In which sense an intervention is one *of* an organisation. The values stand in addresses."""

    SPEAKS = "parle", _("s’exprime")
    MENTIONED = "mentionne", _("est mentionnée")
    ANY = "tous", _("s’exprime ou est mentionnée")


SENSES = {
    Sense.SPEAKS: (Relation.SPEAKS_FOR,),
    Sense.MENTIONED: (Relation.MENTIONS,),
    Sense.ANY: (Relation.SPEAKS_FOR, Relation.MENTIONS),
}


@dataclass(frozen=True)
class Facet:
    """One way to narrow: by the entries of a kind that passages are in one of `relations` with, ()
    where the reader's `Sense` decides.

    Its choices are those entries; or, where `values` stand, a few values: of the entries (kinds of
    organisations), or of the passages themselves where there is no `entries` (their `nature`). A
    `small` facet shows the choices that give nothing too.
    """

    entries: EntryKind | None
    relations: tuple[Relation, ...] = ()
    values: type[TextChoices] | None = None
    small: bool = False

    @property
    def names(self) -> EntryKind | None:
        """The kind of the entries that its choices are, by their slug."""
        return None if self.values else self.entries

    @property
    def follows_sense(self) -> bool:
        return self.entries is not None and not self.relations

    def relations_in(self, sense: Sense) -> tuple[Relation, ...]:
        return SENSES[sense] if self.follows_sense else self.relations


def _organised(*relations: Relation) -> dict[str, Facet]:
    return {
        "organisation": Facet(EntryKind.ORGANISATION, relations),
        "type": Facet(EntryKind.ORGANISATION, relations, OrganisationKind, small=True),
    }


def _nature(values: type[TextChoices]) -> dict[str, Facet]:
    return {"nature": Facet(None, values=values, small=True)}


_PERSON = {"personne": Facet(EntryKind.PERSON, (Relation.SPEAKER,))}
_SUBJECTS = {
    "theme": Facet(EntryKind.THEME, (Relation.THEME,), small=True),
    "objectif": Facet(EntryKind.GOAL, (Relation.GOAL,), small=True),
}
_PLENARY = {"pleniere": Facet(EntryKind.PLENARY, (Relation.PLENARY,))}
_SESSION = {"session": Facet(EntryKind.SESSION, (Relation.SESSION,))}
_SAID = _organised(Relation.SPEAKS_FOR)

# By kind of passage, then by the name that each has in addresses, in the order of the page.
FACETS: dict[PassageKind, dict[str, Facet]] = {
    PassageKind.INTERVENTION: {
        **_organised(),
        **_PERSON,
        **_SUBJECTS,
        **_nature(InterventionKind),
        **_PLENARY,
        **_SESSION,
    },
    PassageKind.TAKEAWAY: {
        **_nature(TakeawayKind),
        **_SAID,
        **_PERSON,
        **_SUBJECTS,
        **_PLENARY,
    },
    PassageKind.KEY_FIGURE: {**_SAID, **_PERSON, **_SUBJECTS, **_PLENARY},
    PassageKind.QUOTATION: {**_PERSON, **_SAID, **_SUBJECTS, **_PLENARY},
    PassageKind.ALLIANCE: {**_organised(Relation.PARTY), **_SUBJECTS, **_PLENARY},
}
