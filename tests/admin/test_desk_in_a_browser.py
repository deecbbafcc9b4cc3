"""The desk in a real Chromium: nothing is blocked, nothing is lost, the keyboard is enough."""

import pytest

from synthesis import merging, models
from tests import factories
from tests.admin.forms import fields
from tests.browser.looks import DESK, faults

pytestmark = pytest.mark.django_db(transaction=True)
BODY = (
    "Sans paragraphe<p>Un <em>mot <strong>fort</strong></em> et un "
    '<a href="https://example.org/?a=1&amp;b=2">lien</a>.<br>À la ligne</p>'
    "<ul><li>nu</li><li><p>avec</p><p>deux</p><ol><li>dedans</li></ol></li></ul>"
    "<p>« Guillemets », 69 %, n’est-ce pas ?</p>"
)
# The empty heads of the admin's columns of names and of rows that can't be deleted.
PARTS = 3
OF_DJANGO = ('<th class="original"></th>', "<th></th>")


@pytest.fixture
def desk(page, transactional_db, editor, client):
    """A tab of somebody who is logged in."""
    client.force_login(editor)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": page.context.base}])
    return page


@pytest.fixture
def page(page, live_server):
    page.context.base = live_server.url
    return page


def change(row):
    return f"/admin/synthesis/{row._meta.model_name}/{row.pk}/change/"


def test_a_text_that_is_not_touched_is_not_changed(desk):
    row = factories.plenary().interventions.get(key="leduc")
    models.Intervention.objects.filter(pk=row.pk).update(body=BODY)
    desk.goto(change(row))
    desk.locator(".field-body .ProseMirror").wait_for()
    desk.fill("#id_heading", "Autre titre")
    desk.locator("input[name=_save]").first.click()
    desk.get_by_text("a été modifié").wait_for()
    row.refresh_from_db()
    assert (row.heading, row.body) == ("Autre titre", BODY)


def test_a_text_that_is_touched_keeps_its_words_lists_and_links(desk):
    row = factories.plenary().interventions.get(key="leduc")
    models.Intervention.objects.filter(pk=row.pk).update(body=BODY)
    desk.goto(change(row))
    desk.locator(".field-body .ProseMirror").click()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(" Fin.")
    desk.locator("input[name=_save]").first.click()
    desk.get_by_text("a été modifié").wait_for()
    row.refresh_from_db()
    for kept in (
        "<p>Sans paragraphe</p>",
        "<strong><em>fort</em></strong>",
        '<a href="https://example.org/?a=1&amp;b=2">lien</a>',
        "<br>À la ligne",
        "<li>nu</li>",
        "<p>avec</p><p>deux</p><ol><li>dedans</li></ol>",
        "« Guillemets », 69 %, n’est-ce pas ? Fin.",
    ):
        assert kept in row.body


def test_rows_are_moved_by_keyboard(desk):
    row = factories.plenary().interventions.get(key="tour-de-table")
    desk.goto(change(row))
    second = desk.locator("#answers-1").get_by_role("button", name="Monter")
    second.focus()
    desk.keyboard.press("Enter")
    desk.locator("input[name=_save]").first.click()
    desk.get_by_text("a été modifié").wait_for()
    assert [each.text for each in row.answers.all()] == ["patience", "confiance"]


def test_without_script_a_row_can_still_be_added(browser, live_server, editor, client, db):
    row = factories.plenary().interventions.get(key="leduc")
    client.force_login(editor)
    page = client.get(change(row)).content.decode()
    assert 'href="?lignes=1"' in page
    values = fields(client.get(change(row) + "?lignes=1"))
    assert values["answers-TOTAL_FORMS"] == "1"
    client.post(change(row), values | {"answers-0-text": "lumière"})
    assert row.answers.get().text == "lumière"


def reference_screens():
    """Those of organisations and people, with a duplicate, a merge and one to compare."""
    gone, kept, other = (
        models.Organisation.objects.create(name=name, description=name, short_name="L")
        for name in ("Le Rameau", "Rameau", "RAMEAU")
    )
    done = merging.merge(kept, gone, None)
    house = models.Organisation.objects.get(slug="montbrun")
    return [
        change(house),
        change(models.Person.objects.get(slug="ada-leduc")),
        "/admin/synthesis/organisation/",
        "/admin/synthesis/organisation/doublons/",
        f"/admin/synthesis/organisation/{kept.pk}/fusionner/",
        f"/admin/synthesis/organisation/{other.pk}/fusionner/?avec={house.pk}",
        f"/admin/synthesis/organisation/fusions/{done.pk}/annuler/",
        "/admin/synthesis/organisation/importer/",
    ]


def test_a_file_is_reviewed_without_a_fault_of_accessibility(desk):
    models.Organisation.objects.create(name="Solaris", description="Du soleil pour tous")
    desk.goto("/admin/synthesis/organisation/importer/")
    lines = "nom;type;description\nSolaris;entreprise;Du soleil\nYpos;licorne;\nHélios;;Neuf\n"
    file = {"name": "f.csv", "mimeType": "text/csv", "buffer": lines.encode()}
    desk.set_input_files("#desk-file", file)
    desk.get_by_role("button", name="Voir ce que fera chaque ligne").click()
    desk.get_by_text("1 nouvelle").wait_for()
    assert faults(desk, DESK) == []
    desk.get_by_role("button", name="Écrire 2 fiches").click()
    desk.get_by_text("1 fiche créée, 1 fiche modifiée.").wait_for()


# Several tests, which several processes share.
@pytest.mark.parametrize("part", range(PARTS))
def test_no_screen_has_a_fault_of_accessibility_or_runs_over(desk, part):
    plenary = factories.published().plenary
    row = plenary.interventions.get(key="leduc")
    models.Intervention.objects.filter(pk=row.pk).update(heading="Autre titre")
    screens = [
        "/admin/",
        change(plenary),
        change(row),
        change(plenary.alliances.get()),
        change(plenary.takeaways.get()),
        f"/admin/synthesis/plenary/{plenary.pk}/publier/",
        f"/admin/synthesis/plenary/{plenary.pk}/retirer/",
        f"/admin/synthesis/plenary/{plenary.pk}/revisions/?avant=1",
        "/admin/synthesis/takeaway/add/",
        *reference_screens(),
    ]
    for address in screens[part::PARTS]:
        desk.goto(address)
        desk.wait_for_load_state("networkidle")
        found = [each for each in faults(desk, DESK) if each[-1] not in OF_DJANGO]
        assert found == [], address
