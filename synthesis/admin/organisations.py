from django.contrib.admin import register
from django.utils.translation import gettext_lazy as _

from synthesis.admin.desk import desk
from synthesis.admin.editing import TableRows
from synthesis.admin.records import MergeableAdmin
from synthesis.models import Affiliation, Alias, Organisation


class AliasRows(TableRows):
    model = Alias
    fields = ("name",)


class MemberRows(TableRows):
    """Who held which role in it, from when to when."""

    model = Affiliation
    fields = ("person", "role", "starts_on", "ends_on")
    autocomplete_fields = ("person",)


@register(Organisation, site=desk)
class OrganisationAdmin(MergeableAdmin):
    fieldsets = (
        (None, {"fields": ("name", ("short_name", "kind"), "parent")}),
        (_("Présentation"), {"fields": ("website", "logo", "description")}),
        (_("Adresse"), {"classes": ("collapse",), "fields": ("slug",)}),
    )
    inlines = (AliasRows, MemberRows)
    autocomplete_fields = ("parent",)
    list_display = ("name", "short_name", "kind", "parent")
    list_filter = ("kind",)
    list_select_related = ("parent",)
    search_fields = ("name", "short_name", "aliases__name")
