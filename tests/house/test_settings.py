import pytest

from tests.house.production import run_python


def assert_one_clear_line(run, name, shown):
    assert run.returncode == 3
    assert run.stderr.count("\n") == 1
    assert run.stderr.startswith(f"Réglage refusé : la variable {name} ")
    assert shown in run.stderr
    assert " ; attendu : " in run.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "peut-être"),
        ("HTTPS", "2"),
        ("ALLOWED_HOSTS", "https://convergences.example"),
        ("SITE_URL", "convergences.example"),
        ("SITE_URL", "https://convergences.example/accueil"),
        ("DATABASE_URL", "mysql://localhost/convergences"),
        ("DATABASE_URL", "sqlite:///relatif.sqlite3"),
        ("DATABASE_URL", "sqlite:////nulle/part/base.sqlite3"),
        ("DATABASE_URL", "postgres://localhost:port/convergences"),
        ("DATABASE_URL", "postgres://localhost"),
        ("CACHE_URL", "memcached://localhost"),
        ("TIME_ZONE", "Europe/Lutèce"),
        ("PROXY_HTTPS_HEADER", "X-Forwarded-Proto: https"),
        ("MEDIA_ROOT", "/dev/null/media"),
        ("DATA_DIR", "/dev/null/var"),
    ],
)
def test_a_wrong_value_stops_the_start_with_one_line_that_names_it(name, value, tmp_path):
    run = run_python(["manage.py", "check"], **{"data_dir": tmp_path, name: value})
    assert_one_clear_line(run, name, f"« {value} »")


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_a_public_site_does_not_start_without_what_it_must_be_told(name, tmp_path):
    run = run_python(["manage.py", "check"], tmp_path, **{name: ""})
    assert_one_clear_line(run, name, "n’est pas renseignée")


def test_a_refused_secret_is_not_shown(tmp_path):
    run = run_python(["manage.py", "check"], tmp_path, SECRET_KEY="motus")
    assert_one_clear_line(run, "SECRET_KEY", "« (5 caractères) »")


def test_a_refused_address_does_not_show_its_password(tmp_path):
    address = "mysql://moi:motus@localhost/convergences"
    run = run_python(["manage.py", "check"], tmp_path, DATABASE_URL=address)
    assert_one_clear_line(run, "DATABASE_URL", "« mysql://moi:***@localhost/convergences »")


@pytest.mark.parametrize("interface", ["wsgi", "asgi"])
def test_a_wrong_value_stops_any_server_with_the_same_line(interface, tmp_path):
    run = run_python(["-c", f"import convergences.{interface}"], tmp_path, DEBUG="oui")
    assert_one_clear_line(run, "DEBUG", "« oui »")


def test_a_wrong_value_stops_gunicorn_itself_and_not_only_its_workers(tmp_path):
    arguments = ["-m", "gunicorn", "convergences.wsgi", "--bind", "127.0.0.1:0"]
    run = run_python(arguments, tmp_path, DEBUG="oui")
    assert run.returncode == 3
    assert run.stderr.count("Réglage refusé : la variable DEBUG") == 1
    assert "Traceback" not in run.stderr


def test_debugging_needs_nothing_but_to_be_asked_for(tmp_path):
    run = run_python(["manage.py", "check"], tmp_path, SECRET_KEY="", ALLOWED_HOSTS="", DEBUG="on")
    assert run.returncode == 0


def test_the_default_database_survives_a_folder_with_odd_letters(tmp_path):
    folder = tmp_path / "été + 100% #1"
    run = run_python(["manage.py", "migrate", "--verbosity", "0"], folder)
    assert run.returncode == 0
    assert (folder / "convergences.sqlite3").stat().st_size > 0
