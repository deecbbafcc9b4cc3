"""What a reader looks for: words (all of them), "phrases", -without. Pure.

Nothing else is syntax, so that nothing that a reader types can be wrong: a sign that is no part of
a word separates words. Quotation marks of every kind are the same; one without its pair is none.

A query is a conjunction of clauses, each a choice of alternatives. `accepts` is what it means; the
databases only answer faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain

from synthesis.search.analysis import Analysed, words
from synthesis.search.vocabulary import EMPTY_WORDS, SAME

# In characters; and in words, those of phrases too. What is beyond is not looked for.
LONGEST = 200
MOST_WORDS = 16

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))
_UNREADABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_ASIDE = re.compile(r'(?P<minus>(?<!\S)[-−])?"(?P<phrase>[^"]*)"|(?<!\S)[-−](?P<without>[^\s"]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """One word that has one of these forms."""

    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Exact words that follow one another."""

    words: tuple[str, ...]


Alternative = Term | Phrase
# At least one of them.
Clause = tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """`text` is what was typed, on one line; `cut` says that its end is not looked for."""

    text: str = ""
    wanted: tuple[Clause, ...] = ()
    unwanted: tuple[Clause, ...] = ()
    cut: bool = False

    def __bool__(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.wanted or self.unwanted)

    @property
    def every_form(self) -> frozenset[str]:
        """All that a word may be by which it is wanted."""
        return frozenset(
            form
            for each in chain(*self.wanted)
            for form in (each.forms if isinstance(each, Term) else each.words)
        )

    def accepts(self, passage: Analysed) -> bool:
        forms = passage.every_form
        return all(_occurs(clause, passage, forms) for clause in self.wanted) and not any(
            _occurs(clause, passage, forms) for clause in self.unwanted
        )


def _occurs(clause: Clause, passage: Analysed, forms: frozenset[str]) -> bool:
    return any(
        not forms.isdisjoint(each.forms) if isinstance(each, Term) else passage.has(each.words)
        for each in clause
    )


# What a list without words looks for.
NOTHING = Query()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A clause, the words it is spelt with, where it begins, and whether it says nothing."""

    clause: Clause
    spelt: tuple[str, ...]
    start: int = 0
    empty: bool = False

    @property
    def forms(self) -> frozenset[str]:
        return frozenset(chain(*(each.forms for each in self.clause if isinstance(each, Term))))


@lru_cache(256)
def parse(typed: str) -> Query:
    """The query of what was typed. Never fails: what has no word in it looks for nothing."""
    text = " ".join(_UNREADABLE.sub(" ", typed).split())
    read = text[:LONGEST]
    wanted: list[_Asked] = []
    unwanted: list[_Asked] = []
    for part, is_phrase, is_unwanted in _parts(read.translate(_QUOTES)):
        found = _phrase(part) if is_phrase else _same(_asked(part))
        (unwanted if is_unwanted else wanted).extend(found)
    wanted = [each for each in wanted if not each.empty] or wanted
    kept, without = _first(wanted, MOST_WORDS), _first(unwanted, MOST_WORDS)
    cut = read != text or (kept, without) != (wanted, unwanted)
    return Query(text, _clauses(kept), _clauses(without), cut)


def _parts(text: str) -> Iterator[tuple[str, bool, bool]]:
    """What stands side by side: its text, whether it is a phrase, whether it is unwanted."""
    end = 0
    for aside in _ASIDE.finditer(text):
        yield text[end : aside.start()], False, False
        if aside["without"]:
            yield aside["without"], False, True
        else:
            yield aside["phrase"], True, bool(aside["minus"])
        end = aside.end()
    yield text[end:], False, False


def _phrase(part: str) -> list[_Asked]:
    spelt = _spelt(part)
    return [_Asked((Phrase(spelt),), spelt)] if spelt else []


def _spelt(text: str) -> tuple[str, ...]:
    return tuple(word.exact for word in words(text, None) if word.exact)


def _asked(part: str) -> list[_Asked]:
    """A clause for each word; for a compound, in one word or in several that follow one another."""
    found: list[_Asked] = []
    for word in words(part, None):
        if word.elided:
            continue
        if word.exact:
            term = Term((word.exact, *word.forms))
            empty = _is_empty(part, word.start, word.end)
            found.append(_Asked((term,), (word.exact,), word.start, empty))
            continue
        spelt = tuple(chain(*(each.spelt for each in found if each.start >= word.start)))
        found = [each for each in found if each.start < word.start]
        found.append(_Asked((Term(word.forms), Phrase(spelt)), spelt, word.start))
    return found


def _is_empty(part: str, start: int, end: int) -> bool:
    """An article is none in capitals (OU, a company), unless everything is."""
    word = part[start:end]
    if len(word) > 1 and word.isupper() and not part.isupper():
        return False
    return word.casefold() in EMPTY_WORDS


def _first(found: list[_Asked], most: int) -> list[_Asked]:
    """The first of them, as many as make so many words (of the first one, all)."""
    kept: list[_Asked] = []
    for each in found:
        most -= len(each.spelt)
        if most < 0 and kept:
            break
        kept.append(each)
    return kept


def _clauses(found: list[_Asked]) -> tuple[Clause, ...]:
    return tuple(dict.fromkeys(each.clause for each in found))


# --- Names that say the same


def _same(found: list[_Asked]) -> list[_Asked]:
    """The same; what has another name may be found by that one too.

    A name of several words gives its others to each: (A or X) and (B or X) is (A and B) or X.
    """
    full = [at for at, each in enumerate(found) if not each.empty]
    others: dict[int, list[Alternative]] = {}
    for group in _groups():
        for name in group:
            for place in _places(name, [found[at].forms for at in full]):
                others_of_it = [*chain(*(each.clause for each in group if each != name))]
                for at in full[place : place + len(name.forms)]:
                    others.setdefault(at, []).extend(others_of_it)
    return [
        replace(each, clause=tuple(dict.fromkeys((*each.clause, *others.get(at, ())))))
        for at, each in enumerate(found)
    ]


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as it is looked for, and the forms of each of its words that says something."""

    clause: Clause
    forms: tuple[frozenset[str], ...]


@cache
def _groups() -> tuple[tuple[_Name, ...], ...]:
    return tuple(tuple(_name(each) for each in group) for group in SAME)


def _name(name: str) -> _Name:
    found = [each for each in _asked(name) if not each.empty]
    clause = found[0].clause if len(found) == 1 else (Phrase(_spelt(name)),)
    return _Name(clause, tuple(each.forms for each in found))


def _places(name: _Name, forms: list[frozenset[str]]) -> list[int]:
    """Where the words of the name follow one another."""
    return [
        at
        for at in range(len(forms) - len(name.forms) + 1)
        if all(
            not mine.isdisjoint(asked) for mine, asked in zip(name.forms, forms[at:], strict=False)
        )
    ]
