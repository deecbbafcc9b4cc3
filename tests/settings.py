"""The project's settings for a test run: production's, but for speed and for where it writes."""

import atexit
import os
import tempfile

writable = tempfile.TemporaryDirectory(prefix="convergences-tests-")
atexit.register(writable.cleanup)

os.environ.pop("MEDIA_ROOT", None)
os.environ |= {
    "DATA_DIR": writable.name,
    "DEBUG": "off",
    "HTTPS": "off",
    "SECRET_KEY": "only-for-tests-" * 4,
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "SITE_URL": "http://testserver",
    "TIME_ZONE": "Europe/Paris",
}

from jinja2 import StrictUndefined  # noqa: E402

from convergences.settings import *  # noqa: E402, F403
from convergences.settings import (  # noqa: E402
    DATABASES,
    MIDDLEWARE,
    STATIC_ROOT,
    STORAGES,
    TEMPLATES,
)
from tests import harness  # noqa: E402

STATIC_ROOT.mkdir()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "tests.staticfiles.FoundStaticFilesStorage"}
MIDDLEWARE.insert(0, "tests.harness.inspect_responses")
TEMPLATES[0]["OPTIONS"]["undefined"] = StrictUndefined
TEMPLATES[1]["OPTIONS"]["string_if_invalid"] = harness.UndefinedVariable()

# In memory, a live server's threads would share one connection and its transactions.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": f"{writable.name}/tests.sqlite3"}
