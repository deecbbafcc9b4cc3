"""What machines read of each page: titles, canonical addresses, cards, citations, linked data."""

import json
from datetime import date

import pytest
from django.test import Client

from synthesis.document import extracts
from synthesis.publishing import publish
from tests import factories
from tests.views.machines import Head

pytestmark = pytest.mark.django_db
PLENARY = "/plenieres/soleil-2030/"
PAGES = [
    "/",
    "/plenieres/",
    PLENARY,
    f"{PLENARY}interventions/leduc/",
    f"{PLENARY}interventions/tour-de-table/",
    f"{PLENARY}citations/le-soleil-est-a-tous/",
    f"{PLENARY}chiffres/maires-69/",
    f"{PLENARY}a-retenir/cadre-simple/",
    f"{PLENARY}alliances/toits/",
    "/interventions/",
    "/a-retenir/",
    "/chiffres/",
    "/citations/",
    "/alliances/",
    "/organisations/",
    "/organisations/montbrun/",
    "/personnes/",
    "/personnes/ada-leduc/",
    "/themes/",
    "/themes/energie/",
    "/objectifs/",
    "/objectifs/7/",
    "/a-propos/",
    "/citer/",
    "/accessibilite/",
    "/mentions-legales/",
]


def head(client, address, **asked):
    response = client.get(address, asked)
    assert response.status_code == 200, address
    return Head(response)


@pytest.fixture
def corrected(published):
    """A second edition, whose title is another."""
    plenary = published.plenary
    plenary.refresh_from_db()
    plenary.title = "Le soleil pour tous"
    plenary.save()
    return publish(plenary, None, "Le titre était faux.", is_correction=True)


# --- Every page


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["", "/en"])
def test_each_page_says_what_it_is(client, published, address, language):
    page = head(client, language + address)
    assert page.title
    assert 25 <= len(page.meta("description")) <= 160
    assert page.canonical == f"http://testserver{language}{address}"
    assert page.meta("og:url") == page.canonical
    assert page.meta("og:description") == page.meta("description")
    assert page.meta("og:site_name") == "Convergences"
    assert page.meta("twitter:card") == "summary_large_image"
    assert page.meta("robots") is None
    assert page.nodes[0]["url"] == page.canonical


def test_no_two_pages_have_the_same_title(client, published):
    # The titles of these two are words of the site, of which a translation makes two.
    named = [page for page in PAGES if page not in ("/", "/a-propos/")]
    pages = [prefix + page for page in named for prefix in ("", "/en")]
    titles = [head(client, page).title for page in pages]
    assert [each for each in set(titles) if titles.count(each) > 1] == []


def test_no_two_pages_have_the_same_description(client, published):
    said = [head(client, page).meta("description") for page in PAGES]
    assert sorted(set(said)) == sorted(said)


def test_a_page_in_one_language_of_words_in_another_says_so(client, db):
    factories.published()
    factories.published(language="en", slug="sun-2030", title="A shared sun")
    assert head(client, PLENARY).title == "Le soleil en partage — Convergences"
    assert head(client, f"/en{PLENARY}").title.endswith("French)")
    assert head(client, "/plenieres/sun-2030/").title == "A shared sun (en anglais)"
    english = head(client, "/en/plenieres/sun-2030/")
    assert english.title.endswith("English")
    assert "French" in head(client, f"/en{PLENARY}").meta("description")
    assert "French" not in english.meta("description")


def test_a_translation_is_told_from_what_it_translates(client, db):
    factories.published()
    factories.published(language="en", slug="sun-2030", translation_of="soleil-2030")
    titles = {
        head(client, f"{prefix}/plenieres/{slug}/interventions/d-arc/").title
        for prefix in ("", "/en")
        for slug in ("soleil-2030", "sun-2030")
    }
    assert len(titles) == 4


@pytest.mark.parametrize("address", PAGES)
def test_titles_that_are_not_the_plenary_s_own_are_short(client, published, address):
    assert len(head(client, address).title) <= 70
    assert len(head(client, f"/en{address}").title) <= 85


