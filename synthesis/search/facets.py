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


def _facets(
    *organised: Relation,
    nature: type[TextChoices] | None = None,
    people: bool = False,
    sessions: bool = False,
) -> dict[str, Facet]:
    """In the order in which the page asks and its sentence answers."""
    facets = {
        "nature": Facet(None, values=nature, small=True),
        "organisation": Facet(EntryKind.ORGANISATION, organised),
        "type": Facet(EntryKind.ORGANISATION, organised, OrganisationKind, small=True),
        "personne": Facet(EntryKind.PERSON, (Relation.SPEAKER,)),
        "theme": Facet(EntryKind.THEME, (Relation.THEME,), small=True),
        "objectif": Facet(EntryKind.GOAL, (Relation.GOAL,), small=True),
        "pleniere": Facet(EntryKind.PLENARY, (Relation.PLENARY,)),
        "session": Facet(EntryKind.SESSION, (Relation.SESSION,)),
    }
    asked = {"nature": bool(nature), "personne": people, "session": sessions}
    return {name: facet for name, facet in facets.items() if asked.get(name, True)}


# By kind of passage, then by the name that each has in addresses.
FACETS: dict[PassageKind, dict[str, Facet]] = {
    PassageKind.INTERVENTION: _facets(nature=InterventionKind, people=True, sessions=True),
    PassageKind.TAKEAWAY: _facets(Relation.SPEAKS_FOR, nature=TakeawayKind),
    PassageKind.KEY_FIGURE: _facets(Relation.SPEAKS_FOR),
    PassageKind.QUOTATION: _facets(Relation.SPEAKS_FOR, people=True),
    PassageKind.ALLIANCE: _facets(Relation.PARTY),
}
