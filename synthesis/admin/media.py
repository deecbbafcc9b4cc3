from django.contrib.admin import register
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from synthesis import renditions
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

    def get_urls(self) -> list[URLPattern]:
        file = self.admin_site.admin_view(self.file)
        return [path("<int:photo_id>/fichier/", file, name="photo_file"), *super().get_urls()]

    def file(self, request: HttpRequest, photo_id: int) -> HttpResponseBase:
        """The picture, for those who may see the photo: drafts' are at no public address."""
        photo = get_object_or_404(Photo, pk=photo_id)
        if not self.has_view_permission(request, photo):
            raise PermissionDenied
        accept = request.headers.get("accept", "")
        found = renditions.sent(str(photo.file), request.GET.get("largeur", ""), accept)
        return found or HttpResponse(status=404)


@register(Link, site=desk)
class LinkAdmin(PartAdmin):
    fieldsets = (
        (None, {"fields": (("label", "place"), "url", "archived_url", ("status", "checked_on"))}),
        (_("Adresse"), {"classes": ("collapse",), "fields": ("key",)}),
    )
    list_display = ("label", "url", "status", "plenary")
    list_filter = ("status", "plenary")
    search_fields = ("label", "url")
