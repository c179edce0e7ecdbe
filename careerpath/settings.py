"""Every setting of the site, read from the environment. docs/operating.md lists the variables."""

import os
import sys
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from careerpath.lib import policies
from careerpath.lib.environment import Environment

env = Environment(os.environ)

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.text("DATA_DIR", str(BASE_DIR / ".data")))
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

DEBUG = env.boolean("DEBUG", default=False)
SECRET_KEY = env.text("SECRET_KEY", "only-for-debug-on-ones-own-machine" if DEBUG else "")
SECRET_KEY_FALLBACKS = env.listing("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env.listing("ALLOWED_HOSTS") or (["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is not set. Set it to a long random text, or DEBUG=1 on your own machine.")
if len(SECRET_KEY) < 32 and not DEBUG:
    raise ImproperlyConfigured("SECRET_KEY is too short. Set it to a random text of 32 characters or more.")
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS is not set. Set it to the host names that people visit, with commas.")
if "*" in ALLOWED_HOSTS and not DEBUG:
    raise ImproperlyConfigured("ALLOWED_HOSTS is * and lets anybody choose the host that our mails point to. Name it.")

# -- What the site is made of ------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "careerpath.accounts",
    "skills",
    "assessments",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "heroicons",
    "import_export",
]

MIDDLEWARE = [
    "careerpath.lib.requestlog.RequestLogMiddleware",
    "careerpath.lib.headers.FixedHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "careerpath.lib.methods.PageMethodsMiddleware",
    "careerpath.lib.sizes.LargestRequestMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "careerpath.lib.headers.NoStoreMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "careerpath.accounts.second_factor.SecondFactorMiddleware",
    "careerpath.lib.numbers.RowNumbersMiddleware",
]

ROOT_URLCONF = "careerpath.urls"
WSGI_APPLICATION = "careerpath.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "libraries": {
                "components": "careerpath.lib.components",
            },
        },
    }
]

CRISPY_TEMPLATE_PACK = "careerpath"
CRISPY_ALLOWED_TEMPLATE_PACKS = "careerpath"
CRISPY_FAIL_SILENTLY = False

LANGUAGE_CODE = "en-gb"
USE_I18N = False
USE_TZ = True
TIME_ZONE = env.time_zone("TIME_ZONE", "UTC")
DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"

# -- Data --------------------------------------------------------------------------------------------------------------

SQLITE_OPTIONS = {
    # A transaction takes the write lock at its start: a writer waits its turn instead of failing half-way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;",
}

DEFAULT_DATABASE = env.database("DATABASE_URL", f"sqlite:///{DATA_DIR / 'careerpath.sqlite3'}")
DATABASES: dict[str, dict[str, Any]] = {"default": DEFAULT_DATABASE}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
    # A file, so that every connection of a test is a real one of its own.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
    # PostgreSQL would take longer to compile the sums over a large cohort than to add them up.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# In the database by default: the limits on sign-in must count over all processes.
CACHES = {"default": env.cache("CACHE_URL", "dbcache://cache")}

# What needn't be done while somebody waits. `manage.py db_worker` does it, as a process of its own or now and then.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Where people find the site: mail that no request asked for can't tell by itself.
SITE_URL = env.site("SITE_URL", "http://127.0.0.1:8000" if DEBUG else f"https://{ALLOWED_HOSTS[0].strip('.')}")

# -- Mail --------------------------------------------------------------------------------------------------------------

