"""Reading the environment: each variable is right, or the start stops with a line that names it.

django-environ alone was not enough: its ``bool`` takes any unknown word for "no", and its errors
come as tracebacks. Here a wrong value ends the process with status 3, the one that gunicorn takes
for "this worker can never start": with any other it would start workers again for ever.
"""

import re
import sys
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from environ import Env
from redis.backoff import NoBackoff
from redis.retry import Retry

CANNOT_START = 3
FLAGS = {
    "on": True,
    "true": True,
    "yes": True,
    "1": True,
    "off": False,
    "false": False,
    "no": False,
    "0": False,
}


def refuse(name: str, value: str, expected: str) -> NoReturn:
    """Stop the start. A password inside an address is not shown."""
    shown = re.sub(r"(//[^:@/]*):[^@/]*@", r"\1:***@", value)
    said = f"vaut « {shown} »" if value else "n’est pas renseignée"
    sys.stderr.write(f"Réglage refusé : la variable {name} {said} ; attendu : {expected}.\n")
    raise SystemExit(CANNOT_START)


def variable(name: str, default: str) -> str:
    """An empty variable is one that is not there."""
    return str(Env().str(name, default="")) or default


def flag(name: str, *, default: bool) -> bool:
    value = variable(name, "on" if default else "off")
    if value.lower() not in FLAGS:
        refuse(name, value, "on ou off")
    return FLAGS[value.lower()]


def secret(name: str, *, default: str) -> str:
    """A random secret; with no default it must be given. Its value is never shown."""
    value = variable(name, default)
    if len(value) < 50 or len(set(value)) < 5:
        shown = f"({len(value)} caractères)" if value else ""
        refuse(name, shown, "au moins 50 caractères tirés au hasard")
    return value


def hosts(name: str, *, default: list[str]) -> list[str]:
    """Host names without scheme nor port: ``convergences.example``, ``.example.org``, ``[::1]``."""
    value = variable(name, ",".join(default))
    names = [host.strip() for host in value.split(",") if host.strip()]
    if not names or not all(re.fullmatch(r"\*|\[[\da-fA-F:]+\]|[\w.-]+", host) for host in names):
        refuse(name, value, "des noms d’hôte séparés par des virgules, sans « https:// » ni port")
    return names


def origin(name: str, *, default: str) -> str:
    """``https://host[:port]``, without a path."""
    value = variable(name, default)
    if not re.fullmatch(r"https?://(\[[\da-fA-F:]+\]|[\w.-]+)(:\d+)?", value):
        refuse(name, value, "une origine comme « https://convergences.example », sans chemin")
    return value


def folder(name: str, *, default: Path) -> Path:
    """A folder that can be made if it is not there yet."""
    path = Path(variable(name, str(default))).expanduser().absolute()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(name, str(path), f"un dossier que l’on peut créer ({error.strerror})")
    return path


def time_zone(name: str, *, default: str) -> str:
    value = variable(name, default)
    try:
        ZoneInfo(value)
    except (KeyError, OSError, ValueError):
        refuse(name, value, "un fuseau horaire comme « Europe/Paris »")
    return value


def header(name: str) -> tuple[str, str] | None:
    """The header in which a proxy says ``https``, as Django wants it, or None."""
    value = variable(name, "")
    if not value:
        return None
    if not re.fullmatch(r"[A-Za-z][A-Za-z-]*", value):
        refuse(name, value, "un nom d’en-tête comme « X-Forwarded-Proto »")
    return f"HTTP_{value.upper().replace('-', '_')}", "https"


def database(name: str, *, default: Path) -> dict[str, Any]:
    value = variable(name, f"sqlite:///{quote(str(default))}")
    expected = (
        "sqlite:////dossier/existant/base.sqlite3 ou postgres://compte:mot-de-passe@hôte:5432/base"
    )
    try:
        config = dict(Env.db_url_config(value))
    except ValueError:
        refuse(name, value, expected)
    path = Path(config["NAME"])
    match urlsplit(value).scheme:
        case "sqlite" if path.is_absolute() and path.parent.is_dir():
            # Opened once for each thread: opening costs more than most queries.
            return config | {"OPTIONS": SQLITE_OPTIONS, "CONN_MAX_AGE": None}
        case "postgres" | "postgresql" if config["NAME"]:
            return config | {"OPTIONS": config.get("OPTIONS", {}) | POSTGRESQL_OPTIONS}
        case _:
            refuse(name, value, expected)


def cache(name: str) -> dict[str, Any]:
    """Local memory for one process, Redis for several, nothing for those who measure."""
    value = variable(name, "locmem://")
    match urlsplit(value):
        case ("dummy", "", "", "", ""):
            return {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
        case ("locmem", "", "", "", ""):
            return {
                "BACKEND": "convergences.caching.BoundedMemoryCache",
                "OPTIONS": {"MAX_BYTES": MEMORY_CACHE_BYTES},
            }
        case ("redis" | "rediss", netloc, _, _, _) if netloc:
            return {
                "BACKEND": "convergences.caching.UnfailingRedisCache",
                "LOCATION": value,
                "OPTIONS": REDIS_OPTIONS | {"retry": Retry(NoBackoff(), 0)},
            }
        case _:
            refuse(name, value, "locmem:// ou redis://hôte:6379/0")


def seconds(name: str, *, default: float) -> float:
    value = variable(name, str(default))
    try:
        if 0.001 <= float(value) <= 3600:
            return float(value)
    except ValueError:
        pass
    refuse(name, value, "un nombre de secondes, comme « 5 » ou « 2.5 »")


# Of each process: some thousand pages as they are sent.
MEMORY_CACHE_BYTES = 48 * 1024 * 1024
# What is kept saves milliseconds: who waits longer for it had better do without.
REDIS_OPTIONS = {"socket_connect_timeout": 0.2, "socket_timeout": 0.2}
# Readers never wait for a writer (WAL); a writer takes its lock when its transaction begins and
# others wait for it, instead of failing halfway (IMMEDIATE). NORMAL is as safe as FULL under WAL,
# but for the last instants before a power cut.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON",
}
POSTGRESQL_OPTIONS = {"pool": {"min_size": 1, "max_size": 10, "timeout": 10}}
