"""A quotation at its permanent address."""

import pytest

from synthesis.document import extracts
from tests import factories
from tests.views.reading import Page, flat

pytestmark = pytest.mark.django_db
SOLEIL = "/plenieres/soleil-2030"
WORDS = f"{SOLEIL}/citations/le-soleil-est-a-tous/"


def published_with(*quotations, **changes):
    """The small synthesis, whose first intervention has these quotations."""
    document = factories.document()
    morning, evening = document.sessions
    leduc = morning.interventions[0].model_copy(update={"quotations": quotations, **changes})
    morning = morning.model_copy(update={"interventions": (leduc, *morning.interventions[1:])})
    return factories.published(sessions=(morning, evening))


def quotation(key="mots", text="un beau jour", **said_by):
    return extracts.Quotation(key=key, text=text, **said_by)


def test_the_words_stand_large_with_who_said_them_as_printed_that_day(client, published):
    words = Page(client.get(WORDS)).words
    assert "« Le soleil est à tous »" in words
    assert "Ada LEDUC Directrice Solaris entreprise" in words
    assert "Mots rapportés par" not in words


def test_they_stand_in_their_sentence_and_lead_to_its_paragraph(client, published):
    response = client.get(WORDS)
    html = response.content.decode()
    assert "Ada Leduc ouvre la rencontre : <mark>le soleil est à tous</mark>." in flat(html)
    assert Page(response).links["Lire ce paragraphe"] == f"{SOLEIL}/interventions/leduc/#p1"


def test_the_paragraph_is_where_the_link_leads(client, published):
    address = Page(client.get(WORDS)).links["Lire ce paragraphe"]
    page, anchor = address.split("#")
    html = client.get(page).content.decode()
    assert f'<p id="{anchor}">Ada Leduc ouvre la rencontre' in html


def test_words_that_the_text_does_not_have_lead_to_the_intervention(client, db):
    published_with(quotation(text="jamais écrit"))
    page = Page(client.get(f"{SOLEIL}/citations/mots/"))
    assert page.links["Lire l’intervention"] == f"{SOLEIL}/interventions/leduc/"
    assert "Ada Leduc ouvre la rencontre" in page.words


def test_words_of_somebody_else_are_reported_by_who_speaks(client, db):
    published_with(quotation(person="jean-d-arc"))
    words = Page(client.get(f"{SOLEIL}/citations/mots/")).words
    assert "Jean d’Arc Mots rapportés par AL Ada LEDUC Directrice Solaris" in words


def test_words_of_nobody_are_said_to_be_so(client, db):
    published_with(quotation(note="Le guillemet ouvrant manque."))
    words = Page(client.get(f"{SOLEIL}/citations/mots/")).words
    assert "La synthèse ne dit pas de qui sont ces mots. Mots rapportés par AL Ada LEDUC" in words
    assert "Le guillemet ouvrant manque." in words


def test_words_of_nobody_that_nobody_reports(client, db):
    published_with(quotation(), speakings=())
    words = Page(client.get(f"{SOLEIL}/citations/mots/")).words
    assert "La synthèse ne dit pas de qui sont ces mots." in words
    assert "Mots rapportés par" not in words


def test_it_says_what_leans_on_the_same_intervention_and_what_it_is_about(client, db):
    document = factories.document()
    leaning = document.takeaways[0].model_copy(update={"supports": ("d-arc", "leduc")})
    factories.published(takeaways=(leaning,))
    page = Page(client.get(WORDS))
    assert "Ce qui s’appuie sur la même intervention" in page.words
    assert "Un cadre plus simple est demandé." in page.words
    assert page.links["Énergie"] == "/themes/energie/"
    assert page.links["Énergie propre"] == "/objectifs/7/"


def test_neighbours_are_the_quotations_before_and_after_in_the_plenary(client, db):
    published_with(*(quotation(f"mots-{n}", f"le mot {n}") for n in (1, 2, 3)))
    page = Page(client.get(f"{SOLEIL}/citations/mots-2/"))
    assert page.links["Avant « le mot 1 »"] == f"{SOLEIL}/citations/mots-1/"
    assert page.links["Après « le mot 3 »"] == f"{SOLEIL}/citations/mots-3/"
    assert "Citation 2 sur 3" in page.words
    alone = Page(client.get(f"{SOLEIL}/citations/mots-1/"))
    assert "Avant" not in alone.words


def test_an_organisation_may_be_whom_they_belong_to(client, db):
    published_with(quotation(organisation="entraide"))
    page = Page(client.get(f"{SOLEIL}/citations/mots/"))
    assert "Entraide réseau" in page.words
    assert page.links["Entraide"] == "/organisations/entraide/"


def test_unsafe_words_are_only_words(client, db):
    published_with(quotation(text="<script>alert(1)</script>"), body="<p>Rien.</p>")
    html = client.get(f"{SOLEIL}/citations/mots/").content.decode()
    assert "<script>alert" not in html
