"""Fields and constraints of the whole model: what is stored is what a document would keep."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext_lazy as _

from synthesis.document import values

valid_key = RegexValidator(
    values.KEY_PATTERN,
    _("Des minuscules sans accent, des chiffres et des traits d’union : « saint-sernin-2 »."),
)

valid_address = RegexValidator(
    values.URL_PATTERN, _("Écrivez l’adresse entière, sans espace : « https://exemple.org/page ».")
)


class LineField(models.CharField):
    """One line of text: trimmed, composed, at most 300 characters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", values.LINE_LENGTH)
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        return _cleaned(self, model_instance, values.clean_line)


class PlainField(models.TextField):
    """Text of any length, trimmed and composed."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        return _cleaned(self, model_instance, values.clean_text)


class ProseField(models.TextField):
    """Small safe HTML: paragraphs, lists, emphasis and links, cleaned before it is stored."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        return _cleaned(self, model_instance, values.clean_prose)


class NameField(models.CharField):
    """A permanent name, slug or key: lower-case ASCII words and digits joined by hyphens."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", values.KEY_LENGTH)
        kwargs.setdefault("validators", [valid_key])
        super().__init__(*args, **kwargs)


class WebAddressField(models.URLField):
    """An http or https address, as a document takes it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", values.URL_LENGTH)
        kwargs.setdefault("validators", [valid_address])
        super().__init__(*args, **kwargs)


def _cleaned(field: models.Field, instance: models.Model, clean: Any) -> Any:
    text = getattr(instance, field.attname)
    if isinstance(text, str):
        setattr(instance, field.attname, clean(text))
    return getattr(instance, field.attname)


def filled(*names: str) -> list[models.CheckConstraint]:
    """The columns hold something else than spaces, whoever writes them."""
    return [
        models.CheckConstraint(
            condition=GreaterThan(Length(Trim(name)), 0),
            name=f"%(class)s_{name}_filled",
            violation_error_message=_("Ce texte ne peut pas rester vide : écrivez-le."),
        )
        for name in names
    ]


def ordered(parent: str) -> list[models.BaseConstraint]:
    """Positions count from 1 inside `parent`, one thing a position."""
    return [
        models.UniqueConstraint(fields=[parent, "position"], name="%(class)s_one_a_position"),
        models.CheckConstraint(condition=Q(position__gte=1), name="%(class)s_position_from_1"),
    ]


def in_order(
    start: str, end: str, message: Any, *, strictly: bool = False
) -> models.CheckConstraint:
    """`start` does not come after `end` (before it when `strictly`); either may be unknown."""
    later = Q(**{f"{end}__{'gt' if strictly else 'gte'}": models.F(start)})
    unknown = Q(**{f"{start}__isnull": True}) | Q(**{f"{end}__isnull": True})
    return models.CheckConstraint(
        condition=unknown | later,
        name=f"%(class)s_{start}_in_order",
        violation_error_message=message,
    )


def percentage(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{name}__gte": 0, f"{name}__lte": 100}), name=f"%(class)s_{name}_percentage"
    )


def choice(name: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    """Only the vocabulary's own words, also from an import or a bulk update."""
    return models.CheckConstraint(
        condition=Q(**{f"{name}__in": choices.values}), name=f"%(class)s_{name}_known"
    )
