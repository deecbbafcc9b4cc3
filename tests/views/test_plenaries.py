"""The plenaries, the page of each, and its editions."""

import re
from datetime import date
from decimal import Decimal

import pytest

from synthesis.document import synthesis as value
from synthesis.models import Plenary, Session
from synthesis.publishing import publish, withdraw
from synthesis.templatetags.reading import long_date
from tests import factories
from tests.views.reading import Page, flat

pytestmark = pytest.mark.django_db
PLENARY = "/plenieres/soleil-2030/"


@pytest.fixture
def corrected(published):
    """A second edition, whose title is another."""
    plenary = published.plenary
    plenary.refresh_from_db()
    plenary.title = "Le soleil pour tous"
    plenary.save()
    return publish(plenary, None, "Le titre était faux.", is_correction=True)


def rename(plenary, slug):
    plenary.refresh_from_db()
    plenary.slug = slug
    plenary.save()
    return publish(plenary, None, "Nouvelle adresse.")


def test_the_list_has_each_plenary_under_its_year_with_who_organised_it_and_its_counts(
    client, published
):
    factories.published(slug="lune-2031", title="La lune", held_on=date(2031, 1, 1))
    page = Page(client.get("/plenieres/"))
    assert page.links["La lune"] == "/plenieres/lune-2031/"
    assert page.links["Entraide"] == "/organisations/entraide/"
    first, second = page.words.split(" 2030 Forum du soleil 2030 ")
    assert first == (
        "Plénières 2031 Forum du soleil 2030 La lune 1er janvier 2031 · Entraide"
        " 3 interventions 1 point à retenir 1 chiffre clé"
    ).replace(" · ", " ")
    assert second.startswith("Le soleil en partage 21 juin 2030")


def test_a_plenary_in_another_language_than_the_page_says_so_in_the_list(client, published):
    factories.published(slug="sun-2030", title="The shared sun", language="en")
    words = Page(client.get("/plenieres/")).words
    assert "The shared sun 21 juin 2030 Entraide en anglais" in words
    assert "Le soleil en partage 21 juin 2030 Entraide 3 interventions" in words


def test_a_plenary_without_organiser_or_word_is_listed_all_the_same(client, db):
    event = factories.document().event.model_copy(update={"organisers": ()})
    nothing = {"co_organisers": (), "takeaways": (), "alliances": ()}
    factories.published(0, event=event, sessions=(), **nothing)
    words = Page(client.get("/plenieres/")).words
    assert words == "Plénières 2030 Forum du soleil 2030 Le soleil en partage 21 juin 2030"


def test_an_empty_list_says_so(client):
    assert "Aucune synthèse n’est encore publiée" in Page(client.get("/plenieres/")).words


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_takes_three_queries(client, published, more, page_queries):
    for number in range(more):
        factories.published(slug=f"autre-{number}")
    with page_queries(3):
        client.get("/plenieres/")


def test_the_page_opens_with_event_title_day_and_organisers(client, published):
    page = Page(client.get(PLENARY))
    assert page.words.startswith("Forum du soleil 2030 Le soleil en partage Date 21 juin 2030")
    assert "Co-organisée par Entraide" in page.words
    assert page.links["Entraide"] == "/organisations/entraide/"


def test_the_page_says_who_speaks_in_which_role_for_whom(client, published):
    page = Page(client.get(PLENARY))
    assert "Ada LEDUC Directrice Solaris" in page.words
    assert "Jean d’ARC Maire Ville de Montbrun" in page.words
    assert ("Ada LEDUC", "/personnes/ada-leduc/") in page.every_link
    assert ("Solaris", "/organisations/solaris/") in page.every_link


def test_the_page_holds_the_whole_synthesis_in_its_order(client, published):
    words = Page(client.get(PLENARY)).words
    parts = [
        "Une rencontre sur l’énergie.",
        "Le matin",
        "On commence tôt.",
        "Le soleil en partage",
        "Ada Leduc ouvre la rencontre",
        "« Le soleil est à tous »",
        "69 %",
        "étude Barème",
        "Le maire demande un cadre plus simple.",
        "Le soir",
        "Chacun donne un mot",
        "confiance",
        "patience",
        "À l’année prochaine.",
        "Demande Un cadre plus simple est demandé.",
        "69 % maires approuvent étude Barème D’après Ada LEDUC",
        "Toits solaires",
        "plus de 2 millions d’euros",
        "L’album",
    ]
    place = 0
    for part in parts:
        place = words.index(part, place)


