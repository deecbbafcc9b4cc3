"""Numbers and what is counted by them, however they are written: amounts, percentages, degrees,
dates, ordinals. Pure.

A number is one word, however it is spaced: « 1 200 000 », « 1,2 », « 81 % », « 81 pour cent ».
« 5 M€ », « 5 millions d’euros » and « 5 000 000 € » are one amount; « 2 juillet 2017 » and
« 02/07/2017 » one day; « XXIe », « 21ème » and « 21ᵉ » one ordinal; « COP21 » and « COP 21 » one
acronym.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from synthesis.text import Language

SPACES = " \u00a0\u2009\u202f"
_S = f"[{SPACES}]"
_PERCENT = rf"(?:{_S}?[%％]|{_S}(?:pour{_S}(?:cent|100)|p\.{_S}?100|percent|per{_S}cent))"
_COUNT = rf"(?:\d{{1,3}}(?:{_S}\d{{3}})+|\d+)(?:[.,]\d+)*"
NUMBER = rf"{_COUNT}{_PERCENT}?(?![^\W_])"

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier|january",
            "février|fevrier|february",
            "mars|march",
            "avril|april",
            "mai|may",
            "juin|june",
            "juillet|july",
            "août|aout|august",
            "septembre|september",
            "octobre|october",
            "novembre|november",
            "décembre|decembre|december",
        ),
        start=1,
    )
    for name in names.split("|")
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = (
    rf"\d{{1,2}}(?:er|ᵉʳ|ER)?{_S}(?i:{_MONTH}){_S}\d{{4}}(?!\d)"
    r"|\d{1,2}[/.]\d{1,2}[/.](?:\d{4})(?![\d/])|\d{4}-\d{2}-\d{2}(?![\d-])"
)
_POWERS = {
    "k": 3,
    "mille": 3,
    "m": 6,
    "million": 6,
    "millions": 6,
    "md": 9,
    "mds": 9,
    "mrd": 9,
    "mrds": 9,
    "milliard": 9,
    "milliards": 9,
    "billion": 9,
    "billions": 9,
}
_UNITS = {"€": "eur", "euro": "eur", "eur": "eur", "$": "usd", "dollar": "usd", "usd": "usd"}
_POWER = r"millions?|milliards?|mille|billions?"
_UNIT = r"€|(?:euros?|dollars?)(?![^\W_])|(?:EUR|USD)(?![^\W_])|\$"
_AMOUNT = (
    rf"{_COUNT}{_S}?(?i:k|mr?ds?|m){_S}?(?:{_UNIT})"
    rf"|{_COUNT}{_S}(?:{_POWER})(?![^\W_])(?:{_S}(?:d['’]{_S}?)?(?:{_UNIT}))?"
    rf"|{_COUNT}{_S}?(?:{_UNIT})"
    rf"|{_COUNT}{_S}?(?:Mds|Mrds)(?![^\W_])"
)
_DEGREES = rf"{_COUNT}{_S}?(?:°{_S}?C?(?![^\W_])|(?:degrés?|degres?|degrees?)(?![^\W_]))"
# What is said in several words, and means one thing.
# An article and its paragraph: « 49-3 » is « 49.3 ».
_PAIR = r"\d{1,3}-\d{1,2}(?![\w-])"
TOGETHER = rf"(?:{_DATE}|{_DEGREES}|{_AMOUNT}|{_PAIR})"
SEVERAL = re.compile(
    rf"(?P<day>{_DATE})|(?P<degrees>{_DEGREES})|(?P<amount>{_AMOUNT})|(?P<pair>{_PAIR})"
)
ACRONYM = rf"(?:[A-Z]{{2,5}}|G){_S}\d{{1,3}}(?![^\W_]|[.,]?\d|{_S}?[%％]|{_S}\d{{3}})"

_ORDINAL = re.compile(r"(\d{1,4})(?:er|re|ere|e|es|eme|emes|ieme|nd|nde|st|rd|th)")
# « XXIe », « xxie », and neither « Le » nor « vie ».
_ROMAN = re.compile(
    r"(?=[IVXL]{1,7}(?:er|e|ième|ieme|ème|eme|ᵉ|ᵉʳ)$|[xX][ivxIVX]{1,6}(?:er|e|ème|eme|ᵉ)$)"
    r"((?i:X{0,3}|XL|LX{0,3}))((?i:IX|IV|V?I{0,3}))(?:er|e|ième|ieme|ème|eme|ᵉ|ᵉʳ)"
)
_UNITS_OF_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_TENS_OF_ROMAN = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")
_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "premier premiere premiers premieres first",
            "deuxieme second seconde",
            "troisieme third",
            "quatrieme fourth",
            "cinquieme fifth",
            "sixieme sixth",
            "septieme seventh",
            "huitieme eighth",
            "neuvieme ninth",
            "dixieme tenth",
        ),
        start=1,
    )
    for word in words.split()
}
_LETTERS_AND_DIGITS = re.compile(r"([a-z]{1,5})(\d{1,3})")


def meaning(found: re.Match[str]) -> tuple[str, ...]:
    """What several words mean together: a day, a temperature, an amount; () if it is none. What
    is first is what the others are found by.

    found: a match of SEVERAL
    """
    if found["day"]:
        return _day(found["day"])
    if found["pair"]:
        return (found["pair"].replace("-", "_"),)
    count, unit = _split(found[0])
    if count is None:
        return ()
    if found["degrees"]:
        return (f"{count}_deg",)
    power = re.match(rf"{_S}*([^\W\d_]+)", unit)
    exponent = _POWERS.get(power[1].casefold(), 0) if power else 0
    value = _plain(count, exponent)
    rest = unit[power.end() :] if power and exponent else unit
    money = next((_UNITS[sign] for sign in _UNITS if sign in rest.casefold()), "")
    if value is None:
        return ()
    return (f"{value}_{money}", value) if money else (value,)


def _split(text: str) -> tuple[str | None, str]:
    """The number with its decimals after « _ », and what follows it."""
    found = re.match(_COUNT, text)
    if found is None:
        return None, text
    return readings(found[0], "fr")[0], text[found.end() :]


def _plain(count: str, exponent: int) -> str | None:
    """« 1_2 » and 6 are 1200000."""
    try:
        value = Decimal(count.replace("_", ".")).scaleb(exponent)
    except InvalidOperation:
        return None
    return f"{value.normalize():f}".replace(".", "_")


def _day(text: str) -> tuple[str, ...]:
    parts = re.findall(r"\d+|[^\W\d_]{3,}", text)
    if len(parts) != 3:
        return ()
    first, month, last = parts
    day, year = (last, first) if len(first) == 4 else (first, last)
    number = int(month) if month.isdecimal() else _MONTHS.get(month.casefold(), 0)
    return (f"{year}_{number:02}_{int(day):02}",) if 1 <= number <= 12 else ()


def number(written: str, language: Language | None) -> tuple[str, tuple[str, ...]]:
    """The number in one word, how else it may be read, and for a text what stands inside it.

    What a reader asks for is looked for whole: « 81 % » is not 81 of anything, but 81 finds it.
    """
    found = re.match(_COUNT, written)
    assert found
    has_sign = bool(written[found.end() :].strip(SPACES))
    whole, *decimals = re.split(r"[.,]", found[0])
    groups = re.split(_S, whole)
    read = readings(found[0], language)
    inside: list[str] = []
    if language and len(groups) > 1:
        inside += groups
    if language and len(decimals) > 1:
        inside += [whole, *decimals]
    if has_sign:
        inside += read if language else []
        read = [f"{each}_pct" for each in read]
    return read[0], (*read[1:], *inside)


def readings(count: str, language: Language | None) -> list[str]:
    """A comma before three digits is a decimal in French, and sets thousands apart in English; a
    point there is either.
    """
    whole, *decimals = re.split(r"[.,]", re.sub(_S, "", count))
    decimal, thousands = "_".join((whole, *decimals)), "".join((whole, *decimals))
    if not decimals or any(len(each) != 3 for each in decimals):
        return [decimal]
    if len(decimals) > 1:
        return [thousands]
    if "," not in count:
        return [thousands, decimal] if whole != "0" else [decimal]
    if language == "fr":
        return [decimal]
    return [thousands] if language == "en" else [decimal, thousands]


def ordinal(written: str, exact: str) -> str:
    """« 17_th » for « 17e », « XVIIᵉ » and their like; "" for what is no ordinal."""
    if value := _ORDINALS.get(exact):
        return f"{value}_th"
    if found := _ORDINAL.fullmatch(exact):
        return f"{int(found[1])}_th"
    if found := _ROMAN.fullmatch(written):
        value = 10 * _TENS_OF_ROMAN.index(found[1].upper())
        value += _UNITS_OF_ROMAN.index(found[2].upper())
        return f"{value}_th" if value else ""
    return ""


def inside(exact: str) -> tuple[str, ...]:
    """« cop » and « 21 », for « cop21 » in a text."""
    found = _LETTERS_AND_DIGITS.fullmatch(exact)
    return (found[1], found[2]) if found else ()
