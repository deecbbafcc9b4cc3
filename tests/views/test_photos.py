"""Pictures reach readers with the edition that shows them, and not before."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from synthesis.models import Photo
from synthesis.publishing import publish, withdraw
from tests.views.reading import Page

pytestmark = pytest.mark.django_db
PHOTO = "/plenieres/soleil-2030/photos/toits/"


@pytest.fixture
def plenary(published):
    name = default_storage.save("photos/toits.jpg", ContentFile(b"pixels"))
    Photo.objects.create(
        plenary=published.plenary,
        position=1,
        key="toits",
        file=name,
        alternative_text="Des toits sous le soleil",
        caption="Montbrun vu du ciel",
        credit="A. Leduc",
    )
    return published.plenary


def test_a_picture_that_nobody_published_is_nowhere(client, plenary):
    assert client.get(PHOTO).status_code == 404
    assert "toits sous" not in client.get("/plenieres/soleil-2030/").content.decode()


def test_a_published_picture_is_shown_with_what_it_shows_and_who_made_it(client, plenary):
    publish(plenary, None, "Une photo")
    plenary_page = client.get("/plenieres/soleil-2030/")
    page, html = Page(plenary_page), plenary_page.content.decode()
    assert "Montbrun vu du ciel Photo : A. Leduc" in page.words
    assert 'alt="Des toits sous le soleil"' in html
    response = client.get(PHOTO)
    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    assert b"".join(response.streaming_content) == b"pixels"


def test_a_decorative_picture_is_silent_for_who_does_not_see_it(client, plenary):
    Photo.objects.update(decorative=True)
    publish(plenary, None, "Une photo")
    assert 'alt=""' in client.get("/plenieres/soleil-2030/").content.decode()


def test_a_withdrawn_plenary_s_picture_is_gone(client, plenary):
    publish(plenary, None, "Une photo")
    withdraw(plenary, None, "Sans accord")
    assert client.get(PHOTO).status_code == 410


def test_a_lost_file_is_not_found_and_nothing_breaks(client, plenary):
    publish(plenary, None, "Une photo")
    default_storage.delete("photos/toits.jpg")
    assert client.get(PHOTO).status_code == 404