_email = env.email("EMAIL_URL", "consolemail://")
EMAIL_BACKEND = _email["EMAIL_BACKEND"]
EMAIL_HOST = _email["EMAIL_HOST"] or "localhost"
EMAIL_PORT = _email["EMAIL_PORT"] or 25
EMAIL_HOST_USER = _email["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = _email["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = _email.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _email.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10
HAS_MAIL_SERVER = not EMAIL_BACKEND.endswith("console.EmailBackend")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("DEFAULT_FROM_EMAIL", f"careerpath@{ALLOWED_HOSTS[0].strip('.*[]')}")

# -- Accounts ----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["careerpath.accounts.backend.OwnAddressBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
# Staff, instructors and those who help to teach see other people's data: a password alone does not open that.
REQUIRE_SECOND_FACTOR = env.boolean("REQUIRE_SECOND_FACTOR", default=not DEBUG)

# Else only those whom an admin made instructors open cohorts.
ANYONE_MAY_TEACH = env.boolean("ANYONE_MAY_TEACH", default=False)
# Mails to people who know nothing of it yet: by one teacher, and into one cohort, within 24 hours.
INVITATIONS_A_DAY = env.integer("INVITATIONS_A_DAY", default=10_000, least=0, most=1_000_000)

ACCOUNT_ADAPTER = "careerpath.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "login": "careerpath.accounts.forms.SignInForm",
    "signup": "careerpath.accounts.forms.SignUpForm",
    "add_email": "careerpath.accounts.forms.ChangeEmailForm",
    "change_password": "careerpath.accounts.forms.ChangePasswordForm",
    "set_password": "careerpath.accounts.forms.SetPasswordForm",
    "reset_password": "careerpath.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "careerpath.accounts.forms.ResetPasswordKeyForm",
    "reauthenticate": "careerpath.accounts.forms.ReauthenticateForm",
}
# Without a mail server nobody could ever confirm: the address is taken as it is, and mail goes to the console.
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if HAS_MAIL_SERVER else "optional"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
# Only in the browser that signed up a moment ago, and the second factor is still asked for.
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
# A class of a hundred arrives within minutes, and all of it from one network address. Guessers are held up by what a
# right password doesn't count towards: wrong ones, by address and by account.
A_CLASS_ARRIVES = "300/5m/ip"
ACCOUNT_RATE_LIMITS = {
    "login": A_CLASS_ARRIVES,
    "login_failed": "30/5m/ip,5/5m/key",
    # As many mails to strangers in an hour as ever.
    "signup": f"{A_CLASS_ARRIVES},1000/h/ip",
    "reset_password": "20/m/ip,5/h/key",  # whoever asks for somebody else doesn't fill their inbox
}
MFA_RATE_LIMITS = {"webauthn_login": A_CLASS_ARRIVES}
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if DEBUG else "https"
# How many proxies stand in front; with 0 the address of the connection itself is taken for the limits on sign-in.
ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("PROXIES", default=0, least=0, most=9)

MFA_ADAPTER = "careerpath.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "careerpath.accounts.factor_forms.AuthenticateForm",
    "reauthenticate": "careerpath.accounts.factor_forms.ReauthenticateForm",
    "activate_totp": "careerpath.accounts.factor_forms.ActivateTOTPForm",
    "authenticate_webauthn": "careerpath.accounts.factor_forms.AuthenticatePasskeyForm",
    "login_webauthn": "careerpath.accounts.factor_forms.SignInPasskeyForm",
    "reauthenticate_webauthn": "careerpath.accounts.factor_forms.ReauthenticatePasskeyForm",
    "add_webauthn": "careerpath.accounts.factor_forms.AddPasskeyForm",
    "edit_webauthn": "careerpath.accounts.factor_forms.EditPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "careerpath"
MFA_TOTP_TOLERANCE = 1
# Passkeys are kept from plain http, but on one's own machine there is nothing else.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
MFA_ALLOW_UNVERIFIED_EMAIL = not HAS_MAIL_SERVER

# -- Safety ------------------------------------------------------------------------------------------------------------

_secure = not DEBUG
SECURE_SSL_REDIRECT = _secure
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _secure
SECURE_HSTS_PRELOAD = _secure
SECURE_REFERRER_POLICY = "same-origin"
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SESSION_COOKIE_NAME = "__Host-session" if _secure else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if _secure else "csrf"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 14 * 24 * 3600
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = policies.CONTENT_SECURITY
PERMISSIONS_POLICY = policies.PERMISSIONS

# In bytes: a file of the largest kind that is taken, with its form. It stays in memory. Of what is no file, 2.5 MB
# are taken: Django's own limit.
LARGEST_REQUEST = 11 * 1024**2
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST_REQUEST
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

# -- Logs: one JSON object a line, with the request's id, and nothing that opens a door --------------------------------

LOG_LEVEL = env.choice("LOG_LEVEL", ("INFO", "DEBUG", "WARNING", "ERROR"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"safe": {"()": "careerpath.lib.requestlog.WithoutAddresses"}},
    "formatters": {"json": {"()": "careerpath.lib.requestlog.JsonFormatter"}},
    "handlers": {
        "lines": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "json", "filters": ["safe"]}
    },
    "root": {"handlers": ["lines"], "level": LOG_LEVEL},
    "loggers": {
        # The request log says the same, without the address that was asked for.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.utils.autoreload": {"level": "WARNING"},
        "django.server": {"handlers": ["lines"], "level": "ERROR", "propagate": False},
    },
}
