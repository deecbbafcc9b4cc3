"""A photo on the desk: seen there and nowhere else, its point of interest set on it."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import factories
from tests.admin.test_desk_in_a_browser import change, desk, page  # noqa: F401
from tests.admin.test_pictures import picture


@pytest.fixture
def photo(db):
    content = ContentFile(picture(size=(600, 400)), "salle.jpg")
    return factories.plenary().photos.create(
        position=1, file=content, alternative_text="La salle", credit="A. B."
    )


def test_a_draft_s_picture_is_seen_on_the_desk_and_by_nobody_else(client, editor, photo):
    address = reverse("admin:photo_file", args=[photo.pk])
    assert client.get(address).status_code == 302
    client.force_login(editor)
    shown = client.get(address)
    assert shown["Content-Type"] == "image/jpeg"
    assert b"".join(shown.streaming_content)
    assert address in client.get(change(photo)).content.decode()


def test_somebody_who_may_not_see_photos_does_not(client, django_user_model, photo):
    client.force_login(django_user_model.objects.create_user("a", password="b", is_staff=True))
    assert client.get(reverse("admin:photo_file", args=[photo.pk])).status_code == 403


def test_a_lost_file_is_a_missing_page(editor_client, photo):
    photo.file.storage.delete(photo.file.name)
    assert editor_client.get(reverse("admin:photo_file", args=[photo.pk])).status_code == 404


def upload(name, content):
    return SimpleUploadedFile(name, content)


def test_several_pictures_are_added_at_once_and_each_that_is_refused_is_told_why(editor_client, db):
    plenary = factories.plenary()
    address = reverse("admin:add_photos", args=[plenary.pk])
    whole = picture(size=(400, 400))
    files = [
        upload("salle.jpg", picture()),
        upload("script.jpg", b"<script>alert(1)</script>"),
        upload("tribune.png", picture("PNG")),
        upload("coupee.jpg", whole[: len(whole) // 2]),
    ]
    said = editor_client.post(address, {"pictures": files, "credit": "A. B."}).content.decode()
    kept = plenary.photos.order_by("position")
    assert [each.credit for each in kept] == ["A. B.", "A. B."]
    assert len({each.key for each in kept}) == 2
    assert "2 photos ajoutées" in said
    assert "Ces fichiers n’ont pas été gardés" in said
    assert "<strong>script.jpg</strong> — Ce fichier n’est pas une photo" in said
    assert "<strong>coupee.jpg</strong> — Cette photo est incomplète" in said


def test_when_all_are_kept_the_plenary_shows_them_to_be_described(editor_client, db):
    plenary = factories.plenary()
    address = reverse("admin:add_photos", args=[plenary.pk])
    sent = {"pictures": [upload("salle.jpg", picture())]}
    html = editor_client.post(address, sent, follow=True).content.decode()
    assert "1 photo ajoutée" in html
    assert reverse("admin:photo_file", args=[plenary.photos.get().pk]) in html


def test_no_picture_is_a_sentence_and_no_right_a_refusal(client, editor, django_user_model, db):
    address = reverse("admin:add_photos", args=[factories.plenary().pk])
    client.force_login(editor)
    assert "Choisissez au moins une photo." in client.post(address, {}).content.decode()
    client.force_login(django_user_model.objects.create_user("a", password="b", is_staff=True))
    assert client.get(address).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_the_point_of_interest_is_put_by_a_click_and_moved_by_keys(desk, photo):  # noqa: F811
    desk.goto(change(photo))
    picture = desk.locator(".desk-focal img")
    picture.wait_for()
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})
    assert desk.locator("#id_focal_x").input_value() == "25"
    assert desk.locator("#id_focal_y").input_value() == "75"
    mark = desk.get_by_role("button", name="Point d’intérêt")
    mark.press("ArrowRight")
    mark.press("Shift+ArrowUp")
    assert "(26 %, 65 %)" in mark.get_attribute("aria-label")
    desk.locator("input[name=_save]").first.click()
    desk.get_by_text("a été modifié").wait_for()
    photo.refresh_from_db()
    assert (photo.focal_x, photo.focal_y) == (26, 65)
