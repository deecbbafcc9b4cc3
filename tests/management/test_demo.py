"""`manage.py demo`, as somebody who tries the site would see it."""

import re

import pytest
from django.core.management import call_command

from synthesis.models import Edition, Intervention

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(capsys):
    def run():
        call_command("demo")
        account = re.search(r"compte\s:\s(\S+)\s+mot de passe\s:\s(\S+)", capsys.readouterr().out)
        return {"username": account[1], "password": account[2]}

    return run


def test_the_2017_plenary_is_published_and_readable(demo, client):
    demo()
    page = client.get("/plenieres/alliances-innovantes-2017/").content.decode()
    for words in ("Mahmoud MOHIELDIN", "Le RAMEAU", "Seul on va plus vite", "casser les codes"):
        assert words in page


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
