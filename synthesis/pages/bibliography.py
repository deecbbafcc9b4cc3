"""A citation as bibliographies take it: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from synthesis.pages.heads.head import SITE
from synthesis.text import FULL, NARROW

if TYPE_CHECKING:
    from synthesis.pages.citing import Author, Citation

# Signs that are commands to TeX, and the spaces that it does not know.
_TEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        FULL: "~",
        NARROW: r"\,",
    }
)
_TEX_LANGUAGES = {"fr": "french", "en": "british"}


def bibtex(citation: Citation) -> str:
    """An entry for BibTeX and for biblatex, which know some fields by different names."""
    of = citation.publication
    fields = {
        "author": " and ".join(_tex_author(each) for each in citation.authors),
        "title": f"{{{_tex(citation.title or of.title)}}}",
        "booktitle": f"{{{_tex(of.title)}}}" if citation.anchor else "",
        "eventtitle": f"{{{_tex(of.event)}}}",
        "eventdate": of.held_on.isoformat(),
        "edition": str(of.number),
        "publisher": SITE,
        "year": str(of.published_on.year),
        "date": of.published_on.isoformat(),
        "langid": _TEX_LANGUAGES[of.language],
        "note": _tex(citation.nature),
        "url": citation.address,
        "urldate": citation.accessed.isoformat(),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    kind = "inproceedings" if citation.anchor else "proceedings"
    return f"@{kind}{{{citation.name},\n{lines}}}\n"


def _tex(words: str) -> str:
    return _line(words).translate(_TEX)


def _tex_author(author: Author) -> str:
    """Braces keep together the name of an organisation, « and » and all."""
    family = _tex(author.family)
    return f"{family}, {_tex(author.given)}" if author.given else f"{{{family}}}"


def ris(citation: Citation) -> str:
    """A record of RIS, whose lines end as on Windows; C3 and T2 as Zotero and EndNote read them."""
    of = citation.publication
    part = bool(citation.anchor)
    lines = [
        ("TY", "CPAPER" if part else "CONF"),
        *(("AU", ", ".join(filter(None, (each.family, each.given)))) for each in citation.authors),
        ("TI", citation.title or of.title),
        ("C3", of.title if part else ""),
        ("T2", of.event),
        ("ET", str(of.number)),
        ("PB", SITE),
        ("PY", str(of.published_on.year)),
        ("DA", of.published_on.strftime("%Y/%m/%d")),
        ("LA", of.language),
        ("N1", citation.nature),
        ("UR", citation.address),
        ("Y2", citation.accessed.strftime("%Y/%m/%d")),
    ]
    written = [f"{tag}  - {_line(value)}\r\n" for tag, value in lines if value]
    return "".join([*written, "ER  - \r\n"])


def csl(citation: Citation) -> str:
    """One item of CSL-JSON, in a list, as citation processors ask for."""
    of = citation.publication
    item = {
        "id": citation.name,
        "type": "paper-conference" if citation.anchor else "book",
        "title": _line(citation.title or of.title),
        "author": [_csl_author(each) for each in citation.authors],
        "container-title": of.title if citation.anchor else "",
        "event-title": of.event,
        "event-date": _csl_date(of.held_on),
        "edition": str(of.number),
        "publisher": SITE,
        "issued": _csl_date(of.published_on),
        "language": of.language,
        "genre": citation.nature,
        "URL": citation.address,
        "accessed": _csl_date(citation.accessed),
    }
    said = {name: value for name, value in item.items() if value}
    return json.dumps([said], ensure_ascii=False, indent=2) + "\n"


def _csl_author(author: Author) -> Mapping[str, str]:
    if not author.given:
        return {"literal": author.family}
    return {"family": author.family, "given": author.given}


def _csl_date(day: date) -> Mapping[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _line(words: str) -> str:
    """On one line; spaces that do not break stay."""
    return " ".join(words.splitlines())
