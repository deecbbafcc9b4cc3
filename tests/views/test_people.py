"""The people who speak or are quoted in the current editions."""

from datetime import date

import pytest

from synthesis.document import extracts, reference
from synthesis.document import synthesis as value
from synthesis.models import Person
from synthesis.publishing import publish
from tests import factories
from tests.views.reading import Page, keys, lists_behind, sections

pytestmark = pytest.mark.django_db
LIST = "/personnes/"


def speaking_as(role, organisation, year, **changes):
    """The edition of a plenary of that year where Ada Leduc has that role, in that organisation."""
    speaking = value.Speaking(
        person="ada-leduc",
        organisation=organisation,
        printed_name="Ada LEDUC",
        printed_role=role,
    )
    leduc = factories.leduc().model_copy(update={"speakings": (speaking,)})
    [matin, soir] = factories.document().sessions
    matin = matin.model_copy(update={"interventions": (leduc, factories.d_arc())})
    changes = {"slug": f"soleil-{year}", "held_on": date(year, 6, 21)} | changes
    return factories.published(sessions=(matin, soir), **changes)


# --- The list


def test_the_list_is_in_the_order_of_family_names_with_counts(client, published):
    page = Page(client.get(LIST))
    assert page.words.index("Jean d’Arc") < page.words.index("Ada Leduc")
    assert "Ada Leduc Directrice, Solaris 1 intervention 1 citation" in page.words
    assert page.links["Ada Leduc"] == "/personnes/ada-leduc/"


def test_each_has_the_role_and_the_organisation_of_their_last_intervention(client, published):
    speaking_as("Présidente", "montbrun", 2031)
    speaking_as("Stagiaire", "entraide", 2029)
    html = client.get(LIST).content.decode()
    assert "Ada Leduc Présidente, Ville de Montbrun" in Page(client.get(LIST)).words
    [seal] = [each for each in html.split("<svg") if ">AL<" in each]
    assert "kind-public" in seal


def test_somebody_who_is_only_quoted_has_no_role(client, db):
    quotation = extracts.Quotation(key="mot", text="Un mot", person="jean-d-arc")
    leduc = factories.leduc().model_copy(update={"quotations": (quotation,)})
    [matin, soir] = factories.document(1).sessions
    session = matin.model_copy(update={"interventions": (leduc,)})
    factories.published(1, sessions=(session, soir), takeaways=())
    assert "Jean d’Arc 1 citation" in Page(client.get(LIST)).words


def test_the_list_can_be_in_the_order_of_the_number_of_interventions(client, published):
    speaking_as("Directrice", "solaris", 2031)
    factories.published(1, slug="autre")
    page = Page(client.get(f"{LIST}?tri=interventions"))
    assert page.words.index("Ada Leduc") < page.words.index("Jean d’Arc")


def test_an_unknown_order_is_said(client, published):
    words = Page(client.get(f"{LIST}?tri=xyz")).words
    assert "« xyz » n’est pas un ordre : choisissez nom ou interventions." in words


def test_an_empty_list_says_so(client):
    assert "Personne n’est encore publié" in Page(client.get(LIST)).words


@pytest.mark.parametrize("interventions", [1, 3])
def test_the_list_takes_three_queries(client, db, interventions, page_queries):
    factories.published(interventions)
    with page_queries(3):
        client.get(LIST)


# --- One of them


def test_their_page_says_first_as_whom_they_spoke_last(client, published):
    speaking_as("Présidente", "montbrun", 2031)
    response = client.get("/personnes/ada-leduc/")
    page = Page(response)
    assert page.words.startswith(
        "AL Ada Leduc Présidente Ville de Montbrun Tel qu’imprimé le 21 juin 2031"
    )
    assert page.links["Ville de Montbrun"] == "/organisations/montbrun/"
    assert sections(response)["roles"] == (
        "Rôles, tels qu’imprimés 21 juin 2031 Le soleil en partage Présidente Ville de Montbrun"
        " 21 juin 2030 Le soleil en partage Directrice Solaris"
    )


def test_one_role_is_not_said_twice(client, published):
    assert "roles" not in sections(client.get("/personnes/ada-leduc/"))


def test_their_page_has_their_interventions_their_words_and_their_figures(client, published):
    response = client.get("/personnes/ada-leduc/")
    parts = sections(response)
    assert parts["interventions"].startswith("1 intervention Ada LEDUC")
    assert "« Le soleil est à tous »" in parts["citations"]
    assert "Dans l’intervention Ada LEDUC" in parts["citations"]
    assert "Mots rapportés par" not in parts["citations"]
    assert "69 %" in parts["chiffres"]
    assert keys(response) == ["soleil-2030/leduc"]
    address = "/plenieres/soleil-2030/citations/le-soleil-est-a-tous/"
    assert Page(response).links["Adresse de la citation"] == address


