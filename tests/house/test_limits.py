"""A query of a reader's page that takes too long is cut; the site says so and goes on."""

import pytest
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from convergences import urls
from convergences.limits import limited
from tests.house.production import run_python

pytestmark = pytest.mark.django_db(transaction=True)
SLOW = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000000000)"
    " SELECT COUNT(*) FROM n WHERE i <> %s",
    "postgresql": "SELECT COUNT(*) FROM generate_series(1, 2000000000) AS n WHERE n <> %s",
}
SECRET = "mot-cherche"


def slow(request):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(SLOW["sqlite"], [-1])
        else:
            cursor.execute(SLOW["postgresql"], [-1])
        return HttpResponse(cursor.fetchone()[0])


def counting(request):
    """Takes a while, but less than any limit of these tests for the desk."""
    with connection.cursor() as cursor:
        cursor.execute(SLOW[connection.vendor].replace("2000000000", "1500000"), [-1])
        return HttpResponse(cursor.fetchone()[0])


@pytest.fixture
def slow_pages(settings, monkeypatch):
    settings.QUERY_SECONDS = 0.2
    ours = [path("lente/", slow), path("en/lente/", slow), path("admin/lente/", counting)]
    settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": [*ours, *urls.urlpatterns]})


def test_a_page_whose_query_takes_too_long_says_what_to_do(published, slow_pages, caplog):
    page = Client().get(f"/lente/?q={SECRET}")
    assert page.status_code == 503
    assert int(page["Retry-After"]) > 0
    assert page["Cache-Control"] == "no-store"
    words = page.content.decode()
    assert "Cette page demande trop de temps au site" in words
    assert "Demandez moins de mots" in words
    assert 'class="site-head' in words
    [said] = [each for each in caplog.messages if each.startswith("Cut after")]
    assert said.startswith("Cut after 0.2 s: /lente/: ")
    assert "SELECT COUNT(*)" in said
    assert SECRET not in said


def test_the_page_after_it_is_answered_as_ever(published, slow_pages):
    client = Client()
    assert client.get("/lente/").status_code == 503
    assert client.get("/plenieres/soleil-2030/").status_code == 200
    assert client.get("/interventions/?q=soleil").status_code == 200


def test_the_desk_takes_the_time_that_it_takes(slow_pages, settings):
    settings.QUERY_SECONDS = 0.001
    assert Client().get("/admin/lente/").status_code == 200


def test_after_the_limit_nothing_is_cut(db):
    with connection.cursor() as cursor:
        with pytest.raises(OperationalError), limited(0.05):
            cursor.execute(SLOW[connection.vendor], [-1])
        cursor.execute(SLOW[connection.vendor].replace("2000000000", "1500000"), [-1])
        assert cursor.fetchone() == (1_500_000,)


@pytest.mark.parametrize("value", ["toujours", "0", "-1", "nan"])
def test_a_limit_is_a_number_of_seconds(tmp_path, value):
    run = run_python(["manage.py", "check"], tmp_path, QUERY_SECONDS=value)
    assert run.returncode == 3
    assert "la variable QUERY_SECONDS vaut" in run.stderr
