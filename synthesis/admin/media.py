from django.contrib.admin import register
from django.utils.translation import gettext_lazy as _

from synthesis.admin.desk import desk
from synthesis.admin.editing import OrderedStackedRows
from synthesis.admin.parts import PartAdmin
from synthesis.models import Link, Photo


class PhotoRows(OrderedStackedRows):
    model = Photo
    fields = (
        ("order", "file", "read_version"),
        ("alternative_text", "decorative"),
        ("credit", "caption"),
        ("focal_x", "focal_y"),
    )


class LinkRows(OrderedStackedRows):
    model = Link
    fields = (
        ("order", "label", "read_version"),
        ("url", "archived_url"),
        ("status", "checked_on"),
    )


@register(Photo, site=desk)
class PhotoAdmin(PartAdmin):
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("file", "place"),
                    ("alternative_text", "decorative"),
                    ("credit", "caption"),
                    ("focal_x", "focal_y"),
                )
            },
        ),
        (_("Adresse"), {"classes": ("collapse",), "fields": ("key",)}),
    )
    list_display = ("__str__", "credit", "plenary")
    search_fields = ("caption", "alternative_text", "credit")


@register(Link, site=desk)
class LinkAdmin(PartAdmin):
    fieldsets = (
        (None, {"fields": (("label", "place"), "url", "archived_url", ("status", "checked_on"))}),
        (_("Adresse"), {"classes": ("collapse",), "fields": ("key",)}),
    )
    list_display = ("label", "url", "status", "plenary")
    list_filter = ("status", "plenary")
    search_fields = ("label", "url")
