"""The settings of production, less what a test can't wait for or has no server for."""

import os

os.environ |= {"DEBUG": "0", "SECRET_KEY": "only-for-tests", "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1"}
os.environ |= {"EMAIL_URL": "smtp://localhost", "LOG_LEVEL": "INFO"}

from careerpath.settings import *  # noqa: F403
from careerpath.settings import CACHES, STORAGES

if CACHES["default"]["BACKEND"].endswith("RedisCache"):
    # A Redis database for each process of the test run, from the given one up: they empty theirs between tests.
    _server, _, _number = CACHES["default"]["LOCATION"].rpartition("/")
    _worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    CACHES["default"]["LOCATION"] = f"{_server}/{int(_number) + int(_worker)}"

SECURE_SSL_REDIRECT = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
