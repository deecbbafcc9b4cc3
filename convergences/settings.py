"""Settings, all read from the environment; docs/operating.md has the table of the variables.

The defaults are those of a public site: no debugging, HTTPS only, strict headers.
"""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _
from whitenoise.compress import Compressor

from convergences import environment as env

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.folder("DATA_DIR", default=BASE_DIR / "var")

DEBUG = env.flag("DEBUG", default=False)
HTTPS = env.flag("HTTPS", default=not DEBUG)
SECRET_KEY = env.secret("SECRET_KEY", default="never-in-production-" * 3 if DEBUG else "")
ALLOWED_HOSTS = env.hosts(
    "ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if DEBUG else []
)
SITE_URL = env.origin(
    "SITE_URL", default=f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0].lstrip('.')}"
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]
# What the law and readers want to know of who publishes: /a-propos/ and /mentions-legales/ say it.
PUBLISHER = {
    "name": env.variable("PUBLISHER_NAME", ""),
    "address": env.variable("PUBLISHER_ADDRESS", ""),
    "director": env.variable("PUBLICATION_DIRECTOR", ""),
    "contact": env.variable("CONTACT_EMAIL", ""),
    "host": env.variable("HOSTING_PROVIDER", ""),
}

INSTALLED_APPS = [
    "synthesis",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_prose_editor",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "convergences.headers.security_headers_middleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Inside of them, so that static files are as they were; outside of what makes pages.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "convergences.compression.WordsCompression",
    "convergences.freshness.freshness_middleware",
    "convergences.desk.DeskSessions",
    "convergences.languages.language_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "convergences.desk.DeskAuthentication",
    "convergences.desk.DeskMessages",
    "convergences.limits.QueryLimit",
]

ROOT_URLCONF = "convergences.urls"
WSGI_APPLICATION = "convergences.wsgi.application"

# Readers' pages are drawn by Jinja2 (decision 0008), the desk by Django's own, as its admin is.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "site"],
        "OPTIONS": {"environment": "convergences.templating.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates" / "desk"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": env.database("DATABASE_URL", default=DATA_DIR / "convergences.sqlite3"),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache("CACHE_URL")}
# How long a reader's page may wait for one query.
QUERY_SECONDS = env.seconds("QUERY_SECONDS", default=5)

# What lists count and search by, made from the database: can be thrown away.
COLUMNS_ROOT = DATA_DIR / "columns"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("Français")), ("en", _("Anglais"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "convergences.formats"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
TIME_ZONE = env.time_zone("TIME_ZONE", default="Europe/Paris")
USE_TZ = True
# What Django 6 does: an address typed without its scheme is an https one.
FORMS_URLFIELD_ASSUME_HTTPS = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# What browsers ask for at addresses of their own: /favicon.ico, /apple-touch-icon.png.
WHITENOISE_ROOT = BASE_DIR / "static" / "root"
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# What is compressed already, and source maps: large, slow to compress, and never asked for.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")
MEDIA_URL = "/media/"
MEDIA_ROOT = env.folder("MEDIA_ROOT", default=DATA_DIR / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "convergences.static.HashedStaticFilesStorage"},
}

SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = env.header("PROXY_HTTPS_HEADER")
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        # A nonce goes out only with a page that asks for one, and only the admin's rich text
        # editor does: its import map is an inline script.
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Django's own handlers are silent without DEBUG, or write e-mails.
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}
