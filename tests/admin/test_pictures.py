"""Pictures sent to the desk: what an editor gets back, or is told."""

import struct
import warnings
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from synthesis.admin.pictures import PictureField


def picture(kind="JPEG", size=(8, 4), mode="RGB", **options):
    content = BytesIO()
    Image.new(mode, size, 1).save(content, kind, **options)
    return content.getvalue()


def sent(content, name="photo.jpg"):
    return PictureField().clean(SimpleUploadedFile(name, content))


def bomb(side):
    """A PNG that says that it is so large, in a hundred bytes."""

    def chunk(name, data):
        checksum = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_keeps_its_kind_and_its_size(kind):
    received = Image.open(sent(picture(kind), f"a.{kind.lower()}"))
    assert (received.format, received.size) == (kind, (8, 4))


def test_the_place_where_it_was_taken_is_left_behind():
    exif = Image.Exif()
    exif[0x010E] = "chez la ministre"
    exif.get_ifd(0x8825)[1] = "N"
    content = picture(exif=exif)
    assert b"chez la ministre" in content
    received = sent(content)
    assert b"chez la ministre" not in received.read()
    received.seek(0)
    assert not Image.open(received).getexif()


def test_a_picture_taken_sideways_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert Image.open(sent(picture(exif=exif))).size == (4, 8)


def test_colours_and_transparency_are_kept():
    image = Image.new("P", (2, 2))
    image.putpalette([255, 0, 0, 0, 255, 0])
    content = BytesIO()
    image.save(content, "PNG")
    assert Image.open(sent(content.getvalue())).convert("RGB").getpixel((0, 0)) == (255, 0, 0)
    assert Image.open(sent(picture("PNG", mode="RGBA"))).mode == "RGBA"


REFUSED = {
    "a renamed script": (b"#!/bin/sh\necho", "n’est pas une photo"),
    "an SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "n’est pas une photo"),
    "a GIF": (picture("GIF", mode="P"), "n’est pas une photo"),
    "a truncated picture": (picture(size=(600, 600))[:2000], "incomplète ou abîmée"),
    "more than 40 megapixels": (bomb(6400), "dépasse 40 millions de pixels"),
    "a bomb": (bomb(60000), "dépasse 40 millions de pixels"),
    "too many bytes": (b"0" * (20 * 1024 * 1024 + 1), "dépasse 20 Mo"),
    "an empty file": (b"", "vide"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_not_be_shown_safely_is_refused_with_a_sentence(name):
    content, sentence = REFUSED[name]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with pytest.raises(ValidationError, match=sentence):
            sent(content)
