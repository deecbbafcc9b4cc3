"""Pictures in the storage, as wide as a page asks for.

A picture may be as wide as a poster; pages ask for one of a few widths, and browsers say which
formats they read. Each rendition is drawn the first time that somebody asks for it and kept in the
storage: a reader on a phone does not wait for a poster, what nobody reads costs nothing, and what
is wider than the widest rendition stays ours.
"""

from collections.abc import Iterable
from io import BytesIO
from mimetypes import guess_type
from typing import Any

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
Format = tuple[str, str, dict[str, Any]]
# The lightest first: how its files end, Pillow's name of it, how it is saved. AVIF at its fastest
# takes less time than WebP, and a third less room.
FORMATS: dict[str, Format] = {
    "image/avif": ("avif", "AVIF", {"quality": 60, "speed": 9}),
    "image/webp": ("webp", "WEBP", {"quality": 78}),
    "image/jpeg": ("jpg", "JPEG", {"quality": 82, "progressive": True}),
}
A_DAY = 24 * 3600
UNREADABLE = (OSError, ValueError, SuspiciousOperation, Image.DecompressionBombError)


def sent(name: str, width: str, accept: str = "") -> FileResponse | None:
    """The picture of that name in that width of `WIDTHS` (the widest for any other) at most, in the
    best format that `accept`, a header, names; None when the storage has lost it.
    """
    if not default_storage.exists(name):
        return None
    found = _reduced(name, width, accept)
    kind = guess_type(found)[0] or "application/octet-stream"
    response = FileResponse(default_storage.open(found), content_type=kind)
    response["Vary"] = "Accept"
    # What the storage has under a name does not change; a file that was put there again may.
    response["ETag"] = f'"{fingerprint(f"{found} {default_storage.size(found)}")}"'
    return response


def _reduced(name: str, width: str, accept: str) -> str:
    """The file of that width and format; the picture's own when it is no wider."""
    asked = next((each for each in WIDTHS if str(each) == width), WIDTHS[-1])
    if sizes([name]).get(name, (0, 0))[0] <= asked:
        return name
    named = (each for mime, each in FORMATS.items() if mime in accept)
    picture_format = next(named, FORMATS["image/jpeg"])
    reduced = f"{REDUCED}/{asked}/{name}.{picture_format[0]}"
    if not default_storage.exists(reduced):
        try:
            default_storage.save(reduced, ContentFile(_drawn(name, asked, picture_format)))
        except UNREADABLE:
            return name
    return reduced


def _drawn(name: str, width: int, picture_format: Format) -> bytes:
    extension, pillow_name, options = picture_format
    with default_storage.open(name) as file, Image.open(file) as picture:
        height = round(picture.height * width / picture.width)
        # A JPEG is unpacked no larger than it takes.
        picture.draft("RGB", (width, height))
        plain = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        content = BytesIO()
        drawn = plain.resize((width, height), Image.Resampling.LANCZOS)
        (drawn if extension != "jpg" else _on_paper(drawn)).save(content, pillow_name, **options)
    return content.getvalue()


def _on_paper(picture: Image.Image) -> Image.Image:
    """A JPEG has no transparent parts: what shows through them is white."""
    if picture.mode != "RGBA":
        return picture
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


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
