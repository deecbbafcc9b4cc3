"""French text, and enough English: addresses, excerpts, typography, names, numbers.

Two spaces never break a line: the narrow one (U+202F) stands before ; ! ? %, inside « » and between
thousands; the full one (U+00A0) before a colon, and between a number and its unit.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from html.parser import HTMLParser
from typing import Literal

Language = Literal["fr", "en"]

NARROW, FULL = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"

# Letters that no decomposition makes of a Latin one and a mark.
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)
# The marks of the languages of Europe; there are others.
_ACCENTS = re.compile("[\u0300-\u036f]+")


def fold(text: str) -> str:
    """Lower case without accents: « Élan », « ÉLAN » and « elan » are one."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = _ACCENTS.sub("", apart)
    if plain.isascii():
        return plain
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


# --- Addresses


def slug(words: str, length: int = 80) -> str:
    """Lower-case ASCII words joined by hyphens, cut at a word; "" when there is no such letter.

    An elided word stands alone (« l’impact » gives `l-impact`): `limpact` would read as a word that
    does not exist, and to drop the article would give one address to two titles.
    """
    parts = re.findall(r"[a-z0-9]+", fold(words))
    kept: list[str] = []
    for part in parts:
        if len("-".join([*kept, part])) > length:
            break
        kept.append(part)
    return "-".join(kept) or "-".join(parts)[:length]


# --- Text of small HTML, excerpts


_BREAKS = {"p", "li", "br"}


