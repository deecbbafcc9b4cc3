"""An editor changes what somebody said, publishes it, and a reader finds it by organisation."""

import re

import pytest

from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def edition(transactional_db):
    return factories.published()


@pytest.fixture
def desk(page, edition, editor):
    """The plenary's outline at the desk, reached by name and password."""
    page.goto("/admin/")
    page.get_by_label("Nom d’utilisateur").fill("editrice")
    page.get_by_label("Mot de passe").fill("secret")
    page.keyboard.press("Enter")
    page.get_by_role("main").get_by_role("link", name=edition.title, exact=True).click()
    return page


def write_in_the_text(page, words):
    text = page.locator(".ProseMirror").first
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def body_of_the_reader_s_page(page):
    page.goto("/interventions/?organisation=solaris")
    assert page.get_by_role("status").inner_text().startswith("1 intervention")
    page.get_by_role("link", name="Lire l’intervention").first.click()
    return page.locator("main").inner_text()


def test_an_editor_publishes_a_change_and_a_reader_sees_it(desk, edition):
    desk.get_by_role("link", name=re.compile("Ada LEDUC")).first.click()
    write_in_the_text(desk, " Elle remercie le réseau Entraide.")
    desk.get_by_role("button", name="Enregistrer", exact=True).last.click()
    desk.get_by_text("a été modifié").wait_for()

    assert "remercie le réseau" not in body_of_the_reader_s_page(desk)

    desk.goto(f"/admin/synthesis/plenary/{edition.plenary_id}/plan/")
    desk.get_by_role("link", name="Publier…").click()
    assert "remercie le réseau Entraide" in desk.locator("ins").all_inner_texts()[0]
    desk.get_by_label("Ce qui change et pourquoi").fill("Remerciements ajoutés.")
    desk.get_by_role("button", name="Publier l’édition 2").click()
    desk.get_by_text("L’édition 2 est publiée").wait_for()

    assert "Elle remercie le réseau Entraide." in body_of_the_reader_s_page(desk)
    assert "Remerciements ajoutés." in desk.locator("main").inner_text()


def test_what_a_reader_reads_needs_no_script(browser, live_server, edition):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    tab = context.new_page()
    tab.set_default_timeout(10_000)
    tab.goto("/interventions/")
    entraide = tab.get_by_role("checkbox", name=re.compile("Entraide"))
    if not entraide.is_visible():
        tab.locator("summary", has_text="Organisations").click()
    entraide.check()
    tab.get_by_role("button", name="Filtrer").click()
    assert "organisation=entraide" in tab.url
    assert tab.get_by_role("status").inner_text().startswith("1 intervention")
    context.close()
