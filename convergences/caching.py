"""The two caches: in this process's memory, bounded in bytes; in Redis, which may be missing.

Django's local memory counts entries, and one may be a small number or a page of 100 kB. Its Redis
cache breaks the page when Redis does not answer, though nothing here is more than a saving of time.
"""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")

# What Python spends on an entry beside its value: its key, and its places in two dictionaries.
ENTRY_BYTES = 500
# Seconds during which a Redis that did not answer is not asked again.
SILENCE = 5.0
_held: dict[str, int] = {}


class BoundedMemoryCache(LocMemCache):
    """Never more than `MAX_BYTES` (of its OPTIONS): what nobody asked for goes first."""

    _cache: OrderedDict[str, bytes]
    _expire_info: dict[str, float | None]
    _lock: Lock

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        options = dict(params.get("OPTIONS", {}))
        self._most = options.pop("MAX_BYTES")
        self._name = name
        super().__init__(name, params | {"OPTIONS": options, "MAX_ENTRIES": 2**62})

    @property
    def held(self) -> int:
        """Bytes, about."""
        return _held.get(self._name, 0)

    def _weigh(self, value: bytes, sign: int) -> None:
        _held[self._name] = self.held + sign * (len(value) + ENTRY_BYTES)

    def _set(self, key: str, value: bytes, timeout: Any = DEFAULT_TIMEOUT) -> None:
        if key in self._cache:
            self._weigh(self._cache[key], -1)
        super()._set(key, value, timeout)  # type: ignore[misc]
        self._weigh(value, 1)
        while self.held > self._most:
            oldest, gone = self._cache.popitem()
            del self._expire_info[oldest]
            self._weigh(gone, -1)

    def _delete(self, key: str) -> bool:
        if key in self._cache:
            self._weigh(self._cache[key], -1)
        return bool(super()._delete(key))  # type: ignore[misc]

    def clear(self) -> None:
        with self._lock:
            self._cache.clear()
            self._expire_info.clear()
            _held[self._name] = 0


class UnfailingRedisCache(RedisCache):
    """A Redis that is slow or missing has nothing, takes nothing, and is not asked for a while."""

    _silent_until = 0.0

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._ask(default, super().get, key, default, version)

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        return self._ask({}, super().get_many, keys, version)

    def has_key(self, key: str, version: int | None = None) -> bool:
        return self._ask(False, super().has_key, key, version)

    def set(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        self._ask(None, super().set, key, value, timeout, version)

    def add(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        return self._ask(False, super().add, key, value, timeout, version)

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._ask(False, super().delete, key, version)

    def _ask(self, otherwise: Answer, ask: Callable[..., Answer], *what: Any) -> Answer:
        from redis import RedisError

        if time.monotonic() < UnfailingRedisCache._silent_until:
            return otherwise
        try:
            return ask(*what)
        except (RedisError, OSError) as error:
            logger.warning("The cache does not answer, the site goes on without it: %s", error)
            UnfailingRedisCache._silent_until = time.monotonic() + SILENCE
            return otherwise
