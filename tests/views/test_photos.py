"""Pictures reach readers with the edition that shows them, and not before."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from synthesis.models import Photo
from synthesis.publishing import publish, withdraw
from tests.views.reading import Page

pytestmark = pytest.mark.django_db
PLENARY = "/plenieres/soleil-2030/"
PHOTO = f"{PLENARY}photos/toits/"


def picture(width, height, kind="JPEG", colour="orange"):
    content = BytesIO()
    mode = "RGB" if isinstance(colour, str) else "RGBA"
    Image.new(mode, (width, height), colour).save(content, kind)
    return ContentFile(content.getvalue())


def add(plenary, key, content, **fields):
    name = default_storage.save(f"photos/{key}.jpg", content)
    place = Photo.objects.count() + 1
    defaults = {
        "alternative_text": f"Vue de {key}",
        "caption": f"Légende de {key}",
        "credit": "A. B.",
    }
    return Photo.objects.create(
        plenary=plenary, position=place, key=key, file=name, **(defaults | fields)
    )


@pytest.fixture
def plenary(published):
    published.plenary.refresh_from_db()
    return published.plenary


@pytest.fixture
def toits(plenary):
    words = {"alternative_text": "Des toits sous le soleil", "caption": "Montbrun vu du ciel"}
    return add(plenary, "toits", picture(1200, 800), credit="A. Leduc", **words)


def size(response):
    """Of the picture that answers, in pixels, and its media type."""
    content = BytesIO(b"".join(response.streaming_content))
    return Image.open(content).size, response["Content-Type"]


def html_of(client):
    return client.get(PLENARY).content.decode()


def test_a_picture_that_nobody_published_is_nowhere(client, toits):
    assert client.get(PHOTO).status_code == 404
    assert "toits sous" not in html_of(client)


def test_a_published_picture_is_shown_with_what_it_shows_and_who_made_it(client, plenary, toits):
    publish(plenary, None, "Une photo")
    page = Page(client.get(PLENARY))
    assert "Montbrun vu du ciel Photo : A. Leduc" in page.words
    assert 'alt="Des toits sous le soleil"' in html_of(client)
    assert size(client.get(PHOTO)) == ((1200, 800), "image/jpeg")


def test_without_a_script_a_picture_leads_to_its_file(client, plenary, toits):
    publish(plenary, None, "Une photo")
    assert Page(client.get(PLENARY)).links["Agrandir la photo :"] == PHOTO


def test_a_decorative_picture_is_silent_for_who_does_not_see_it(client, plenary, toits):
    Photo.objects.update(decorative=True)
    publish(plenary, None, "Une photo")
    assert 'alt=""' in html_of(client)
    assert "Agrandir la photo :" not in Page(client.get(PLENARY)).links


def test_the_room_of_a_picture_and_its_focal_point_are_known_before_it_comes(
    client, plenary, toits
):
    Photo.objects.update(focal_x=72, focal_y=8)
    publish(plenary, None, "Une photo")
    html = html_of(client)
    assert 'class="focal-x-7 focal-y-1"' in html
    assert 'width="1200" height="800"' in html


def test_a_page_asks_for_a_picture_of_the_width_that_it_takes(client, plenary, toits):
    publish(plenary, None, "Une photo")
    asked = [
        f"{PHOTO}?largeur={width} {real}w" for width, real in ((480, 480), (960, 960), (1600, 1200))
    ]
    assert f'srcset="{", ".join(asked)}"' in html_of(client)
    assert size(client.get(f"{PHOTO}?largeur=480")) == ((480, 320), "image/jpeg")
    assert size(client.get(f"{PHOTO}?largeur=960")) == ((960, 640), "image/jpeg")
    assert size(client.get(f"{PHOTO}?largeur=480")) == ((480, 320), "image/jpeg")


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("image/avif,image/webp,image/*,*/*;q=0.8", "image/avif"),
        ("image/webp,*/*", "image/webp"),
        ("*/*", "image/jpeg"),
    ],
)
def test_a_browser_gets_the_lightest_format_that_it_reads(client, plenary, toits, accept, kind):
    publish(plenary, None, "Une photo")
    response = client.get(f"{PHOTO}?largeur=480", headers={"accept": accept})
    assert response["Vary"] == "Accept"
    assert size(response) == ((480, 320), kind)


def test_nothing_wider_than_the_widest_rendition_is_sent(client, plenary):
    add(plenary, "toits", picture(2400, 1000))
    publish(plenary, None, "Une photo")
    assert size(client.get(PHOTO)) == ((1600, 667), "image/jpeg")


@pytest.mark.parametrize("width", ["1600", "481", "-1", "", "beaucoup"])
def test_any_other_width_gives_the_picture_itself(client, plenary, toits, width):
    publish(plenary, None, "Une photo")
    assert size(client.get(PHOTO, {"largeur": width})) == ((1200, 800), "image/jpeg")


def test_a_picture_with_transparent_parts_keeps_them(client, plenary):
    add(plenary, "toits", picture(1000, 500, "PNG", (255, 160, 0, 0)))
    publish(plenary, None, "Une photo")
    asked = {"accept": "image/webp"}
    response = client.get(f"{PHOTO}?largeur=480", headers=asked)
    content = b"".join(response.streaming_content)
    assert Image.open(BytesIO(content)).mode == "RGBA"
    content = b"".join(client.get(f"{PHOTO}?largeur=480").streaming_content)
    assert Image.open(BytesIO(content)).getpixel((0, 0)) == (255, 255, 255)


def test_the_cover_stands_on_the_title_page_and_not_again_in_the_story(client, plenary, toits):
    add(plenary, "ville", picture(800, 1200))
    plenary.cover = toits
    plenary.save()
    publish(plenary, None, "Des photos")
    html = html_of(client)
    assert html.index('id="photo-toits"') < html.index('id="sommaire"')
    assert html.index('id="photo-ville"') > html.index('id="photos"')
    assert html.count('id="photo-toits"') == 1


def test_only_a_page_with_pictures_has_what_enlarges_them(client, plenary):
    assert "photos.js" not in html_of(client)
    assert "<dialog" not in html_of(client)
    add(plenary, "toits", picture(600, 400))
    publish(plenary, None, "Une photo")
    assert "photos.js" in html_of(client)
    assert html_of(client).count("<dialog") == 1


@pytest.mark.parametrize("more", [0, 2])
def test_pictures_take_no_query(client, plenary, toits, more, page_queries):
    for number in range(more):
        add(plenary, f"vue-{number}", picture(600, 400))
    publish(plenary, None, "Des photos")
    with page_queries(2):
        client.get(PLENARY)


def test_a_withdrawn_plenary_s_picture_is_gone(client, plenary, toits):
    publish(plenary, None, "Une photo")
    withdraw(plenary, None, "Sans accord")
    assert client.get(PHOTO).status_code == 410
    assert client.get(f"{PHOTO}?largeur=480").status_code == 410


def test_a_lost_file_is_not_found_and_nothing_breaks(client, plenary, toits):
    publish(plenary, None, "Une photo")
    default_storage.delete("photos/toits.jpg")
    assert client.get(PHOTO).status_code == 404
    assert "Montbrun vu du ciel" in Page(client.get(PLENARY)).words


def test_a_file_that_is_no_picture_is_given_as_it_is_and_nothing_breaks(client, plenary):
    add(plenary, "toits", ContentFile(b"pixels"))
    publish(plenary, None, "Une photo")
    assert "Légende de toits" in Page(client.get(PLENARY)).words
    response = client.get(f"{PHOTO}?largeur=480")
    assert b"".join(response.streaming_content) == b"pixels"


def test_a_picture_that_is_cut_off_is_given_as_it_is(client, plenary):
    whole = picture(1200, 800).read()
    add(plenary, "toits", ContentFile(whole[: len(whole) // 2]))
    publish(plenary, None, "Une photo")
    response = client.get(f"{PHOTO}?largeur=480")
    assert b"".join(response.streaming_content) == whole[: len(whole) // 2]