def test_narrative_is_html_and_everything_else_is_escaped(client, db):
    factories.published(title="Le <b>soleil</b> & nous")
    html = client.get(PLENARY).content.decode()
    assert "<em>le soleil est à tous</em>" in html
    assert "Le &lt;b&gt;soleil&lt;/b&gt; &amp; nous</h1>" in html
    assert "<b>" not in html


def test_a_dead_link_is_said_dead_and_leads_nowhere(client, published):
    page = Page(client.get(PLENARY))
    assert "Cette adresse ne répond plus. Il n’en existe pas de copie." in page.words
    assert "https://example.org/album" not in page.links.values()


def test_a_dead_link_leads_to_its_archived_copy(client, db):
    [album] = factories.document().links
    copy = "https://archives.example.org/album"
    kept = album.model_copy(update={"archived_url": copy, "checked_on": date(2031, 1, 1)})
    factories.published(links=(kept,))
    page = Page(client.get(PLENARY))
    assert "Cette adresse ne répondait plus le 1er janvier 2031. Copie archivée" in page.words
    assert page.links["Copie archivée de « L’album »"] == copy


def part(html, start, end):
    return html[html.index(start) :].split(end)[0]


def test_a_takeaway_leads_to_what_supports_it_and_back(client, published):
    html = client.get(PLENARY).content.decode()
    takeaway = part(html, 'id="a-retenir-cadre-simple"', "</li>")
    assert '<a href="#intervention-d-arc">Jean d’ARC</a>' in takeaway
    assert 'href="#a-retenir-cadre-simple"' in part(html, 'id="intervention-d-arc"', "</article>")


def test_a_key_figure_leads_to_where_it_was_given_and_to_who_gave_it(client, published):
    figures = part(client.get(PLENARY).content.decode(), 'id="chiffres"', "</section>")
    assert 'href="#chiffre-maires-69"' in figures
    assert '<a href="#intervention-leduc">Ada LEDUC</a>' in figures


def test_an_alliance_leads_to_who_tells_it(client, published):
    alliances = part(client.get(PLENARY).content.decode(), 'id="alliances"', "</section>")
    assert '<a href="#intervention-leduc">Ada LEDUC</a>' in alliances


def test_every_link_inside_the_page_leads_to_one_place_of_it(client, published):
    html = client.get(PLENARY).content.decode()
    inside = set(re.findall(r'href="#([^"]+)"', html))
    assert {"session-matin", "intervention-leduc", "derniers-mots", "edition"} <= inside
    assert {each: html.count(f' id="{each}"') for each in inside} == dict.fromkeys(inside, 1)


def test_the_contents_say_who_speaks_for_whom_and_how_much_there_is(client, published):
    words = Page(client.get(PLENARY)).words
    contents = part(words, "Sommaire", "Une rencontre sur")
    assert contents.startswith(
        "Sommaire Le matin Ada LEDUC , Solaris Jean d’ARC , Ville de Montbrun Le soir Entraide"
        " Derniers mots À retenir 1 Chiffres clés 1 Alliances 1 Liens 1 Édition"
    )


def test_the_plenary_closes_on_the_words_of_its_last_round_table(client, published):
    words = Page(client.get(PLENARY)).words
    assert words.count("confiance") == 1
    closing = "Derniers mots Entraide confiance patience Jean d’Arc À l’année prochaine. "
    assert closing in words
    assert words.index("Chacun donne un mot") < words.index(closing) < words.index("À retenir Dem")


def test_answers_that_no_intervention_ends_on_stay_where_they_were_given(client, db):
    table = factories.round_table()
    sessions = (
        value.Session(key="soir", title="Le soir", interventions=(table, factories.d_arc())),
    )
    factories.published(sessions=sessions, alliances=())
    html = client.get(PLENARY).content.decode()
    assert "confiance" in part(html, 'id="intervention-tour-de-table"', "</article>")
    assert "derniers-mots" not in html
    assert "À l’année prochaine." in html


