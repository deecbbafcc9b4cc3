"""What is wrong with a document, in sentences that say where and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

# No more are said of one document: those that follow often come from the first.
MOST = 5


def not_utf8(error: UnicodeDecodeError) -> str:
    before = error.object[: error.start]
    return _(
        "Ce texte n’est pas en UTF-8 (ligne %(line)d, octet %(column)d) : enregistrez le fichier "
        "en UTF-8."
    ) % {
        "line": before.count(b"\n") + 1,
        "column": error.start - before.rfind(b"\n"),
    }


def of_syntax(text: str) -> str | None:
    """Where it stops to be JSON; None when it is JSON."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return _(
            "Ce n’est pas du JSON (ligne %(line)d, colonne %(column)d) : %(what)s. Corrigez-le à "
            "cet endroit."
        ) % {"line": error.lineno, "column": error.colno, "what": _syntax(error.msg)}
    except RecursionError:
        return _("Ce document s’emboîte sans fin : ce n’est pas une synthèse.")
    return None


def _syntax(message: str) -> str:
    said = {
        "Expecting value": _("une valeur manque"),
        "Expecting property name enclosed in double quotes": _(
            "un nom entre guillemets droits est attendu"
        ),
        "Illegal trailing comma before end of object": _("une virgule est de trop"),
        "Illegal trailing comma before end of array": _("une virgule est de trop"),
        "Expecting ':' delimiter": _("un deux-points manque"),
        "Expecting ',' delimiter": _("une virgule manque, ou une accolade"),
        "Unterminated string starting at": _("un texte commence ici et ne finit pas"),
        "Invalid control character at": _("un retour à la ligne ou une tabulation dans un texte"),
        "Invalid \\escape": _("une barre oblique inverse de trop"),
        "Extra data": _("quelque chose suit le document"),
    }
    return next((each for start, each in said.items() if message.startswith(start)), message)


def of_schema(error: ValidationError) -> str:
    """The first faults, each with the path to its field."""
    found = error.errors(include_url=False)
    said = [f"{_path(each['loc'])}{_meaning(each)}" for each in found[:MOST]]
    if len(found) > MOST:
        said.append(_("et %(n)d autres fautes") % {"n": len(found) - MOST})
    return _("Ce document n’est pas une synthèse : %(faults)s Corrigez-le, puis relancez.") % {
        "faults": _(" ; ").join(said).rstrip(".") + "."
    }


def _path(location: Iterable[int | str]) -> str:
    """sessions[0].interventions[2].key"""
    path = "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in location)
    return _("%(path)s : ") % {"path": path.lstrip(".")} if path else ""


def _meaning(fault: Any) -> str:
    context = fault.get("ctx", {})
    said = {
        "missing": _("ce champ manque"),
        "extra_forbidden": _("ce champ est inconnu"),
        "string_type": _("un texte est attendu"),
        "too_short": _("ce texte ne peut pas être vide"),
        "string_too_short": _("ce texte ne peut pas être vide"),
        "too_long": _("ce texte dépasse %(max_length)s signes"),
        "string_too_long": _("ce texte dépasse %(max_length)s signes"),
        "string_pattern_mismatch": _("« %(input)s » n’a pas la forme attendue (%(pattern)s)"),
        "enum": _("« %(input)s » n’est pas parmi : %(expected)s"),
        "literal_error": _("« %(input)s » n’est pas parmi : %(expected)s"),
        "greater_than_equal": _("ce nombre est inférieur à %(ge)s"),
        "less_than_equal": _("ce nombre est supérieur à %(le)s"),
        "tuple_type": _("une liste est attendue"),
        "model_type": _("un objet est attendu"),
        "model_attributes_type": _("un objet est attendu"),
        "int_type": _("un nombre entier est attendu"),
        "int_parsing": _("un nombre entier est attendu"),
        "bool_type": _("vrai ou faux est attendu"),
        "bool_parsing": _("vrai ou faux est attendu"),
    }.get(fault["type"])
    if said is None and fault["type"].startswith("date"):
        said = _("« %(input)s » n’est pas une date (AAAA-MM-JJ)")
    if said is None and fault["type"].startswith("decimal"):
        said = _("« %(input)s » n’est pas un nombre de 15 chiffres au plus, dont 3 décimales")
    if said is None:
        return str(fault["msg"])
    if "expected" in context:
        context = context | {"expected": context["expected"].replace(" or ", _(" ou "))}
    return said % {**context, "input": str(fault.get("input"))[:60]}
