from django.urls import path

from benchmarks.naive.views import Interventions, intervention, plenary

urlpatterns = [
    path("interventions/", Interventions.as_view()),
    path("plenieres/<slug:slug>/interventions/<slug:key>/", intervention),
    path("plenieres/<slug:slug>/", plenary),
]
