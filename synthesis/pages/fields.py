"""What the things of a document and their fields are called: to readers, and on the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from synthesis.document.diff import Action
from synthesis.document.nodes import Kind
from synthesis.models import kinds

ACTIONS: Mapping[Action, Any] = {
    Action.ADDED: _("Ajout"),
    Action.REMOVED: _("Retrait"),
    Action.MOVED: _("Déplacement"),
    Action.CHANGED: _("Modification"),
}

_KINDS: Mapping[Kind, Any] = {
    Kind.PLENARY: _("plénière"),
    Kind.EVENT: _("événement"),
    Kind.SOURCE: _("source"),
    Kind.SESSION: _("session"),
    Kind.INTERVENTION: _("intervention"),
    Kind.SPEAKING: _("prise de parole"),
    Kind.MENTION: _("mention"),
    Kind.QUOTATION: _("citation"),
    Kind.KEY_FIGURE: _("chiffre clé"),
    Kind.ANSWER: _("réponse"),
    Kind.THEME_TAG: _("thème"),
    Kind.GOAL_TAG: _("objectif"),
    Kind.ALLIANCE: _("alliance"),
    Kind.PARTY: _("partie"),
    Kind.TAKEAWAY: _("point à retenir"),
    Kind.PHOTO: _("photo"),
    Kind.LINK: _("lien"),
    Kind.ORGANISATION: _("organisation"),
    Kind.PERSON: _("personne"),
    Kind.THEME: _("thème"),
    Kind.GOAL: _("objectif de développement durable"),
}

# What a field is called wherever it is, but for those of `_FIELDS_OF`.
_FIELDS: Mapping[str, Any] = {
    "aliases": _("autres noms"),
    "alternative_text": _("texte de remplacement"),
    "amount": _("montant"),
    "amount_qualifier": _("précision du montant"),
    "archived_url": _("copie archivée"),
    "biography": _("biographie"),
    "body": _("texte"),
    "caption": _("légende"),
    "checked_on": _("vérifié le"),
    "city": _("ville"),
    "closing": _("mot de la fin"),
    "co_organisers": _("co-organisateurs"),
    "counted": _("ce qui est compté"),
    "cover": _("photo de couverture"),
    "credit": _("crédit"),
    "currency": _("monnaie"),
    "decorative": _("purement décorative"),
    "description": _("description"),
    "edition": _("édition"),
    "ends_on": _("au"),
    "family_name": _("nom de famille"),
    "file": _("fichier"),
    "focal_x": _("point d’intérêt, de gauche (%)"),
    "focal_y": _("point d’intérêt, du haut (%)"),
    "former_keys": _("anciens noms"),
    "former_slugs": _("anciennes adresses"),
    "given_name": _("prénom"),
    "goal": _("objectif"),
    "heading": _("intertitre"),
    "held_on": _("date"),
    "introduction": _("introduction"),
    "key": _("nom permanent"),
    "kind": _("nature"),
    "label": _("intitulé"),
    "language": _("langue"),
    "logo": _("logo"),
    "made": _("ce qu’elles ont fait ensemble"),
    "mode": _("restitution"),
    "name": _("nom"),
    "note": _("note"),
    "number": _("nombre"),
    "opening": _("texte d’ouverture"),
    "organisation": _("au nom de"),
    "organisers": _("organisateurs"),
    "parent": _("gérée par"),
    "part": _("rôle dans l’alliance"),
    "person": _("personne"),
    "place": _("place dans la source"),
    "population": _("population"),
    "portrait": _("portrait"),
    "printed": _("nom imprimé"),
    "printed_name": _("nom imprimé"),
    "printed_organisation": _("organisation imprimée"),
    "printed_role": _("fonction imprimée"),
    "qualifier": _("précision"),
    "series": _("série"),
    "sha256": _("empreinte SHA-256"),
    "short_name": _("sigle ou nom court"),
    "slug": _("adresse"),
    "starts_on": _("du"),
    "stated": _("dit par l’intervenant"),
    "statement": _("énoncé"),
    "status": _("état"),
    "study": _("étude ou source"),
    "supports": _("interventions qui l’appuient"),
    "text": _("mots cités"),
    "theme": _("thème"),
    "title": _("titre"),
    "title_en": _("titre officiel en anglais"),
    "title_fr": _("titre officiel en français"),
    "told_by": _("interventions qui la racontent"),
    "translation_of": _("traduction de"),
    "unit": _("unité"),
    "url": _("adresse web"),
    "venue": _("lieu"),
    "version": _("version du format"),
    "website": _("site web"),
    "year": _("année"),
}
_FIELDS_OF: Mapping[tuple[Kind, str], Any] = {
    (Kind.ANSWER, "person"): _("donnée par"),
    (Kind.ANSWER, "text"): _("réponse"),
    (Kind.GOAL, "number"): _("numéro"),
    (Kind.MENTION, "organisation"): _("organisation"),
    (Kind.ORGANISATION, "kind"): _("type"),
    (Kind.PARTY, "organisation"): _("organisation"),
    (Kind.QUOTATION, "person"): _("dits par"),
}

_CHOICES: Mapping[tuple[Kind, str], type[TextChoices]] = {
    (Kind.ALLIANCE, "amount_qualifier"): kinds.Qualifier,
    (Kind.INTERVENTION, "kind"): kinds.InterventionKind,
    (Kind.INTERVENTION, "mode"): kinds.InterventionMode,
    (Kind.KEY_FIGURE, "qualifier"): kinds.Qualifier,
    (Kind.LINK, "status"): kinds.LinkStatus,
    (Kind.ORGANISATION, "kind"): kinds.OrganisationKind,
    (Kind.PLENARY, "language"): kinds.Language,
    (Kind.TAKEAWAY, "kind"): kinds.TakeawayKind,
}
_TRUTHS = {"true": _("oui"), "false": _("non")}


def kind_words(kind: str) -> str:
    """« intervention », « chiffre clé »."""
    return str(_KINDS[Kind(kind)])


def field_words(kind: Kind, name: str) -> str:
    """A field's name; where something moved from and to is called by the kind of place."""
    words = _FIELDS_OF.get((kind, name)) or _FIELDS.get(name)
    return str(words) if words else kind_words(name)


def value_words(kind: Kind, name: str, value: str) -> str:
    """A value of a vocabulary, or a yes or no, as words; any other as it is."""
    choices = _CHOICES.get((kind, name))
    if choices and value:
        return str(choices(value).label)
    return str(_TRUTHS.get(value, value))