def test_the_site_is_named_once_where_there_is_room(client, published):
    assert head(client, "/organisations/").title == "Organisations — Convergences"
    assert head(client, "/").title == "Convergences\u00a0: ce qui s’est dit en plénière"


def test_a_long_title_stands_alone(client, db):
    title = "Le soleil, la lune et les étoiles en partage entre toutes et tous, partout"
    factories.published(title=title)
    assert head(client, PLENARY).title == title


def test_a_title_without_end_is_cut_in_the_tab_and_whole_for_machines(client, db):
    title = "Le soleil en partage " * 12
    factories.published(title=title.strip())
    page = head(client, PLENARY)
    assert page.title.endswith("…")
    assert len(page.title) <= 110
    assert page.meta("og:title") == title.strip()
    edition = head(client, f"{PLENARY}editions/1/")
    assert edition.title.endswith("…, édition 1")
    assert len(edition.title) <= 110


@pytest.mark.parametrize("address", ["/introuvable/", f"{PLENARY}interventions/personne/"])
def test_a_page_that_is_not_there_is_forgotten(client, published, address):
    page = Head(client.get(address))
    assert page.title == "Page introuvable — Convergences"
    assert page.meta("robots") == "noindex"
    assert page.canonical is None
    assert page.alternates == {}
    assert page.nodes == []


def test_a_page_that_is_gone_is_forgotten(client, published):
    published.plenary.refresh_from_db()
    published.plenary.interventions.get(key="leduc").delete()
    publish(published.plenary, None, "Retrait.")
    response = client.get(f"{PLENARY}interventions/leduc/")
    assert response.status_code == 410
    assert Head(response).meta("robots") == "noindex"
    assert Head(response).canonical is None


# --- Editions


def test_the_current_edition_sends_search_engines_to_the_plenary(client, corrected):
    page = head(client, f"{PLENARY}editions/2/")
    assert page.canonical == f"http://testserver{PLENARY}"
    assert page.meta("robots") is None


def test_an_older_edition_is_not_found_by_search_engines(client, corrected):
    page = head(client, f"{PLENARY}editions/1/")
    assert page.canonical == f"http://testserver{PLENARY}editions/1/"
    assert page.meta("robots") == "noindex"
    assert page.title == "Le soleil en partage, édition 1 — Convergences"


@pytest.mark.parametrize("address", [PLENARY, f"{PLENARY}editions/2/"])
def test_what_is_cited_is_the_edition_at_the_address_that_it_keeps(client, corrected, address):
    page = head(client, address)
    assert page.meta("citation_public_url") == f"http://testserver{PLENARY}editions/2/"
    assert page.meta("citation_title") == "Le soleil pour tous"
    assert page.meta("citation_author") == "Entraide"
    assert page.meta("citation_conference_title") == "Forum du soleil 2030"
    assert page.meta("citation_publication_date") == f"{corrected.published_at:%Y/%m/%d}"


# --- Lists


def test_a_filtered_list_is_shared_but_not_indexed(client, published):
    asked = {"theme": ["energie"], "organisation": ["solaris", "montbrun"], "page": "1", "x": "y"}
    page = head(client, "/interventions/", **asked)
    question = "organisation=montbrun&organisation=solaris&theme=energie"
    assert page.canonical == f"http://testserver/interventions/?{question}"
    assert page.meta("robots") == "noindex"
    assert page.title.startswith("1 intervention")


def test_each_page_of_a_list_is_canonical_to_itself(client, db):
    factories.published(25)
    page = head(client, "/interventions/", page="2")
    assert page.canonical == "http://testserver/interventions/?page=2"
    assert page.title == "Interventions, page 2 — Convergences"
    assert page.meta("robots") is None
    assert head(client, "/interventions/", page="1").canonical.endswith("/interventions/")


def test_a_list_says_what_it_leads_to(client, published):
    page = head(client, "/organisations/").node("CollectionPage")
    items = page["mainEntity"]["itemListElement"]
    assert [each["name"] for each in items] == [
        "Entraide",
        "Groupe Hélios",
        "Solaris",
        "Ville de Montbrun",
    ]
    assert items[0]["url"] == "http://testserver/organisations/entraide/"
    assert [each["position"] for each in items] == [1, 2, 3, 4]


