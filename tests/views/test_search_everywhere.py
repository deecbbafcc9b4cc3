"""The search over everything, by address alone."""

import json
import re
from datetime import date

import pytest

from tests import factories
from tests.views.reading import Page, flat, sections

pytestmark = pytest.mark.django_db
SEARCH = "/recherche/"


def asked(client, typed, **others):
    response = client.get(SEARCH, {"q": typed, **others})
    assert response.status_code == 200
    return response


def cards(client, typed):
    """The addresses of those whose name was typed, in their order."""
    html = asked(client, typed).content.decode()
    shown = html.partition('id="noms"')[2].partition("</section>")[0]
    return re.findall(r'class="entry-name" href="([^"]+)"', shown)


def kinds(response):
    html = flat(response.content.decode())
    return re.findall(r'class="passage-kind" lang="fr">([^<,]+)', html)


def words(client, typed, **others):
    return Page(asked(client, typed, **others)).words


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("solaris", "/organisations/solaris/"),
        ("SOLARIS", "/organisations/solaris/"),
        ("ENT", "/organisations/entraide/"),
        ("mairie de Montbrun", "/organisations/montbrun/"),
        ("ville montbrun", "/organisations/montbrun/"),
        ("helios", "/organisations/groupe-helios/"),
        ("Leduc", "/personnes/ada-leduc/"),
        ("LEDUC Ada", "/personnes/ada-leduc/"),
        ("d'arc", "/personnes/jean-d-arc/"),
        ("D’ARC", "/personnes/jean-d-arc/"),
        ("territoire", "/themes/territoires/"),
        ("le soleil en partage", "/plenieres/soleil-2030/"),
        ("clean energy", "/objectifs/7/"),
        ("ODD 17", "/objectifs/17/"),
    ],
)
def test_who_is_called_so_comes_first_as_itself(client, published, typed, name):
    assert cards(client, typed)[:1] == [name]


@pytest.mark.parametrize("typed", ["sola", "ODD", "-solaris", "xyzzy", "de la", "ada montbrun"])
def test_who_is_not_called_so_does_not(client, published, typed):
    assert cards(client, typed) == []


def test_a_name_inside_a_longer_question_comes_too(client, published):
    assert cards(client, "réseau solaris soleil") == ["/organisations/solaris/"]


def test_what_is_called_so_says_what_it_is_and_how_much_there_is_of_it(client, published):
    said = sections(asked(client, "montbrun"))["noms"]
    assert "Ville de Montbrun" in said
    assert "acteur public" in said
    assert "1 intervention" in said


def test_passages_of_every_kind_are_found_and_say_what_they_are(client, published):
    assert set(kinds(asked(client, "soleil"))) == {"Intervention", "Citation"}
    assert kinds(asked(client, "cadre plus simple")) == ["Point à retenir", "Intervention"] or (
        kinds(asked(client, "cadre plus simple")) == ["Intervention", "Point à retenir"]
    )
    assert "Chiffre clé" in kinds(asked(client, "69 %"))
    assert "Alliance" in kinds(asked(client, "toits solaires"))
    assert kinds(asked(client, "confiance")) == ["Réponse"]


def test_each_kind_has_its_number_and_leads_to_its_list_with_its_facets(client, published):
    page = Page(asked(client, "soleil"))
    assert page.links["1 citation"] == "/citations/?q=soleil"
    assert page.links["1 intervention"] == "/interventions/?q=soleil"
    assert page.links["Tout (2)"] == "/recherche/?q=soleil"
    assert "2 passages contiennent « soleil »" in page.words


def test_what_was_found_is_marked_and_each_link_lands_on_its_words(client, published):
    html = flat(asked(client, "rencontre").content.decode())
    assert "<mark>rencontre</mark>" in html
    assert 'href="/plenieres/soleil-2030/interventions/leduc/#p1:~:text=' in html
    assert "#reponse-confiance" in asked(client, "confiance").content.decode()


