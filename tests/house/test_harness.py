import pytest
from django.template import engines
from jinja2 import UndefinedError

from tests import harness


@pytest.fixture
def page_with():
    """The faults of a page with this in its body."""
    return lambda body: harness.page_faults(f"<!doctype html><title>x</title><body>{body}")


@pytest.mark.parametrize(
    "body",
    [
        "<button onclick='x()'>x</button>",
        "<p style='color: red'>x</p>",
        "<style>p { color: red }</style>",
        "<script>x()</script>",
        "<script type='module'>x()</script>",
        "<a href='javascript:x()'>x</a>",
        "<p>{{ plenary.title }}</p>",
        "<p>{% url 'x' %}</p>",
        "<img src='/x.png' alt='{# nothing #}'>",
    ],
)
def test_a_page_that_the_policy_would_break_or_left_unrendered_has_a_fault(page_with, body):
    assert len(page_with(body)) == 1


@pytest.mark.parametrize(
    "body",
    [
        "<script src='/static/x.js'></script>",
        "<script nonce='abc'>x()</script>",
        '<script type=\'application/ld+json\'>{"@type": "Event"}</script>',
        "<p>on ouvre, style = libre, « {accolades} »</p>",
    ],
)
def test_a_sound_page_has_no_fault(page_with, body):
    assert page_with(body) == []


def render_with_missing_name(source):
    engines["django"].from_string(source).render({})
    found = list(harness.faults)
    harness.faults.clear()
    return found


@pytest.mark.parametrize("source", ["{{ missing }}", "{{ missing.title|upper }}"])
def test_an_undefined_variable_is_a_fault(source):
    assert len(render_with_missing_name(source)) == 1


@pytest.mark.parametrize("source", ["{{ missing }}", "{% if missing %}x{% endif %}"])
def test_an_undefined_variable_of_a_public_page_is_an_error(source):
    with pytest.raises(UndefinedError):
        engines["jinja2"].from_string(source).render({})


def test_asking_whether_a_variable_is_there_is_no_fault():
    assert render_with_missing_name("{% if missing %}x{% endif %}") == []


@pytest.mark.django_db
def test_undefined_variables_of_the_stock_admin_are_no_fault(admin_client):
    assert admin_client.get("/admin/auth/user/").status_code == 200
    assert harness.faults == []


def test_a_browser_reads_the_live_server_without_a_complaint(page):
    page.goto("/admin/login/")
    page.get_by_label("Mot de passe").fill("passe-partout")
    assert page.get_by_role("button", name="Connexion").is_enabled()
    assert harness.faults == []


def test_what_a_browser_complains_of_is_a_fault(page):
    page.goto("/admin/login/")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("console.error('perdu')")
    page.wait_for_timeout(100)
    found = list(harness.faults)
    harness.faults.clear()
    assert len(found) == 2
