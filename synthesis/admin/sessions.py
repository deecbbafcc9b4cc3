from typing import Any

from django.contrib.admin import register
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from synthesis.admin.desk import desk
from synthesis.admin.editing import OrderedTableRows
from synthesis.admin.parts import PartAdmin
from synthesis.models import Session


class SessionRows(OrderedTableRows):
    """Titles and order. Deleting one with its interventions is asked about in its own form."""

    model = Session
    fields = ("order", "title", "read_version")
    show_change_link = True

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@register(Session, site=desk)
class SessionAdmin(PartAdmin):
    stands_in = "admin:outline"
    fieldsets = (
        (None, {"fields": ("title", "place", "opening")}),
        (_("Adresse"), {"classes": ("collapse",), "fields": ("key",)}),
    )
    list_display = ("title", "plenary", "position")
    search_fields = ("title", "opening")
