from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.generic import ListView

from synthesis.models.entries import Reference
from synthesis.models.passages import Passage

FACETS = {
    "organisation": "speaks_for",
    "personne": "speaker",
    "theme": "theme",
    "objectif": "goal",
    "pleniere": "plenary",
    "session": "session",
}
SHOWN = 30


class Interventions(ListView):
    template_name = "list.html"
    paginate_by = 20

    def get_queryset(self) -> QuerySet[Passage]:
        return self.narrowed()

    def narrowed(self, but: str = "") -> QuerySet[Passage]:
        found = Passage.objects.filter(kind="intervention", translates=False)
        for word in self.request.GET.get("q", "").split():
            found = found.filter(Q(title__icontains=word) | Q(text__icontains=word))
        for name, relation in FACETS.items():
            chosen = self.request.GET.getlist(name)
            if chosen and name != but:
                named = Reference.objects.filter(relation=relation, entry__slug__in=chosen)
                found = found.filter(pk__in=named.values("passage"))
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facets = {name: self.choices(name) for name in FACETS}
        return super().get_context_data(**kwargs, facets=facets)

    def choices(self, name: str) -> list[Any]:
        named = Reference.objects.filter(
            relation=FACETS[name], passage__in=self.narrowed(name).order_by().values("pk")
        )
        counted = named.values("entry__slug", "entry__label").annotate(n=Count("passage"))
        return list(counted.order_by("-n")[:SHOWN])


def intervention(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    passage = get_object_or_404(Passage, kind="intervention", plenary_slug=slug, key=key)
    return render(request, "list.html", {"object_list": [passage]})


def plenary(request: HttpRequest, slug: str) -> HttpResponse:
    passages = Passage.objects.filter(plenary_slug=slug).order_by("position")
    return render(request, "list.html", {"object_list": passages})
