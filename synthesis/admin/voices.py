"""Interventions as editors call them: by who speaks, then by the heading."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from synthesis.models import Intervention, Plenary
from synthesis.text import excerpt, fold, plain


def with_voices(plenary: Plenary) -> QuerySet[Intervention]:
    """The plenary's interventions in their order, with who speaks (two queries)."""
    rows = Intervention.objects.filter(plenary=plenary).select_related("session")
    return rows.order_by("session__position", "position").prefetch_related(
        "speakings__person", "speakings__organisation"
    )


def called(intervention: Intervention) -> str:
    """« Ada LEDUC — Le soleil en partage », the first words if nobody speaks."""
    voices = ", ".join(str(each) for each in intervention.speakings.all())
    named = " — ".join(each for each in (voices, intervention.heading) if each)
    return excerpt(named or plain(intervention.body) or intervention.key, 90)


class InterventionsInput(forms.CheckboxSelectMultiple):
    """A box for each, which a script looks up by its words (static/js/desk-supports.js)."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        words = f"{called(value.instance)} {plain(value.instance.body)}"
        option["attrs"]["data-words"] = fold(words)
        return option


class InterventionsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Intervention) -> str:
        return called(obj)
