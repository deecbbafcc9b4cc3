"""Pictures in the storage, as wide as a page asks for.

A picture is kept as it was sent, and may be as wide as a poster; pages ask for one of a few widths.
Each is drawn the first time that somebody asks for it and kept in the storage: a reader on a phone
does not wait for a poster, and what nobody reads costs nothing.
"""

from collections.abc import Iterable
from io import BytesIO
from mimetypes import guess_type

from django.core.cache import cache
from django.core.exceptions import SuspiciousOperation
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse
from PIL import Image

from synthesis.document.synthesis import fingerprint

Size = tuple[int, int]

# In pixels: what a page asks for, whatever the picture has.
WIDTHS = (480, 960, 1600)
REDUCED = "reduced"
QUALITY = 78
A_DAY = 24 * 3600
UNREADABLE = (OSError, ValueError, SuspiciousOperation, Image.DecompressionBombError)


def sent(name: str, width: str) -> FileResponse | None:
    """The picture of that name, or its rendition of that width of `WIDTHS`; None when the storage
    has lost it.
    """
    if not default_storage.exists(name):
        return None
    found = _reduced(name, width)
    kind = guess_type(found)[0] or "application/octet-stream"
    return FileResponse(default_storage.open(found), content_type=kind)


def _reduced(name: str, width: str) -> str:
    """The file of that width; the picture's own for another width, or when it is no wider."""
    asked = next((each for each in WIDTHS if str(each) == width), None)
    if asked is None or sizes([name]).get(name, (0, 0))[0] <= asked:
        return name
    reduced = f"{REDUCED}/{asked}/{name}.webp"
    if not default_storage.exists(reduced):
        try:
            default_storage.save(reduced, ContentFile(_drawn(name, asked)))
        except UNREADABLE:
            return name
    return reduced


def _drawn(name: str, width: int) -> bytes:
    with default_storage.open(name) as file, Image.open(file) as picture:
        height = round(picture.height * width / picture.width)
        # A JPEG is unpacked no larger than it takes.
        picture.draft("RGB", (width, height))
        plain = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        content = BytesIO()
        plain.resize((width, height), Image.Resampling.LANCZOS).save(
            content, "WEBP", quality=QUALITY
        )
    return content.getvalue()


def sizes(names: Iterable[str]) -> dict[str, Size]:
    """Width and height of these files in pixels, without those that are lost or no pictures.

    They are remembered for a day: what the storage has under a name does not change.
    """
    keys = {f"photo-size:{fingerprint(name)}": name for name in names}
    known: dict[str, Size] = cache.get_many(keys) if keys else {}
    for key in set(keys) - set(known):
        if size := _size(keys[key]):
            known[key] = size
            cache.set(key, size, timeout=A_DAY)
    return {keys[key]: size for key, size in known.items()}


def _size(name: str) -> Size | None:
    try:
        with default_storage.open(name) as file, Image.open(file) as picture:
            return picture.size
    except UNREADABLE:
        return None
