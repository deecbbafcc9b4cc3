"""The list of interventions and its filters, by address alone."""

import re
from datetime import date
from html import unescape

import pytest

from synthesis.models import Intervention, Organisation, Plenary, Session
from synthesis.publishing import publish
from tests import factories
from tests.views.reading import Page, keys

pytestmark = pytest.mark.django_db
LIST = "/interventions/"


def asked(client, question):
    response = client.get(LIST + question)
    assert response.status_code == 200
    return response


def found(client, question):
    return [key.removeprefix("soleil-2030/") for key in keys(asked(client, question))]


def publish_again(published):
    published.plenary.refresh_from_db()
    return publish(published.plenary, None, "Mise à jour.")


def test_without_filter_everything_is_there_in_the_order_of_the_synthesis(client, published):
    assert found(client, "") == ["leduc", "d-arc", "tour-de-table"]
    assert "3 interventions, toutes plénières confondues" in Page(asked(client, "")).words


def test_the_newest_plenary_comes_first(client, published):
    from datetime import date

    factories.published(slug="ancienne", held_on=date(1999, 1, 1))
    factories.published(slug="recente", held_on=date(2040, 1, 1))
    plenaries = [key.split("/")[0] for key in keys(asked(client, ""))]
    assert list(dict.fromkeys(plenaries)) == ["recente", "soleil-2030", "ancienne"]


@pytest.mark.parametrize(
    ("question", "plenaries", "order"),
    [
        ("?tri=recent", ["soleil-2030", "ancienne"], ["leduc", "d-arc", "tour-de-table"]),
        ("?tri=ancien", ["ancienne", "soleil-2030"], ["leduc", "d-arc", "tour-de-table"]),
    ],
)
def test_the_oldest_plenary_may_come_first_in_its_own_order(
    client, published, question, plenaries, order
):
    from datetime import date

    factories.published(slug="ancienne", held_on=date(1999, 1, 1))
    assert keys(asked(client, question)) == [f"{each}/{key}" for each in plenaries for key in order]


def test_names_may_come_in_their_order_and_the_address_keeps_it(client, published):
    assert found(client, "?tri=nom") == ["d-arc", "tour-de-table", "leduc"]
    page = Page(asked(client, "?tri=nom&personne=ada-leduc&theme=energie"))
    assert page.links["Retirer le filtre Énergie"] == f"{LIST}?personne=ada-leduc&tri=nom"
    assert '<option value="nom" selected>' in asked(client, "?tri=nom").content.decode()


@pytest.mark.parametrize(
    ("question", "interventions"),
    [
        ("?organisation=solaris", ["leduc"]),
        ("?organisation=solaris&organisation=montbrun", ["leduc", "d-arc"]),
        ("?organisation=montbrun", ["d-arc"]),
        ("?organisation=montbrun&sens=parle", ["d-arc"]),
        ("?organisation=montbrun&sens=mentionne", ["leduc"]),
        ("?organisation=montbrun&sens=tous", ["leduc", "d-arc"]),
        ("?type=company", ["leduc"]),
        ("?type=company&type=network", ["leduc", "tour-de-table"]),
        ("?type=public&sens=mentionne", ["leduc"]),
        ("?organisation=montbrun&type=company&sens=tous", ["leduc"]),
        ("?personne=ada-leduc", ["leduc"]),
        ("?personne=ada-leduc&personne=jean-d-arc", ["leduc", "d-arc"]),
        ("?personne=ada-leduc&organisation=montbrun", []),
        ("?nature=testimony&nature=round_table", ["leduc", "tour-de-table"]),
        ("?pleniere=soleil-2030&nature=talk", ["d-arc"]),
        ("?session=soleil-2030.matin", ["leduc", "d-arc"]),
        ("?session=soleil-2030.matin&theme=territoires", ["d-arc"]),
        ("?theme=energie&theme=territoires", ["leduc", "d-arc"]),
        ("?objectif=7", ["leduc"]),
        ("?objectif=7&objectif=17&personne=jean-d-arc", ["d-arc"]),
        ("?organisation=groupe-helios", []),
    ],
)
def test_inside_a_filter_choices_widen_and_across_filters_they_narrow(
    client, published, question, interventions
):
    assert found(client, question) == interventions