def test_comparable_figures_are_drawn_and_told_once(client, db):
    leduc = factories.leduc()
    [maires] = leduc.figures
    voters = maires.model_copy(
        update={"key": "electeurs-52", "number": Decimal(52), "population": "électeurs"}
    )
    leduc = leduc.model_copy(update={"figures": (maires, voters)})
    sessions = (value.Session(key="matin", title="Le matin", interventions=(leduc,)),)
    factories.published(sessions=sessions, takeaways=())
    figures = part(client.get(PLENARY).content.decode(), 'id="chiffres"', "</section>")
    assert figures.count('class="bar') > 2
    assert "counted-list" not in figures
    assert '<a href="#intervention-leduc">Ada LEDUC</a>' in figures


def test_addresses_that_the_text_links_to_are_notes_for_the_paper(client, db):
    away = '<p>Voir <a href="https://example.org/?a=1&amp;b=2">le plan</a>.</p>'
    factories.published(introduction=away, closing=away)
    html = client.get(PLENARY).content.decode()
    notes = re.findall(r'<ol class="notes" start="(\d)">\s*<li>(.*?)</li>', html)
    assert notes == [(number, "https://example.org/?a=1&amp;b=2") for number in "12"]


def test_the_page_shows_what_was_published_not_what_is_being_written(client, published):
    Plenary.objects.update(title="Brouillon")
    Session.objects.update(title="Brouillon")
    assert "Brouillon" not in client.get(PLENARY).content.decode()


@pytest.mark.parametrize("interventions", [1, 3])
def test_the_page_takes_two_queries(client, db, interventions, page_queries):
    factories.published(interventions)
    with page_queries(2):
        client.get(PLENARY)


def test_the_page_says_which_edition_it_is_and_what_changed(client, corrected):
    page = Page(client.get(PLENARY))
    assert "Le soleil pour tous" in page.words
    day = flat(long_date(corrected.published_at))
    assert f"Édition 2 , corrigée le {day} Le titre était faux." in page.words
    assert page.links["Comparer avec l’édition 1"] == f"{PLENARY}editions/1/comparer/2/"


def test_a_first_edition_has_nothing_to_be_compared_with(client, published):
    assert "Comparer" not in Page(client.get(PLENARY)).words


def test_an_older_edition_stays_at_its_address_and_leads_to_the_current_one(client, corrected):
    page = Page(client.get(f"{PLENARY}editions/1/"))
    assert page.words.startswith(
        "Vous lisez l’édition 1. Une édition plus récente l’a remplacée. Édition 2, corrigée le"
    )
    assert "Le titre était faux. Lire l’édition 2 Comparer les deux Forum" in page.words
    assert "Le soleil en partage" in page.words
    assert page.links["Lire l’édition 2"] == PLENARY
    assert page.links["Comparer les deux"] == f"{PLENARY}editions/1/comparer/2/"


def test_an_edition_is_compared_with_the_last_that_was_not_withdrawn(client, published):
    withdraw(published.plenary, None, "Publiée par erreur")
    rewrite(published.plenary)
    publish(published.plenary, None, "Corrigée.")
    assert "Comparer" not in Page(client.get(PLENARY)).words


def test_a_synthesis_and_its_translation_lead_to_each_other_once_both_are_public(client, published):
    address = "/plenieres/sun-2030/"
    translated = factories.plenary(
        slug="sun-2030", title="The shared sun", language="en", translation_of="soleil-2030"
    )
    assert "The shared sun" not in Page(client.get(PLENARY)).words
    publish(translated, None)
    page = Page(client.get(PLENARY))
    assert page.links["The shared sun"] == address
    assert "En anglais : The shared sun" in page.words
    assert Page(client.get(address)).links["Le soleil en partage"] == PLENARY


@pytest.mark.parametrize("others", [1, 3])
def test_syntheses_in_another_language_take_one_more_query(client, published, others, page_queries):
    for number in range(others):
        factories.published(slug=f"sun-{number}", language="en", translation_of="soleil-2030")
    with page_queries(3):
        page = Page(client.get(PLENARY))
    assert page.words.count("En anglais :") == others


