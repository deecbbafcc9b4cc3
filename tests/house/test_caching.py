"""The caches: one never outgrows what it was given, the other may be missing."""

import time

import pytest
from django.test import Client

from convergences.caching import ENTRY_BYTES, SILENCE, BoundedMemoryCache, UnfailingRedisCache

NOBODY = {
    "default": {
        "BACKEND": "convergences.caching.UnfailingRedisCache",
        "LOCATION": "redis://127.0.0.1:1/0",
        "OPTIONS": {"socket_connect_timeout": 0.2, "socket_timeout": 0.2},
    }
}


@pytest.fixture
def memory(request):
    cache = BoundedMemoryCache(request.node.name, {"OPTIONS": {"MAX_BYTES": 100_000}})
    yield cache
    cache.clear()
    assert cache.held == 0


def test_it_never_holds_more_bytes_than_it_may(memory):
    for number in range(1_000):
        memory.set(str(number), bytes(number * 10))
        assert memory.held <= 100_000
    assert len(memory.get("999")) == 9_990
    assert memory.get("1") is None
    assert memory.held > 80_000


def test_many_small_entries_are_bounded_too(memory):
    for number in range(10_000):
        memory.set(f"junk-{number}", None)
    assert len(memory._cache) <= 100_000 / ENTRY_BYTES
    assert len(memory._expire_info) == len(memory._cache)


def test_what_is_asked_for_stays_and_what_nobody_asks_for_goes(memory):
    memory.set("asked", "x")
    memory.set("not", "x")
    for number in range(1_000):
        memory.set(str(number), bytes(1_000))
        assert memory.get("asked") == "x"
    assert memory.get("not") is None


def test_what_goes_or_is_written_again_is_weighed_once(memory):
    memory.set("a", bytes(1_000))
    held = memory.held
    memory.set("a", bytes(1_000))
    memory.set("b", bytes(1_000))
    memory.delete("b")
    memory.delete("b")
    memory.set("c", bytes(1_000), timeout=-1)
    assert memory.get("c") is None
    assert memory.held == held


def test_an_entry_that_is_larger_than_the_cache_is_not_kept(memory):
    memory.set("a", bytes(200_000))
    assert memory.get("a") is None
    assert memory.held == 0


@pytest.fixture
def without_redis(settings, monkeypatch):
    monkeypatch.setattr(UnfailingRedisCache, "_silent_until", 0.0)
    settings.CACHES = NOBODY


@pytest.mark.django_db
def test_without_its_redis_the_site_goes_on_and_says_so_once(published, without_redis, caplog):
    for address in ("/", "/plenieres/soleil-2030/", "/plenieres/soleil-2030/"):
        page = Client().get(address)
        assert page.status_code == 200
        assert Client().get(address, headers={"if-none-match": page["ETag"]}).status_code == 304
    said = [each for each in caplog.messages if each.startswith("The cache does not answer")]
    assert len(said) == 1


def test_a_redis_that_does_not_answer_has_nothing_and_takes_nothing(without_redis):
    from django.core.cache import cache

    start = time.monotonic()
    cache.set("a", 1)
    assert cache.get("a", "nothing") == "nothing"
    assert cache.get_many(["a"]) == {}
    assert not cache.add("a", 1)
    assert not cache.delete("a")
    assert "a" not in cache
    assert time.monotonic() - start < SILENCE
