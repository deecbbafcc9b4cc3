"""What the codes of a document are called on the desk: doubts as advice, actions, kinds and fields
as words.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models as tables
from django.utils.translation import gettext_lazy as _

from synthesis import models
from synthesis.document.diff import Action
from synthesis.document.doubts import DoubtCode
from synthesis.document.nodes import Kind

DOUBTS: Mapping[DoubtCode, Any] = {
    DoubtCode.QUOTATION_NOT_IN_SOURCE: _(
        "Ces mots ne sont pas dans la source : reprenez-les mot pour mot."
    ),
    DoubtCode.QUOTATION_UNCHECKED: _(
        "Cette citation n’a pu être comparée à rien : donnez le texte de la source à la plénière."
    ),
    DoubtCode.QUOTATION_NOT_IN_BODY: _(
        "Ces mots ne sont pas dans le texte de l’intervention : citez-les-y, "
        "ou retirez la citation."
    ),
    DoubtCode.QUOTATION_OF_ABSENT_PERSON: _(
        "Ces mots sont attribués à une personne qui ne parle pas dans cette intervention : "
        "vérifiez-la."
    ),
    DoubtCode.SPEAKER_WITHOUT_ROLE: _(
        "La fonction imprimée manque : donnez-la, ou publiez sans si la source ne la dit pas."
    ),
    DoubtCode.SPEAKER_OF_ANOTHER_NAME: _(
        "Le nom imprimé n’est pas celui de la personne choisie : vérifiez que c’est bien elle."
    ),
    DoubtCode.INTERVENTION_WITHOUT_SPEAKER: _(
        "Personne ne parle ici : dites qui, ou changez la nature en « cadrage »."
    ),
    DoubtCode.INTERVENTION_WITHOUT_TEXT: _("Le texte est vide : écrivez-le."),
    DoubtCode.PLACE_OUTSIDE_SOURCE: _(
        "La place indiquée sort du texte de la source : corrigez le début et la fin."
    ),
    DoubtCode.PLACE_SHARED: _(
        "Une autre intervention a la même place dans la source : corrigez l’une des deux."
    ),
    DoubtCode.FIGURE_WITHOUT_STUDY: _(
        "L’étude dont vient ce chiffre manque : donnez-la, ou publiez sans si personne ne la dit."
    ),
    DoubtCode.ALLIANCE_UNTOLD: _(
        "Aucune intervention ne raconte cette alliance : choisissez celles qui la racontent."
    ),
    DoubtCode.TAKEAWAY_UNSUPPORTED: _(
        "Aucune intervention n’appuie ce point : choisissez celles qui l’appuient."
    ),
    DoubtCode.PHOTO_WITHOUT_ALTERNATIVE: _(
        "Le texte de remplacement manque : dites ce que la photo montre, ou qu’elle est décorative."
    ),
    DoubtCode.PHOTO_WITHOUT_CREDIT: _("Le crédit de la photo manque : dites de qui elle est."),
    DoubtCode.LINK_DEAD: _(
        "Ce lien ne répond plus : donnez une copie archivée, ou publiez-le en le disant mort."
    ),
}

ACTIONS: Mapping[Action, Any] = {
    Action.ADDED: _("Ajout"),
    Action.REMOVED: _("Retrait"),
    Action.MOVED: _("Déplacement"),
    Action.CHANGED: _("Modification"),
}

TABLES: Mapping[Kind, type[tables.Model]] = {
    Kind.PLENARY: models.Plenary,
    Kind.EVENT: models.Event,
    Kind.SESSION: models.Session,
    Kind.INTERVENTION: models.Intervention,
    Kind.SPEAKING: models.Speaking,
    Kind.MENTION: models.Mention,
    Kind.QUOTATION: models.Quotation,
    Kind.KEY_FIGURE: models.KeyFigure,
    Kind.ANSWER: models.Answer,
    Kind.THEME_TAG: models.InterventionTheme,
    Kind.GOAL_TAG: models.InterventionGoal,
    Kind.ALLIANCE: models.Alliance,
    Kind.PARTY: models.Party,
    Kind.TAKEAWAY: models.Takeaway,
    Kind.PHOTO: models.Photo,
    Kind.LINK: models.Link,
    Kind.ORGANISATION: models.Organisation,
    Kind.PERSON: models.Person,
    Kind.THEME: models.Theme,
    Kind.GOAL: models.Goal,
}

# What a document has as a field and a table has otherwise.
_FIELDS: Mapping[str, Any] = {
    "aliases": _("autres noms"),
    "former_keys": _("anciens noms"),
    "former_slugs": _("anciennes adresses"),
    "name": _("nom"),
    "organisers": _("organisateurs"),
    "place": _("place dans la source"),
    "sha256": _("empreinte SHA-256"),
    "version": _("version du format"),
}


def kind_words(kind: str) -> str:
    """« intervention », « chiffre clé »."""
    if kind == Kind.SOURCE:
        return str(_("source"))
    return str(TABLES[Kind(kind)]._meta.verbose_name)


def field_words(kind: Kind, name: str) -> str:
    """A field's name; where something moved from and to is called by the kind of place."""
    if name in _FIELDS:
        return str(_FIELDS[name])
    column = _column(kind, name)
    return str(column.verbose_name) if column is not None else kind_words(name)


def value_words(kind: Kind, name: str, value: str) -> str:
    """A value of a vocabulary, or a yes or no, as words; any other as it is."""
    choices = dict(getattr(_column(kind, name), "flatchoices", ()))
    return str(choices.get(value) or {"true": _("oui"), "false": _("non")}.get(value, value))


def _column(kind: Kind, name: str) -> Any:
    """The table's column of that name; None when there is none."""
    try:
        return TABLES[kind]._meta.get_field(name)
    except (FieldDoesNotExist, KeyError):
        return None