def test_each_result_says_who_where_when_and_the_first_words(client, published):
    words = Page(asked(client, "?personne=ada-leduc")).words
    assert "Ada LEDUC , Directrice , Solaris" in words
    assert "Ada Leduc ouvre la rencontre : le soleil est à tous." in words
    assert "Le soleil en partage" in words
    assert "Le matin" in words
    assert "21 juin 2030" in words


def test_each_choice_says_how_many_it_gives_under_the_other_choices(client, published):
    words = Page(asked(client, "")).words
    assert "Solaris 1" in words
    assert "7. Énergie propre 1" in words
    words = Page(asked(client, "?session=soleil-2030.soir")).words
    assert "Entraide 1" in words
    assert "Solaris" not in words
    assert "7. Énergie propre 0" in words


def test_where_there_are_many_sessions_a_plenary_is_asked_for_first(client, published, monkeypatch):
    monkeypatch.setattr("synthesis.search.columns.answering.LARGEST", 1)
    page = Page(asked(client, ""))
    assert "Choisissez une plénière : ses sessions seront ici." in page.words
    assert "session" not in page.fields
    page = Page(asked(client, "?session=soleil-2030.soir"))
    assert page.fields["session"] == {"soleil-2030.matin": False, "soleil-2030.soir": True}
    page = Page(asked(client, "?pleniere=soleil-2030"))
    assert page.fields["session"] == {"soleil-2030.matin": False}
    assert "1 choix qui donne moins de résultats n’est pas montré." in page.words


def test_the_form_keeps_what_was_chosen(client, published):
    fields = Page(asked(client, "?organisation=montbrun&sens=tous&objectif=7")).fields
    assert fields["organisation"]["montbrun"]
    assert fields["sens"] == {"parle": False, "mentionne": False, "tous": True}
    assert fields["objectif"] == {"7": True, "17": False}
    assert not fields["theme"]["energie"]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("?organisation=solaris", "1 intervention de Solaris"),
        (
            "?organisation=solaris&organisation=entraide",
            "2 interventions de Solaris ou d’Entraide",
        ),
        (
            "?organisation=montbrun&sens=mentionne",
            "1 intervention où est mentionnée l’organisation Ville de Montbrun",
        ),
        (
            "?organisation=montbrun&sens=tous",
            "2 interventions de Ville de Montbrun, en voix ou en mention",
        ),
        ("?type=public", "1 intervention au nom d’une organisation de type « acteur public »"),
        ("?personne=ada-leduc&theme=energie", "1 intervention par Ada Leduc sur « Énergie »"),
        ("?objectif=7&objectif=17", "2 interventions pour l’objectif 7 ou 17"),
        ("?session=soleil-2030.matin", "2 interventions pendant « Le matin »"),
        ("?nature=testimony", "1 intervention de nature « témoignage »"),
        (
            "?pleniere=soleil-2030&nature=talk",
            "1 intervention de nature « intervention » à la plénière « Le soleil en partage »",
        ),
        ("?organisation=groupe-helios", "Aucune intervention de Groupe Hélios"),
    ],
)
def test_a_sentence_says_what_is_filtered(client, published, question, sentence):
    words = Page(asked(client, question)).words
    assert f"Interventions Mots Chercher {sentence} Trier" in words