def test_an_empty_list_leads_nowhere(client, db):
    assert "mainEntity" not in head(client, "/organisations/").node("CollectionPage")


# --- Reference managers


def test_an_intervention_is_cited_by_who_spoke_when_and_at_what(client, published):
    page = head(client, f"{PLENARY}interventions/leduc/")
    assert page.meta("citation_title") == "Le soleil en partage"
    assert page.meta("citation_author") == "Leduc, Ada"
    assert page.meta("citation_publication_date") == "2030/06/21"
    assert page.meta("citation_conference_title") == "Le soleil en partage"
    assert page.meta("citation_language") == "fr"
    assert page.meta("citation_public_url") == page.canonical
    assert page.meta("DC.creator") == "Leduc, Ada"
    assert page.meta("DC.date") == "2030-06-21"


def test_what_nobody_said_is_cited_by_the_site(client, published):
    page = head(client, f"{PLENARY}a-retenir/cadre-simple/")
    assert page.meta("citation_author") == "Convergences"
    page = head(client, f"{PLENARY}interventions/tour-de-table/")
    assert page.meta("citation_author") == "Entraide"


def test_who_publishes_is_said_when_it_is_known(client, published, settings):
    page = head(client, PLENARY)
    assert page.meta("citation_publisher") == "Convergences"
    assert "publisher" not in page.nodes[0]["isPartOf"]
    settings.PUBLISHER = settings.PUBLISHER | {"name": "Le RAMEAU"}
    page = head(Client(), PLENARY)
    assert page.meta("citation_publisher") == page.meta("DC.publisher") == "Le RAMEAU"
    assert page.nodes[0]["isPartOf"]["publisher"]["name"] == "Le RAMEAU"


def test_the_language_cited_is_that_of_the_words_not_of_the_page(client, published):
    page = head(client, f"/en{PLENARY}interventions/leduc/")
    assert page.meta("citation_language") == "fr"
    assert page.nodes[0]["inLanguage"] == "en"


# --- Linked data


def test_a_plenary_is_an_event_with_those_who_spoke(client, db):
    event = factories.document().event.model_copy(update={"venue": "Salle", "city": "Montbrun"})
    factories.published(event=event)
    found = head(client, PLENARY).node("Event")
    assert found["name"] == "Le soleil en partage"
    assert found["startDate"] == "2030-06-21"
    assert found["location"]["name"] == "Salle, Montbrun"
    assert [each["name"] for each in found["organizer"]] == ["Entraide"]
    performers = {each["name"]: each for each in found["performer"]}
    assert list(performers) == ["Ada LEDUC", "Jean d’ARC", "Entraide"]
    assert performers["Ada LEDUC"]["jobTitle"] == "Directrice"
    assert performers["Ada LEDUC"]["affiliation"]["name"] == "Solaris"
    assert performers["Entraide"]["@type"] == "Organization"


def test_an_event_whose_place_is_unknown_is_not_said(client, published):
    types = [each["@type"] for each in head(client, PLENARY).nodes]
    assert types == ["ItemPage", "CreativeWork"]


def test_an_intervention_says_who_speaks_and_what_it_is_about(client, published):
    found = head(client, f"{PLENARY}interventions/leduc/").node("CreativeWork")
    assert [each["name"] for each in found["author"]] == ["Ada LEDUC"]
    assert [each["name"] for each in found["about"]] == ["Énergie", "Énergie propre"]
    assert found["about"][1]["termCode"] == "7"
    assert [each["name"] for each in found["mentions"]] == ["Ville de Montbrun"]
    assert [each["text"] for each in found["hasPart"]] == ["Le soleil est à tous"]
    assert found["isPartOf"]["url"] == f"http://testserver{PLENARY}"


def test_a_person_an_organisation_and_what_it_is_part_of_are_said(client, published):
    person = head(client, "/personnes/ada-leduc/").node("Person")
    assert (person["givenName"], person["familyName"]) == ("Ada", "Leduc")
    assert person["jobTitle"] == "Directrice"
    assert [each["name"] for each in person["affiliation"]] == ["Solaris"]
    solaris = head(client, "/organisations/solaris/").node("Organization")
    assert solaris["parentOrganization"]["name"] == "Groupe Hélios"
    helios = head(client, "/organisations/groupe-helios/").node("Organization")
    assert [each["name"] for each in helios["subOrganization"]] == ["Solaris"]
    montbrun = head(client, "/organisations/montbrun/").node("Organization")
    assert montbrun["alternateName"] == ["Mairie de Montbrun"]


