"""The words changed between two texts.

Looked at: difflib alone is quadratic and worse on prose, where spaces and « de » come by the
thousand, and its `autojunk` that cures this leaves them out; an edit distance (Myers) is quadratic
once two texts differ much. Taken: words found once in both texts are the anchors (patience diff),
what lies between is divided again, and difflib has only the small pieces that no word anchors.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# Pairs of words compared at most by difflib in one piece; a larger piece without anchor is all new.
_SMALL = 200 * 200
# A word with the marks and joiners that follow its letters, a run of spaces, or one other sign.
_TOKEN = re.compile(r"(?:\w|(?<=\w)[\u0300-\u036f])+|\s+|[^\w\s]")

Region = tuple[int, int, int, int]
Block = tuple[int, int, int]


class WordAction(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class WordChange:
    """A run of words with their punctuation and spaces."""

    action: WordAction
    text: str


@dataclass
class _Run:
    """What was replaced, and what follows it unchanged."""

    removed: str
    added: str
    kept: str


def compare_words(before: str, after: str) -> tuple[WordChange, ...]:
    """Runs in reading order: kept and removed join to `before`, kept and added to `after`."""
    if before == after:
        return (WordChange(WordAction.KEPT, before),) if before else ()
    runs = _joined(_runs(_TOKEN.findall(before), _TOKEN.findall(after)))
    return tuple(
        WordChange(action, text)
        for run in runs
        for action, text in (
            (WordAction.REMOVED, run.removed),
            (WordAction.ADDED, run.added),
            (WordAction.KEPT, run.kept),
        )
        if text
    )


def _runs(a: Sequence[str], b: Sequence[str]) -> Iterator[_Run]:
    at_a = at_b = 0
    for i, j, size in [*_blocks(a, b), (len(a), len(b), 0)]:
        yield _Run("".join(a[at_a:i]), "".join(b[at_b:j]), "".join(a[i : i + size]))
        at_a, at_b = i + size, j + size


def _joined(runs: Iterator[_Run]) -> list[_Run]:
    """One run where only spaces or signs were kept between two: people read words, not islands."""
    done: list[_Run] = []
    for run in runs:
        last = done[-1] if done else None
        changed = bool(run.removed or run.added)
        if last and not changed:
            last.kept += run.kept
        elif last and (last.removed or last.added) and not re.search(r"\w", last.kept):
            last.removed += last.kept + run.removed
            last.added += last.kept + run.added
            last.kept = run.kept
        else:
            done.append(run)
    return done


def _blocks(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """Where `a` and `b` have the same words: (start in a, start in b, how many), in order."""
    found: list[Block] = []
    waiting: list[Region] = [(0, len(a), 0, len(b))]
    while waiting:
        region = _trimmed(a, b, waiting.pop(), found)
        start_a, end_a, start_b, end_b = region
        if start_a == end_a or start_b == end_b:
            continue
        if anchors := _anchors(a, b, region):
            for i, j in anchors:
                found.append((i, j, 1))
                waiting.append((start_a, i, start_b, j))
                start_a, start_b = i + 1, j + 1
            waiting.append((start_a, end_a, start_b, end_b))
        elif (end_a - start_a) * (end_b - start_b) <= _SMALL:
            found += _small_blocks(a, b, region)
    return sorted(found)


def _trimmed(a: Sequence[str], b: Sequence[str], region: Region, found: list[Block]) -> Region:
    """The region without what it has in common at both ends, which is taken down."""
    start_a, end_a, start_b, end_b = region
    size, most = 0, min(end_a - start_a, end_b - start_b)
    while size < most and a[start_a + size] == b[start_b + size]:
        size += 1
    found.append((start_a, start_b, size))
    start_a, start_b = start_a + size, start_b + size
    size, most = 0, most - size
    while size < most and a[end_a - size - 1] == b[end_b - size - 1]:
        size += 1
    end_a, end_b = end_a - size, end_b - size
    found.append((end_a, end_b, size))
    return start_a, end_a, start_b, end_b


def _anchors(a: Sequence[str], b: Sequence[str], region: Region) -> list[tuple[int, int]]:
    """The longest series, in order in both, of words found once (or as seldom) in each."""
    start_a, end_a, start_b, end_b = region
    in_a, in_b = Counter(a[start_a:end_a]), Counter(b[start_b:end_b])
    equal = {each: times for each, times in in_a.items() if in_b[each] == times}
    # Words before signs and spaces, which are everywhere.
    equal = {each: equal[each] for each in equal if each[0].isalnum()} or equal
    seldom = min(equal.values(), default=0)
    places: dict[str, list[int]] = {}
    for j in range(end_b - 1, start_b - 1, -1):
        if equal.get(b[j]) == seldom:
            places.setdefault(b[j], []).append(j)
    pairs = [(i, places[a[i]].pop()) for i in range(start_a, end_a) if a[i] in places]
    return [pairs[at] for at in longest_increasing([j for _, j in pairs])]


def _small_blocks(a: Sequence[str], b: Sequence[str], region: Region) -> list[Block]:
    start_a, end_a, start_b, end_b = region
    matcher = SequenceMatcher(None, a[start_a:end_a], b[start_b:end_b], autojunk=False)
    return [(start_a + i, start_b + j, size) for i, j, size in matcher.get_matching_blocks()]


def longest_increasing(numbers: Sequence[int]) -> list[int]:
    """Positions of a longest strictly increasing series of `numbers`, in order."""
    ends: list[int] = []
    ends_at: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(ends_at[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        ends_at[length : length + 1] = [at]
    series: list[int] = []
    at = ends_at[-1] if ends_at else -1
    while at >= 0:
        series.append(at)
        at = before[at]
    return series[::-1]