def test_a_translation_that_was_withdrawn_is_no_longer_named(client, published):
    translated = factories.published(
        slug="sun-2030", title="The shared sun", language="en", translation_of="soleil-2030"
    )
    withdraw(translated.plenary, None, "Traduction à revoir")
    assert "The shared sun" not in Page(client.get(PLENARY)).words


def test_another_synthesis_of_the_same_day_is_no_translation(client, published):
    factories.published(slug="sun-2030", title="The shared sun", language="en")
    assert "The shared sun" not in Page(client.get(PLENARY)).words


def test_the_colophon_says_where_the_edition_stays(client, published):
    page = Page(client.get(PLENARY))
    permanent = "http://testserver/plenieres/soleil-2030/editions/1/"
    assert f"Adresse permanente {permanent}" in page.words
    assert page.links[permanent] == "/plenieres/soleil-2030/editions/1/"


def test_the_days_of_the_event_are_said_when_there_are_several(client, db):
    event = factories.document().event.model_copy(
        update={"starts_on": date(2030, 6, 20), "ends_on": date(2030, 6, 22)}
    )
    factories.published(event=event)
    assert (
        "Événement organisé par Entraide du 20 au 22 juin 2030" in Page(client.get(PLENARY)).words
    )


def test_the_current_edition_has_its_own_address_and_says_nothing_of_a_newer(client, corrected):
    words = Page(client.get(f"{PLENARY}editions/2/")).words
    assert "Le soleil pour tous" in words
    assert "plus récente" not in words


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999999"])
def test_an_edition_that_was_never_published_is_not_found(client, corrected, number):
    assert client.get(f"{PLENARY}editions/{number}/").status_code == 404


@pytest.mark.parametrize("editions", [1, 3])
def test_an_edition_takes_three_queries(client, published, editions, page_queries):
    for number in range(1, editions):
        rename(published.plenary, f"titre-{number}")
    slug = f"titre-{editions - 1}" if editions > 1 else "soleil-2030"
    with page_queries(3):
        assert client.get(f"/plenieres/{slug}/editions/1/").status_code == 200


@pytest.mark.parametrize("rest", ["", "editions/1/", "interventions/leduc/"])
def test_an_old_slug_leads_to_the_new_one_for_ever_in_its_language(client, published, rest):
    rename(published.plenary, "soleil")
    for prefix in ("", "/en"):
        response = client.get(f"{prefix}{PLENARY}{rest}?suite=1")
        assert response.status_code == 301
        assert response["Location"] == f"{prefix}/plenieres/soleil/{rest}?suite=1"


@pytest.mark.parametrize("rest", ["", "editions/1/", "interventions/leduc/"])
def test_what_was_withdrawn_is_gone_and_says_why_and_when(client, published, rest):
    withdraw(published.plenary, None, "Publiée par erreur")
    response = client.get(f"{PLENARY}{rest}")
    assert response.status_code == 410
    words = Page(response).words
    day = flat(published.withdrawal.withdrawn_at.strftime("%Y"))
    assert "Publiée par erreur" in words
    assert day in words


def test_an_edition_withdrawn_before_the_next_was_published_stays_gone(client, published):
    withdraw(published.plenary, None, "Publiée par erreur")
    rewrite(published.plenary)
    publish(published.plenary, None, "Corrigée.")
    assert client.get(PLENARY).status_code == 200
    response = client.get(f"{PLENARY}editions/1/")
    assert response.status_code == 410
    assert "Publiée par erreur" in Page(response).words
    assert "Édition 1" not in Page(client.get(PLENARY)).words


def rewrite(plenary):
    plenary.refresh_from_db()
    plenary.introduction = "<p>Autrement.</p>"
    plenary.save()


def test_a_draft_is_answered_as_what_never_existed(client, published):
    factories.plenary(slug="brouillon")
    draft, nothing = client.get("/plenieres/brouillon/"), client.get("/plenieres/rien/")
    assert draft.status_code == nothing.status_code == 404
    assert Page(draft).words == Page(nothing).words
    assert Page(draft).links["Les plénières"] == "/plenieres/"
