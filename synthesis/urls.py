"""What readers reach. An address is a promise: what it names may move, it then leads there."""

from django.urls import path

from synthesis import sitemaps
from synthesis.models.kinds import PassageKind
from synthesis.views import (
    about,
    alliances,
    cards,
    citing,
    comparisons,
    discovery,
    figures,
    goals,
    home,
    interventions,
    organisations,
    people,
    photos,
    plenaries,
    quotations,
    schema,
    searching,
    styleguide,
    takeaways,
    themes,
)

PLENARY = "plenieres/<slug:slug>/"
EDITION = f"{PLENARY}editions/<int:number>/"
# Where each kind of thing that has a page of its own has it, inside its plenary.
SHELVES = {
    PassageKind.INTERVENTION: "interventions",
    PassageKind.TAKEAWAY: "a-retenir",
    PassageKind.KEY_FIGURE: "chiffres",
    PassageKind.QUOTATION: "citations",
    PassageKind.ALLIANCE: "alliances",
}

app_name = "synthesis"
urlpatterns = [
    path("", home.home, name="home"),
    path("plenieres/", plenaries.listing, name="plenaries"),
    path(PLENARY, plenaries.plenary, name="plenary"),
    path(f"{PLENARY}citer.<slug:form>", citing.plenary, name="cite_plenary"),
    path(EDITION, plenaries.edition, name="edition"),
    path(f"{EDITION}citer.<slug:form>", citing.edition, name="cite_edition"),
    path(f"{EDITION}comparer/<int:other>/", comparisons.comparison, name="comparison"),
    path(f"{PLENARY}interventions/<slug:key>/", interventions.intervention, name="intervention"),
    path(f"{PLENARY}a-retenir/<slug:key>/", takeaways.takeaway, name="takeaway"),
    path(f"{PLENARY}chiffres/<slug:key>/", figures.figure, name="figure"),
    path(f"{PLENARY}citations/<slug:key>/", quotations.quotation, name="quotation"),
    path(f"{PLENARY}alliances/<slug:key>/", alliances.alliance, name="alliance"),
    path(f"{PLENARY}photos/<slug:key>/", photos.photo, name="photo"),
    *(
        path(
            f"{PLENARY}{shelf}/<slug:key>/citer.<slug:form>",
            citing.thing,
            {"kind": kind},
            name=f"cite_{kind}",
        )
        for kind, shelf in SHELVES.items()
    ),
    path("recherche/", searching.search, name="search"),
    path("recherche/suggestions.json", searching.suggestions, name="suggestions"),
    path("interventions/", interventions.listing, name="interventions"),
    path("a-retenir/", takeaways.listing, name="takeaways"),
    path("chiffres/", figures.listing, name="figures"),
    path("citations/", quotations.listing, name="quotations"),
    path("alliances/", alliances.listing, name="alliances"),
    path("organisations/", organisations.listing, name="organisations"),
    path("organisations/<slug:slug>/", organisations.organisation, name="organisation"),
    path("personnes/", people.listing, name="people"),
    path("personnes/<slug:slug>/", people.person, name="person"),
    path("themes/", themes.listing, name="themes"),
    path("themes/<slug:slug>/", themes.theme, name="theme"),
    path("objectifs/", goals.listing, name="goals"),
    path("objectifs/<int:number>/", goals.goal, name="goal"),
    path("a-propos/", about.about, name="about"),
    path("citer/", about.citing, name="citing"),
    path("accessibilite/", about.accessibility, name="accessibility"),
    path("mentions-legales/", about.legal, name="legal"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("synthese.schema.json", schema.schema, name="schema"),
    path("opensearch.xml", discovery.opensearch, name="opensearch"),
    path("site.webmanifest", discovery.manifest, name="manifest"),
    path("images/<slug:digest>/convergences.png", cards.site, name="site_card"),
    path("images/<slug:digest>/<slug:kind>/<slug:slug>.png", cards.entry, name="entry_card"),
    path(
        "images/<slug:digest>/<slug:kind>/<slug:slug>/<slug:key>.png",
        cards.passage,
        name="passage_card",
    ),
]

# What is one for all languages.
machines = [
    path("robots.txt", discovery.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    path("sitemap-<slug:section>-<int:number>.xml", sitemaps.file, name="sitemap"),
]
