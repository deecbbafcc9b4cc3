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
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 40_000_000
# Pillow's name of a format, and how its file ends.
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


class PictureField(forms.FileField):
    """Takes a JPEG, PNG or WebP picture and gives it back without its metadata, upright."""

    widget = forms.ClearableFileInput
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
