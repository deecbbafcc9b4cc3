"""The product's database and middleware, other pages."""

from pathlib import Path

from convergences.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.naive.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
    }
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
]
