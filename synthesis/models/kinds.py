"""The choices of the vocabulary with their French names: the document's enumerations, as forms and
pages say them.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from synthesis.document import extracts, reference, synthesis


class OrganisationKind(TextChoices):
    ASSOCIATION = reference.OrganisationKind.ASSOCIATION, _("association ou ONG")
    COMPANY = reference.OrganisationKind.COMPANY, _("entreprise")
    FOUNDATION = reference.OrganisationKind.FOUNDATION, _("fondation")
    PUBLIC = reference.OrganisationKind.PUBLIC, _("acteur public")
    INTERNATIONAL = reference.OrganisationKind.INTERNATIONAL, _("organisation internationale")
    RESEARCH = reference.OrganisationKind.RESEARCH, _("recherche ou enseignement")
    MEDIA = reference.OrganisationKind.MEDIA, _("média")
    NETWORK = reference.OrganisationKind.NETWORK, _("réseau")
    OTHER = reference.OrganisationKind.OTHER, _("autre")


class Qualifier(TextChoices):
    EXACT = extracts.Qualifier.EXACT, _("exactement")
    ABOUT = extracts.Qualifier.ABOUT, _("environ")
    MORE_THAN = extracts.Qualifier.MORE_THAN, _("plus de")
    LESS_THAN = extracts.Qualifier.LESS_THAN, _("moins de")
    SINCE = extracts.Qualifier.SINCE, _("depuis")


class TakeawayKind(TextChoices):
    OBSERVATION = extracts.TakeawayKind.OBSERVATION, _("constat")
    OBSTACLE = extracts.TakeawayKind.OBSTACLE, _("obstacle")
    LEVER = extracts.TakeawayKind.LEVER, _("levier")
    REQUEST = extracts.TakeawayKind.REQUEST, _("demande")
    COMMITMENT = extracts.TakeawayKind.COMMITMENT, _("engagement")
    OUTLOOK = extracts.TakeawayKind.OUTLOOK, _("perspective")


class InterventionKind(TextChoices):
    FRAMING = synthesis.InterventionKind.FRAMING, _("cadrage")
    TALK = synthesis.InterventionKind.TALK, _("intervention")
    TESTIMONY = synthesis.InterventionKind.TESTIMONY, _("témoignage")
    ROUND_TABLE = synthesis.InterventionKind.ROUND_TABLE, _("tour de table")
    CONCLUSION = synthesis.InterventionKind.CONCLUSION, _("conclusion")


class InterventionMode(TextChoices):
    PARAPHRASE = synthesis.InterventionMode.PARAPHRASE, _("propos rapportés")
    VERBATIM = synthesis.InterventionMode.VERBATIM, _("mot pour mot")
    MIXED = synthesis.InterventionMode.MIXED, _("propos rapportés et citations")


class LinkStatus(TextChoices):
    UNKNOWN = synthesis.LinkStatus.UNKNOWN, _("non vérifié")
    ALIVE = synthesis.LinkStatus.ALIVE, _("répond")
    DEAD = synthesis.LinkStatus.DEAD, _("ne répond plus")


class Language(TextChoices):
    FRENCH = "fr", _("français")
    ENGLISH = "en", _("anglais")


class NamedKind(TextChoices):
    """What has a permanent name of its own: a slug on the site, or a key inside its plenary."""

    PLENARY = "plenary", _("plénière")
    ORGANISATION = "organisation", _("organisation")
    PERSON = "person", _("personne")
    THEME = "theme", _("thème")
    SESSION = "session", _("session")
    INTERVENTION = "intervention", _("intervention")
    QUOTATION = "quotation", _("citation")
    KEY_FIGURE = "key_figure", _("chiffre clé")
    ANSWER = "answer", _("réponse")
    ALLIANCE = "alliance", _("alliance")
    TAKEAWAY = "takeaway", _("point à retenir")
    PHOTO = "photo", _("photo")
    LINK = "link", _("lien")


class PassageKind(TextChoices):
    """What readers cite."""

    INTERVENTION = "intervention", _("intervention")
    TAKEAWAY = "takeaway", _("point à retenir")
    KEY_FIGURE = "key_figure", _("chiffre clé")
    QUOTATION = "quotation", _("citation")
    ALLIANCE = "alliance", _("alliance")
    ANSWER = "answer", _("réponse")


class EntryKind(TextChoices):
    """What readers look for in the index of a published synthesis."""

    ORGANISATION = "organisation", _("organisation")
    PERSON = "person", _("personne")
    PLENARY = "plenary", _("plénière")
    SESSION = "session", _("session")
    THEME = "theme", _("thème")
    GOAL = "goal", _("objectif")


class Relation(TextChoices):
    """What an entry of the index is to a passage."""

    SPEAKS_FOR = "speaks_for", _("s’exprime au nom de")
    MENTIONS = "mentions", _("mentionne")
    SPEAKER = "speaker", _("intervient")
    PARTY = "party", _("partie à l’alliance")
    PLENARY = "plenary", _("plénière")
    SESSION = "session", _("session")
    THEME = "theme", _("thème")
    GOAL = "goal", _("objectif")


class Order(TextChoices):
    """In which order passages are listed. The values stand in addresses."""

    RELEVANCE = "pertinence", _("pertinence")
    NEWEST = "recent", _("plénières récentes d’abord")
    OLDEST = "ancien", _("plénières anciennes d’abord")
    NAME = "nom", _("noms, de A à Z")


class EntryOrder(TextChoices):
    """In which order what the index has is listed. The values stand in addresses."""

    NAME = "nom", _("noms, de A à Z")
    MOST = "interventions", _("nombre d’interventions")
