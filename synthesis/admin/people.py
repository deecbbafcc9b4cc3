from django.contrib.admin import register
from django.utils.translation import gettext_lazy as _

from synthesis.admin.desk import desk
from synthesis.admin.editing import TableRows
from synthesis.admin.records import MergeableAdmin
from synthesis.models import Affiliation, Person


class AffiliationRows(TableRows):
    model = Affiliation
    fields = ("organisation", "role", "starts_on", "ends_on")
    autocomplete_fields = ("organisation",)


@register(Person, site=desk)
class PersonAdmin(MergeableAdmin):
    fieldsets = (
        (None, {"fields": (("given_name", "family_name"),)}),
        (_("Présentation"), {"fields": ("portrait", "biography")}),
        (_("Adresse"), {"classes": ("collapse",), "fields": ("slug",)}),
    )
    inlines = (AffiliationRows,)
    list_display = ("family_name", "given_name")
    search_fields = ("family_name", "given_name")
