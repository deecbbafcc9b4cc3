"""A photo on the desk: seen there and nowhere else, its point of interest set on it."""

import pytest
from django.core.files.base import ContentFile
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
