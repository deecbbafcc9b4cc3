"""Writing an intervention in a real Chromium; the journeys print what they cost."""

import sys

import pytest

from synthesis import models
from tests import factories
from tests.admin.test_desk_in_a_browser import change, desk, page

__all__ = ["desk", "page"]
pytestmark = pytest.mark.django_db(transaction=True)


class Counted:
    """A tab in which clicks and typed fields are counted."""

    def __init__(self, tab):
        self.tab, self.clicks, self.fields = tab, 0, 0

    def click(self, locator):
        self.clicks += 1
        locator.click()

    def type(self, words):
        self.fields += 1
        self.tab.keyboard.type(words)

    def report(self, capsys, journey):
        with capsys.disabled():
            sys.stdout.write(f"\n{journey}: {self.clicks} clicks, {self.fields} fields\n")


def save(desk):
    desk.locator("input[name=_save]").first.click()
    desk.get_by_text("a été modifié").wait_for()


def body(desk):
    text = desk.locator(".field-body .ProseMirror")
    text.wait_for()
    return text


def select(desk, words):
    """The words of the text, chosen as one would with the mouse."""
    body(desk).focus()
    desk.evaluate(
        """words => {
            const { editor } = document.querySelector('.field-body .ProseMirror');
            let found;
            editor.state.doc.descendants((node, at) => {
                const start = node.isText ? node.text.indexOf(words) : -1;
                if (start >= 0) found = { from: at + start, to: at + start + words.length };
            });
            editor.commands.setTextSelection(found);
        }""",
        words,
    )


def test_an_intervention_by_a_new_person_of_a_new_organisation(desk, capsys):
    plenary = factories.plenary()
    desk.goto("/admin/")
    counted = Counted(desk)
    counted.click(desk.locator(f"#content a[href$='plenary/{plenary.pk}/plan/']").first)
    counted.click(desk.get_by_role("link", name="Insérer ici").last)
    counted.click(desk.get_by_role("link", name="Nouvelle personne").first)
    counted.type("Inès")
    desk.keyboard.press("Tab")
    counted.type("Moreau")
    desk.keyboard.press("Tab")
    counted.type("Le Moulin")
    counted.click(desk.get_by_role("button", name="Créer"))
    desk.locator("#desk-new").wait_for(state="hidden")
    counted.click(body(desk))
    counted.type("Le blé revient.")
    counted.click(desk.locator("input[name=_save]").first)
    desk.locator(".success").wait_for()
    row = models.Intervention.objects.get(key="moreau")
    assert (row.body, str(row.speakings.get().organisation)) == (
        "<p>Le blé revient.</p>",
        "Le Moulin",
    )
    assert row.speakings.get().printed_name == "Inès Moreau"
    counted.report(capsys, "intervention by a new person of a new organisation")
    assert (counted.clicks <= 8, counted.fields <= 4) == (True, True)


def test_a_twin_is_proposed_before_it_is_made_and_the_text_stays(desk):
    row = factories.plenary().interventions.get(key="d-arc")
    desk.goto(change(row))
    body(desk).click()
    desk.keyboard.type("Gardé. ")
    desk.get_by_role("link", name="Nouvelle personne").first.click()
    desk.keyboard.type("Ada")
    desk.keyboard.press("Tab")
    desk.keyboard.type("LEDUC")
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name="Choisir « Ada Leduc »").click()
    save(desk)
    row.refresh_from_db()
    assert "Gardé." in row.body
    assert str(row.speakings.get().person) == "Ada Leduc"
    assert models.Person.objects.count() == 2


def test_what_was_left_unprinted_stays_so_until_somebody_is_chosen(desk):
    row = factories.plenary().interventions.get(key="d-arc")
    row.speakings.update(printed_name="", printed_organisation="")
    desk.goto(change(row))
    body(desk)
    desk.wait_for_load_state("networkidle")
    save(desk)
    assert row.speakings.get().printed_name == ""
    assert row.speakings.get().printed_organisation == ""


def test_chosen_words_become_a_quotation_of_who_speaks(desk):
    row = factories.plenary().interventions.get(key="d-arc")
    desk.goto(change(row))
    select(desk, "un cadre plus simple")
    desk.keyboard.press("Alt+Shift+C")
    desk.locator("#quotations-0").wait_for()
    save(desk)
    quotation = row.quotations.get()
    assert (quotation.text, str(quotation.person)) == ("un cadre plus simple", "Jean d’Arc")


def test_the_organisations_of_the_text_are_proposed(desk):
    row = factories.plenary().interventions.get(key="tour-de-table")
    models.Intervention.objects.filter(pk=row.pk).update(body="<p>Solaris et Entraide.</p>")
    desk.goto(change(row))
    body(desk)
    desk.get_by_role("button", name="Proposer les mentions").click()
    desk.get_by_text("Mentions proposées : 1").first.wait_for()
    save(desk)
    # Entraide speaks: it is not mentioned.
    assert [str(each) for each in row.mentions.all()] == ["Solaris"]


def test_words_chosen_in_the_source_say_where_the_text_stands(desk):
    row = factories.plenary().interventions.get(key="d-arc")
    desk.goto(change(row))
    body(desk)
    desk.evaluate(
        """() => {
            const source = document.querySelector('#desk-source');
            const text = [...source.childNodes].find((each) => each.textContent.includes('Tour'));
            const node = text.firstChild ?? text;
            const start = node.textContent.indexOf('Tour de table');
            getSelection().setBaseAndExtent(node, start, node, start + 13);
        }"""
    )
    desk.get_by_role("button", name="C’est ce passage").click()
    save(desk)
    row.refresh_from_db()
    source = row.plenary.source_text[row.source_start : row.source_end]
    assert source == "Tour de table"


def test_a_typo_in_a_published_intervention_is_mended_and_published(desk, capsys):
    plenary = factories.published().plenary
    row = plenary.interventions.get(key="d-arc")
    desk.goto("/admin/")
    counted = Counted(desk)
    # To the intervention: what one touched last, or the search from the keyboard.
    desk.keyboard.press("Control+k")
    counted.type("cadre plus simple")
    counted.click(desk.locator(f".desk-search-found a[href*='intervention/{row.pk}/']").first)
    body(desk).focus()
    desk.keyboard.press("Control+End")
    counted.type(" Bientôt.")
    counted.click(desk.locator("[name=_publish]").first)
    counted.click(desk.locator("#id_changes"))
    counted.type("Une coquille.")
    counted.click(desk.locator("input[value^='Publier l’édition']"))
    desk.get_by_text("est publiée, à son adresse permanente").wait_for()
    counted.report(capsys, "typo mended and published")
    assert models.Edition.objects.filter(plenary=plenary).count() == 2
    assert counted.clicks <= 4