def test_it_can_be_sorted_by_date(client, db):
    factories.published(slug="ancienne", held_on=date(1999, 1, 1))
    factories.published(slug="recente", held_on=date(2031, 1, 1))
    for order, first in (("recent", "recente"), ("ancien", "ancienne")):
        html = asked(client, "cadre", tri=order).content.decode()
        listed = html.partition('class="passages"')[2]
        assert re.search(r"/plenieres/([^/]+)/", listed)[1] == first
        assert f'<input type="hidden" name="tri" value="{order}">' in html
    links = Page(asked(client, "cadre", tri="recent")).links
    assert links["Pertinence"] == "/recherche/?q=cadre"
    assert links["Plus anciens"] == "/recherche/?q=cadre&tri=ancien"
    assert "« xyz » n’est pas un ordre" in words(client, "cadre", tri="xyz")


def test_it_has_pages(client, db):
    factories.published(30)
    first, second = asked(client, "cadre"), asked(client, "cadre", page=2)
    assert len(kinds(first)) == 20
    assert len(kinds(second)) == 9
    assert Page(first).links["Page suivante"] == "/recherche/?q=cadre&page=2"
    assert "n’est pas une page de cette liste" in words(client, "cadre", page=9)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Tapez des mots, le nom d’une organisation ou d’une personne"),
        ("xyzzy", "Aucun passage ne contient « xyzzy » Vérifiez comment"),
        ("xyzzy soleil", "Un passage doit contenir tous les mots"),
        ('"soleil cadre"', "Essayez sans guillemets"),
        ("soleil -soleil", "Essayez sans ce qui suit un tiret"),
        ("!!!", "« !!! » ne contient aucun mot"),
        ("de la", "n’est fait que de petits mots"),
        ("-soleil", "dit seulement ce qu’il ne faut pas trouver"),
        ("soleil " * 60, "Seuls les 16 premiers mots sont cherchés"),
    ],
)
def test_it_says_what_it_could_not_do_and_what_to_do(client, published, typed, sentence):
    assert sentence in words(client, typed)


@pytest.mark.parametrize("typed", ["", "soleil", "xyzzy"])
def test_what_was_typed_stays_in_the_field(client, published, typed):
    assert Page(asked(client, typed)).fields["q"] == {typed: False}


def test_search_engines_list_the_empty_page_alone(client, published):
    noindex = '<meta name="robots" content="noindex">'
    assert noindex in asked(client, "soleil").content.decode()
    assert noindex not in client.get(SEARCH).content.decode()


def test_it_speaks_english_too(client, published):
    response = client.get("/en/recherche/", {"q": "soleil"})
    assert response.status_code == 200
    assert 'action="/en/recherche/"' in response.content.decode()


def test_what_is_withdrawn_is_found_no_more(client, published):
    from synthesis import publishing

    publishing.withdraw(published.plenary, None, "Raison")
    assert cards(client, "solaris") == []
    assert "Aucun passage" in words(client, "soleil")


def test_an_organisation_that_is_renamed_is_found_by_its_new_name(client, published):
    from synthesis import publishing
    from synthesis.models import Organisation

    Organisation.objects.filter(slug="solaris").update(name="Héliopolis")
    plenary = published.plenary
    plenary.refresh_from_db()
    publishing.publish(plenary, None, "Nouveau nom.")
    assert cards(client, "heliopolis") == ["/organisations/solaris/"]
    assert cards(client, "solaris") == []


@pytest.mark.parametrize("interventions", [1, 3])
def test_it_takes_four_queries(client, db, interventions, page_queries):
    factories.published(interventions)
    asked(client, "soleil")  # the columns are made
    for typed, queries in (("ada leduc", 4), ("le soleil", 4), ("cadre", 3), ("", 0), ("-a", 0)):
        with page_queries(queries):
            asked(client, typed)


# --- Names suggested while typing


