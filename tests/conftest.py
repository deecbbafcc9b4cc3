"""Fixtures for every test; see harness.py for what is looked for in every page.

CONVERGENCES_REQUIRE_BROWSER=1 (and xgettext with it) and CONVERGENCES_REQUIRE_POSTGRESQL=1 make an
error of what is otherwise only said, in capitals, at the end of the run.
"""

import os
import shutil
import uuid
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from tests import harness

CHROMIUMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NO_BROWSER = "no Chromium on this machine"
NO_GETTEXT = "no xgettext on this machine"


def required(what):
    return os.environ.get(f"CONVERGENCES_REQUIRE_{what}") == "1"


def on_postgresql():
    return django_settings.DATABASES["default"]["ENGINE"].endswith("postgresql")


def chromium_path():
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)


def pytest_sessionstart(session):
    if required("POSTGRESQL") and not on_postgresql():
        pytest.exit("PostgreSQL is required: DATABASE_URL names another database", returncode=1)
    if required("BROWSER") and not chromium_path():
        pytest.exit("A browser is required: no Chromium was found", returncode=1)
    if required("BROWSER") and not shutil.which("xgettext"):
        pytest.exit("gettext is required: no xgettext was found", returncode=1)


def pytest_collection_modifyitems(items):
    for item in items:
        if "page" in item.fixturenames:
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter):
    untested = []
    skipped = terminalreporter.stats.get("skipped", [])
    journeys = sum(NO_BROWSER in str(report.longrepr) for report in skipped)
    if journeys:
        untested.append(f"{journeys} TESTS IN A BROWSER ({NO_BROWSER.upper()})")
    if any(NO_GETTEXT in str(report.longrepr) for report in skipped):
        untested.append(f"TRANSLATIONS AGAINST THE CODE ({NO_GETTEXT.upper()})")
    if not on_postgresql():
        untested.append("POSTGRESQL (DATABASE_URL NAMES SQLITE)")
    if not django_settings.CACHES["default"]["BACKEND"].endswith("RedisCache"):
        untested.append("REDIS (CACHE_URL NAMES LOCAL MEMORY)")
    if untested:
        terminalreporter.section("NOT TESTED", sep="!", yellow=True, bold=True)
        terminalreporter.write_line("\n".join(untested), yellow=True, bold=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    harness.faults.clear()
    result = yield
    if harness.faults:
        pytest.fail("\n".join(dict.fromkeys(harness.faults)), pytrace=False)
    return result


@pytest.fixture(autouse=True)
def separate_files_and_cache(settings, tmp_path):
    """Each test has its own media folder and its own keys in the cache that others may share."""
    settings.MEDIA_ROOT = tmp_path / "media"
    default = django_settings.CACHES["default"] | {"KEY_PREFIX": uuid.uuid4().hex}
    settings.CACHES = {"default": default}


@pytest.fixture(autouse=True)
def flush_can_empty_frozen_tables(request):
    """A transactional test ends by emptying all tables, which the guards of the frozen ones refuse.

    Emptying ends with the post_migrate signal, which puts the guards back.
    """
    marker = request.node.get_closest_marker("django_db")
    fixtures = {"transactional_db", "live_server", "django_db_reset_sequences"}
    transactional = (marker and marker.kwargs.get("transaction")) or (
        fixtures & set(request.fixturenames)
    )
    if not transactional:
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    from synthesis.models.guards import lift_guards

    lift_guards("default")


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all the tests of a process."""
    executable = chromium_path()
    if executable is None:
        pytest.skip(NO_BROWSER)
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop running in this thread, where Django then refuses its database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=str(Path(executable)), args=CHROMIUM_ARGUMENTS
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, live_server):
    """An empty tab whose relative addresses are the live server's; console errors fail."""
    context = browser.new_context(base_url=live_server.url, locale="fr-FR")
    context.set_default_timeout(10_000)
    tab = context.new_page()
    tab.on("pageerror", lambda error: harness.faults.append(f"{tab.url}: {error}"))
    tab.on("console", note_console_error)
    yield tab
    context.close()


def note_console_error(message):
    if message.type == "error" and "Failed to load resource" not in message.text:
        harness.faults.append(f"console: {message.text}")


@pytest.fixture
def published(db):
    """The first edition of the small synthesis of factories.py."""
    from tests import factories

    return factories.published()


@pytest.fixture
def page_queries(django_assert_num_queries):
    """Of a page that readers ask for: how many queries beside the one that every page begins with,
    which asks what was published last (decision 0016).
    """
    from synthesis.search.columns import keeping

    @contextmanager
    def counted(number):
        assert number < 6, "a page takes six queries at most"
        keeping.bring_up()
        with django_assert_num_queries(number + 1) as context:
            yield context
        assert "synthesis_publication" in context.captured_queries[0]["sql"]

    return counted


@pytest.fixture
def editor(db, django_user_model):
    """Somebody who may do everything with syntheses, and nothing with accounts."""
    person = django_user_model.objects.create_user("editrice", password="secret", is_staff=True)
    from django.contrib.auth.models import Permission

    person.user_permissions.set(Permission.objects.filter(content_type__app_label="synthesis"))
    return person


@pytest.fixture
def editor_client(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture(scope="session")
def fixture_2017(django_db_setup, django_db_blocker):
    """The 2017 plenary of fixtures/ as it is published, and the text of its source."""
    from django.core.management import call_command
    from django.db import transaction

    from synthesis import publishing
    from synthesis.models import Plenary

    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", "goals", "plenary-2017", verbosity=0)
        plenary = Plenary.objects.get()
        found = publishing.publish(plenary, None).synthesis, plenary.source_text
        transaction.set_rollback(True)
    return found


@pytest.fixture(scope="session")
def plenary_2017(fixture_2017):
    return fixture_2017[0]


@pytest.fixture(scope="session")
def plenary_2017_source(fixture_2017):
    return fixture_2017[1]


@pytest.fixture(scope="session")
def invented():
    """The invented documents of fixtures/, by the name of their file."""
    from synthesis.management import plenaries

    return {name: plenaries.invented(name) for names in plenaries.INVENTED for name in names}


@pytest.fixture
def three_years(db):
    """2017, 2018 in two languages and 2019 in two editions, published; their pictures not drawn."""
    from synthesis.management import plenaries

    plenaries.publish_real()
    plenaries.publish_invented(with_pictures=False)
