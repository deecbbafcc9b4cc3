import json

import pytest
from django.core.management import call_command

from tests.house.production import run_python

READ_HEADERS = """
import json, django
django.setup()
from django.test import Client
client = Client(headers={"host": "convergences.example"})
answers = client.get("/admin/login/"), client.get("/admin/login/", secure=True)
cookies = {name: morsel.OutputString() for name, morsel in answers[1].cookies.items()}
print(json.dumps([dict(answer.headers) for answer in answers] + [cookies]))
"""


def test_the_deployment_check_has_nothing_to_say(tmp_path):
    arguments = ["manage.py", "check", "--deploy", "--fail-level", "INFO"]
    run = run_python(arguments, tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert "no issues (0 silenced)" in run.stdout


def test_a_public_site_sends_strict_headers(tmp_path):
    (tmp_path / "static").mkdir()
    environment = {"DJANGO_SETTINGS_MODULE": "convergences.settings"}
    collected = run_python(["manage.py", "collectstatic", "--noinput"], tmp_path)
    assert collected.returncode == 0, collected.stderr
    run = run_python(["-c", READ_HEADERS], tmp_path, **environment)
    assert run.returncode == 0, run.stderr
    insecure, secure, cookies = json.loads(run.stdout)
    assert insecure["Location"] == "https://convergences.example/admin/login/"
    assert secure["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"
    assert "Secure" in cookies["csrftoken"]
    assert "HttpOnly" in cookies["csrftoken"]


@pytest.mark.django_db
def test_every_answer_carries_the_same_strict_policy(client):
    headers = client.get("/").headers
    assert sorted(headers["Content-Security-Policy"].split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "manifest-src 'self'",
        "object-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
    ]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.django_db
def test_the_models_have_no_change_without_its_migration():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
