"""The plenaries, the page of each, and its editions."""

from datetime import date

import pytest

from synthesis.models import Plenary, Session
from synthesis.publishing import publish, withdraw
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


def test_the_list_has_each_plenary_with_its_day_and_its_interventions(client, published):
    factories.published(slug="lune-2031", title="La lune", held_on=date(2031, 1, 1))
    page = Page(client.get("/plenieres/"))
    assert page.links["La lune"] == "/plenieres/lune-2031/"
    assert page.words.index("La lune") < page.words.index("Le soleil en partage")
    assert "Forum du soleil 2030 La lune 1er janvier 2031 3 interventions" in page.words


def test_an_empty_list_says_so(client):
    assert "Aucune synthèse n’est encore publiée" in Page(client.get("/plenieres/")).words


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_takes_two_queries(client, published, more, django_assert_num_queries):
    for number in range(more):
        factories.published(slug=f"autre-{number}")
    with django_assert_num_queries(2):
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
        "Un cadre plus simple est demandé.",
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
    assert "Cette adresse ne répond plus." in page.words
    assert "https://example.org/album" not in page.links.values()


def test_a_takeaway_leads_to_what_supports_it(client, published):
    page = Page(client.get(PLENARY))
    assert page.links["Jean d’ARC"] in ("/personnes/jean-d-arc/", "#intervention-d-arc")
    html = client.get(PLENARY).content.decode()
    takeaway = html[html.index('id="a-retenir-cadre-simple"') :]
    assert 'href="/plenieres/soleil-2030/interventions/d-arc/"' in takeaway[:2000]


def test_every_anchor_of_the_contents_is_on_the_page_once(client, published):
    html = client.get(PLENARY).content.decode()
    for anchor in ("session-matin", "intervention-leduc", "a-retenir", "alliance-toits"):
        assert html.count(f'id="{anchor}"') == 1, anchor


def test_the_page_shows_what_was_published_not_what_is_being_written(client, published):
    Plenary.objects.update(title="Brouillon")
    Session.objects.update(title="Brouillon")
    assert "Brouillon" not in client.get(PLENARY).content.decode()


@pytest.mark.parametrize("interventions", [1, 3])
def test_the_page_takes_two_queries(client, db, interventions, django_assert_num_queries):
    factories.published(interventions)
    with django_assert_num_queries(2):
        client.get(PLENARY)


def test_the_page_says_which_edition_it_is_and_what_changed(client, corrected):
    words = Page(client.get(PLENARY)).words
    assert "Le soleil pour tous" in words
    assert "Édition 2" in words
    assert "Le titre était faux." in words


def test_an_older_edition_stays_at_its_address_and_leads_to_the_current_one(client, corrected):
    page = Page(client.get(f"{PLENARY}editions/1/"))
    assert "Le soleil en partage" in page.words
    assert "Une édition plus récente l’a remplacée." in page.words
    assert page.links["Lire l’édition 2"] == PLENARY


def test_the_current_edition_has_its_own_address_and_says_nothing_of_a_newer(client, corrected):
    words = Page(client.get(f"{PLENARY}editions/2/")).words
    assert "Le soleil pour tous" in words
    assert "plus récente" not in words


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999999"])
def test_an_edition_that_was_never_published_is_not_found(client, corrected, number):
    assert client.get(f"{PLENARY}editions/{number}/").status_code == 404


@pytest.mark.parametrize("editions", [1, 3])
def test_an_edition_takes_three_queries(client, published, editions, django_assert_num_queries):
    for number in range(1, editions):
        rename(published.plenary, f"titre-{number}")
    slug = f"titre-{editions - 1}" if editions > 1 else "soleil-2030"
    with django_assert_num_queries(3):
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
