"""What a reader looks for: words (all of them), "phrases", -without. Pure, but for `parse`, which
also reads the names that editors say are the same.

Nothing else is syntax, so that nothing that a reader types can be wrong: a sign that is no part of
a word separates words. Quotation marks of every kind are the same; one without its pair is none.

A query is a conjunction of clauses, each a choice of alternatives. `accepts` is what it means; the
databases only answer faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise

from synthesis.models.publications import Publication
from synthesis.models.synonyms import Group, Synonym
from synthesis.search.analysis import Analysed, forms_of, words
from synthesis.search.vocabulary import EMPTY_WORDS, PREFIXES, SAME, TIED

# In characters; and in words, those of phrases too. What is beyond is not looked for.
LONGEST = 200
MOST_WORDS = 16

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))
_UNREADABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
# « a été », which says nothing, and not the summer.
_BEEN = frozenset(("été", "ete"))
_HAVE_BEFORE = re.compile(
    r"(?<![^\W_])(?:a|ai|as|ont|avons|avez|av\w*ai\w+|aur\w+|ayant|eu)\s+$", re.I
)
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
    """`text` is what was typed, on one line. `cut` says that its end is not looked for, `little`
    that it has only words that nearly every text has. `spelt` are the words that are wanted, as
    they were typed, folded; `others` are the other names of what they name together.
    """

    text: str = ""
    wanted: tuple[Clause, ...] = ()
    unwanted: tuple[Clause, ...] = ()
    cut: bool = False
    little: bool = False
    spelt: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

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


def parse(typed: str) -> Query:
    """The query of what was typed. Never fails: what has no word in it looks for nothing. One query
    to the database, the first time after a publication.
    """
    query = read(typed)
    return read(typed, _said_the_same(Publication.objects.token_of_page())) if query else query


def _said_the_same(token: str) -> tuple[Group, ...]:
    """A change of the synonyms is a publication, so that its token tells which they are."""
    return _read_at(token) if token else Synonym.objects.groups()


@lru_cache(4)
def _read_at(token: str) -> tuple[Group, ...]:
    return Synonym.objects.groups()


@lru_cache(512)
def read(typed: str, more: tuple[Group, ...] = ()) -> Query:
    """The same; names of one group of `more` find one another, as those of `SAME` do."""
    text = " ".join(_UNREADABLE.sub(" ", typed).split())
    looked_at = text[:LONGEST]
    wanted: list[_Asked] = []
    unwanted: list[_Asked] = []
    for part, is_phrase, is_unwanted in _parts(looked_at.translate(_QUOTES)):
        found = _phrase(part) if is_phrase else _same(_joined(_asked(part)), _names(more))
        (unwanted if is_unwanted else wanted).extend(found)
    told = [each for each in wanted if not each.empty]
    kept, without = _first(told or wanted, MOST_WORDS), _first(unwanted, MOST_WORDS)
    cut = looked_at != text or (kept, without) != (told or wanted, unwanted)
    return Query(
        text,
        _clauses(kept),
        _clauses(without),
        cut,
        little=bool(wanted and not told),
        spelt=tuple(chain(*(each.spelt for each in kept))),
        others=_other_names(kept, _names(more)),
    )


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
        parts = [each for each in found if each.start >= word.start]
        spelt = tuple(chain(*(each.spelt for each in parts)))
        if _is_tied(spelt):
            found = [replace(each, empty=each.empty or each not in parts[:1]) for each in found]
            continue
        empty = all(each.empty for each in parts)
        found = [each for each in found if each.start < word.start]
        found.append(_Asked((Term(word.forms), Phrase(spelt)), spelt, word.start, empty))
    return found


def _is_tied(spelt: tuple[str, ...]) -> bool:
    """« faut-il » is no compound, « rendez-vous » is."""
    return len(spelt) > 1 and TIED.issuperset(spelt[1:]) and spelt != ("rendez", "vous")


def _joined(found: list[_Asked]) -> list[_Asked]:
    """The same; « micro crédit » may be found in one word."""
    for at, (first, second) in enumerate(pairwise(found)):
        if (
            first.empty
            or first.spelt[-1] not in PREFIXES
            or len(first.spelt) + len(second.spelt) > 2
        ):
            continue
        exact, forms = forms_of(first.spelt[0] + second.spelt[0], None)
        whole = Term((exact, *forms))
        found[at] = replace(first, clause=(*first.clause, whole))
        found[at + 1] = replace(second, clause=(*second.clause, whole))
    return found


def _is_empty(part: str, start: int, end: int) -> bool:
    """An article is none in capitals (OU, a company), unless everything is."""
    word = part[start:end]
    if len(word) > 1 and word.isupper() and not part.isupper():
        return False
    if word.casefold() in _BEEN:
        return bool(_HAVE_BEFORE.search(part[:start]))
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


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as it is looked for, the forms of each of its words that says something, and the
    others of its group.
    """

    text: str
    clause: Clause
    forms: tuple[frozenset[str], ...]
    others: tuple[_Name, ...] = ()


# By the forms of their first word.
_Names = dict[str, list[_Name]]


def _same(found: list[_Asked], names: _Names) -> list[_Asked]:
    """The same; what has another name may be found by that one too.

    A name of several words gives its others to each: (A or X) and (B or X) is (A and B) or X.
    """
    full = [at for at, each in enumerate(found) if not each.empty]
    others: dict[int, list[Alternative]] = {}
    for place, name in _occurring(names, [found[at].forms for at in full]):
        others_of_it = [*chain(*(each.clause for each in name.others))]
        for at in full[place : place + len(name.forms)]:
            others.setdefault(at, []).extend(others_of_it)
    return [
        replace(each, clause=tuple(dict.fromkeys((*each.clause, *others.get(at, ())))))
        for at, each in enumerate(found)
    ]


def _other_names(found: list[_Asked], names: _Names) -> tuple[str, ...]:
    """Those of the name that the words make together, if they make one."""
    whole = [
        name
        for _place, name in _occurring(names, [each.forms for each in found])
        if len(name.forms) == len(found)
    ]
    return tuple(dict.fromkeys(each.text for name in whole for each in name.others))


def _occurring(names: _Names, forms: list[frozenset[str]]) -> Iterator[tuple[int, _Name]]:
    """The names whose words follow one another there, each with its place."""
    for at, first in enumerate(forms):
        beginning = {id(name): name for form in first for name in names.get(form, ())}
        for name in beginning.values():
            words_there = forms[at : at + len(name.forms)]
            if len(words_there) == len(name.forms) and not any(
                mine.isdisjoint(asked) for mine, asked in zip(name.forms, words_there, strict=True)
            ):
                yield at, name


@lru_cache(8)
def _names(more: tuple[Group, ...]) -> _Names:
    found: _Names = {}
    for group in (*SAME, *more):
        members = [name for each in group if (name := _name(each)).forms]
        for name in members:
            others = tuple(each for each in members if each is not name)
            for form in name.forms[0]:
                found.setdefault(form, []).append(replace(name, others=others))
    return found


def _name(name: str) -> _Name:
    found = _asked(name)
    found = [each for each in found if not each.empty] or found
    clause = found[0].clause if len(found) == 1 else (Phrase(_spelt(name)),)
    return _Name(name, clause, tuple(each.forms for each in found))
