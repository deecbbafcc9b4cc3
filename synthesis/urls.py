"""What readers reach. An address is a promise: what it names may move, it then leads there."""

from django.urls import path

from synthesis.views import home, interventions, organisations, people, photos, plenaries, schema

app_name = "synthesis"
urlpatterns = [
    path("", home.home, name="home"),
    path("plenieres/", plenaries.listing, name="plenaries"),
    path("plenieres/<slug:slug>/", plenaries.plenary, name="plenary"),
    path("plenieres/<slug:slug>/editions/<int:number>/", plenaries.edition, name="edition"),
    path(
        "plenieres/<slug:slug>/interventions/<slug:key>/",
        interventions.intervention,
        name="intervention",
    ),
    path("plenieres/<slug:slug>/photos/<slug:key>/", photos.photo, name="photo"),
    path("interventions/", interventions.listing, name="interventions"),
    path("organisations/", organisations.listing, name="organisations"),
    path("organisations/<slug:slug>/", organisations.organisation, name="organisation"),
    path("personnes/", people.listing, name="people"),
    path("personnes/<slug:slug>/", people.person, name="person"),
    path("synthese.schema.json", schema.schema, name="schema"),
]
