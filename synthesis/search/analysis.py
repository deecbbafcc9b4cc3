"""The words of a text as searches compare them. Pure: the same for what is indexed, what is asked
and what is highlighted, whichever the database.

A word has one exact form, folded (« L’IMPACT » and « l'impact » have the same), and looser ones:

- two stems, of the word with its accents and of the word without. « égalité » and « egalite » do
  not stem alike, so that each of them must be there for the other to find;
- what a compound is when it is written in one word: « co-construction » is also « coconstruction ».

A stem says its language, `f_` or `e_`, and no exact word has the sign that says it: neither can be
taken for the other. A number is one word, however it is spaced: « 1 200 000 », « 1,2 », « 81 % ».

Looked at: the databases' own analysers (two, with two results, and neither knows that a reader
types no accents); stemming alone (a name in capitals, or a word that the stemmer cuts too short,
would never come before its neighbours).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

import Stemmer

from synthesis.text import Language, fold

# No word of a language is longer; what is (an address, a cat on a keyboard) is cut, not refused.
LONGEST = 60
# No word: stands between two texts.
BOUNDARY = "_"

_APOSTROPHES = "'‘’ʼ′`´＇"
_JOINERS = _APOSTROPHES + "&‐‑‒–−-"
# What may stand inside a word and is no part of it: marks of accents, and signs without width.
_MARKS = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_SPACES = " \u00a0\u2009\u202f"
_PART = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*"
_NUMBER = rf"(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}})+|\d+)(?:[.,]\d+)*(?:[{_SPACES}]?[%％])?(?![^\W_])"
_ACRONYM = r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?"
# What begins like neither of the first two is not tried for them: that takes half the time away.
CHUNK = re.compile(rf"(?=\d){_NUMBER}|(?=[^\W\d_]\.){_ACRONYM}|{_PART}(?:[{_JOINERS}]{_PART})*")
_WITHOUT_MARKS = re.compile(f"[{_MARKS}]")
_PARTS = re.compile(_PART)
_ELIDED = set("c d j l m n s t qu jusqu lorsqu presqu puisqu quelqu quoiqu".split())
# Plurals whose stem is not that of their singular.
_IRREGULAR = {
    "travaux": "travail",
    "baux": "bail",
    "coraux": "corail",
    "émaux": "émail",
    "vitraux": "vitrail",
    "yeux": "oeil",
    "cieux": "ciel",
}
# A verb's third person of the plural, whose ending the stemmer leaves: « approuvent », « forment ».
# Nouns and adverbs (« financement », « récemment ») and what would meet an unrelated word are none.
_THEY = re.compile(r"(?!(?:content|couvent|patient|present)$)(\w{3,}(?:[^m\W]|rm|omm))ent")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
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
    if re.fullmatch(_NUMBER, written):
        yield Word(0, len(written), *_number(written, language))
    elif "." in written:
        yield from _one(0, len(written), written.replace(".", ""), language)
    else:
        yield from _compound(written, language)


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
    accented = _accented(word)
    stems: dict[str, None] = {}
    if language != "en":
        stems[f"f_{folded(_stem('fr', accented))}"] = None
        stems[f"f_{_stem('fr', exact)}"] = None
        if they := _THEY.fullmatch(exact):
            stems[f"f_{_stem('fr', they[1] + 'er')}"] = None
    if language != "fr":
        stems[f"e_{_stem('en', exact)}"] = None
    return exact, tuple(stems)


def folded(word: str) -> str:
    """Letters and digits alone, lower case, without accents; of any writing."""
    kept = "".join(letter for letter in fold(word).casefold() if letter.isalnum())
    return kept[:LONGEST]


def _accented(word: str) -> str:
    """What a stemmer reads: the word in lower case with its accents."""
    composed = unicodedata.normalize("NFC", word).casefold()
    return _WITHOUT_MARKS.sub("", composed).translate(_LIGATURES)[:LONGEST]


def _stem(language: Language, word: str) -> str:
    if language == "fr":
        word = _IRREGULAR.get(word, word)
    # A stemmer keeps its state while it works: threads take their turn.
    with _LOCK:
        return str(_STEMMERS[language].stemWord(word)) or word


def _number(written: str, language: Language | None) -> tuple[str, tuple[str, ...]]:
    """The number in one word, how else it may be read, and for a text what stands inside it.

    What a reader asks for is looked for whole: « 81 % » is not 81 of anything, but 81 finds it.
    """
    whole, *decimals = re.split(r"[.,]", written.rstrip("%％" + _SPACES))
    groups = re.split(f"[{_SPACES}]", whole)
    readings = _readings("".join(groups), decimals, "," in written, language)
    inside: list[str] = []
    if language and " " in whole:
        inside += groups
    if language and len(decimals) > 1:
        inside += [whole, *decimals]
    if written[-1] in "%％":
        inside += readings if language else []
        readings = [f"{each}_pct" for each in readings]
    return readings[0], (*readings[1:], *inside)


def _readings(whole: str, decimals: list[str], comma: bool, language: Language | None) -> list[str]:
    """A comma before three digits is a decimal in French, and sets thousands apart in English."""
    decimal, thousands = "_".join((whole, *decimals)), "".join((whole, *decimals))
    if not decimals or any(len(each) != 3 for each in decimals):
        return [decimal]
    if len(decimals) > 1:
        return [thousands]
    if language == "fr" or not comma:
        return [decimal]
    return [thousands] if language == "en" else [decimal, thousands]
