"""The organisations that the current editions name."""

from datetime import date

import pytest

from synthesis import publishing, workspace
from synthesis.document import reference
from synthesis.document import synthesis as value
from synthesis.models import Organisation
from synthesis.publishing import publish, withdraw
from tests import factories
from tests.views.reading import Page, keys, lists_behind, sections

pytestmark = pytest.mark.django_db
LIST = "/organisations/"


def mentioning(*names, **changes):
    """The edition of a synthesis whose only intervention mentions organisations of these names."""
    named = tuple(
        reference.Organisation(slug=f"nom-{number}", name=name, kind="association")
        for number, name in enumerate(names)
    )
    mentions = tuple(value.Mention(organisation=each.slug) for each in named)
    speaking = factories.round_table().model_copy(update={"mentions": mentions, "answers": ()})
    document = factories.document(0, alliances=(), takeaways=(), **changes)
    session = document.sessions[0].model_copy(update={"interventions": (speaking,)})
    organisations = (*document.organisations, *named)
    document = document.model_copy(update={"sessions": (session,), "organisations": organisations})
    return publishing.publish(workspace.load(document), None)


def several(years):
    return [factories.published(slug=f"soleil-{year}", held_on=date(year, 6, 21)) for year in years]


# --- The list


def test_the_list_has_each_with_its_kind_and_its_counts(client, published):
    page = Page(client.get(LIST))
    assert "Ville de Montbrun acteur public 1 intervention 1 mention 1 alliance" in page.words
    assert "Groupe Hélios entreprise" in page.words
    assert "Entraide ENT réseau 1 intervention" in page.words
    assert page.links["Ville de Montbrun"] == "/organisations/montbrun/"


def test_the_list_is_in_the_order_of_names(client, published):
    words = Page(client.get(LIST)).words
    names = ["Entraide", "Groupe Hélios", "Solaris", "Ville de Montbrun"]
    assert [words.index(name) for name in names] == sorted(words.index(name) for name in names)


def test_it_can_be_in_the_order_of_the_number_of_interventions(client, published):
    factories.published(1, slug="autre")
    page = Page(client.get(LIST))
    assert page.links["Nombre d’interventions"] == f"{LIST}?tri=interventions"
    page = Page(client.get(page.links["Nombre d’interventions"]))
    assert page.words.index("Solaris") < page.words.index("Entraide")
    assert page.links["Noms, de A à Z"] == LIST


def test_each_kind_has_a_link_that_says_how_many_there_are(client, published):
    page = Page(client.get(LIST))
    assert page.links["Toutes 4"] == LIST
    assert page.links["Entreprise 2"] == f"{LIST}?type=company"
    assert "Média" not in page.words
    page = Page(client.get(f"{LIST}?type=company&tri=interventions"))
    assert "Groupe Hélios" in page.links
    assert "Solaris" in page.links
    assert "Entraide" not in page.links
    assert page.links["Réseau 1"] == f"{LIST}?type=network&tri=interventions"
    assert page.links["Toutes 4"] == f"{LIST}?tri=interventions"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("?type=xyz", "« xyz » n’est pas un type d’organisation : choisissez-en un autre."),
        ("?tri=xyz", "« xyz » n’est pas un ordre : choisissez nom ou interventions."),
        ("?page=99", "« 99 » n’est pas une page de cette liste : voici la plus proche."),
        ("?page=xyz", "« xyz » n’est pas une page de cette liste : voici la plus proche."),
    ],
)
def test_what_is_unknown_is_said_and_the_list_is_there(client, published, question, sentence):
    page = Page(client.get(LIST + question))
    assert sentence in page.words
    assert "Solaris" in page.links


def test_a_kind_that_nothing_has_leads_back_to_all(client, published):
    page = Page(client.get(f"{LIST}?type=media"))
    assert "Aucune organisation de ce type n’est publiée" in page.words
    assert page.links["Toutes les organisations"] == LIST


def test_an_intervention_in_two_current_editions_is_counted_twice_and_its_speaker_once(
    client, published
):
    factories.published(slug="soleil-2031")
    assert "Solaris entreprise 2 interventions" in Page(client.get(LIST)).words


def test_an_empty_list_says_so(client):
    assert "Aucune organisation n’est encore publiée" in Page(client.get(LIST)).words


def test_a_short_list_needs_no_letters(client, published):
    assert 'class="letters"' not in client.get(LIST).content.decode()


@pytest.fixture
def long_list(db):
    """Over two pages: « A 0 »… « A 39 », « B 0 »… « B 29 », one under Z and one under a digit."""
    mentioning(
        *(f"A {number}" for number in range(40)),
        *(f"B {number}" for number in range(30)),
        "Zénith",
        "3e Rive",
    )


def test_letters_lead_into_a_long_list(client, long_list):
    page = Page(client.get(LIST))
    assert page.links["# Chiffres et signes"] == "#lettre-autre"
    assert (page.links["A"], page.links["B"]) == ("#lettre-a", "#lettre-b")
    assert page.links["Z"] == f"{LIST}?page=2#lettre-z"
    assert page.words.index("3e Rive") < page.words.index("A 0")
    assert 'id="lettre-b"' in client.get(LIST).content.decode()


