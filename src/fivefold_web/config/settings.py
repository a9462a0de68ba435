"""Settings of the workspace. Everything an operator may change comes from the environment."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from fivefold_web.config.languages import prepared

SOURCE = Path(__file__).resolve().parent.parent
PROJECT = SOURCE.parent.parent
FIVEFOLD_DATA = Path(os.environ.get("FIVEFOLD_DATA") or PROJECT / "var")
FIVEFOLD_DATA.mkdir(parents=True, exist_ok=True)


def _secret_key():
    """The installation's secret: from the environment, or made once and kept beside the data."""
    if given := os.environ.get("FIVEFOLD_SECRET_KEY"):
        return given
    kept = FIVEFOLD_DATA / "secret_key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50))
    return kept.read_text()


def _database():
    """SQLite beside the data by default; PostgreSQL by DATABASE_URL."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": FIVEFOLD_DATA / "fivefold.sqlite3",
            # IMMEDIATE takes the write lock at the start: with Django's default, 27% of answers were lost
            # when 400 people sent at once; with WAL and IMMEDIATE none.
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
            },
            "CONN_MAX_AGE": 600,
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise SystemExit(f"DATABASE_URL begins with {parts.scheme}://. Fivefold knows postgresql:// only.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


SECRET_KEY = _secret_key()
DEBUG = os.environ.get("FIVEFOLD_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("FIVEFOLD_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
# Behind TLS (any real installation) cookies travel only encrypted and the browser is told to stay with TLS.
SECURE = os.environ.get("FIVEFOLD_TLS") == "1"
OPEN_SIGNUP = os.environ.get("FIVEFOLD_OPEN_SIGNUP") == "1"

STRANDS = ["services", "need", "workforce", "workshops", "system", "decisions", "publishing"]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "simple_history",
    "fivefold_web.design",
    "fivefold_web.audit",
    "fivefold_web.places",
    "fivefold_web.library",
    *(f"fivefold_web.{strand}" for strand in STRANDS),
    "fivefold_web.config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "fivefold_web.config.nameless.nameless",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]
ROOT_URLCONF = "fivefold_web.config.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        # Folders by name, not APP_DIRS: other packages' `templates` folders hold Django templates.
        "DIRS": sorted(SOURCE.glob("*/templates")),
        "OPTIONS": {
            "environment": "fivefold_web.design.environment.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "fivefold_web.config.navigation.around",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "places.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 10},
        "CommonPasswordValidator": {},
    }.items()
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "fivefold_web.config.accounts.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_FORMS = {"login": "fivefold_web.config.sign_in.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = os.environ.get("FIVEFOLD_EMAIL_CHECK", "none")
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SIGNUP_FORM_CLASS = "fivefold_web.config.accounts.NameForm"
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
EMAIL_BACKEND = os.environ.get("FIVEFOLD_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
CSRF_FAILURE_VIEW = "fivefold_web.design.views.form_too_old"

UPLOAD_LIMIT_BYTES = int(os.environ.get("FIVEFOLD_UPLOAD_MB", "50")) * 1_000_000
# Seconds for which the open feed takes a place to be as it was, so that thousands may ask at once.
OPEN_FEED_LOOKS_AGAIN_AFTER = 1.0
FILE_UPLOAD_HANDLERS = ["fivefold_web.places.staging.LimitedUpload"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# Fetching from publishers. FIVEFOLD_FETCHING=0 switches it off; FIVEFOLD_MIRRORS="nomis=https://mirror.example/nomis,..."
# puts mirrors in the place of publishers; FIVEFOLD_CONTACT is told to publishers, who like to know who asks.
FETCHING = os.environ.get("FIVEFOLD_FETCHING", "1") == "1"
FETCHING_MIRRORS = dict(
    pair.strip().split("=", 1) for pair in os.environ.get("FIVEFOLD_MIRRORS", "").split(",") if "=" in pair
)
FETCHING_CONTACT = os.environ.get("FIVEFOLD_CONTACT", "")
# How many fetches run at once behind the pages; 0 fetches before the page is answered.
FETCHING_THREADS = int(os.environ.get("FIVEFOLD_FETCHING_THREADS", "2"))
# Seconds between two requests to one publisher.
FETCHING_PAUSE = 1.0

STATIC_URL = "/static/"
STATIC_ROOT = FIVEFOLD_DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG

LANGUAGE_CODE = "en-gb"
# What translators wrote, and what an operator put beside the data; see config/languages.py.
WORDS = prepared([SOURCE / "locale", FIVEFOLD_DATA / "languages"], FIVEFOLD_DATA / "locale")
LANGUAGES = [("en-gb", "English"), *((code, words.name) for code, words in WORDS.items())]
LOCALE_PATHS = [FIVEFOLD_DATA / "locale"]
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = SECURE
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    # A refusal on a participant's page is between the page and the phone; a log would keep when it was.
    "filters": {"not a participant": {"()": "fivefold_web.config.nameless.KeptOutOfLogs"}},
    "handlers": {
        "screen": {
            "class": "logging.StreamHandler",
            "filters": ["not a participant"],
            "formatter": "line",
        },
        "file": {
            "class": "logging.handlers.RotatingFileHandler",
            "filename": FIVEFOLD_DATA / "fivefold.log",
            "maxBytes": 5_000_000,
            "backupCount": 3,
            "delay": True,
            "filters": ["not a participant"],
            "formatter": "line",
        },
    },
    "root": {"handlers": ["screen", "file"], "level": "WARNING"},
}
