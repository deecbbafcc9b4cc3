"""Pictures that editors send: what can't be shown safely is refused, the rest is drawn anew.

Drawing anew leaves behind the place where a picture was taken, the camera's name, and all else that
a file can carry. The size in pixels is read before anything is unpacked: a picture of a few
kilobytes can fill the memory.
"""

from io import BytesIO
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.urls import reverse
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 40_000_000
# Pillow's name of a format, and how its file ends.
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


class _Shown:
    """A picture of the working copy, at an address that only the desk has."""

    def __init__(self, file: Any) -> None:
        self.name: str = file.name.rpartition("/")[2]
        self.url = picture_address(file.instance.pk)

    def __str__(self) -> str:
        return self.name


def picture_address(photo_id: int) -> str:
    return reverse("admin:photo_file", args=[photo_id])


class PictureInput(forms.ClearableFileInput):
    """Shows the picture; where there is a script, its point of interest is set on it
    (static/js/desk-focal.js), or else in the two numbers beside.
    """

    def format_value(self, value: Any) -> Any:
        return _Shown(value) if self.is_initial(value) and value.instance.pk else None

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        shown = self.format_value(value)
        if shown:
            label = translate("Point d’intérêt : les flèches le déplacent, un clic le pose")
            attrs = (attrs or {}) | {"data-focal": shown.url, "data-focal-label": label}
        return super().get_context(name, value, attrs)


class PictureField(forms.FileField):
    """Takes a JPEG, PNG or WebP picture and gives it back without its metadata, upright."""

    widget = PictureInput
    default_error_messages = {
        "too_heavy": _("Cette photo dépasse 20 Mo : envoyez-en une version plus légère."),
        "too_large": _(
            "Cette photo dépasse 40 millions de pixels : réduisez-la, puis renvoyez-la."
        ),
        "not_a_picture": _("Ce fichier n’est pas une photo JPEG, PNG ou WebP : choisissez-en une."),
        "broken": _("Cette photo est incomplète ou abîmée : renvoyez-la depuis l’original."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"accept": "image/jpeg,image/png,image/webp"}

    def to_python(self, data: Any) -> UploadedFile | None:
        upload = super().to_python(data)
        if upload is None:
            return None
        if (upload.size or 0) > MOST_BYTES:
            raise self._refusal("too_heavy")
        return self._drawn_anew(upload)

    def _drawn_anew(self, upload: Any) -> UploadedFile:
        try:
            picture = Image.open(upload, formats=list(FORMATS))
        except Image.DecompressionBombError as bomb:
            raise self._refusal("too_large") from bomb
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as wrong:
            raise self._refusal("not_a_picture") from wrong
        if picture.width * picture.height > MOST_PIXELS:
            raise self._refusal("too_large")
        try:
            return _saved(picture, (upload.name or "photo").rpartition(".")[0] or "photo")
        except (OSError, ValueError, SyntaxError) as broken:
            raise self._refusal("broken") from broken

    def _refusal(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)


def _saved(picture: Image.Image, name: str) -> UploadedFile:
    kind = picture.format or "PNG"
    upright = ImageOps.exif_transpose(picture)
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    if upright.mode == "P" and (palette := upright.getpalette()):
        bare.putpalette(palette)
    content = BytesIO()
    bare.save(content, kind, **({"quality": 92} if kind != "PNG" else {}))
    extension = FORMATS[kind]
    mime = f"image/{kind.lower()}"
    return SimpleUploadedFile(f"{name}.{extension}", content.getvalue(), mime)