def test_a_letter_that_the_page_before_began_goes_on(client, long_list):
    response = client.get(f"{LIST}?page=2")
    page = Page(response)
    assert "B suite" in page.words
    assert page.links["B"] == f"{LIST}#lettre-b"
    assert page.links["Z"] == "#lettre-z"
    assert response.content.decode().count('id="lettre-z"') == 1


def test_letters_keep_what_is_asked(client, long_list):
    links = Page(client.get(f"{LIST}?type=association")).links
    assert links["Z"] == f"{LIST}?type=association&page=2#lettre-z"
    assert "E" not in links
    assert "A" not in Page(client.get(f"{LIST}?tri=interventions")).links


@pytest.mark.parametrize("interventions", [1, 3])
def test_the_list_takes_two_queries(client, db, interventions, page_queries):
    factories.published(interventions)
    with page_queries(2):
        client.get(LIST)


def test_a_long_list_takes_two_queries(client, long_list, page_queries):
    for question in ("", "?page=2", "?type=association&tri=interventions"):
        with page_queries(2):
            client.get(LIST + question)


# --- One of them


def test_its_page_tells_who_spoke_for_it_with_the_role_printed_that_day(client, published):
    response = client.get("/organisations/solaris/")
    assert sections(response)["voix"] == (
        "Qui s’exprime en son nom 21 juin 2030 Le soleil en partage Ada LEDUC Directrice"
    )
    assert Page(response).links["Ada LEDUC"] == "/personnes/ada-leduc/"


def test_an_organisation_that_speaks_without_a_person_says_so(client, published):
    heard = sections(client.get("/organisations/entraide/"))["voix"]
    assert "Entraide l’organisation elle-même, sans nom de personne" in heard


def test_its_page_has_what_was_said_in_its_name(client, published):
    parts = sections(client.get("/organisations/solaris/"))
    assert parts["interventions"].startswith("1 intervention en son nom Ada LEDUC")
    assert "« Le soleil est à tous »" in parts["citations"]
    assert parts["chiffres"].startswith("1 chiffre clé")
    assert "69 %" in parts["chiffres"]
    assert "Toits solaires" in parts["alliances"]
    assert "Ville de Montbrun" in parts["alliances"]
    assert "a-retenir" not in parts
    parts = sections(client.get("/organisations/montbrun/"))
    assert "Un cadre plus simple est demandé." in parts["a-retenir"]


def test_who_mentions_it_stands_apart_with_their_voice(client, published):
    parts = sections(client.get("/organisations/montbrun/"))
    assert parts["interventions"].startswith("1 intervention en son nom Jean d’ARC")
    assert parts["mentions"].startswith("1 intervention qui la mentionne")
    assert "Ada LEDUC" in parts["mentions"]
    assert "Ada LEDUC" not in parts["interventions"]


def test_its_page_says_what_else_it_is_called(client, published):
    words = Page(client.get("/organisations/montbrun/")).words
    assert words.startswith("acteur public Ville de Montbrun Aussi écrit : Mairie de Montbrun")
    assert "réseau Entraide ENT" in Page(client.get("/organisations/entraide/")).words


def test_its_contents_lead_to_each_part_with_its_number(client, published):
    links = Page(client.get("/organisations/montbrun/")).links
    assert links["1 intervention en son nom"] == "#interventions"
    assert links["1 intervention qui la mentionne"] == "#mentions"
    assert links["1 alliance"] == "#alliances"


@pytest.mark.parametrize("plenaries", [1, 6])
def test_its_numbers_are_those_of_the_lists_behind_them(client, db, plenaries):
    several(range(2030, 2030 + plenaries))
    for slug, lists in (
        ("montbrun", ("interventions", "a-retenir", "alliances", "mentions")),
        ("solaris", ("interventions", "citations", "chiffres", "alliances")),
    ):
        behind = lists_behind(client, client.get(f"/organisations/{slug}/"))
        expected = [f"/{each}/?organisation={slug}" for each in lists]
        mentions = f"/interventions/?organisation={slug}&sens=mentionne"
        expected = [mentions if "/mentions/" in each else each for each in expected]
        assert behind == dict.fromkeys(expected, (plenaries, plenaries))


def test_it_shows_the_newest_plenaries_first_and_leads_to_the_others(client, db):
    several([2030, 2035, 2031, 2034, 2032, 2033])
    response = client.get("/organisations/solaris/")
    interventions = [key for key in keys(response) if key.endswith("leduc")]
    years = [2035, 2034, 2033, 2032]
    assert interventions == [f"soleil-{year}/leduc" for year in years]
    quoted = sections(response)["citations"]
    assert [quoted.index(f"21 juin {year}") for year in years] == sorted(
        quoted.index(f"21 juin {year}") for year in years
    )
    assert quoted.startswith("6 citations")
    assert "Tout lire : 6 citations" in Page(response).links


