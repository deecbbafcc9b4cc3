"""The editors' desk: an admin site of our own, whose pages are grouped as editors think of them.

Looked at: Django's default site, replaced by `AdminConfig.default_site` (it is made while this
package is being imported, and what registers meanwhile is lost); its instance changed from outside
(nobody finds it). A site of our own is registered with by name, and the project's addresses point
to it.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from synthesis.pages.heads.addresses import in_other_language

SHELVES: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (
        _("Les synthèses"),
        ("Plenary", "Session", "Intervention", "Takeaway", "Alliance", "Photo", "Link"),
    ),
    (_("Le répertoire"), ("Organisation", "Person", "Event", "Theme", "Goal")),
    (_("Ce qui est publié"), ("Edition", "Withdrawal", "Revision", "FormerName")),
    (_("La recherche"), ("Synonym", "ZeroResultSearch")),
    (_("Les comptes"), ("User", "Group")),
)


class Desk(AdminSite):
    site_header = _("Convergences — le bureau")
    site_title = _("Le bureau de Convergences")
    index_title = _("Le bureau")

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.screens: list[URLPattern] = []

    def show(self, route: str, screen: Callable[..., HttpResponse], name: str) -> None:
        """Give the desk a screen that belongs to no table."""
        self.screens.append(path(route, self.admin_view(screen), name=name))

    def show_all(self, route: str, screen: Callable[..., HttpResponseBase], name: str) -> None:
        """A screen that asks nobody who they are, as its address is enough."""
        self.screens.append(path(route, screen, name=name))

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [*self.screens, *super().get_urls()]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """What waits for this person first; the tables stand below."""
        from synthesis.admin.dashboard import dashboard  # it knows forms, which know this desk

        return super().index(request, dashboard(request) | (extra_context or {}))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """With this screen's address in the other language, which an editor may choose."""
        elsewhere = in_other_language(request.get_full_path())
        return {**super().each_context(request), "elsewhere": elsewhere}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The tables that this person may see, by shelf; those of one application if named."""
        apps = super().get_app_list(request, app_label)
        if app_label:
            return apps
        tables = {table["object_name"]: table for app in apps for table in app["models"]}
        shelves = []
        for name, wanted in SHELVES:
            found = [tables[each] for each in wanted if each in tables]
            app = next((app for app in apps if found and found[0] in app["models"]), None)
            if app:
                shelves.append({**app, "name": name, "models": found})
        return shelves


desk = Desk(name="admin")
