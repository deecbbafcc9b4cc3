"""What editors do most often, counted in clicks from the dashboard; each journey prints it."""

import pytest

from synthesis import models
from tests import factories
from tests.admin.test_desk_in_a_browser import change, desk, page
from tests.admin.test_pictures import picture
from tests.admin.test_writing_in_a_browser import Counted

__all__ = ["desk", "page"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def counted(desk):
    desk.goto("/admin/")
    return Counted(desk)


def outline(counted, plenary):
    counted.click(counted.tab.locator(f"#content a[href$='plenary/{plenary.pk}/plan/']").first)


@pytest.fixture
def changed(transactional_db):
    """A public plenary of twelve interventions, ten of which have changed since."""
    plenary = factories.published(12).plenary
    for row in plenary.interventions.all()[:10]:
        row.body += "<p>Un mot de plus.</p>"
        row.save()
    return plenary


def test_the_working_copy_is_compared_with_the_public_edition(desk, changed, counted, capsys):
    counted.click(desk.get_by_role("link", name="Relire ce qui change, puis publier"))
    desk.get_by_role("heading", name="10 changements").wait_for()
    counted.report(capsys, "compared with the public")
    assert counted.clicks <= 2


def test_ten_interventions_are_published(desk, changed, counted, capsys):
    counted.click(desk.get_by_role("link", name="Relire ce qui change, puis publier"))
    counted.click(desk.locator("#id_changes"))
    counted.type("Dix mots de plus.")
    counted.click(desk.locator("input[value^='Publier l’édition']"))
    desk.get_by_text("est publiée, à son adresse permanente").wait_for()
    counted.report(capsys, "ten published")
    assert counted.clicks <= 4
    assert models.Edition.objects.filter(plenary=changed).count() == 2


def test_a_takeaway_leans_on_three_interventions(desk, counted, capsys, transactional_db):
    plenary = factories.plenary()
    desk.reload()
    outline(counted, plenary)
    counted.click(desk.get_by_role("link", name="Ajouter un point à retenir"))
    counted.click(desk.locator("#id_statement"))
    counted.type("Le soleil se partage.")
    for name in ("leduc", "d-arc", "tour-de-table"):
        pk = plenary.interventions.get(key=name).pk
        counted.click(desk.locator(f"input[name=supports][value='{pk}']"))
    counted.click(desk.locator("input[name=_save]").first)
    desk.locator(".success").wait_for()
    counted.report(capsys, "a takeaway tied to three interventions")
    assert (counted.clicks <= 7, counted.fields) == (True, 1)
    made = plenary.takeaways.get(statement="Le soleil se partage.")
    assert made.supports.count() == 3


def test_what_supports_a_takeaway_is_looked_up_by_its_words(desk, transactional_db):
    plenary = factories.plenary()
    desk.goto(change(plenary.takeaways.first()))
    look = desk.get_by_label("Chercher par leurs mots")
    look.fill("réseau ENTRAIDE")
    boxes = desk.locator("input[name=supports]:visible")
    shown = {plenary.interventions.get(pk=each.get_attribute("value")).key for each in boxes.all()}
    ticked = set(plenary.takeaways.first().supports.values_list("key", flat=True))
    assert shown == {"tour-de-table"} | ticked
    look.fill("introuvable")
    desk.get_by_text("Aucune intervention ne dit cela.").wait_for()
    look.fill("")
    assert desk.locator("input[name=supports]:visible").count() == 3


def test_a_picture_with_its_words_and_credit(desk, counted, capsys, transactional_db, tmp_path):
    plenary = factories.plenary()
    desk.reload()
    file = tmp_path / "salle.jpg"
    file.write_bytes(picture(size=(60, 40)))
    outline(counted, plenary)
    counted.click(desk.get_by_role("link", name="Ajouter une photo"))
    counted.clicks += 1  # the button that opens the computer's files
    desk.locator("#id_file").set_input_files(file)
    counted.click(desk.locator("#id_alternative_text"))
    counted.type("La salle")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Tab")
    counted.type("A. B.")
    counted.click(desk.locator("input[name=_save]").first)
    desk.locator(".success").wait_for()
    counted.report(capsys, "a picture with alternative text and credit")
    assert (counted.clicks <= 5, counted.fields <= 2) == (True, True)
    photo = plenary.photos.get()
    assert (photo.alternative_text, photo.credit) == ("La salle", "A. B.")