def test_its_page_leads_to_what_runs_it_and_to_what_it_runs(client, published):
    page = Page(client.get("/organisations/solaris/"))
    assert "Rattachée à Groupe Hélios" in page.words
    assert page.links["Groupe Hélios"] == "/organisations/groupe-helios/"
    page = Page(client.get("/organisations/groupe-helios/"))
    assert "A pour organisation rattachée Solaris" in page.words
    assert page.links["Solaris"] == "/organisations/solaris/"


def test_one_that_is_only_named_says_where(client, published):
    response = client.get("/organisations/groupe-helios/")
    assert "sans y intervenir" in sections(response)["nommee"]
    assert Page(response).links["Le soleil en partage"] == "/plenieres/soleil-2030/"


def test_one_that_is_only_mentioned_does_not_seem_to_speak(client, db):
    mentioning("Écho")
    response = client.get("/organisations/nom-0/")
    assert list(sections(response)) == ["mentions"]
    assert "Personne ne s’exprime en son nom" in Page(response).words


def test_one_that_is_only_party_to_an_alliance_does_not_seem_to_speak(client, published):
    d_arc = factories.d_arc().model_copy(update={"speakings": ()})
    [matin, soir] = factories.document(1).sessions
    session = matin.model_copy(update={"interventions": (d_arc,)})
    alliance = factories.document().alliances[0].model_copy(update={"told_by": ()})
    withdraw(published.plenary, None, "Raison")
    factories.published(slug="autre", sessions=(session, soir), alliances=(alliance,), takeaways=())
    response = client.get("/organisations/montbrun/")
    assert list(sections(response)) == ["alliances"]
    assert "Personne ne s’exprime en son nom" in Page(response).words


def test_a_name_printed_otherwise_that_day_is_shown(client, published):
    [matin, soir] = factories.document().sessions
    leduc = factories.leduc()
    (speaking,) = leduc.speakings
    speaking = speaking.model_copy(update={"printed_organisation": "Solaris et Cie"})
    interventions = (leduc.model_copy(update={"speakings": (speaking,)}), *matin.interventions[1:])
    session = matin.model_copy(update={"interventions": interventions})
    factories.published(slug="autre", held_on=date(2031, 1, 1), sessions=(session, soir))
    heard = sections(client.get("/organisations/solaris/"))["voix"]
    assert "Directrice imprimé : Solaris et Cie 21 juin 2030" in heard
    assert heard.count("imprimé") == 1


@pytest.mark.parametrize("more", [0, 2])
@pytest.mark.parametrize(("slug", "queries"), [("montbrun", 5), ("groupe-helios", 4)])
def test_its_page_takes_four_queries_and_one_for_its_network(
    client, published, more, slug, queries, page_queries
):
    several(range(2031, 2031 + more))
    with page_queries(queries):
        client.get(f"/organisations/{slug}/")


def test_an_old_slug_leads_to_the_new_one(client, published):
    organisation = Organisation.objects.get(slug="montbrun")
    organisation.slug = "ville-de-montbrun"
    organisation.save()
    publish(published.plenary, None, "Nouvelle adresse.")
    response = client.get("/en/organisations/montbrun/")
    assert response.status_code == 301
    assert response["Location"] == "/en/organisations/ville-de-montbrun/"


def test_those_who_spoke_for_it_under_its_old_slug_are_still_heard(client, published):
    other = factories.published(slug="autre", held_on=date(2031, 1, 1))
    organisation = Organisation.objects.get(slug="solaris")
    organisation.slug = "solaris-sa"
    organisation.save()
    publish(other.plenary, None, "Nouvelle adresse.")
    heard = sections(client.get("/organisations/solaris-sa/"))["voix"]
    assert heard.count("Ada LEDUC") == 2


def test_one_that_only_drafts_name_is_not_found(client, published):
    Organisation.objects.create(slug="secrete", name="Secrète", kind="company")
    assert client.get("/organisations/secrete/").status_code == 404
    assert "Secrète" not in Page(client.get(LIST)).words


def test_its_public_name_changes_only_when_it_is_published(client, published):
    organisation = Organisation.objects.get(slug="montbrun")
    organisation.name = "Montbrun-les-Bains"
    organisation.save()
    assert "Ville de Montbrun" in Page(client.get("/organisations/montbrun/")).words


def test_it_leaves_with_the_last_synthesis_that_names_it(client, published):
    withdraw(published.plenary, None, "Erreur")
    assert client.get("/organisations/montbrun/").status_code == 404


def test_its_alliances_are_a_network_in_which_it_is_no_link(client, published):
    page = client.get("/organisations/solaris/")
    drawing = page.content.decode().partition('network-wide"')[2].partition("</svg>")[0]
    assert drawing.count("Solaris</text>") == 1
    assert 'href="/organisations/montbrun/"' in drawing
    assert 'href="/organisations/solaris/"' not in drawing
    assert Page(page).links["Les mêmes alliances en liste"] == "#liste-des-alliances"


def test_without_alliance_it_has_no_network(client, published):
    assert "network-wide" not in client.get("/organisations/entraide/").content.decode()