def test_each_filter_can_be_taken_away(client, published):
    links = Page(asked(client, "?organisation=solaris&organisation=montbrun&sens=tous")).links
    assert links["Retirer le filtre Solaris"] == f"{LIST}?organisation=montbrun&sens=tous"
    assert links["Retirer le filtre Ville de Montbrun"] == f"{LIST}?organisation=solaris&sens=tous"
    assert links["Tout effacer"] == LIST
    links = Page(asked(client, "?theme=energie")).links
    assert links["Retirer le filtre Énergie"] == LIST


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "?organisation=xyz",
            "« xyz » n’est pas une organisation publiée : choisissez-en une autre.",
        ),
        ("?personne=xyz", "« xyz » n’est pas une personne publiée : choisissez-en une autre."),
        ("?session=xyz", "« xyz » n’est pas une session publiée : choisissez-en une autre."),
        (
            "?session=soleil-2030.nuit",
            "« soleil-2030.nuit » n’est pas une session publiée : choisissez-en une autre.",
        ),
        ("?theme=xyz", "« xyz » n’est pas un thème publié : choisissez-en un autre."),
        (
            "?objectif=18",
            "« 18 » n’est pas le numéro d’un objectif publié : choisissez-en un autre.",
        ),
        ("?type=xyz", "« xyz » n’est pas un type d’organisation : choisissez-en un autre."),
        ("?nature=xyz", "« xyz » n’est pas une nature connue : choisissez-en une autre."),
        ("?pleniere=xyz", "« xyz » n’est pas une plénière publiée : choisissez-en une autre."),
        ("?tri=xyz", "« xyz » n’est pas un ordre : choisissez pertinence, recent, ancien ou nom."),
        ("?sens=xyz", "« xyz » n’est pas un sens : choisissez parle, mentionne ou tous."),
        ("?page=xyz", "« xyz » n’est pas une page de cette liste : voici la plus proche."),
        ("?page=7", "« 7 » n’est pas une page de cette liste : voici la plus proche."),
        (
            "?organisation=%00%0A'%22<b>",
            "« \ufffd '\"<b> » n’est pas une organisation publiée : choisissez-en une autre.",
        ),
    ],
)
def test_what_nothing_is_called_is_said(client, published, question, sentence):
    assert sentence in Page(asked(client, question)).words


def test_the_sentence_sets_an_unknown_name_between_guillemets_once(client, published):
    assert "Aucune intervention sur « xyz »" in Page(asked(client, "?theme=xyz")).words


def test_an_unknown_name_gives_nothing_and_takes_nothing_from_the_others(client, published):
    assert found(client, "?organisation=xyz") == []
    assert found(client, "?organisation=xyz&organisation=solaris") == ["leduc"]
    links = Page(asked(client, "?organisation=xyz&organisation=solaris")).links
    assert links["Retirer le filtre « xyz »"] == f"{LIST}?organisation=solaris"


def test_an_empty_value_filters_nothing(client, published):
    assert found(client, "?organisation=&personne=&sens=&page=") == [
        "leduc",
        "d-arc",
        "tour-de-table",
    ]


def test_an_empty_list_says_what_to_loosen_and_what_it_would_give(client, published):
    page = Page(asked(client, "?personne=ada-leduc&theme=territoires"))
    assert "Aucune intervention ne répond à tous ces filtres" in page.words
    without_person = "Sans le filtre « Personnes » : 1 intervention"
    assert page.links[without_person] == f"{LIST}?theme=territoires"
    without_theme = "Sans le filtre « Thèmes » : 1 intervention"
    assert page.links[without_theme] == f"{LIST}?personne=ada-leduc"


def test_twenty_a_page_and_the_next_page_keeps_the_filters(client, db):
    factories.published(25)
    question = "?objectif=17"
    assert len(found(client, question)) == 20
    links = Page(asked(client, question)).links
    assert links["Page suivante"] == (f"{LIST}?objectif=17&page=2&apres=soleil-2030%2Fd-arc-22")
    assert len(found(client, "?objectif=17&page=2")) == 3
    assert len(found(client, "?objectif=17&page=99")) == 3


def test_drafts_are_neither_listed_nor_counted_nor_named(client, published):
    Organisation.objects.update(name="Brouillon")
    Session.objects.update(title="Brouillon")
    Plenary.objects.update(title="Brouillon")
    Intervention.objects.update(heading="Brouillon", body="<p>Brouillon</p>")
    factories.plenary(slug="autre")
    assert "Brouillon" not in asked(client, "").content.decode()
    assert len(found(client, "")) == 3


