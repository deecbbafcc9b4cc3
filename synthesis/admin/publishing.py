"""The publish and withdraw screens: what will change, what is doubtful, then one button."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from synthesis import publishing
from synthesis.admin.addresses import Addresses, form_address
from synthesis.admin.desk import desk
from synthesis.admin.differences import Teller
from synthesis.document.nodes import Kind
from synthesis.models import Edition, Plenary
from synthesis.publishing import Refused, Review

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Screen = Callable[..., HttpResponse]


def for_publishers(screen: Screen) -> Callable[..., HttpResponse]:
    """A screen of one plenary, for those who may change it and publish."""

    @wraps(screen)
    def checked(request: HttpRequest, plenary_id: int, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perms(("synthesis.change_plenary", "synthesis.publish_plenary")):
            raise PermissionDenied(
                translate("Votre compte ne permet pas de publier : demandez ce droit.")
            )
        return screen(request, get_object_or_404(Plenary, pk=plenary_id), **kwargs)

    return checked


def publisher(request: HttpRequest) -> User:
    """Who publishes: `for_publishers` has let in nobody who is not named."""
    return cast("User", request.user)


class PublishForm(forms.Form):
    changes = forms.CharField(
        label=_("Ce qui change et pourquoi"),
        required=False,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=_("Une phrase pour les lecteurs. Obligatoire à partir de la deuxième édition."),
    )
    is_correction = forms.BooleanField(
        label=_("C’est une correction"),
        required=False,
        help_text=_("Une erreur est réparée : les lecteurs le verront dit."),
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Raison du retrait"),
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_("Elle s’affichera à l’adresse de la synthèse."),
        error_messages={"required": _("Donnez la raison du retrait : les lecteurs la liront.")},
    )


def context(request: HttpRequest, plenary: Plenary, title: str, **more: Any) -> dict[str, Any]:
    """What every screen of a plenary's publication shows."""
    return {
        **desk.each_context(request),
        "title": title,
        "subtitle": str(plenary),
        "opts": Plenary._meta,
        "plenary": plenary,
        "plenary_address": form_address(plenary),
        **more,
    }


@for_publishers
def publish(request: HttpRequest, plenary: Plenary) -> HttpResponse:
    form = PublishForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if form.is_valid():
        try:
            return _published(request, plenary, form)
        except (Refused, ValidationError) as refused:
            refusal = str(refused) if isinstance(refused, Refused) else ""
    return _screen(request, plenary, form, refusal)


def _chosen(request: HttpRequest) -> list[str] | None:
    """Keys of the interventions to publish alone; None for all of the synthesis."""
    asked = request.POST if request.method == "POST" else request.GET
    return asked.getlist("intervention") if asked.get("portee") == "choix" else None


def _published(request: HttpRequest, plenary: Plenary, form: PublishForm) -> HttpResponse:
    edition = publishing.publish(
        plenary,
        publisher(request),
        form.cleaned_data["changes"],
        is_correction=form.cleaned_data["is_correction"],
        interventions=_chosen(request),
        reviewed=request.POST.get("reviewed", ""),
    )
    log(request, plenary, translate("Édition %d publiée.") % edition.number)
    said = format_html(
        '{} <a href="{}">{}</a>',
        translate("L’édition %d est publiée, à son adresse permanente :") % edition.number,
        edition_address(edition),
        request.build_absolute_uri(edition_address(edition)),
    )
    messages.success(request, said)
    return HttpResponseRedirect(form_address(plenary))


def edition_address(edition: Edition) -> str:
    return reverse("synthesis:edition", args=[edition.slug, edition.number])


def log(request: HttpRequest, plenary: Plenary, message: str) -> None:
    LogEntry.objects.log_actions(
        publisher(request).pk, [plenary], CHANGE, message, single_object=True
    )


def _screen(
    request: HttpRequest, plenary: Plenary, form: PublishForm, refusal: str
) -> HttpResponse:
    """The review, or the sentences that say why there is none."""
    title = translate("Publier")
    faults: list[tuple[str, str]] = []
    shown: dict[str, Any] = {}
    try:
        shown = _reviewed(plenary, _chosen(request))
    except Refused as refused:
        refusal = refusal or str(refused)
    except ValidationError as error:
        faults = faults_of(error, plenary)
    page = context(request, plenary, title, form=form, refusal=refusal, faults=faults, **shown)
    page["scope"] = "choix" if _chosen(request) is not None else "tout"
    return TemplateResponse(request, "admin/synthesis/plenary/publish.html", page)


def _reviewed(plenary: Plenary, chosen: list[str] | None) -> dict[str, Any]:
    review = publishing.review(plenary, chosen)
    public = review.public.synthesis if review.public else None
    teller = Teller(Addresses(plenary, public, review.working), public, review.working)
    return {
        "review": review,
        "changes": teller.changes(review.difference),
        "doubts": teller.doubts(review.doubts),
        "waiting": [
            (key, teller.called(Kind.INTERVENTION, key), chosen is None or key in chosen)
            for key in review.waiting
        ],
        "number": _next_number(review),
    }


def _next_number(review: Review) -> int:
    last = Edition.objects.last_of(review.plenary.pk)
    return last.number + 1 if last else 1


def faults_of(error: ValidationError, plenary: Plenary) -> list[tuple[str, str]]:
    """A sentence for each fault, and the form that mends it ("" when unknown)."""
    forms_of = Addresses(plenary)
    kind = Kind.ALLIANCE if error.title == "Alliance" else Kind.PLENARY
    faults = []
    for fault in error.errors():
        held = fault["input"] if isinstance(fault["input"], dict) else {}
        name = str(held.get("name", ""))
        said = f"« {name} » : {fault['msg']}" if name else fault["msg"]
        faults.append((said, forms_of.of(kind, str(held.get("key", "")))))
    return faults


@for_publishers
def withdraw(request: HttpRequest, plenary: Plenary) -> HttpResponse:
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with suppress(Refused):  # Nothing is public any longer: the screen says so.
            publishing.withdraw(plenary, publisher(request), form.cleaned_data["reason"])
            return _withdrawn(request, plenary)
    page = context(request, plenary, translate("Retirer des lecteurs"), form=form)
    page["editions"] = Edition.objects.standing().filter(plenary=plenary).order_by("number")
    return TemplateResponse(request, "admin/synthesis/plenary/withdraw.html", page)


def _withdrawn(request: HttpRequest, plenary: Plenary) -> HttpResponse:
    log(request, plenary, translate("Synthèse retirée des lecteurs."))
    messages.success(
        request,
        translate("La synthèse est retirée : ses adresses donnent la raison, et rien d’autre."),
    )
    return HttpResponseRedirect(form_address(plenary))
