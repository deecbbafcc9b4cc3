"""`manage.py demo`, as somebody who tries the site would see it."""

import re
from io import BytesIO

import pytest
from django.core.management import call_command
from PIL import Image

from synthesis.management import plenaries
from synthesis.models import Edition, Intervention, Plenary
from tests.views.reading import Page

pytestmark = pytest.mark.django_db
INVENTED = {
    "/plenieres/pleniere-inventee-2018/": "plénière inventée pour l’essai",
    "/plenieres/invented-plenary-2018/": "a plenary invented for trial",
    "/plenieres/pleniere-inventee-2019/": "plénière inventée pour l’essai",
}


@pytest.fixture
def demo(capsys):
    def run(*options):
        call_command("demo", *options)
        account = re.search(r"compte\s:\s(\S+)\s+mot de passe\s:\s(\S+)", capsys.readouterr().out)
        return {"username": account[1], "password": account[2]}

    return run


def test_the_2017_plenary_is_published_and_readable(demo, client):
    demo()
    page = client.get("/plenieres/alliances-innovantes-2017/").content.decode()
    for words in ("Mahmoud MOHIELDIN", "Le RAMEAU", "Seul on va plus vite", "casser les codes"):
        assert words in page
    assert [client.get(address).status_code for address in INVENTED] == [404, 404, 404]


def test_the_printed_password_opens_the_desk_to_an_editor_who_is_no_superuser(demo, client):
    account = demo()
    assert client.login(**account)
    page = client.get("/admin/")
    assert page.status_code == 200
    assert page.wsgi_request.user.has_perm("synthesis.change_plenary")
    assert not page.wsgi_request.user.is_superuser
    assert not page.wsgi_request.user.has_perm("auth.change_user")


def test_run_again_it_keeps_what_was_edited_and_gives_a_new_password(demo, client):
    first = demo()
    Intervention.objects.filter(key="canfin").update(body="<p>Corrigé.</p>")
    second = demo()
    assert Intervention.objects.get(key="canfin").body == "<p>Corrigé.</p>"
    assert Edition.objects.count() == 1
    assert not client.login(**first)
    assert client.login(**second)


def test_more_publishes_invented_plenaries_that_say_so_and_whose_pictures_are_drawn(demo, client):
    demo("--more")
    for address, words in INVENTED.items():
        page = Page(client.get(address)).words
        assert f"({words})" in page
        assert f"{words.capitalize()}. " in page
    for edition in Edition.objects.current().with_document():
        for photo in edition.synthesis.photos:
            response = client.get(f"/plenieres/{edition.slug}/photos/{photo.key}/")
            picture = Image.open(BytesIO(b"".join(response.streaming_content)))
            assert (picture.format, picture.width) == ("JPEG", 1600)


def test_an_interrupted_run_publishes_no_half_of_a_year_and_the_next_only_what_is_missing(settings):
    in_the_way = settings.MEDIA_ROOT / "photos" / "invention-bac.jpg" / "a-folder"
    in_the_way.mkdir(parents=True)
    with pytest.raises(OSError, match="invention-bac"):
        plenaries.publish_invented()
    assert {each.slug for each in Plenary.objects.all()} == {
        "pleniere-inventee-2018",
        "invented-plenary-2018",
    }
    in_the_way.rmdir()
    Intervention.objects.filter(key="regie-des-eaux").update(body="<p>Corrigé.</p>")
    plenaries.publish_invented()
    assert Intervention.objects.filter(body="<p>Corrigé.</p>").count() == 2  # and its translation
    assert Edition.objects.count() == 4


def test_what_was_corrected_is_said_and_old_addresses_lead_on(client, three_years):
    page = Page(client.get("/plenieres/pleniere-inventee-2019/")).words
    assert "corrigée le" in page
    assert "1,8 million d’euros, et non 2,8 millions" in page
    gone = client.get("/plenieres/pleniere-inventee-2019/interventions/papeteries/")
    assert gone.status_code == 410
    old = client.get("/organisations/electricite-cooperative-de-port-liseron/")
    assert (old.status_code, old["Location"]) == (301, "/organisations/ourmelle-energies/")
    assert "Idriss BELLEMARIN-ROUX" in Page(client.get(old["Location"])).words
