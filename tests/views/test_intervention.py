"""An intervention at its permanent address."""

import pytest

from synthesis.document import synthesis as value
from synthesis.models import Intervention
from synthesis.publishing import publish, withdraw
from tests import factories
from tests.views.reading import Page

pytestmark = pytest.mark.django_db
LEDUC = "/plenieres/soleil-2030/interventions/leduc/"


def publish_again(published):
    published.plenary.refresh_from_db()
    return publish(published.plenary, None, "Mise à jour.")


def test_it_says_who_speaks_where_and_what(client, published):
    page = Page(client.get(LEDUC))
    assert "Ada LEDUC Directrice Solaris" in page.words
    assert page.links["Le matin"] == "/plenieres/soleil-2030/#session-matin"
    assert "Ada Leduc ouvre la rencontre : le soleil est à tous" in page.words
    assert page.words.startswith("Forum du soleil 2030 , 21 juin 2030 Ada LEDUC Le matin 1 sur 2")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("leduc", "Témoignage, propos rapportés et citations Le texte résume ce qui a été dit et"),
        ("d-arc", "Intervention, propos rapportés Le texte résume ce qui a été dit : hors"),
    ],
)
def test_it_says_whether_its_words_are_those_that_were_said(client, published, key, words):
    assert words in Page(client.get(LEDUC.replace("leduc", key))).words


def test_it_says_that_nobody_is_known_to_speak(client, db):
    frame = value.Intervention(key="leduc", kind="framing", heading="Un cadre", body="<p>Ici.</p>")
    session = value.Session(key="matin", title="Le matin", interventions=(frame,))
    factories.published(sessions=(session,), alliances=(), takeaways=())
    words = Page(client.get(LEDUC)).words
    assert "Un cadre Le matin 1 sur 1 Cadrage La synthèse ne nomme personne" in words
    assert words.count("Un cadre") == 2  # its title, and in its reference


def test_each_paragraph_has_an_address_there_and_in_every_edition(client, published):
    assert '<p id="p1">Ada Leduc ouvre' in client.get(LEDUC).content.decode()
    publish_without_leduc(published)
    older = client.get("/plenieres/soleil-2030/editions/1/").content.decode()
    assert '<p id="leduc-p1">Ada Leduc ouvre' in older
    assert 'href="#leduc-p1"' in older


def test_it_can_be_cited_without_a_script_at_the_address_of_its_edition(client, published):
    page = Page(client.get(LEDUC))
    permanent = "http://testserver/plenieres/soleil-2030/editions/1/#intervention-leduc"
    assert "LEDUC, Ada (Directrice, Solaris). Le soleil en partage [propos" in page.words
    assert page.links[permanent] == permanent
    assert [page.links[form] for form in ("BibTeX", "RIS", "CSL-JSON")] == [
        "citer.bib",
        "citer.ris",
        "citer.json",
    ]


def test_its_quotations_have_addresses_of_their_own(client, published):
    page = Page(client.get(LEDUC))
    address = "/plenieres/soleil-2030/citations/le-soleil-est-a-tous/"
    assert page.links["Adresse de la citation"] == address


def test_the_first_edition_has_nothing_to_be_compared_with(client, published):
    words = Page(client.get(LEDUC)).words
    assert "Édition 1 , publiée le" in words
    assert "depuis l’édition" not in words


def test_what_changed_since_the_first_edition_is_said_and_leads_to_the_comparison(
    client, published
):
    rewrite("leduc")
    publish_again(published)
    rewrite("d-arc")
    publish_again(published)
    page = Page(client.get(LEDUC))
    assert "Édition 3 , publiée le" in page.words
    assert "Cette intervention a changé depuis l’édition 1." in page.words
    comparison = "/plenieres/soleil-2030/editions/1/comparer/3/#intervention-leduc"
    assert page.links["Voir ce qui change"] == comparison


def rewrite(key):
    Intervention.objects.filter(key=key).update(body="<p>Dit autrement.</p>")


def test_what_others_say_since_changes_nothing_for_this_one(client, published):
    rewrite("d-arc")
    publish_again(published)
    assert "depuis l’édition" not in Page(client.get(LEDUC)).words


def test_a_new_name_alone_is_no_change(client, published):
    intervention = Intervention.objects.get(key="leduc")
    intervention.key = "ada-leduc"
    intervention.save()
    publish_again(published)
    response = client.get(LEDUC.replace("leduc", "ada-leduc"))
    assert "depuis l’édition" not in Page(response).words


