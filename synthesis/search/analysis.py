"""The words of a text as searches compare them. Pure: the same for what is indexed, what is asked
and what is highlighted, whichever the database.

A word has one exact form, folded (« L’IMPACT » and « l'impact » have the same), and looser ones:

- its stem, without its accents, as a reader may type none. The stem with accents was looked at: it
  joins more (« égalité » and « également »), and who types accents would find other things;
- the stems of what it is an irregular form of (`french`): « font » is of « faire »;
- what a compound is when it is written in one word: « co-construction » is also « coconstruction »;
- what amounts, dates and ordinals mean (`quantities`).

A stem says its language, `f_` or `e_`, or that it is a whole word, `w_`; no exact word has the sign
that says it: neither can be taken for the other.

Looked at: the databases' own analysers (two, with two results, and neither knows that a reader
types no accents); stemming alone (a name in capitals, or a word that the stemmer cuts too short,
would never come before its neighbours).
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

import Stemmer

from synthesis.search import french
from synthesis.search.quantities import (
    ACRONYM,
    NUMBER,
    SEVERAL,
    TOGETHER,
    inside,
    meaning,
    number,
    ordinal,
)
from synthesis.text import Language, fold

# No word of a language is longer; what is (an address, a cat on a keyboard) is cut, not refused.
LONGEST = 60
# No word: stands between two texts.
BOUNDARY = "_"

_APOSTROPHES = "'‘’ʼ′`´＇"
_JOINERS = _APOSTROPHES + "&‐‑‒–−-"
# What may stand inside a word and is no part of it: marks of accents, and signs without width.
_MARKS = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_PART = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*"
_ACRONYM = r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?"
# What begins like none of the first three is not tried for them: that takes half the time away.
CHUNK = re.compile(
    rf"(?=\d)(?:{TOGETHER}|{NUMBER})|(?=[^\W\d_]\.){_ACRONYM}|(?=[A-Z]{{2}}|G){ACRONYM}"
    rf"|{_PART}(?:[{_JOINERS}]{_PART})*"
)
_PARTS = re.compile(_PART)
_PARTS_AND_NUMBERS = re.compile(rf"(?=\d){NUMBER}|{_PART}")
_ELIDED = set("c d j l m n s t qu jusqu lorsqu presqu puisqu quelqu quoiqu".split())
_STEMMERS = {"fr": Stemmer.Stemmer("french", 0), "en": Stemmer.Stemmer("english", 0)}
_LOCK = Lock()


class Word(NamedTuple):
    """A word and where it stands: characters from `start` up to, not including, `end`.

    `exact` is "" for a compound written in one word, which comes after its parts and is no word of
    the sentence. `elided` is true of « l’ », and of the "s" of "company's".
    """

    start: int
    end: int
    exact: str
    forms: tuple[str, ...] = ()
    elided: bool = False


class Chunk(NamedTuple):
    """Signs that stand together: a word and what is elided before it, a compound, a number.

    `every_form` is those of its words, exact ones too; `spelt` are its exact words and `forms` the
    other ones, each separated by spaces; it has so many exact words.
    """

    words: tuple[Word, ...]
    every_form: frozenset[str]
    spelt: str
    forms: str
    size: int


class Analysed(NamedTuple):
    """A passage as searches compare it: words separated by spaces, in their order.

    `names` are those of its title and of the people and organisations whose words it gives, `body`
    is the rest. No phrase reaches from one text of either to the next: `BOUNDARY` is between them.
    The forms are those that are no word of the text: stems, compounds, what stands inside numbers.
    """

    names: str
    name_forms: str
    body: str
    body_forms: str

    @property
    def every_form(self) -> frozenset[str]:
        return frozenset(" ".join(self).split())

    def has(self, phrase: tuple[str, ...]) -> bool:
        """Whether these exact words follow one another in it."""
        spelt = f" {' '.join(phrase)} "
        return spelt in f" {self.names} " or spelt in f" {self.body} "


def analysed(names: Iterable[str], body: Iterable[str], language: Language) -> Analysed:
    return Analysed(*_analysed(names, language), *_analysed(body, language))


def _analysed(texts: Iterable[str], language: Language) -> tuple[str, str]:
    read = [[chunk_of(each, language) for each in CHUNK.findall(text)] for text in texts]
    spelt = [" ".join(each.spelt for each in chunks if each.size) for chunks in read]
    forms = (each.forms for chunks in read for each in chunks if each.forms)
    return f" {BOUNDARY} ".join(filter(None, spelt)), " ".join(forms)


def words(text: str, language: Language | None) -> Iterator[Word]:
    """The words in their order and where each stands in the text; with the stems of every language
    when it is None.
    """
    for found in CHUNK.finditer(text):
        for word in chunk_of(found[0], language).words:
            yield moved(word, found.start())


def moved(word: Word, start: int) -> Word:
    """The word of a chunk that begins there."""
    return Word(start + word.start, start + word.end, word.exact, word.forms, word.elided)


@lru_cache(50_000)
def chunk_of(written: str, language: Language | None) -> Chunk:
    """The words of a chunk. The commonest of a site are kept: texts are mostly made of them."""
    found = tuple(_words_of(written, language))
    exact = [word.exact for word in found if word.exact]
    forms = [form for word in found for form in word.forms]
    return Chunk(found, frozenset((*exact, *forms)), " ".join(exact), " ".join(forms), len(exact))


def _words_of(written: str, language: Language | None) -> Iterator[Word]:
    if several := SEVERAL.fullmatch(written):
        yield from _together(written, meaning(several), language)
    elif re.fullmatch(NUMBER, written):
        yield Word(0, len(written), *number(written, language))
    elif re.fullmatch(ACRONYM, written):
        yield from _together(written, (folded(written),), language)
    elif "." in written:
        yield from _one(0, len(written), written.replace(".", ""), language)
    else:
        yield from _compound(written, language)


def _together(written: str, means: tuple[str, ...], language: Language | None) -> Iterator[Word]:
    """The words of an amount or a day, then what they mean: all of it in a text, and what a reader
    asks for.
    """
    for part in _PARTS_AND_NUMBERS.finditer(written):
        if part[0][0].isdecimal() and re.fullmatch(NUMBER, part[0]):
            yield Word(*part.span(), *number(part[0], language))
        elif part[0] in "dD" and written[part.end() : part.end() + 1] in set(_APOSTROPHES):
            yield from _one(*part.span(), part[0], language, elided=True)
        else:
            yield from _one(*part.span(), part[0], language)
    if means:
        yield Word(0, len(written), "", means if language else means[:1])


def _compound(written: str, language: Language | None) -> Iterator[Word]:
    parts = list(_PARTS.finditer(written))
    first, last = 0, len(parts)
    while first < last - 1 and _is_elided(written, parts[first]):
        first += 1
    if last - first > 1 and _is_possessive(written, parts[-1]):
        last -= 1
    for at, part in enumerate(parts):
        aside = not first <= at < last
        yield from _one(*part.span(), part[0], language, elided=aside)
    whole = "".join(part[0] for part in parts[first:last])
    exact, forms = forms_of(whole, language)
    if last - first > 1 and exact:
        yield Word(parts[first].start(), parts[last - 1].end(), "", (exact, *forms))


def _is_elided(written: str, part: re.Match[str]) -> bool:
    return written[part.end()] in _APOSTROPHES and part[0].casefold() in _ELIDED


def _is_possessive(written: str, part: re.Match[str]) -> bool:
    return written[part.start() - 1] in _APOSTROPHES and part[0] in "sS"


def _one(
    start: int, end: int, word: str, language: Language | None, *, elided: bool = False
) -> Iterator[Word]:
    exact, forms = forms_of(word, language)
    if exact:
        yield Word(start, end, exact, () if elided else forms, elided)


def forms_of(word: str, language: Language | None) -> tuple[str, tuple[str, ...]]:
    """The exact form of a word ("" without letter nor digit) and the stems that it may have."""
    exact = folded(word)
    if not exact or exact.isdecimal():
        return exact, ()
    stems: dict[str, None] = {}
    if language != "en":
        stems |= dict.fromkeys(_french(word, exact))
    if language != "fr":
        stems[f"e_{_stem('en', exact)}"] = None
    if nth := ordinal(word, exact):
        stems[nth] = None
    if language:
        stems |= dict.fromkeys(inside(exact))
    return exact, tuple(stems)


def _french(word: str, exact: str) -> Iterator[str]:
    """Its stem, and those of what else it may be a form of."""
    if kept := french.KEPT.get(exact):
        yield f"w_{kept}"
        return
    yield f"f_{_stem('fr', exact)}"
    for other in french.others(exact):
        yield f"f_{_stem('fr', other)}"


def folded(word: str) -> str:
    """Letters and digits alone, lower case, without accents; of any writing."""
    kept = "".join(letter for letter in fold(word).casefold() if letter.isalnum())
    return kept[:LONGEST]


def _stem(language: Language, word: str) -> str:
    # A stemmer keeps its state while it works: threads take their turn.
    with _LOCK:
        return str(_STEMMERS[language].stemWord(word)) or word
