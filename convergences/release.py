"""Which release of the site answers: pages that another one made are not taken for its own."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

# What a page may be made of beside the database and the media.
_MADE_OF = ("convergences", "synthesis", "templates", "locale", "static")
_ENDINGS = {".py", ".html", ".xml", ".txt", ".mo", ".json", ".css"}
_SETTINGS = ("SITE_URL", "PUBLISHER", "TIME_ZONE", "LANGUAGE_CODE", "LANGUAGES", "STATIC_URL")


def release() -> str:
    """A digest of the code, the templates, the translations, and the settings that pages show. The
    same on two machines that run the same.
    """
    said = [str(getattr(settings, each)) for each in _SETTINGS]
    return sha256("\n".join([_files(), *said]).encode()).hexdigest()


@lru_cache(maxsize=1)
def _files() -> str:
    """Of those that this process started with: read once."""
    found = [settings.BASE_DIR / "requirements.txt", settings.STATIC_ROOT / "staticfiles.json"]
    for folder in _MADE_OF:
        paths = (settings.BASE_DIR / folder).rglob("*")
        found += sorted(each for each in paths if each.suffix in _ENDINGS)
    digest = sha256()
    for path in filter(Path.is_file, found):
        digest.update(f"{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()