def test_what_was_added_since_the_first_edition_is_said(client, published):
    morning = Intervention.objects.get(key="d-arc").session
    Intervention.objects.create(
        plenary=published.plenary, session=morning, position=9, key="nouvelle", body="<p>Là.</p>"
    )
    publish_again(published)
    words = Page(client.get(LEDUC.replace("leduc", "nouvelle"))).words
    assert "Cette intervention n’était pas dans l’édition 1." in words


def test_the_first_edition_that_readers_still_have_counts(client, published):
    withdraw(published.plenary, None, "Publiée par erreur")
    rewrite("leduc")
    publish_again(published)
    assert "depuis l’édition" not in Page(client.get(LEDUC)).words


def test_it_has_its_quotations_its_figures_and_its_answers(client, published):
    words = Page(client.get(LEDUC)).words
    assert "« Le soleil est à tous »" in words
    assert "69 %" in words
    assert "maires" in words
    assert "étude Barème" in words
    words = Page(client.get(LEDUC.replace("leduc", "tour-de-table"))).words
    assert "confiance" in words
    assert "patience Jean d’Arc" in words


def test_it_has_what_leans_on_it_and_what_it_tells(client, published):
    assert "Toits solaires" in Page(client.get(LEDUC)).words
    words = Page(client.get(LEDUC.replace("leduc", "d-arc"))).words
    assert "Un cadre plus simple est demandé." in words
    assert "Toits solaires" not in words


def test_it_says_whether_a_theme_or_a_goal_was_stated_or_assigned(client, published):
    words = Page(client.get(LEDUC)).words
    assert "Énergie nommé" in words
    assert "7 Énergie propre nommé" in words
    words = Page(client.get(LEDUC.replace("leduc", "d-arc"))).words
    assert "Territoires attribué" in words
    assert "17 Partenariats attribué" in words


def test_it_leads_to_what_it_mentions_and_to_its_neighbours(client, published):
    page = Page(client.get(LEDUC))
    assert page.links["Ville de Montbrun"] == "/organisations/montbrun/"
    d_arc = LEDUC.replace("leduc", "d-arc")
    assert page.links["Après Jean d’ARC Ville de Montbrun"] == d_arc
    assert "Avant" not in page.words
    last = Page(client.get(LEDUC.replace("leduc", "tour-de-table")))
    assert last.links["Avant Jean d’ARC Ville de Montbrun Le matin"] == d_arc
    assert "Après" not in last.words


@pytest.mark.parametrize("interventions", [1, 3])
def test_the_first_edition_takes_one_query(client, db, interventions, page_queries):
    factories.published(interventions)
    with page_queries(1):
        assert client.get(LEDUC).status_code == 200


@pytest.mark.parametrize("editions", [2, 4])
def test_a_later_one_takes_two_queries(client, published, editions, page_queries):
    for number in range(1, editions):
        Intervention.objects.filter(key="leduc").update(body=f"<p>Version {number}.</p>")
        publish_again(published)
    with page_queries(2):
        assert client.get(LEDUC).status_code == 200


def test_a_key_that_changed_leads_to_the_new_one(client, published):
    intervention = Intervention.objects.get(key="leduc")
    intervention.key = "ada-leduc"
    intervention.save()
    publish_again(published)
    response = client.get(f"/en{LEDUC}")
    assert response.status_code == 301
    assert response["Location"] == "/en/plenieres/soleil-2030/interventions/ada-leduc/"


def test_a_key_that_is_gone_says_so_and_leads_to_the_editions_that_had_it(client, published):
    publish_without_leduc(published)
    response = client.get(LEDUC)
    assert response.status_code == 410
    links = Page(response).links
    assert "/plenieres/soleil-2030/editions/1/" in links.values()
    assert "/plenieres/soleil-2030/editions/2/" not in links.values()


def publish_without_leduc(published):
    Intervention.objects.get(key="leduc").delete()
    return publish_again(published)


def test_a_key_that_never_was_is_not_found(client, published):
    assert client.get(LEDUC.replace("leduc", "personne")).status_code == 404


def test_a_draft_intervention_is_answered_as_what_never_existed(client, published):
    Intervention.objects.filter(key="leduc").update(key="brouillon")
    assert client.get(LEDUC.replace("leduc", "brouillon")).status_code == 404
    assert client.get(LEDUC).status_code == 200
