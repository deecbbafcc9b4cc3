"""What belongs to one plenary: its form says where it stands and what it is called for good.

The plenary is given by the address (`?plenary=12`) and never changes; asked for when it is not
given.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, cast

from django import forms
from django.contrib.admin import display
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from synthesis.admin import ordering
from synthesis.admin.conflicts import RowForm
from synthesis.admin.editing import DeskAdmin
from synthesis.admin.previewing import preview_address
from synthesis.document.integrity import keyed_nodes
from synthesis.models import Edition, Plenary
from synthesis.models.permanent import Keyed
from synthesis.text import excerpt

# Where a request keeps the screen that what it deletes stood in.
LEFT = "desk.left"


class PartForm(RowForm):
    """`plenary` is set on the class, for one request."""

    plenary: Plenary
    place = ordering.PlaceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.instance.plenary = self.plenary
        if "place" in self.fields:
            groups = self.groups()
            cast(Any, self.fields["place"]).choices = ordering.places(groups)
            self.initial.setdefault("place", self.present_place(groups))

    def siblings(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = self._meta.model._default_manager.filter(plenary=self.plenary)
        return rows

    def groups(self) -> Sequence[ordering.Group]:
        """Where it can be put."""
        others = self.siblings().exclude(pk=self.instance.pk).order_by("position")
        labels = [(each.pk, excerpt(str(each), 60)) for each in others]
        return [(str(self.plenary), self.plenary.pk, labels)]

    def present_place(self, groups: Sequence[ordering.Group]) -> str:
        """Where it is; last, for what is new."""
        if not self.instance._state.adding:
            return f"{self.plenary.pk}:{ordering.place_before(self.siblings(), self.instance)}"
        _title, parent, siblings = groups[-1]
        return f"{parent}:{siblings[-1][0] if siblings else 0}"

    def clean_key(self) -> str:
        """Left empty, a name that exists stays, and a new one is made of the words."""
        key: str = self.cleaned_data["key"] or self.initial.get("key", "")
        others = self._meta.model._default_manager.filter(plenary=self.plenary, key=key)
        if key and others.exclude(pk=self.instance.pk).exists():
            raise ValidationError(
                translate(
                    "Le nom « %(name)s » est déjà pris dans cette plénière : "
                    "choisissez-en un autre."
                )
                % {"name": key}
            )
        return key


def is_published(row: Keyed) -> bool:
    """Whether an edition of its plenary has it under this name: a name that was cited stays."""
    named = f'"key":"{row.key}"'
    editions = Edition.objects.with_document().filter(
        plenary=row.plenary_id, revision__document__contains=named
    )
    return any(
        row.key in (node.key for node in keyed_nodes(edition.synthesis)[row.kind_of_name])
        for edition in editions.order_by("-number")
    )


class PartAdmin(DeskAdmin):
    form = PartForm
    parent = "plenary"
    # The screen of its plenary that shows it among the others.
    stands_in = "admin:synthesis_plenary_change"
    list_select_related = ("plenary",)
    list_filter: ClassVar[Any] = ("plenary",)

    def plenary_of(self, request: HttpRequest, obj: Any = None) -> Plenary | None:
        if obj is not None:
            return cast(Plenary, obj.plenary)
        asked = request.GET.get("plenary") or request.POST.get("plenary", "")
        return Plenary.objects.filter(pk=asked).first() if asked.isdecimal() else None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("plenary")

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.plenary = self.plenary_of(request, obj)
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        fields = tuple(super().get_readonly_fields(request, obj))
        return (*fields, "key") if obj and is_published(obj) else fields

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if self.plenary_of(request):
            return super().add_view(request, form_url, extra_context)
        context = {
            **self.admin_site.each_context(request),
            "title": translate("Dans quelle plénière ?"),
            "opts": self.opts,
            "plenaries": Plenary.objects.order_by("-held_on", "title")[:200],
        }
        return TemplateResponse(request, "admin/synthesis/choose_plenary.html", context)

    def _stored(self, request: HttpRequest, object_id: str) -> bool:
        """Without its plenary, what was deleted can't be written anew."""
        return super()._stored(request, object_id) or self.plenary_of(request) is None

    @display(description=_("Place"))
    def place(self, obj: Any) -> int:
        """For those who may only look."""
        return int(obj.position)

    def add_address(self, request: HttpRequest) -> str:
        plenary = self.plenary_of(request)
        return super().add_address(request) + (f"?plenary={plenary.pk}" if plenary else "")

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return self.response_post_save_change(request, obj)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Back where it stands among the others."""
        holder = reverse(self.stands_in, args=[obj.plenary_id])
        return HttpResponseRedirect(f"{holder}#{obj._meta.model_name}-{obj.pk}")

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        request.META[LEFT] = reverse(self.stands_in, args=[obj.plenary_id])
        super().delete_model(request, obj)

    def response_delete(self, request: HttpRequest, *args: Any) -> HttpResponse:
        response = super().response_delete(request, *args)
        left = request.META.get(LEFT)
        return HttpResponseRedirect(left) if left and response.status_code == 302 else response

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["plenary"] = plenary = context["adminform"].form.plenary
        if plenary and context["original"]:
            context["previewed"] = plenary.pk
            context["preview"] = preview_address(plenary.pk, context["original"])
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(
        self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool
    ) -> None:
        """Store it last among its siblings if it is to move, then put it in its place."""
        moving = "place" in form.changed_data or not change
        parent, before = form.cleaned_data["place"]
        siblings = type(obj)._default_manager.filter(**{self.parent: parent})
        if moving:
            setattr(obj, f"{self.parent}_id", parent)
            obj.position = ordering.last_position(siblings) + 1
        super().save_model(request, obj, form, change)
        if moving:
            ordering.put_after(obj, siblings, before)
