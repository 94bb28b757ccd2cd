"""Django's settings, made from the checked environment (see `environment.py` for the table)."""

import gc
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from sambut.config import database, logs
from sambut.config.environment import hosts, read
from sambut.files.places import storage as files_storage
from sambut.kernel.kept import kept_secret

gc.set_threshold(20_000, 20, 20)  # what is loaded stays: looking through it again and again is a third of a start

ENVIRONMENT = read()
HOME = ENVIRONMENT.home
PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = False
LOGGING = logs.settings(ENVIRONMENT.log)
SECRET_KEY = ENVIRONMENT.secret_key or kept_secret(HOME / "secret-key")
ALLOWED_HOSTS = hosts(ENVIRONMENT)
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.origin] if ENVIRONMENT.origin else []

ROOMS = [
    "sambut.portal", "sambut.api", "sambut.jobs",
    "sambut.insights", "sambut.replication", "sambut.competitions", "sambut.events", "sambut.innovations",
    "sambut.complaints", "sambut.surveys", "sambut.services",
    "sambut.notices",
    "sambut.identities", "sambut.retention", "sambut.files", "sambut.mandates", "sambut.calendars",
    "sambut.organisations", "sambut.regions", "sambut.accounts",
    "sambut.language", "sambut.ledger", "sambut.frame",
]  # fmt: skip
INSTALLED_APPS = [
    *ROOMS,
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth", "allauth.account", "allauth.mfa", "allauth.usersessions",
    "allauth.socialaccount", "allauth.socialaccount.providers.openid_connect",
    "axes", "csp", "django_htmx", "django_altcha",
    "pgtrigger", "pghistory", "procrastinate.contrib.django",
]  # fmt: skip

MIDDLEWARE = [
    "sambut.config.health.Probes",
    "sambut.config.middleware.Requests",
    "sambut.config.middleware.Compressed",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "sambut.mandates.middleware.PersonMiddleware",
    "sambut.mandates.middleware.OfficeMiddleware",
    "csp.middleware.CSPMiddleware",
    "axes.middleware.AxesMiddleware",
    "sambut.frame.middleware.Refusals",
]

ROOT_URLCONF = "sambut.config.urls"
WSGI_APPLICATION = "sambut.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "sambut.frame.templating.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "sambut.frame.context.frame",
            ],
        },
    },
    {   # only for what packages render by themselves; our own pages are Jinja
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request", "django.contrib.auth.context_processors.auth"]},
    },
]  # fmt: skip

DATABASES = {"default": database.connection(ENVIRONMENT)}
DATABASES["default"]["OPTIONS"].update(  # type: ignore[attr-defined]
    {
        "server_side_binding": True,
        "prepare_threshold": 3,
        "pool": {"min_size": 1, "max_size": ENVIRONMENT.web_threads + 1, "timeout": 10},
    }
)
DATABASES["default"].update({"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True, "DISABLE_SERVER_SIDE_CURSORS": False})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesia")), ("en", _("Inggris"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "/aset/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": files_storage(ENVIRONMENT.files_url, HOME),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
COLLECTED_STATIC = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
if (STATIC_ROOT / "staticfiles.json").exists():  # before `sambut prepare` the files are served from their rooms
    STORAGES["staticfiles"] = COLLECTED_STATIC
else:
    WHITENOISE_USE_FINDERS = True

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

CSRF_FAILURE_VIEW = "sambut.frame.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.origin.startswith("https://")
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.production else 0
if ENVIRONMENT.proxy_hops and ENVIRONMENT.origin.startswith("https://"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_HANDLERS = ["sambut.files.uploading.CappedUpload"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000

from sambut.config.accounts_settings import *  # noqa: E402, F403  (sign-in packages: many names, one file)
