"""What a stemmer of French leaves apart: the forms of irregular verbs, plurals and feminines, by
what else they are a form of; and words that it would take for others. Pure.

All words here are folded: lower case, without accents. A rule may make a word that does not exist
(« patient » of « patenir »): nothing else is a form of it, so it finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Words whose stem is theirs alone: « important » is no form of « importer », nor « mère » of mer.
KEPT = {
    word: singular
    for singular, *others in (
        each.split()
        for each in (
            "important importants importante importantes importance",
            "parti partis",
            "partie parties",
            "part parts",
            "mere meres",
            "armee armees",
            "droite droites",
            "base bases",
            "cours",
            "marche marches",
            "personne personnes",
            "portee portees",
            "fois",
            "foie foies",
            "cour",
            "cas",
            "port ports",
            "impot impots",
            "maintenant",
            "avenue avenues",
            "revenu revenus",
            "revue revues",
            "entreprise entreprises",
            "mais",
            "mois",
            "comte comtes",
            "vers",
            "sous",
            "plus",
        )
    )
    for word in (singular, *others)
}

# The endings that follow the stem of the present, of the imperfect, of the future.
_HAVING = "ons|ez|ais|ait|ions|iez|aient|ant"
_WILL = "ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient"
_DONE = "|e|s|es"

# Verbs by families: what stands before, the forms, the infinitive that the former makes with it.
_VERBS: tuple[tuple[str, str, str], ...] = (
    (
        r"\w*[tv]",
        f"iens|ient|iennent|iennes?|en(?:{_HAVING})|enu(?:{_DONE})|iendr(?:{_WILL})|int|inrent",
        "enir",
    ),
    (
        "|ap|com|entre|re|sur|des|reap",
        "prends?|pren(?:" + _HAVING + f")|prenn(?:e|es|ent)|pris|prises?|prit|prirent"
        f"|prendr(?:{_WILL})",
        "prendre",
    ),
    (
        "|ad|com|compro|e|o|per|pro|re|sou|trans",
        f"mets?|mett(?:{_HAVING}|e|es|ent)|mis|mises?|mit|mirent|mettr(?:{_WILL})",
        "mettre",
    ),
    (
        "|re|satis",
        (
            f"fais|fait|faits|faites?|fais(?:{_HAVING})|font|fer(?:{_WILL})|fass(?:e|es|ent|ions|iez)"
            "|fit|firent"
        ),
        "faire",
    ),
    (
        "|contre|inter|pre|re",
        f"dis|dit|dits|dites?|dis(?:{_HAVING}|e|es|ent)|dir(?:{_WILL})",
        "dire",
    ),
    # Not « pouvoir », which is mostly what one has.
    (
        "",
        f"peux|peut|peuvent|pouv(?:{_HAVING})|pourr(?:{_WILL})|puiss(?:e|es|ent|ions|iez)|pu",
        "peuvent",
    ),
    (
        "",
        (
            f"veux|veut|veulent|voul(?:{_HAVING})|voudr(?:{_WILL})|veuill(?:e|es|ent|ez)"
            f"|voulu(?:{_DONE})"
        ),
        "vouloir",
    ),
    ("", f"dois|doit|doivent|doives?|dev(?:{_HAVING})|devr(?:{_WILL})", "devoir"),
    (
        "",
        f"sais|sait|sav(?:ons|ez|ais|ait|ions|iez|aient|ent)|saur(?:{_WILL})|sach(?:e|es|ent|ant)",
        "savoir",
    ),
    ("|re|entre", f"vois|voit|voient|voy(?:{_HAVING})|verr(?:{_WILL})|vu|vus", "voir"),
    (
        "pre|pour",
        f"vois|voit|voient|voy(?:{_HAVING})|voir(?:{_WILL})|vu(?:{_DONE})",
        "voir",
    ),
    ("", f"vais|vas|va|vont|ir(?:{_WILL})|ailles?|aillent|all(?:{_HAVING})|alles?", "aller"),
    ("", f"crois|croit|croient|croy(?:{_HAVING})|croir(?:{_WILL})", "croire"),
    (
        r"(?:recon|con|in|de|)str|(?:re|)prod|(?:re|)cond|introd|ind|red|trad|sed|ded",
        f"ui(?:s|t|ts|tes?|s(?:{_HAVING}|e|es|ent)|r(?:{_WILL}))",
        "uire",
    ),
    (
        (
            "ren|ven|reven|atten|defen|repon|enten|sousenten|eten|depen|per|descen|preten|suspen"
            "|corespon|correspon|confon|repan|mor|tor|detor"
        ),
        f"d(?:|s|{_HAVING}|e|es|ent|it|irent|r(?:{_WILL})|u(?:{_DONE}))",
        "dre",
    ),
    ("re|", f"ag(?:iss(?:{_HAVING}|e|es|ent)|i|is|ir(?:{_WILL})|irent)", "agir"),
    (
        "pour|en|",
        f"suit|suiv(?:{_HAVING}|e|es|ent|i|is|ie|ies|it|irent|r(?:{_WILL}))",
        "suivre",
    ),
    (
        "sur|re|",
        f"vit|viv(?:{_HAVING}|e|es|ent|r(?:{_WILL}))|vecu(?:{_DONE})",
        "vivre",
    ),
    (
        "e|ree|in|de|sou|pre|pro|trans|reins|sous",
        f"s?cri(?:s|t|ts|tes?|v(?:{_HAVING}|e|es|ent|it|irent)|r(?:{_WILL}))",
        "crire",
    ),
    ("re|", f"lis(?:{_HAVING}|e|es|ent)|lir(?:{_WILL})|lu(?:{_DONE})", "lire"),
    (
        "re|per|con|aper|de",
        f"c(?:ois|oit|oivent|oives?|ev(?:{_HAVING})|evr(?:{_WILL})|u(?:{_DONE})|ut|urent)",
        "cevoir",
    ),
    ("con|recon|mecon|re|", f"nai(?:s|t|ss(?:{_HAVING}|e|es|ent)|tr(?:{_WILL}))", "naitre"),
    ("con|recon|mecon", f"nu(?:{_DONE})", "naitre"),
    (
        "ap|dis|re|trans|com|",
        f"parai(?:s|t|ss(?:{_HAVING}|e|es|ent)|tr(?:{_WILL}))|paru(?:{_DONE})",
        "paraitre",
    ),
    (
        "atte|re?jo|jo|contra|cra|pla|ete|restre|adjo|astre|enfre|pe|te|fe",
        f"in(?:s|t|ts|tes?|dr(?:{_WILL}))|ign(?:{_HAVING}|e|es|ent|it|irent)",
        "indre",
    ),
    (
        "ac|con|re|en",
        f"qu(?:iers|iert|ierent|er(?:{_HAVING})|is|ises?|it|irent|err(?:{_WILL}))",
        "querir",
    ),
    ("pre|equi|", f"v(?:aut|aux|al(?:{_HAVING}|ent)|audr(?:{_WILL})|alu(?:{_DONE}))", "valoir"),
    ("", "faut|fallait|faudra|faudrait|fallu", "falloir"),
    ("", f"suffi(?:t|s|s(?:{_HAVING}|e|ent)|r(?:{_WILL}))", "suffire"),
    (
        "con|ex|re",
        f"clu(?:s|t|ts|e|es|ses?|{_HAVING}|ent|r(?:{_WILL})|)",
        "clure",
    ),
    ("in", f"clu(?:s|t|e|es|ses?|{_HAVING}|ent|r(?:{_WILL}))", "clure"),
    ("re|", f"sou(?:s|t|ds|d|lv(?:{_HAVING}|e|es|ent)|dr(?:{_WILL}))|solu(?:{_DONE})", "soudre"),
    ("con|", f"vainc(?:|s|u|ue|us|ues|r(?:{_WILL}))|vainqu(?:{_HAVING}|e|es|ent|it)", "vaincre"),
    ("inter|cor|", f"romp(?:s|t|{_HAVING}|e|es|ent|u|ue|us|ues|r(?:{_WILL}))", "rompre"),
    ("com|a|re|", f"bat(?:s|t(?:{_HAVING}|e|es|ent|u|ue|us|ues|r(?:{_WILL}))|)", "battre"),
    ("ac|re|", f"cueill(?:{_HAVING}|e|es|ent|i|ie|is|ies|er(?:{_WILL}))", "cueillir"),
    ("", f"meurs|meurt|meurent|mour(?:{_HAVING})|mourr(?:{_WILL})", "mourir"),
    ("re|", f"pay(?:e|es|ent|{_HAVING}|er(?:{_WILL}))", "payer"),
)
_FORMS = tuple(
    (re.compile(f"({before})(?:{forms})"), infinitive) for before, forms, infinitive in _VERBS
)
# Most words are of none: one look tells.
_ANY = re.compile("|".join(f"(?:{before})(?:{forms})" for before, forms, _infinitive in _VERBS))
# « ouvert », « offre », « souffrent », « découvert ».
_OPEN = re.compile(
    r"((?:re|)ouv|(?:re|de|redecou|)couv|decouv|recouv|off|souff)"
    rf"(?:r(?:e|es|ent|{_HAVING}|ir(?:{_WILL})|it|irent)|erts?|ertes?)"
)
# What these make is another word, whatever their ending.
_NO_VERBS = frozenset(
    "avenue avenues avenir maintenant revenu revenus revenue revenues entreprise entreprises "
    "mepris client clients patient patients convent couvent lieutenant souvent".split()
)

# « travaux », « yeux », « publique », « nouvelle »: plurals and feminines that no rule makes.
_SINGULARS = {
    "travaux": "travail",
    "baux": "bail",
    "coraux": "corail",
    "emaux": "email",
    "vitraux": "vitrail",
    "yeux": "oeil",
    "cieux": "ciel",
    "publique": "public",
    "publiques": "public",
    "grecque": "grec",
    "grecques": "grec",
    "turque": "turc",
    "turques": "turc",
    "blanche": "blanc",
    "blanches": "blanc",
    "franche": "franc",
    "franches": "franc",
    "seche": "sec",
    "seches": "sec",
    "longue": "long",
    "longues": "long",
    "douce": "doux",
    "douces": "doux",
    "fausse": "faux",
    "fausses": "faux",
    "rousse": "roux",
    "grosse": "gros",
    "grosses": "gros",
    "vieille": "vieux",
    "vieilles": "vieux",
    "vieil": "vieux",
    "belle": "beau",
    "belles": "beau",
    "bel": "beau",
    "nouvelle": "nouveau",
    "nouvelles": "nouveau",
    "nouvel": "nouveau",
    "folle": "fou",
    "folles": "fou",
    "gentille": "gentil",
    "gentilles": "gentil",
    "soutien": "soutenir",
    "soutiens": "soutenir",
    "maintien": "maintenir",
    "mecenat": "mecene",
    "mecenats": "mecene",
    "benevolat": "benevole",
    "benevolats": "benevole",
}
# A word in -s or -x that is one.
_SINGULAR = frozenset(
    "peux veux deux ceux eux mieux fois mois mais plus sous bois trois jus dos pas bas cas gras "
    "mars alors dans sans apres tres pres temps corps pays cours sens fonds vers puis suis lis dis "
    "bus gaz".split()
)
# Endings of plurals and feminines, and those that they come from.
_ENDINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), singular)
    for pattern, singular in (
        (r"(\w{2,})s", r"\1"),
        (r"(\w+[aeo]u)x", r"\1"),
        (r"(\w+[ie])ves?", r"\1f"),
        (r"(\w+eu)ves?", r"\1f"),
        (r"(\w+(?:i|g|ch)e)res?", r"\1r"),
        (r"(\w+t)rices?", r"\1eur"),
        (r"(\w+eu)ses?", r"\1r"),
        (r"(\w{2,})ees?", r"\1er"),
        (r"(\w{2,}e)es?", r"\1"),
        (r"(\w{2,})geons", r"\1ger"),
        (r"(\w{2,}c)ons", r"\1er"),
        (r"(\w+)ies", r"\1y"),
        # « approuvent », « forment » and not « financement ».
        (r"(\w{2,}(?:[^m\W]|rm|omm))ent", r"\1er"),
    )
)
# Nouns and adverbs, and what would meet an unrelated word.
_NOT_THEY = frozenset("parent orient absent present patient content couvent souvent".split())


_AS_THEY_ARE = _SINGULAR | _NOT_THEY
# What those endings end with.
_LAST = frozenset("sxte")


def others(word: str) -> Iterator[str]:
    """What else the word may be a form of."""
    if word in KEPT:
        return
    if singular := _SINGULARS.get(word):
        yield singular
    yield from _infinitives(word)
    if word[-1] not in _LAST or word in _AS_THEY_ARE:
        return
    for pattern, singular in _ENDINGS:
        if found := pattern.fullmatch(word):
            yield found.expand(singular)


def _infinitives(word: str) -> Iterator[str]:
    if word in _NO_VERBS:
        return
    if _ANY.fullmatch(word):
        for forms, infinitive in _FORMS:
            if found := forms.fullmatch(word):
                yield found[1] + infinitive
    if found := _OPEN.fullmatch(word):
        yield found[1] + "rir"