@pytest.mark.parametrize("interventions", [1, 3])
@pytest.mark.parametrize(
    ("question", "queries"),
    [
        ("", 1),
        ("?organisation=solaris", 1),
        (
            "?organisation=solaris&organisation=montbrun&sens=tous&type=company&personne=ada-leduc",
            1,
        ),
        ("?theme=energie&objectif=7&session=soleil-2030.matin&personne=ada-leduc", 1),
        ("?organisation=xyz&organisation=solaris", 2),
        ("?session=ancienne.matin&session=soleil-2030.matin", 3),
        ("?organisation=xyz", 1),
    ],
)
def test_it_takes_six_queries_at_most(client, db, interventions, question, queries, page_queries):
    factories.published(interventions)
    with page_queries(queries):
        asked(client, question)


def test_a_filter_by_an_old_slug_leads_to_the_new_one(client, published):
    organisation = Organisation.objects.get(slug="montbrun")
    organisation.slug = "ville-de-montbrun"
    organisation.save()
    publish_again(published)
    response = client.get(f"/en{LIST}?organisation=montbrun&sens=mentionne&organisation=solaris")
    assert response.status_code == 301
    assert response["Location"] == (
        f"/en{LIST}?organisation=ville-de-montbrun&organisation=solaris&sens=mentionne"
    )


def test_a_filter_by_a_session_follows_its_plenary_and_its_own_key(client, published):
    published.plenary.refresh_from_db()
    published.plenary.slug = "soleil"
    published.plenary.save()
    session = Session.objects.get(key="matin")
    session.key = "aube"
    session.save()
    publish_again(published)
    response = client.get(f"{LIST}?session=soleil-2030.matin")
    assert response.status_code == 301
    assert response["Location"] == f"{LIST}?session=soleil.aube"
    assert keys(client.get(response["Location"])) == ["soleil/leduc", "soleil/d-arc"]


def test_in_english_links_stay_english(client, published):
    response = client.get(f"/en{LIST}?objectif=7")
    page = Page(response)
    assert "7. Clean energy" in page.words
    assert page.links["Remove the filter 7. Clean energy"] == f"/en{LIST}"
    assert 'action="/en/interventions/"' in response.content.decode()


# --- Long facets, and pages that go on


def test_one_of_many_choices_is_found_by_some_letters_of_its_name(client, published, monkeypatch):
    monkeypatch.setattr("synthesis.search.columns.answering.LARGEST", 1)
    page = Page(asked(client, ""))
    assert "Cherchez parmi eux par quelques lettres du nom." in page.words
    page = Page(asked(client, "?sens=tous&chercher-organisation=MONT"))
    assert page.fields["organisation"] == {"montbrun": False}
    assert page.fields["chercher-organisation"] == {"MONT": False}
    page = Page(asked(client, "?chercher-organisation=zzz"))
    assert "Aucun de ces choix ne contient ces lettres." in page.words
    assert "3 interventions, toutes plénières confondues" in page.words


def links(response):
    return re.findall(r'rel="(prev|next)" href="([^"]+)"', response.content.decode())


def test_the_next_page_goes_on_after_the_last_passage_whatever_is_published_meanwhile(client, db):
    factories.published(45, held_on=date(2030, 6, 21))
    first = asked(client, "?theme=territoires")
    (way, address), *_others = links(first)
    assert way == "next"
    before = keys(client.get(unescape(address)))
    factories.published(4, slug="recente", title="Récente", held_on=date(2040, 1, 1))
    after = client.get(unescape(address))
    assert keys(after) == before
    assert not set(before) & set(keys(first))
    assert 'start="21"' not in after.content.decode()
    assert [way for way, _address in links(after)] == ["prev", "next"]


def test_a_page_after_a_passage_that_is_gone_is_the_page_of_that_number(client, db):
    factories.published(45)
    by_number = keys(asked(client, "?page=2"))
    assert keys(asked(client, "?page=2&apres=soleil-2030/partie")) == by_number
    assert keys(asked(client, "?page=2&apres=" + "x" * 3000)) == by_number
    assert keys(asked(client, "?page=2&apres=%00/%00")) == by_number
