from django.contrib.admin import register
from django.utils.translation import gettext_lazy as _

from synthesis.admin.desk import desk
from synthesis.admin.editing import DeskAdmin
from synthesis.admin.records import ExchangedAdmin
from synthesis.models import Goal, Theme


@register(Theme, site=desk)
class ThemeAdmin(ExchangedAdmin):
    fieldsets = (
        (None, {"fields": ("name", "description")}),
        (_("Adresse"), {"classes": ("collapse",), "fields": ("slug",)}),
    )
    list_display = ("name", "description")
    search_fields = ("name",)


@register(Goal, site=desk)
class GoalAdmin(DeskAdmin):
    fields = ("number", "title_fr", "title_en")
    list_display = ("number", "title_fr")
    list_display_links = ("title_fr",)
    search_fields = ("number", "title_fr", "title_en")
