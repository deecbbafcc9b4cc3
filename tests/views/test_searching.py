"""The words field of every list, by address alone."""

import pytest

from synthesis import filters, publishing, workspace
from synthesis.models.zero_results import ZeroResultSearch
from synthesis.search.columns import terms
from tests import factories
from tests.views.reading import Page, flat, keys

pytestmark = pytest.mark.django_db
LIST = "/interventions/"


def asked(client, question, address=LIST):
    response = client.get(address, question)
    assert response.status_code == 200
    return response


def found(client, typed, **others):
    response = asked(client, {"q": typed, **others})
    return [key.removeprefix("soleil-2030/") for key in keys(response)]


def said(client, typed, **others):
    return Page(asked(client, {"q": typed, **others})).words


def marked(response):
    html = flat(response.content.decode())
    return [each.split("</mark>")[0] for each in html.split("<mark>")[1:]]


def test_words_are_found_however_they_are_typed(client, published):
    for typed in (
        "reseau",
        "RÉSEAUX",
        "le réseau",
        "l'entraide",
        '"chacun donne"',
        "réseau -maire",
    ):
        assert found(client, typed) == ["tour-de-table"], typed
    assert found(client, "cadre réseau") == []
    assert found(client, "-montbrun") == ["tour-de-table"]


def test_the_sentence_and_the_title_say_what_is_looked_for(client, published):
    for typed, sentence in {
        "réseau": "1 intervention qui contient « réseau »",
        "Montbrun": "2 interventions qui contiennent « Montbrun »",
        "xyz": "Aucune intervention ne contient « xyz »",
    }.items():
        assert f"Chercher {sentence} Trier" in said(client, typed)
        assert f"<title>{sentence}" in flat(asked(client, {"q": typed}).content.decode())
    sentence = "1 intervention de Solaris qui contient « Montbrun »"
    assert sentence in said(client, "Montbrun", organisation="solaris")


def test_the_words_stay_in_their_field_and_can_be_taken_away(client, published):
    response = asked(client, {"q": "  ville \n de  Montbrun", "organisation": "solaris"})
    assert 'value="ville de Montbrun"' in response.content.decode()
    links = Page(response).links
    assert links["Retirer le filtre « ville de Montbrun »"] == f"{LIST}?organisation=solaris"
    assert links["Retirer le filtre Solaris"] == f"{LIST}?q=ville+de+Montbrun"


def test_other_filters_count_under_the_words(client, published):
    response = asked(client, {"q": "montbrun"})
    counts = Page(response).words
    assert "Solaris 1" in counts
    assert "Ville de Montbrun 1" in counts
    assert "Entraide 1" not in counts
    assert found(client, "montbrun", theme="territoires") == ["d-arc"]


def test_what_was_looked_for_is_marked_where_it_stands(client, published):
    said = marked(asked(client, {"q": "soleil leduc"}))
    assert said == ["LEDUC", "soleil", "Leduc", "soleil"]
    assert marked(asked(client, {"q": '"plus simple"'})) == ["plus simple"]
    assert marked(asked(client, {})) == []


def test_the_link_leads_to_the_words_in_their_paragraph(client, published):
    body = "<p>Rien ici.</p><ul><li>Un.</li><li>Voici les barrages qu’il faut.</li></ul>"
    published.plenary.sessions.get(position=1).interventions.filter(key="d-arc").update(body=body)
    publishing.publish(published.plenary, None, "Corps corrigé")
    response = asked(client, {"q": "barrage"})
    (link,) = (each for each in Page(response).links.values() if "/d-arc/" in each)
    place = "/plenieres/soleil-2030/interventions/d-arc/#p3:~:text=Voici%20les-,barrages"
    assert link == place
    page = client.get(link.partition("#")[0]).content.decode()
    assert '<li id="p3">Voici les barrages' in page


def test_lists_of_extracts_mark_their_words_too(client, published):
    for address, typed, words in (
        ("/citations/", "le soleil", ["soleil"]),
        ("/citations/", "leduc soleil", ["soleil", "Leduc"]),
        ("/chiffres/", "69%", ["69 %"]),
        ("/chiffres/", "maire approuver", ["maires", "approuvent"]),
        ("/a-retenir/", "cadres simples", ["cadre", "simple"]),
        ("/alliances/", "toit école", ["Toits", "toits", "écoles"]),
        ("/alliances/", "2 millions", ["2 millions d’euros"]),
    ):
        response = asked(client, {"q": typed}, address)
        assert [each.lower() for each in marked(response)] == [each.lower() for each in words], (
            typed
        )
    assert "Aucune alliance ne contient" in Page(asked(client, {"q": "xyz"}, "/alliances/")).words


