"""Two editions of a plenary side by side."""

import re

import pytest

from synthesis.models import (
    Alliance,
    Intervention,
    Organisation,
    Plenary,
    Quotation,
    Session,
    Takeaway,
)
from synthesis.publishing import publish, withdraw
from tests.views.reading import Page

pytestmark = pytest.mark.django_db
PLENARY = "/plenieres/soleil-2030/"
ONE_TO_TWO = f"{PLENARY}editions/1/comparer/2/"


def publish_again(published, why="Mise à jour.", **more):
    published.plenary.refresh_from_db()
    return publish(published.plenary, None, why, **more)


def rewrite(body):
    Intervention.objects.filter(key="leduc").update(body=body)


@pytest.fixture
def corrected(published):
    """A second edition, in which one word of Ada Leduc is another."""
    rewrite("<p>Ada Leduc ferme la rencontre : <em>le soleil est à tous</em>.</p>")
    return publish_again(published, "Un mot était faux.", is_correction=True)


def compared(client, address=ONE_TO_TWO):
    response = client.get(address)
    assert response.status_code == 200
    return Page(response)


def marked(client, tag):
    """What a tag marks, without the words that only screen readers say."""
    html = client.get(ONE_TO_TWO).content.decode()
    found = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.S)
    return [re.sub(r"<span.*?</span>", "", each) for each in found]


def test_it_says_which_editions_of_when_and_what_the_editor_said(client, corrected):
    words = compared(client).words
    assert words.startswith("Le soleil en partage De l’édition 1 à l’édition 2 Édition 1 , publiée")
    assert re.search(r"Édition 2 , corrigée le .* Un mot était faux\.", words)


def test_words_are_marked_in_both_and_nothing_else(client, corrected):
    assert marked(client, "del") == ["ouvre"]
    assert marked(client, "ins") == ["ferme"]


def test_marks_are_said_to_those_who_do_not_see_them(client, corrected):
    words = compared(client).words
    assert "Ada Leduc [retiré : ouvre ] la rencontre" in words
    assert "Ada Leduc [ajouté : ferme ] la rencontre" in words


def test_every_change_can_be_jumped_to_and_looked_at_in_its_edition(client, corrected):
    page = compared(client)
    html = client.get(ONE_TO_TWO).content.decode()
    assert page.links["Modification intervention"] == "#changement-1"
    assert page.links["Ada LEDUC — Le soleil en partage"] == "#intervention-leduc"
    assert 'id="changement-1"' in html
    assert 'id="intervention-leduc"' in html
    [address] = [link for said, link in page.every_link if said.startswith("Lire dans")]
    assert address == f"{PLENARY}editions/2/#intervention-leduc"


def test_what_was_added_and_removed_is_shown_whole_on_its_side(client, published):
    Quotation.objects.all().delete()
    morning = Session.objects.get(key="matin")
    Intervention.objects.create(
        plenary=published.plenary, session=morning, position=9, key="neuve", heading="Du neuf"
    )
    publish_again(published)
    page = compared(client)
    assert "1 ajout, 1 retrait" in page.words
    assert "N’est plus dans cette édition." in page.words
    assert "N’est pas dans cette édition." in page.words
    assert ("Lire dans l’édition 1 « Le soleil est à tous »") in page.links
    assert page.links["Lire dans l’édition 2 Du neuf"].endswith("editions/2/#intervention-neuve")


def test_what_moved_says_after_what_it_stood_and_stands(client, published):
    Intervention.objects.filter(key="leduc").update(position=9)
    publish_again(published)
    words = compared(client).words
    assert "1 déplacement" in words
    before = "[retiré : après Ada LEDUC — Le soleil en partage ]"
    assert f"Place Édition 1 {before} Édition 2 [ajouté : au début ]" in words


def test_what_is_called_otherwise_is_a_new_name_and_no_removal(client, published):
    intervention = Intervention.objects.get(key="leduc")
    intervention.key = "ada-leduc"
    intervention.save()
    publish_again(published)
    words = compared(client).words
    assert "1 nouveau nom Ada LEDUC" in words
    assert "Nom permanent Édition 1 leduc Édition 2 [ajouté : ada- ] leduc" in words
    assert "anciens noms" not in words.lower()


def test_changes_of_one_intervention_stand_together(client, published):
    rewrite("<p>Autre chose.</p>")
    Quotation.objects.update(note="Dit deux fois.")
    publish_again(published)
    html = client.get(ONE_TO_TWO).content.decode()
    assert html.count('id="intervention-leduc"') == 1
    assert "2 modifications" in compared(client).words


