"""What a list of passages is, in one sentence: « 3 interventions d’ENGIE sur « Santé » »."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from synthesis import text
from synthesis.models.kinds import PassageKind
from synthesis.search.facets import Sense
from synthesis.templatetags.reading import number

Names = Mapping[str, Sequence[str]]
# The facets whose names the sentence sets between guillemets.
QUOTED = {"nature", "type", "theme", "pleniere", "session"}


def sentence(
    kind: PassageKind, found: int, names: Names, sense: Sense = Sense.SPEAKS, typed: str = ""
) -> str:
    """`names` are the labels of what was chosen, by facet; those not chosen are left out. `typed`
    are the words that are looked for.
    """
    if not typed and not any(names.values()):
        return _("%(found)s, toutes plénières confondues") % {"found": counted(kind, found)}
    words: Mapping[str, Callable[[Sequence[str]], str]] = {
        "nature": lambda labels: _("de nature %(kinds)s") % {"kinds": _either(_quoted(labels))},
        "organisation": lambda labels: _organisations(labels, sense),
        "type": lambda labels: _kinds(kind, labels, sense),
        "personne": lambda labels: _people(kind, labels),
        "theme": lambda labels: _("sur %(themes)s") % {"themes": _either(_quoted(labels))},
        "objectif": lambda labels: _("pour l’objectif %(numbers)s") % {"numbers": _either(labels)},
        "pleniere": lambda labels: (
            _("à la plénière %(titles)s") % {"titles": _either(_quoted(labels))}
        ),
        "session": lambda labels: _("pendant %(titles)s") % {"titles": _either(_quoted(labels))},
    }
    parts = [said(names[name]) for name, said in words.items() if names.get(name)]
    return " ".join([counted(kind, found), *parts, *_holding(found, typed)])


def _holding(found: int, typed: str) -> list[str]:
    if not typed:
        return []
    said = ngettext("qui contient %(words)s", "qui contiennent %(words)s", found)
    return [(said if found else _("ne contient %(words)s")) % {"words": shown(typed)}]


def counted(kind: PassageKind, found: int) -> str:
    """« Aucune intervention », « 1 citation », « 12 345 points à retenir »."""
    if not found:
        return nothing(kind)
    words = {
        PassageKind.INTERVENTION: ngettext(
            "%(number)s intervention", "%(number)s interventions", found
        ),
        PassageKind.TAKEAWAY: ngettext(
            "%(number)s point à retenir", "%(number)s points à retenir", found
        ),
        PassageKind.KEY_FIGURE: ngettext(
            "%(number)s chiffre clé", "%(number)s chiffres clés", found
        ),
        PassageKind.QUOTATION: ngettext("%(number)s citation", "%(number)s citations", found),
        PassageKind.ALLIANCE: ngettext("%(number)s alliance", "%(number)s alliances", found),
    }
    return words[kind] % {"number": number(found)}


def nothing(kind: PassageKind) -> str:
    words = {
        PassageKind.INTERVENTION: _("Aucune intervention"),
        PassageKind.TAKEAWAY: _("Aucun point à retenir"),
        PassageKind.KEY_FIGURE: _("Aucun chiffre clé"),
        PassageKind.QUOTATION: _("Aucune citation"),
        PassageKind.ALLIANCE: _("Aucune alliance"),
    }
    return words[kind]


def _organisations(labels: Sequence[str], sense: Sense) -> str:
    if sense == Sense.MENTIONED:
        return _("où est mentionnée l’organisation %(names)s") % {"names": _either(labels)}
    names = _either(_of(label) for label in labels)
    if sense == Sense.SPEAKS:
        return names
    return _("%(names)s, en voix ou en mention") % {"names": names}


def _kinds(kind: PassageKind, labels: Sequence[str], sense: Sense) -> str:
    words = {
        Sense.SPEAKS: _("au nom d’une organisation de type %(kinds)s"),
        Sense.MENTIONED: _("où est mentionnée une organisation de type %(kinds)s"),
        Sense.ANY: _("où s’exprime ou est mentionnée une organisation de type %(kinds)s"),
    }
    other = _("d’une organisation de type %(kinds)s")
    said = words[sense] if kind == PassageKind.INTERVENTION else other
    return said % {"kinds": _either(_quoted(labels))}


def _people(kind: PassageKind, labels: Sequence[str]) -> str:
    if kind == PassageKind.QUOTATION:
        return _either(_of(label) for label in labels)
    words = _("d’après %(people)s") if kind == PassageKind.TAKEAWAY else _("par %(people)s")
    return words % {"people": _either(labels)}


def _of(name: str) -> str:
    """« de WWF France », « d’ENGIE », « du RAMEAU » (for Le RAMEAU)."""
    elided = text.fold(name)[:1] in set("aeiouh")
    words = (_("d’%(name)s") if elided else _("de %(name)s")) % {"name": name}
    # French contracts these two; what another language made of them has neither.
    return words.replace("de Le ", "du ", 1).replace("de Les ", "des ", 1)


def quoted(name: str) -> str:
    return _("« %(words)s »") % {"words": name}


def shown(words: str) -> str:
    """What a reader typed, between guillemets, as much of it as fits."""
    return quoted(text.excerpt(words, 80))


def no_word(typed: str) -> str:
    return _("%(words)s ne contient aucun mot : rien n’a été cherché.") % {"words": shown(typed)}


def cut(most: int, longest: int) -> str:
    """Says how much of what was typed is looked for: words, and characters."""
    said = _("Seuls les %(most)s premiers mots sont cherchés, en %(longest)s caractères au plus.")
    return said % {"most": number(most), "longest": number(longest)}


def _quoted(labels: Iterable[str]) -> list[str]:
    return [quoted(label) for label in labels]


def _either(labels: Iterable[str]) -> str:
    """« A », « A ou B », « A, B ou C »."""
    *others, last = labels
    if not others:
        return last
    return _("%(others)s ou %(last)s") % {"others": ", ".join(others), "last": last}


def unknown(facet: str, name: str) -> str:
    """Says that nothing published is called so, and what to do."""
    words = {
        "organisation": _("%(name)s n’est pas une organisation publiée : choisissez-en une autre."),
        "nature": _("%(name)s n’est pas une nature connue : choisissez-en une autre."),
        "type": _("%(name)s n’est pas un type d’organisation : choisissez-en un autre."),
        "personne": _("%(name)s n’est pas une personne publiée : choisissez-en une autre."),
        "pleniere": _("%(name)s n’est pas une plénière publiée : choisissez-en une autre."),
        "session": _("%(name)s n’est pas une session publiée : choisissez-en une autre."),
        "theme": _("%(name)s n’est pas un thème publié : choisissez-en un autre."),
        "objectif": _(
            "%(name)s n’est pas le numéro d’un objectif publié : choisissez-en un autre."
        ),
        "sens": _("%(name)s n’est pas un sens : choisissez parle, mentionne ou tous."),
        "tri": _("%(name)s n’est pas un ordre : choisissez pertinence, recent, ancien ou nom."),
        "page": _("%(name)s n’est pas une page de cette liste : voici la plus proche."),
    }
    return words[facet] % {"name": shown(name)}
