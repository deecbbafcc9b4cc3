"""Words and names by number: 64 bits of a hash, which are the same in every process.

Two words of a million have one number with a chance of one to some forty million.
"""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

# Names in addresses may be as long as these are: what somebody makes up is not kept.
_LONGEST_KEPT = 100


def number(word: str) -> int:
    return _kept(word) if len(word) <= _LONGEST_KEPT else _number(word)


def _number(word: str) -> int:
    return int.from_bytes(
        blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "little"
    )


_kept = lru_cache(20_000)(_number)


def numbers(words: Iterable[str]) -> NDArray[np.uint64]:
    """Of a whole vocabulary: none of it is kept."""
    digests = (blake2b(each.encode("utf-8", "replace"), digest_size=8).digest() for each in words)
    return np.frombuffer(b"".join(digests), dtype="<u8")


def place(known: NDArray[np.uint64], word: str) -> int:
    """Where a word stands among sorted numbers; -1 if it doesn't."""
    wanted = np.uint64(number(word))
    at = int(np.searchsorted(known, wanted))
    return at if at < len(known) and known[at] == wanted else -1
