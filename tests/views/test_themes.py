"""The themes that editors gave to what the current editions say."""

from datetime import date

import pytest

from synthesis.models import Theme
from synthesis.publishing import publish
from tests import factories
from tests.views.reading import Page, keys, lists_behind, sections

pytestmark = pytest.mark.django_db
LIST = "/themes/"


def described(published, words):
    Theme.objects.filter(slug="energie").update(description=words)
    publish(published.plenary, None, "Description.")


# --- The list


def test_the_list_has_each_with_its_description_and_its_counts(client, published):
    described(published, "D’où elle vient.")
    page = Page(client.get(LIST))
    assert "Énergie D’où elle vient. 1 intervention 1 chiffre clé" in page.words
    assert "Territoires 1 intervention 1 point à retenir" in page.words
    assert page.words.index("Énergie") < page.words.index("Territoires")
    assert page.links["Énergie"] == "/themes/energie/"


def test_the_list_can_be_in_the_order_of_the_number_of_interventions(client, published):
    d_arc = factories.d_arc()
    [matin, soir] = factories.document().sessions
    session = matin.model_copy(update={"interventions": (d_arc,)})
    factories.published(slug="autre", sessions=(session, soir), alliances=())
    words = Page(client.get(f"{LIST}?tri=interventions")).words
    assert words.index("Territoires") < words.index("Énergie")


def test_an_empty_list_says_so(client):
    assert "Aucun thème n’est encore publié" in Page(client.get(LIST)).words


@pytest.mark.parametrize("interventions", [1, 3])
def test_the_list_takes_two_queries(client, db, interventions, page_queries):
    factories.published(interventions)
    with page_queries(2):
        client.get(LIST)


# --- One of them


def test_its_page_has_what_was_said_about_it(client, published):
    described(published, "D’où elle vient.")
    response = client.get("/themes/energie/")
    parts = sections(response)
    assert Page(response).words.startswith("Thème Énergie D’où elle vient.")
    assert parts["interventions"].startswith("1 intervention Ada LEDUC")
    assert "« Le soleil est à tous »" in parts["citations"]
    assert "69 %" in parts["chiffres"]
    assert "Toits solaires" in parts["alliances"]
    assert keys(response) == ["soleil-2030/leduc"]
    parts = sections(client.get("/themes/territoires/"))
    assert "Un cadre plus simple est demandé." in parts["a-retenir"]


def test_it_says_whether_who_speaks_named_it_or_an_editor_assigned_it(client, published):
    assert (
        "Nommé par la personne qui parle"
        in sections(client.get("/themes/energie/"))["interventions"]
    )
    assigned = sections(client.get("/themes/territoires/"))["interventions"]
    assert "Attribué par la rédaction" in assigned


def test_it_says_who_speaks_most_on_it_and_leads_to_what_they_say(client, db):
    for number in range(2):
        factories.published(1, slug=f"un-{number}")
    [matin, soir] = factories.document().sessions
    speakings = factories.d_arc().speakings
    leduc = factories.leduc().model_copy(update={"key": "maire", "speakings": speakings})
    session = matin.model_copy(update={"interventions": (leduc,)})
    factories.published(1, slug="trois", sessions=(session, soir), alliances=(), takeaways=())
    response = client.get("/themes/energie/")
    said = sections(response)["organisations"]
    assert (
        said == "Qui en parle le plus Solaris interventions : 2 Ville de Montbrun interventions : 1"
    )
    address = "/interventions/?organisation=solaris&theme=energie"
    assert Page(response).links["Solaris"] == address
    assert len(keys(client.get(address))) == 2


@pytest.mark.parametrize("plenaries", [1, 6])
def test_its_numbers_are_those_of_the_lists_behind_them(client, db, plenaries):
    for year in range(2030, 2030 + plenaries):
        factories.published(slug=f"soleil-{year}", held_on=date(year, 6, 21))
    behind = lists_behind(client, client.get("/themes/energie/"))
    lists = ("interventions", "citations", "chiffres", "alliances")
    expected = [f"/{each}/?theme=energie" for each in lists]
    assert behind == dict.fromkeys(expected, (plenaries, plenaries))


@pytest.mark.parametrize("more", [0, 2])
def test_its_page_takes_three_queries(client, published, more, page_queries):
    for number in range(more):
        factories.published(slug=f"autre-{number}")
    with page_queries(3):
        client.get("/themes/energie/")


def test_an_old_slug_leads_to_the_new_one(client, published):
    theme = Theme.objects.get(slug="energie")
    theme.slug = "energies"
    theme.save()
    publish(published.plenary, None, "Nouvelle adresse.")
    response = client.get("/en/themes/energie/")
    assert response.status_code == 301
    assert response["Location"] == "/en/themes/energies/"


def test_one_that_only_drafts_have_is_not_found(client, published):
    Theme.objects.create(slug="secret", name="Secret")
    assert client.get("/themes/secret/").status_code == 404
    assert "Secret" not in Page(client.get(LIST)).words
