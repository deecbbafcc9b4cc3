"""What is published, and what things were called: to be looked at. Nothing here can be added,
changed or deleted.
"""

from typing import Any

from django.contrib.admin import ModelAdmin, display, register
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from synthesis.admin.desk import desk
from synthesis.admin.publishing import edition_address
from synthesis.document.synthesis import Synthesis
from synthesis.models import Edition, FormerName, Revision, Withdrawal


class ReadOnly(ModelAdmin):
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def facts(document: Synthesis) -> SafeString:
    """How much a document holds."""
    counted = (
        (translate("sessions"), len(document.sessions)),
        (translate("interventions"), len(list(document.interventions))),
        (translate("points à retenir"), len(document.takeaways)),
        (translate("alliances"), len(document.alliances)),
        (translate("photos"), len(document.photos)),
        (translate("liens"), len(document.links)),
        (translate("organisations"), len(document.organisations)),
        (translate("personnes"), len(document.people)),
    )
    items = format_html_join("", "<li>{} : {}</li>", counted)
    return format_html('<ul class="desk-facts">{}</ul>', items)


@register(Revision, site=desk)
class RevisionAdmin(ReadOnly):
    fields = ("plenary", "made_at", "author", "why", "sha256", "facts")
    readonly_fields = ("facts",)
    list_display = ("made_at", "plenary", "author", "why")
    list_filter = ("plenary",)
    list_select_related = ("plenary", "author")

    @display(description=_("Ce que le document contient"))
    def facts(self, obj: Revision) -> SafeString:
        return facts(obj.synthesis)


@register(Edition, site=desk)
class EditionAdmin(ReadOnly):
    fields = (
        "title",
        "number",
        "public_address",
        "held_on",
        "event",
        "language",
        "published_at",
        "published_by",
        "changes",
        "is_correction",
        "withdrawal",
        "sha256",
        "seal",
        "facts",
    )
    readonly_fields = ("public_address", "sha256", "facts", "withdrawal")
    list_display = (
        "title",
        "number",
        "published_at",
        "published_by",
        "is_correction",
        "withdrawal",
    )
    list_filter = ("plenary", "is_correction")
    list_select_related = ("published_by", "withdrawal")

    @display(description=_("Adresse publique"))
    def public_address(self, obj: Edition) -> SafeString:
        address = edition_address(obj)
        return format_html('<a href="{}">{}</a>', address, address)

    @display(description=_("SHA-256 du document"))
    def sha256(self, obj: Edition) -> str:
        return obj.revision.sha256

    @display(description=_("Retrait"))
    def withdrawal(self, obj: Edition) -> str:
        withdrawn: Withdrawal | None = getattr(obj, "withdrawal", None)
        return withdrawn.reason if withdrawn else "—"

    @display(description=_("Ce que le document contient"))
    def facts(self, obj: Edition) -> SafeString:
        return facts(obj.synthesis)


@register(Withdrawal, site=desk)
class WithdrawalAdmin(ReadOnly):
    fields = ("edition", "reason", "withdrawn_at", "withdrawn_by")
    list_display = ("edition", "reason", "withdrawn_at", "withdrawn_by")
    list_select_related = ("edition", "withdrawn_by")


@register(FormerName, site=desk)
class FormerNameAdmin(ReadOnly):
    fields = ("kind", "plenary", "old", "new")
    list_display = ("old", "new", "kind", "plenary")
    list_filter = ("kind", "plenary")
    list_select_related = ("plenary",)
    search_fields = ("old", "new")