def suggested(client, typed):
    response = client.get("/recherche/suggestions.json", {"q": typed})
    assert response["Content-Type"] == "application/x-suggestions+json"
    return json.loads(response.content)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("sol", "Solaris"),
        ("HÉL", "Groupe Hélios"),
        ("hel", "Groupe Hélios"),
        ("mont", "Ville de Montbrun"),
        ("ville mo", "Ville de Montbrun"),
        ("mairie", "Ville de Montbrun"),
        ("led", "Ada Leduc"),
        ("leduc a", "Ada Leduc"),
        ("d'ar", "Jean d’Arc"),
        ("terr", "Territoires"),
        ("odd 7", "7. Énergie propre"),
    ],
)
def test_a_name_is_suggested_by_the_beginning_of_any_of_its_words(client, published, typed, name):
    assert name in suggested(client, typed)[1]


def test_a_suggestion_says_what_it_is_and_where(client, published):
    assert suggested(client, "sola") == [
        "sola",
        ["Solaris"],
        ["entreprise"],
        ["http://testserver/organisations/solaris/"],
    ]


def test_a_name_that_begins_so_comes_before_one_that_has_it(client, published):
    assert suggested(client, "part")[1] == ["17. Partenariats", "Le soleil en partage"]


@pytest.mark.parametrize("typed", ["", "s", "xyz", "\0", '"', "é" * 5000, "🙂", "aris"])
def test_nothing_is_suggested_for_what_begins_no_name(client, published, typed):
    assert suggested(client, typed)[1:] == [[], [], []]


@pytest.mark.parametrize("interventions", [1, 3])
def test_suggestions_take_two_queries(client, db, interventions, page_queries):
    factories.published(interventions)
    with page_queries(2):
        suggested(client, "a le")
    with page_queries(0):
        suggested(client, "l")


# --- What may have been meant


def proposal(client, typed):
    html = flat(asked(client, typed).content.decode())
    found = re.search(r'class="proposal">.*?href="([^"]+)"><b>([^<]+)</b>.*?found">([^<]+)<', html)
    return found and found.groups()


@pytest.mark.parametrize(
    ("typed", "words", "found"),
    [
        ("soliel", "soleil", "2 passages"),
        ("Lduc", "Leduc", "3 passages"),
        ("montbrum", "montbrun", "4 passages"),
        ("rézeau", "réseau", "1 passage"),
        ("cadre sinple", "cadre simple", "2 passages"),
    ],
)
def test_another_spelling_is_proposed_with_how_much_it_finds(
    client, published, typed, words, found
):
    address, said, number = proposal(client, typed)
    assert said == words
    assert number == found
    assert Page(client.get(address.replace("&amp;", "&"))).words.count("Aucun passage") == 0


@pytest.mark.parametrize(
    "typed", ["soleil", "xyzzy", "cadre", "solaris toits", "-soliel", "cadre -soliel"]
)
def test_none_is_proposed_where_it_would_find_no_more(client, published, typed):
    assert proposal(client, typed) is None


def test_what_was_typed_is_answered_first(client, published):
    assert "Aucun passage ne contient « soliel »" in words(client, "soliel")


def test_a_proposal_takes_three_queries_with_the_note(client, published, page_queries):
    asked(client, "soleil")
    with page_queries(5):  # two to note it in the test's transaction are savepoints
        asked(client, "soliel")


def test_beyond_so_many_pages_the_lists_go_on(client, db, monkeypatch):
    from synthesis.views import searching

    monkeypatch.setattr(searching, "MOST_PAGES", 1)
    factories.published(30)
    assert "Ce sont les 20 premiers." in words(client, "cadre")
    assert "29 passages contiennent" in words(client, "cadre")


def test_when_all_the_words_are_nowhere_it_says_without_which_they_would_be(client, published):
    links = Page(asked(client, "toits écoles rouges montbrun")).links
    assert links["Sans « rouges » : 1 passage"] == "/recherche/?q=toits+%C3%A9coles+montbrun"
    assert not [each for each in Page(asked(client, "xyzzy")).links if each.startswith("Sans")]


def test_the_head_of_every_page_leads_there_and_says_when_one_is_there(client, published):
    link = '<a class="site-search" href="/recherche/"'
    assert f"{link}>" in client.get("/plenieres/").content.decode()
    assert f'{link} aria-current="page">' in client.get(SEARCH).content.decode()
    assert f'{link} aria-current="true">' in asked(client, "soleil").content.decode()