def test_a_thing_is_called_the_same_on_every_page_and_in_every_language(client, published):
    french = head(client, "/organisations/solaris/").node("Organization")["@id"]
    english = head(client, "/en/organisations/solaris/").node("Organization")["@id"]
    person = head(client, "/en/personnes/ada-leduc/").node("Person")
    assert french == english == person["affiliation"][0]["@id"]


def test_a_quotation_a_figure_a_takeaway_and_an_alliance_are_said(client, published):
    quotation = head(client, f"{PLENARY}citations/le-soleil-est-a-tous/").node("Quotation")
    assert quotation["text"] == "Le soleil est à tous"
    assert quotation["spokenByCharacter"]["name"] == "Ada Leduc"
    figure = head(client, f"{PLENARY}chiffres/maires-69/").node("Dataset")
    measured = figure["variableMeasured"]
    assert (measured["value"], measured["unitText"]) == (69, "%")
    assert figure["isBasedOn"]["name"] == "étude Barème"
    assert "distribution" not in figure
    takeaway = head(client, f"{PLENARY}a-retenir/cadre-simple/").node("CreativeWork")
    assert [each["name"] for each in takeaway["isBasedOn"]] == ["Jean d’ARC"]
    alliance = head(client, f"{PLENARY}alliances/toits/").node("Project")
    assert [each["name"] for each in alliance["member"]] == ["Solaris", "Ville de Montbrun"]
    assert alliance["foundingDate"] == "2029"


def test_a_theme_and_a_goal_are_terms(client, published):
    theme = head(client, "/themes/energie/").node("DefinedTerm")
    assert (theme["name"], theme["inDefinedTermSet"]["name"]) == ("Énergie", "Thèmes")
    goal = head(client, "/en/objectifs/7/").node("DefinedTerm")
    assert (goal["name"], goal["termCode"]) == ("Clean energy", "7")


def test_breadcrumbs_end_with_the_page(client, published):
    page = head(client, f"{PLENARY}interventions/leduc/").nodes[0]
    steps = page["breadcrumb"]["itemListElement"]
    assert [each["name"] for each in steps[:2]] == ["Interventions", "Le soleil en partage"]
    assert steps[-1]["item"] == f"http://testserver{PLENARY}interventions/leduc/"


def test_the_home_page_says_how_to_search_the_site(client, published):
    site = head(client, "/en/").node("WebPage")["isPartOf"]
    target = site["potentialAction"]["target"]["urlTemplate"]
    assert target == "http://testserver/en/recherche/?q={search_term_string}"
    assert "potentialAction" not in head(client, PLENARY).nodes[0]["isPartOf"]


def test_no_word_of_a_synthesis_can_end_the_linked_data(client, db):
    said = "</script><script>alert(1)</script> & <!-- fin"
    words = extracts.Quotation(key="mots", text=said)
    intervention = factories.leduc().model_copy(update={"quotations": (words,)})
    session = factories.document().sessions[0].model_copy(update={"interventions": (intervention,)})
    factories.published(sessions=(session,), takeaways=())
    response = client.get(f"{PLENARY}interventions/leduc/")
    assert "<script>alert" not in response.content.decode()
    [quotation] = Head(response).node("CreativeWork")["hasPart"]
    assert quotation["text"] == said


def test_the_day_is_said_as_the_language_writes_it(client, db):
    factories.published(introduction="", held_on=date(2030, 3, 1))
    assert "1er mars 2030" in head(client, PLENARY).meta("description")
    assert "1 March 2030" in head(client, f"/en{PLENARY}").meta("description")


def test_the_linked_data_of_a_page_are_one_block_of_json(client, published):
    page = head(client, PLENARY)
    [block] = page.blocks
    assert json.loads(block)["@context"] == "https://schema.org"
