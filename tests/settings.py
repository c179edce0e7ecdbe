"""The settings of production, less what a test can't wait for or has no server for."""

import os

os.environ |= {
    "DEBUG": "0",
    "SECRET_KEY": "only-for-tests-and-long-enough-to-be-taken",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "EMAIL_URL": "smtp://localhost",
    "LOG_LEVEL": "INFO",
}

from careerpath.settings import *  # noqa: F403
from careerpath.settings import STORAGES

SECURE_SSL_REDIRECT = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
