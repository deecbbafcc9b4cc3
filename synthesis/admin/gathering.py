"""Several pictures at once: those that can be shown are kept, each of the others is told why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from synthesis.admin import ordering
from synthesis.admin.addresses import form_address
from synthesis.admin.pictures import PictureField
from synthesis.admin.publishing import context
from synthesis.models import Photo, Plenary

MOST_AT_ONCE = 40


class PicturesInput(forms.FileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Gives the files back as they came: each is looked at by itself."""

    widget = PicturesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = list(data or ())
        if not files:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(files) > MOST_AT_ONCE:
            raise ValidationError(
                translate("Envoyez au plus %d photos à la fois.") % MOST_AT_ONCE, code="too_many"
            )
        return files


class PicturesForm(forms.Form):
    pictures = PicturesField(
        label=_("Photos"),
        widget=PicturesInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_(
            "Déposez ici plusieurs fichiers JPEG, PNG ou WebP, ou choisissez-les : 20 Mo et"
            " 40 millions de pixels au plus chacun."
        ),
        error_messages={"required": _("Choisissez au moins une photo.")},
    )
    credit = forms.CharField(
        label=_("Crédit"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_("Le même pour toutes ; il se change ensuite photo par photo."),
    )


def add(request: HttpRequest, plenary_id: int) -> HttpResponse:
    if not request.user.has_perm("synthesis.add_photo"):
        raise PermissionDenied(
            translate("Votre compte ne permet pas d’ajouter des photos : demandez ce droit.")
        )
    plenary = get_object_or_404(Plenary, pk=plenary_id)
    sent = request.method == "POST"
    form = PicturesForm(request.POST, request.FILES) if sent else PicturesForm()
    refused: list[tuple[str, str]] = []
    if form.is_valid():
        refused = list(_kept(request, plenary, **form.cleaned_data))
        if not refused:
            return HttpResponseRedirect(form_address(plenary) + "#photos-group")
    page = context(request, plenary, translate("Ajouter des photos"), form=form, refused=refused)
    return TemplateResponse(request, "admin/synthesis/plenary/pictures.html", page)


def _kept(
    request: HttpRequest, plenary: Plenary, pictures: list[Any], credit: str
) -> Iterator[tuple[str, str]]:
    """Keep what can be; yields each file that can't, and why."""
    kept = 0
    for upload in pictures:
        try:
            file = PictureField().clean(upload)
        except ValidationError as refusal:
            yield upload.name, " ".join(refusal.messages)
            continue
        _add(plenary, file, credit)
        kept += 1
    if kept:
        said = ngettext(
            "%d photo ajoutée : dites ce qu’elle montre.",
            "%d photos ajoutées : dites ce que chacune montre.",
            kept,
        )
        messages.success(request, said % kept)


def _add(plenary: Plenary, file: Any, credit: str) -> None:
    """Last of all, also when a colleague adds theirs at the same moment."""
    with transaction.atomic():
        Plenary.objects.select_for_update().get(pk=plenary.pk)
        place = ordering.last_position(Photo.objects.filter(plenary=plenary)) + 1
        Photo.objects.create(plenary=plenary, position=place, file=file, credit=credit)