class _Plain(HTMLParser):
    """Collects words, with a line break wherever a paragraph, an item or a `br` is."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        self.found.append(re.sub(r"[ \t\r\n\f]+", " ", data))


def plain(html: str) -> str:
    """The words of small HTML, entities decoded, one line for each paragraph or item."""
    parser = _Plain()
    parser.feed(html)
    parser.close()
    return re.sub(r" *\n[ \n]*", "\n", "".join(parser.found)).strip(" \n")


def excerpt(text: str, length: int = 160) -> str:
    """The beginning on one line, at most `length` characters, cut at a word with « … »."""
    text = re.sub(r"[ \t\r\n]+", " ", text).strip()
    if len(text) <= length:
        return text
    cut = text.rfind(" ", 0, length)
    return text[: cut if cut > 0 else length - 1].rstrip(" ,;:.!?…«(–—-" + NARROW + FULL) + "…"


def count_words(text: str) -> int:
    """Words between spaces, as word processors count them (« l’impact » is one, « ! » is none)."""
    return sum(any(letter.isalnum() for letter in each) for each in text.split())


# --- Typography

# What no rule may touch. U+E000 holds its place meanwhile (and is itself one of those).
_UNTOUCHED = re.compile(r"(?:https?://|www\.)[^\s\"«»<>]+|[\w.+-]+@[\w.-]+\w|&#?\w+;|\ue000")
_BLANK = rf"[ \t\u2009{FULL}{NARROW}]*"
_CLOSED = r"(?<=[\w»)\]”’…%‰€$£\ue000])"

_BOTH = [
    (re.compile(r"(?<!\.)\.{3}(?!\.)"), "…"),
    (re.compile(r"(?<=[^\W\d_])'(?=[\w«“\"])"), "’"),
]
_FRENCH = [
    *_BOTH,
    (re.compile(r'(?<!\w)"\s*([^\s"«»](?:[^"«»\n]*[^\s"«»])?)\s*"(?!\w)'), r"«\1»"),
    (re.compile(rf"«{_BLANK}(?=\S)"), f"«{NARROW}"),
    (re.compile(rf"(?<=\S){_BLANK}»"), f"{NARROW}»"),
    (re.compile(rf"(?<=\d){_BLANK}([%‰])(?!\w)"), rf"{NARROW}\1"),
    (re.compile(rf"(?<=\d){_BLANK}([€$£])(?!\w)"), rf"{FULL}\1"),
    (re.compile(rf"{_CLOSED}{_BLANK}([;!?]+)(?=[\s»)\]”…,.]|$)"), rf"{NARROW}\1"),
    (re.compile(rf"{_CLOSED}{_BLANK}:(?=\s|$)"), f"{FULL}:"),
]
_ENGLISH = [
    *_BOTH,
    (re.compile(r'(?<!\w)"([^\s"“”](?:[^"“”\n]*[^\s"“”])?)"(?!\w)'), r"“\1”"),
]


def typography(text: str, language: Language = "fr") -> str:
    """The text with the spaces, quotation marks and apostrophes of its language.

    A proposal: to be shown, not imposed. Applied twice, it changes nothing more. Addresses,
    entities, times and decimal numbers stay as they are; so does a quotation mark without a pair.
    """
    kept = _UNTOUCHED.findall(text)
    text = _UNTOUCHED.sub("\ue000", text)
    for pattern, replacement in _FRENCH if language == "fr" else _ENGLISH:
        text = pattern.sub(replacement, text)
    return re.sub("\ue000", _one_by_one(iter(kept)), text)


def _one_by_one(kept: Iterator[str]) -> Callable[[re.Match[str]], str]:
    return lambda _: next(kept)


# --- Matching a quotation with its source

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‘’ʼ′`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("\N{SOFT HYPHEN}‐‑‒–—−", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", ""),
        "œ": "oe",
        "Œ": "OE",
        "æ": "ae",
        "Æ": "AE",
    }
)


def normalise(text: str) -> str:
    """The form in which a quotation and its source are compared: same words, however printed.

    Spaces and line breaks, apostrophes, quotation marks, dashes and ligatures have one form. A
    hyphen inside a word goes, at the end of a line or not: nothing tells the one of
    "SAINT-\\nSERNIN", which is the name's, from that of "construc-\\ntion", which is the line's.
    """
    text = re.sub(r"(?<=[«“„])\s+|\s+(?=[»”])", "", text)
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFC", text).translate(_SIGNS))
    text = re.sub(r"(?<=\w)-(?:\s*\n\s*)?(?=\w)", "", text)
    text = re.sub(r"\s+(?=[;:!?%,.)\]])|(?<=[(\[])\s+", "", text)
    return re.sub(r"\s+", " ", text).strip()


# --- Names

_PARTICLES = set("de d von van der den zu zum zur da di dos af av".split())
# Part of the name in French catalogues: Joachim du Bellay is under D, Jean de La Fontaine under L.
_ARTICLES = {"du", "des", "le", "la", "les"}


def _words_of_name(name: str) -> list[str]:
    """Words, an elided particle apart: « Jean d’Ormesson » has three."""
    return re.sub(r"\b([dD])['’](?=\w)", r"\1 ", name).split()


def _is_capitals(word: str) -> bool:
    return word.isupper() and sum(letter.isalpha() for letter in word) > 1


def _family_starts(words: list[str]) -> int:
    """At a particle, else at the first word in capitals, else at the last word."""
    for at, word in enumerate(words[1:], start=1):
        if fold(word) in _PARTICLES | _ARTICLES and at < len(words) - 1:
            return at
    in_capitals = [at for at, word in enumerate(words) if _is_capitals(word)]
    if in_capitals and len(in_capitals) < len(words):
        return in_capitals[0]
    return max(len(words) - 1, 0)


def family_first(name: str) -> str:
    """What a list of people is sorted by: family name, then the rest, folded.

    « Frédéric de SAINT-SERNIN » gives "saint sernin, frederic de": particles do not count.
    """
    words = _words_of_name(name)
    start = _family_starts(words)
    given, family = words[:start], words[start:]
    while len(family) > 1 and fold(family[0]) in _PARTICLES:
        given.append(family.pop(0))
    return ", ".join(
        re.sub(r"[\W_]+", " ", fold(" ".join(part))).strip() for part in (family, given) if part
    )


def letter(sort_key: str) -> str:
    """What a folded name is filed under, "a" to "z"; "" for a digit, a sign, another writing."""
    first = next(filter(str.isalnum, sort_key), "")
    return first if first.isascii() and first.isalpha() else ""


def initials(name: str) -> str:
    """One or two capitals where a portrait would be: « Frédéric de SAINT-SERNIN » gives "FS"."""
    words = [re.sub(r"[\W_]+", "", word) for word in _words_of_name(name)]
    words = [word for word in words if word]
    full = [word for word in words if fold(word) not in _PARTICLES | _ARTICLES] or words
    chosen = [full[0], full[-1]] if len(full) > 1 else full
    return "".join(word[0].upper()[0] for word in chosen)


# --- Numbers

# Units that say that a number is the name of a year.
YEARS = {"année", "year"}
_LARGE: dict[Language, list[tuple[int, str]]] = {
    "fr": [(10**9, "milliard"), (10**6, "million")],
    "en": [(10**9, "billion"), (10**6, "million")],
}
# An h before which French does not elide, where a unit may well begin so; « onze » too.
_NOT_ELIDED = re.compile(
    r"(?:hausse|handicap|haut|hameau|hall|halte|hangar|haie|hollandais|hongrois|huit|heros|onz)"
)


def quantity(number: Decimal, unit: str = "", language: Language = "fr") -> str:
    """A number and what it is a number of, as one writes them: « 1,2 million de partenariats ».

    `number` is in units; `unit` is "" (a bare number), "%", "année" (a year stands alone), a symbol
    or a word in the plural.
    """
    if unit in YEARS:
        return format(number, "f")
    if unit == "%":
        return f"{_digits(number, language)}{NARROW if language == 'fr' else ''}%"
    if not unit or unit[0].isalpha():
        for size, word in _LARGE[language]:
            if abs(number) >= size and round(number / size, 2) == number / size:
                return _large(number / size, word, unit, language)
    return f"{_digits(number, language)}{FULL}{unit}" if unit else _digits(number, language)


def _large(number: Decimal, word: str, unit: str, language: Language) -> str:
    """« 120 millions d’euros », "1.2 million partnerships"."""
    counted = f"{_digits(number, language)}{FULL}{word}"
    if language == "en":
        return f"{counted} {unit}".strip()
    plural = "s" if abs(number) >= 2 else ""
    return f"{counted}{plural} {_of(unit)}" if unit else counted + plural


def _of(unit: str) -> str:
    """« de partenariats », « d’euros »."""
    folded = fold(unit)
    elided = folded[0] in "aeiouh" and not _NOT_ELIDED.match(folded)
    return f"d’{unit}" if elided else f"de {unit}"


def _digits(number: Decimal, language: Language) -> str:
    """1234.5 as « 1 234,5 » or "1,234.5"."""
    thousands, point = (NARROW, ",") if language == "fr" else (",", ".")
    whole, _, decimals = format(abs(number), ",f").partition(".")
    decimals = decimals.rstrip("0")
    sign = "\N{MINUS SIGN}" if number < 0 else ""
    return sign + whole.replace(",", thousands) + (point + decimals if decimals else "")