def test_the_best_comes_first_unless_the_reader_sorts_otherwise(client, db):
    from datetime import date

    factories.published(slug="ancienne", held_on=date(1999, 1, 1))
    loud = factories.d_arc().model_copy(update={"heading": "Un cadre plus simple"})
    sessions = (factories.document().sessions[0].model_copy(update={"interventions": (loud,)}),)
    factories.published(slug="titree", held_on=date(1980, 1, 1), sessions=sessions, alliances=())
    best = ["titree/d-arc", "ancienne/d-arc"]
    assert keys(asked(client, {"q": "cadre"})) == best
    assert keys(asked(client, {"q": "cadre", "tri": "pertinence"})) == best
    assert keys(asked(client, {"q": "cadre", "tri": "recent"})) == best[::-1]
    html = asked(client, {"q": "cadre"}).content.decode()
    assert '<option value="" selected>pertinence</option>' in html
    assert '<option value="recent">' in html
    html = asked(client, {"tri": "recent"}).content.decode()
    assert "pertinence" not in html
    links = Page(asked(client, {"q": "cadre", "tri": "recent", "theme": "territoires"})).links
    assert links["Retirer le filtre Territoires"] == f"{LIST}?q=cadre&tri=recent"


def test_when_nothing_is_found_the_words_may_be_dropped(client, published):
    page = Page(asked(client, {"q": "xyz", "organisation": "solaris"}))
    assert "Aucune intervention ne répond à tous ces filtres" in page.words
    assert page.links["Sans les mots : 1 intervention"] == f"{LIST}?organisation=solaris"
    page = Page(asked(client, {"q": "réseau", "organisation": "solaris"}))
    assert page.links["Sans le filtre « Organisations » : 1 intervention"] == (
        f"{LIST}?q=r%C3%A9seau"
    )


def test_when_words_alone_find_nothing_other_words_are_advised(client, published):
    page = Page(asked(client, {"q": "xyz"}))
    assert "Aucune intervention ne contient ces mots Essayez-en moins, ou d’autres." in page.words
    assert page.links["Sans les mots : 3 interventions"] == LIST


def test_what_can_not_be_looked_for_is_said(client, published):
    words = said(client, "!!! -")
    assert "« !!! - » ne contient aucun mot : rien n’a été cherché." in words
    assert "3 interventions, toutes plénières confondues" in words
    words = said(client, " ".join(f"mot{number}" for number in range(30)))
    assert "Seuls les 16 premiers mots sont cherchés, en 200 caractères au plus." in words


@pytest.mark.parametrize(
    "typed",
    ["\0", "a\0b", '"', "NEAR(", "🙂", "'; --", "*", "soleil " * 900, "é" * 5000, "%", "\\"],
)
def test_nothing_that_is_typed_is_an_error(client, published, typed):
    asked(client, {"q": typed})


@pytest.mark.parametrize(("interventions", "queries"), [(1, 2), (3, 2)])
def test_a_search_takes_one_query_more_than_a_list(
    client, db, page_queries, interventions, queries
):
    factories.published(interventions)
    asked(client, {"q": "b"})  # the synonyms are read once a publication
    with page_queries(queries):
        asked(client, {"q": "a"})
    with page_queries(queries):
        asked(client, {"q": "ada leduc -xyz"})


def test_a_search_through_the_2017_plenary(client, plenary_2017):
    publishing.publish(workspace.load(plenary_2017), None)
    for typed, key in {
        "qui cite les 81 % ?": None,
        "81%": "heidsieck",
        "saint sernin": "saint-sernin",
        "maladie rare": "tiennot-herment",
        "ODD": "cadre-des-odd",
        "coopérations economiques": "tiennot-herment",
    }.items():
        listed = [each.split("/")[1] for each in keys(asked(client, {"q": typed}))]
        assert key is None or key in listed, typed


def test_words_that_a_list_has_nothing_for_are_noted_for_editors(client, published):
    asked(client, {"q": "Photovoltaïque"})
    asked(client, {"q": "photovoltaique"})
    asked(client, {"q": "soleil", "theme": "energie", "organisation": "entraide"})
    asked(client, {"q": "soleil"})
    noted = ZeroResultSearch.objects.values_list("words", "times")
    assert list(noted) == [("photovoltaique", 2)]


def test_names_that_nobody_has_do_not_stay_in_a_worker_s_memory(client, published):
    """There is no end to those that robots make up."""
    asked(client, {"organisation": "solaris", "type": "company"})
    before = filters.called.cache_info().currsize, terms._kept.cache_info().currsize
    page = asked(client, {"organisation": "x" * 2000, "type": "y" * 2000, "theme": "z" * 2000})
    assert "Aucune intervention" in page.content.decode()
    assert (filters.called.cache_info().currsize, terms._kept.cache_info().currsize) == before