def test_other_things_than_interventions_are_compared_too(client, published):
    Plenary.objects.update(introduction="<p>Une grande rencontre sur l’énergie.</p>")
    Takeaway.objects.update(kind="lever")
    Alliance.objects.update(amount=3_000_000)
    Organisation.objects.filter(slug="montbrun").update(name="Commune de Montbrun")
    publish_again(published)
    words = compared(client).words
    assert "Introduction Édition 1 Une rencontre sur" in words
    assert "Nature Édition 1 [retiré : demande ] Édition 2 [ajouté : levier ]" in words
    assert "Montant Édition 1 [retiré : 2000000 ]" in words
    assert "Organisations, personnes, thèmes et objectifs" in words
    assert "Nom Édition 1 [retiré : Ville ] de Montbrun" in words


def test_a_new_link_alone_changes_no_word(client, published):
    rewrite(
        "<p>Ada Leduc ouvre la rencontre : "
        '<a href="https://example.org/">le soleil est à tous</a>.</p>'
    )
    publish_again(published)
    assert "Les mots sont les mêmes : seuls les liens" in compared(client).words


def test_editions_that_say_the_same_are_said_to(client, corrected):
    rewrite("<p>Ada Leduc ouvre la rencontre : <em>le soleil est à tous</em>.</p>")
    publish_again(corrected)
    words = compared(client, f"{PLENARY}editions/1/comparer/3/").words
    assert "Aucun mot ne change de l’une à l’autre" in words
    assert "Entre les deux Édition 2 , corrigée le" in words


def test_a_place_in_the_source_is_nothing_that_readers_read(client, published):
    Intervention.objects.filter(key="d-arc").update(source_start=1, source_end=9)
    publish_again(published)
    assert "Aucun mot ne change" in compared(client).words


def test_it_leads_to_the_other_comparisons(client, corrected):
    rewrite("<p>Encore autrement.</p>")
    publish_again(corrected)
    page = compared(client)
    others = {said: link for said, link in page.links.items() if said.startswith("De l’édition")}
    assert others == {
        "De l’édition 2 à l’édition 3": f"{PLENARY}editions/2/comparer/3/",
        "De l’édition 1 à l’édition 3": f"{PLENARY}editions/1/comparer/3/",
    }


def test_the_newer_first_leads_to_the_older_first(client, corrected):
    response = client.get(f"/en{PLENARY}editions/2/comparer/1/?suite=1")
    assert response.status_code == 301
    assert response["Location"] == f"/en{ONE_TO_TWO}?suite=1"


def test_an_edition_with_itself_says_so_and_offers_the_others(client, corrected):
    page = compared(client, f"{PLENARY}editions/2/comparer/2/")
    assert "C’est deux fois la même édition : rien n’y change" in page.words
    assert page.links["De l’édition 1 à l’édition 2"] == ONE_TO_TWO


def test_the_only_edition_has_none_to_be_compared_with(client, published):
    page = compared(client, f"{PLENARY}editions/1/comparer/1/")
    assert "Il n’y en a pas encore d’autre à lui comparer." in page.words
    assert page.links["Lire l’édition 1"] == f"{PLENARY}editions/1/"


@pytest.mark.parametrize("numbers", [(1, 3), (3, 1), (3, 3), (0, 1)])
def test_an_edition_that_never_was_is_not_found(client, corrected, numbers):
    first, second = numbers
    assert client.get(f"{PLENARY}editions/{first}/comparer/{second}/").status_code == 404


def test_a_plenary_that_never_was_is_not_found(client, published):
    assert client.get("/plenieres/rien/editions/1/comparer/2/").status_code == 404


def test_what_was_withdrawn_is_gone_and_says_why(client, published):
    withdraw(published.plenary, None, "Publiée par erreur")
    rewrite("<p>Autrement.</p>")
    publish_again(published)
    for numbers in ("1/comparer/2", "2/comparer/1", "1/comparer/1"):
        response = client.get(f"{PLENARY}editions/{numbers}/")
        assert response.status_code == 410
        assert "Publiée par erreur" in Page(response).words


def test_an_old_slug_leads_to_the_new_one(client, corrected):
    corrected.plenary.refresh_from_db()
    corrected.plenary.slug = "soleil"
    corrected.plenary.save()
    publish(corrected.plenary, None, "Nouvelle adresse.")
    response = client.get(ONE_TO_TWO)
    assert response.status_code == 301
    assert response["Location"] == "/plenieres/soleil/editions/1/comparer/2/"


def test_search_engines_do_not_list_it(client, corrected):
    assert '<meta name="robots" content="noindex' in client.get(ONE_TO_TWO).content.decode()


@pytest.mark.parametrize("editions", [2, 4])
def test_it_takes_three_queries(client, published, editions, page_queries):
    for number in range(1, editions):
        rewrite(f"<p>Version {number}.</p>")
        publish_again(published)
    with page_queries(3):
        assert client.get(f"{PLENARY}editions/1/comparer/{editions}/").status_code == 200