def test_words_that_another_reports_say_who_does(client, db):
    quotation = extracts.Quotation(key="mot", text="Un mot", person="jean-d-arc")
    leduc = factories.leduc().model_copy(update={"quotations": (quotation,)})
    [matin, soir] = factories.document(1).sessions
    session = matin.model_copy(update={"interventions": (leduc,)})
    factories.published(1, sessions=(session, soir), takeaways=())
    response = client.get("/personnes/jean-d-arc/")
    assert "Mots rapportés par Ada LEDUC" in sections(response)["citations"]
    assert "d’autres rapportent ses mots" in Page(response).words
    assert Page(response).links["Ada LEDUC"] == "/plenieres/soleil-2030/interventions/leduc/"


def test_what_they_answered_at_a_round_table_is_there(client, published):
    response = client.get("/personnes/jean-d-arc/")
    assert sections(response)["reponses"].startswith(
        "1 réponse au tour de table 21 juin 2030 Le soleil en partage patience"
    )
    address = "/plenieres/soleil-2030/interventions/tour-de-table/"
    assert Page(response).links["Entraide"] == address


def test_takeaways_that_lean_on_their_words_are_there(client, published):
    parts = sections(client.get("/personnes/jean-d-arc/"))
    assert "Un cadre plus simple est demandé." in parts["a-retenir"]


@pytest.mark.parametrize("plenaries", [1, 6])
def test_their_numbers_are_those_of_the_lists_behind_them(client, db, plenaries):
    for year in range(2030, 2030 + plenaries):
        factories.published(slug=f"soleil-{year}", held_on=date(year, 6, 21))
    for slug, lists in (
        ("ada-leduc", ("interventions", "citations", "chiffres")),
        ("jean-d-arc", ("interventions", "a-retenir")),
    ):
        behind = lists_behind(client, client.get(f"/personnes/{slug}/"))
        expected = [f"/{each}/?personne={slug}" for each in lists]
        assert behind == dict.fromkeys(expected, (plenaries, plenaries))


def test_more_answers_than_are_shown_are_counted(client, db):
    for year in range(2030, 2036):
        factories.published(slug=f"soleil-{year}", held_on=date(year, 6, 21))
    answers = sections(client.get("/personnes/jean-d-arc/"))["reponses"]
    assert answers.startswith("6 réponses au tour de table")
    assert "Les 4 plus récentes sur 6." in answers


def test_namesakes_are_told_apart_by_their_role(client, published):
    namesake = reference.Person(slug="ada-leduc-2", given_name="Ada", family_name="Leduc")
    speaking = value.Speaking(
        person="ada-leduc-2", organisation="montbrun", printed_role="Adjointe"
    )
    d_arc = factories.d_arc().model_copy(update={"speakings": (speaking,)})
    document = factories.document(0, slug="autre", alliances=(), takeaways=())
    session = document.sessions[0].model_copy(update={"interventions": (d_arc,)})
    montbrun = factories.DIRECTORY.organisations["montbrun"]
    document = document.model_copy(
        update={
            "sessions": (session,),
            "people": (namesake,),
            "organisations": (*document.organisations, montbrun),
            "themes": (factories.THEMES[1],),
            "goals": (factories.GOALS[1],),
        }
    )
    from synthesis import workspace

    publish(workspace.load(document), None)
    response = client.get("/personnes/ada-leduc/")
    assert sections(response)["homonymes"] == (
        "Une autre personne porte ce nom AL Ada Leduc Adjointe, Ville de Montbrun 1 intervention"
    )
    assert Page(response).links["Ada Leduc"] == "/personnes/ada-leduc-2/"
    assert "Directrice, Solaris" in sections(client.get("/personnes/ada-leduc-2/"))["homonymes"]


@pytest.mark.parametrize("more", [0, 2])
def test_their_page_takes_four_queries(client, published, more, page_queries):
    for number in range(more):
        factories.published(slug=f"autre-{number}")
    with page_queries(4):
        client.get("/personnes/ada-leduc/")


def test_an_old_slug_leads_to_the_new_one(client, published):
    person = Person.objects.get(slug="ada-leduc")
    person.slug = "ada-le-duc"
    person.save()
    publish(published.plenary, None, "Nouvelle adresse.")
    response = client.get("/personnes/ada-leduc/")
    assert response.status_code == 301
    assert response["Location"] == "/personnes/ada-le-duc/"


def test_one_that_only_drafts_name_is_not_found(client, published):
    Person.objects.create(slug="anonyme", family_name="Anonyme")
    assert client.get("/personnes/anonyme/").status_code == 404
