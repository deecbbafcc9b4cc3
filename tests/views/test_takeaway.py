"""Something to retain at its permanent address."""

import pytest

from synthesis.document import extracts
from tests import factories
from tests.views.reading import Page

pytestmark = pytest.mark.django_db
SOLEIL = "/plenieres/soleil-2030"


def takeaway(key, *supports, kind="lever"):
    return extracts.Takeaway(key=key, kind=kind, statement=f"Il faut {key}.", supports=supports)


def test_the_statement_stands_large_with_what_kind_it_is(client, published):
    words = Page(client.get(f"{SOLEIL}/a-retenir/cadre-simple/")).words
    assert "À retenir 1 sur 1 Un cadre plus simple est demandé. Demande" in words


def test_what_it_leans_on_is_shown_with_voices_and_first_words(client, db):
    factories.published(takeaways=(takeaway("oser", "d-arc", "leduc"),))
    page = Page(client.get(f"{SOLEIL}/a-retenir/oser/"))
    first, second = page.words.split("Lire l’intervention")[:2]
    assert "Ada LEDUC Directrice Solaris" in first
    assert "Le soleil en partage Ada Leduc ouvre la rencontre : le soleil est à tous." in first
    assert "Jean d’ARC Maire Ville de Montbrun" in second
    assert page.links["Lire l’intervention Ada LEDUC"] == f"{SOLEIL}/interventions/leduc/"
    assert page.links["Le matin"] == f"{SOLEIL}/#session-matin"


def test_others_that_lean_on_the_same_interventions_are_shown(client, db):
    factories.published(
        takeaways=(
            takeaway("oser", "leduc", "d-arc"),
            takeaway("simplifier", "d-arc"),
            takeaway("patienter", "tour-de-table"),
        )
    )
    page = Page(client.get(f"{SOLEIL}/a-retenir/oser/"))
    others = page.words.split("Des mêmes interventions")[1].split("Édition")[0]
    assert "Il faut simplifier." in others
    assert "Il faut patienter." not in others
    assert "Il faut oser." not in others


def test_without_support_it_stands_alone(client, db):
    factories.published(takeaways=(takeaway("oser"),))
    words = Page(client.get(f"{SOLEIL}/a-retenir/oser/")).words
    assert "Il faut oser." in words
    assert "D’après" not in words
    assert "Des mêmes interventions" not in words
    assert "Thèmes et objectifs" not in words


def test_its_own_themes_and_goals_are_told(client, published):
    page = Page(client.get(f"{SOLEIL}/a-retenir/cadre-simple/"))
    assert "Territoires attribué" in page.words
    assert page.links["Partenariats"] == "/objectifs/17/"


def test_neighbours_are_the_statements_before_and_after(client, db):
    factories.published(takeaways=tuple(takeaway(key) for key in ("oser", "essayer", "tenir")))
    links = Page(client.get(f"{SOLEIL}/a-retenir/essayer/")).links
    assert links["Avant Il faut oser."] == f"{SOLEIL}/a-retenir/oser/"
    assert links["Après Il faut tenir."] == f"{SOLEIL}/a-retenir/tenir/"
