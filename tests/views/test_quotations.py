"""The list of quotations and its filters, by address alone."""

import pytest

from synthesis.document import extracts
from tests import factories
from tests.views.reading import Page

pytestmark = pytest.mark.django_db
LIST = "/citations/"


def page(client, question=""):
    response = client.get(LIST + question)
    assert response.status_code == 200
    return Page(response)


def reported(*quotations):
    """The small synthesis in which Ada Leduc reports these words."""
    document = factories.document()
    leduc, d_arc = document.sessions[0].interventions
    leduc = leduc.model_copy(update={"quotations": quotations})
    morning = document.sessions[0].model_copy(update={"interventions": (leduc, d_arc)})
    return factories.published(sessions=(morning, document.sessions[1]))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("", "1 citation, toutes plénières confondues"),
        ("?personne=ada-leduc", "1 citation d’Ada Leduc"),
        ("?organisation=solaris&theme=energie", "1 citation de Solaris sur « Énergie »"),
        ("?type=company", "1 citation d’une organisation de type « entreprise »"),
        ("?objectif=7", "1 citation pour l’objectif 7"),
        ("?pleniere=soleil-2030", "1 citation à la plénière « Le soleil en partage »"),
        ("?personne=jean-d-arc", "Aucune citation de Jean d’Arc"),
    ],
)
def test_they_are_found_by_who_said_them_and_by_their_subject(
    client, published, question, sentence
):
    assert sentence in page(client, question).words


def test_each_says_who_said_it_as_printed_that_day(client, published):
    seen = page(client)
    assert "« Le soleil est à tous » Ada LEDUC , Directrice , Solaris" in seen.words
    assert "Mots rapportés par" not in seen.words
    assert seen.links["Lire cette citation Le soleil est à tous"] == (
        "/plenieres/soleil-2030/citations/le-soleil-est-a-tous/"
    )


def test_words_that_somebody_reports_are_not_theirs(client, db):
    reported(extracts.Quotation(key="cadre", text="Un cadre", person="jean-d-arc"))
    seen = page(client)
    assert "« Un cadre » Jean d’Arc Mots rapportés par Ada LEDUC (Solaris)" in seen.words
    assert "Aucune citation d’Ada Leduc" in page(client, "?personne=ada-leduc").words
    assert "1 citation de Jean d’Arc" in page(client, "?personne=jean-d-arc").words


def test_words_of_nobody_say_so(client, db):
    reported(extracts.Quotation(key="mots", text="Des mots", note="Guillemet non ouvert."))
    words = page(client).words
    assert "« Des mots » La synthèse ne dit pas de qui sont ces mots." in words
    assert "Mots rapportés par Ada LEDUC (Solaris) Guillemet non ouvert." in words


@pytest.mark.parametrize("quotations", [1, 3])
@pytest.mark.parametrize("question", ["", "?personne=ada-leduc&theme=energie&objectif=7"])
def test_it_takes_two_queries(client, db, quotations, question, page_queries):
    reported(
        *(
            extracts.Quotation(key=f"mots-{each}", text="Des mots", person="ada-leduc")
            for each in range(quotations)
        )
    )
    with page_queries(1):
        page(client, question)
