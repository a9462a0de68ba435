"""Settings for tests: as in the product, with cheap passwords and a folder of their own."""

import os
import tempfile

os.environ.setdefault("FIVEFOLD_DATA", tempfile.mkdtemp(prefix="fivefold-test-"))
os.environ.setdefault("FIVEFOLD_SECRET_KEY", "only-for-tests-and-long-enough-to-be-taken-seriously")

from fivefold_web.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
OPEN_SIGNUP = True
# Browser stories reach the database from a server thread: a file, not memory, is what both can share.
DATABASES["default"].setdefault("TEST", {})  # noqa: F405
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    DATABASES["default"]["TEST"]["NAME"] = FIVEFOLD_DATA / "test.sqlite3"  # noqa: F405
ACCOUNT_RATE_LIMITS = False
STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405
# A test that fetches waits for it; the one that tries the threads says so.
FETCHING = False  # tests of fetching switch it on, beside a server of their own
FETCHING_THREADS = 0
FETCHING_PAUSE = 0.0
