import re

from convergences.static import COMMENT_OR_INDENT, SHEETS
from tests.harness import PROJECT
from tests.house.production import run_python

READ_HEAD = """
import django
django.setup()
from convergences.static import stylesheets
print("\\n".join(stylesheets()))
"""


def test_a_public_site_sends_its_stylesheets_as_one_file(tmp_path):
    collected = run_python(["manage.py", "collectstatic", "--noinput"], tmp_path)
    assert collected.returncode == 0, collected.stderr
    environment = {"DJANGO_SETTINGS_MODULE": "convergences.settings"}
    linked = run_python(["-c", READ_HEAD], tmp_path, **environment).stdout.split()
    assert len(linked) == 1
    (sent,) = (tmp_path / "static" / "css").glob("site.*.css")
    assert linked == [f"/static/css/{sent.name}"]
    words = re.sub(r"(fonts/[\w-]+)\.\w{12}\.woff2", r"\1.woff2", sent.read_text())
    assert "/*" not in words
    for sheet in SHEETS:
        written = (PROJECT / "static" / "css" / f"{sheet}.css").read_text()
        assert COMMENT_OR_INDENT.sub("", written) in words
