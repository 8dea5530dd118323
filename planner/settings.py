"""All settings, from the environment. README's "Running it" lists the variables."""

import os
import tomllib
import zoneinfo
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from planner import databases
from planner.accounts import entrance
from planner.language import spoken
from planner.logs import to_stdout
from planner.outbox.mail_server import mail_settings

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = Env()
# The file that `make` lays down for trying Lemma out. An environment that says anything about how
# to run outranks it as a whole, so that it can never switch a production to DEBUG.
if not {"DEBUG", "SECRET_KEY", "SITE_URL"} & os.environ.keys():
    env.read_env(str(BASE_DIR / ".env"), recurse=False)

# --- how it runs -------------------------------------------------------------------------------

DEBUG = env.bool("DEBUG", False)
DEMO = env.bool("DEMO", False)  # seed_demo may write its believable group
VERSION: str = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]["version"]
GIT_COMMIT = env.str("GIT_COMMIT", "")

SECRET_KEY = env.str("SECRET_KEY", "")
SITE_URL = env.str("SITE_URL", "").rstrip("/")

if DEBUG:
    SECRET_KEY = SECRET_KEY or "only-for-trying-lemma-on-your-own-machine-never-in-production"
    SITE_URL = SITE_URL or "http://127.0.0.1:8000"
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is missing. Set it to a long random text, made once with"
        ' `python -c "import secrets; print(secrets.token_urlsafe(50))"`;'
        " or set DEBUG=1 to try Lemma on your own machine."
    )
if not DEBUG and (len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5):
    raise ImproperlyConfigured("SECRET_KEY is too easy to guess: give it 50 characters or more.")
if not SITE_URL:
    raise ImproperlyConfigured(
        "SITE_URL is missing. Set it to the address that people type, such as"
        " https://lemma.example.org; or set DEBUG=1 to try Lemma on your own machine."
    )
SITE = urlsplit(SITE_URL)
if SITE.scheme not in ({"http", "https"} if DEBUG else {"https"}) or not SITE.hostname:
    raise ImproperlyConfigured(f"SITE_URL must start with https:// and name a host: {SITE_URL}")
if SITE.path or SITE.query or SITE.fragment:
    raise ImproperlyConfigured(f"SITE_URL must end after the host (and port): {SITE_URL}")
if DEMO and not DEBUG:
    raise ImproperlyConfigured(
        "DEMO is set, but DEBUG is not: the demo's people have known names and"
        " do not belong into a production. Unset DEMO."
    )

# Links in mails and feeds are built from SITE_URL, never from the Host that a request names.
# Long searches run in a process of their own; 1 makes the request wait for them instead.
SOLVE_INLINE = env.bool("SOLVE_INLINE", False)
ALLOWED_HOSTS = [SITE.hostname, *env.list("ALLOWED_HOSTS", [])]
if DEBUG:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# --- what it is made of ------------------------------------------------------------------------

INSTALLED_APPS = [
    *entrance.APPS,
    "curriculum",
    "planner.language",
    "planner.accounts",
    "planner.groups",
    "planner.meetings",
    "planner.outbox",
    "planner.writing",
    "planner.threads",
    "planner.progress",
    "planner.plans",
    "planner.dashboard",
    "planner.api",
    "planner.markup",
    "django_htmx",
    "csp",
    "planner.admin_site.LemmaAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Debug and tests serve static files from their folders; nothing is collected there.
    *([] if DEBUG else ["whitenoise.middleware.WhiteNoiseMiddleware"]),
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "planner.middleware.state_permissions",
    # Before CommonMiddleware, which refuses the Host-less requests of load balancers.
    "planner.middleware.answer_health",
    "planner.middleware.keep_private",
    "planner.writing.giving_back.give_back",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "planner.accounts.sessions.end_old_sessions",
    "planner.language.choosing.speak",
    "planner.plans.names_here.look_up_once",
    # Whoever forgets to decide gets a page that only members see.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "planner.urls"
WSGI_APPLICATION = "planner.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
                "planner.context.page",
            ],
            # Every template may say {{ text|markdown }}; the catalogue's know no other app's tags.
            "builtins": ["planner.markup.templatetags.markup"],
        },
    },
]

# --- the database ------------------------------------------------------------------------------


def database() -> dict[str, Any]:
    """Where DATABASE_URL points, or a file under var/; with the options its engine needs."""
    if not env.str("DATABASE_URL", ""):
        VAR_DIR.mkdir(exist_ok=True)
    found: dict[str, Any] = dict(
        env.dj_db_url(
            "DATABASE_URL", f"sqlite:///{VAR_DIR / 'lemma.sqlite3'}", conn_health_checks=True
        )
    )
    ours: dict[str, Any] = {
        "django.db.backends.sqlite3": databases.SQLITE,
        "django.db.backends.postgresql": databases.postgresql(
            statement_timeout=env.int("STATEMENT_TIMEOUT", 8_000),
            lock_timeout=env.int("LOCK_TIMEOUT", 5_000),
        ),
    }
    if found["ENGINE"] not in ours:
        raise ImproperlyConfigured("DATABASE_URL must start with postgresql:// or sqlite:///")
    return {**found, "OPTIONS": {**ours[found["ENGINE"]], **found.get("OPTIONS", {})}}


DATABASES = {"default": database()}

# --- people ------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
vars().update(entrance.RULES)

OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", "")
SOCIALACCOUNT_PROVIDERS = entrance.single_sign_on(
    name=env.str("OIDC_NAME", ""),
    server_url=OIDC_SERVER_URL,
    client_id=env.str("OIDC_CLIENT_ID", ""),
    client_secret=env.str("OIDC_CLIENT_SECRET", ""),
)

ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", 0)  # 0: X-Forwarded-For counts nothing

# --- how many days things are kept, 0 for ever: README, "What is kept, and for how long" ----------

KEEP_DAYS = {
    "answers": env.int("KEEP_ANSWERS", 2),
    "admin log": env.int("KEEP_ADMIN_LOG", 730),
    "drafts": env.int("KEEP_DRAFTS", 90),
    "invitations": env.int("KEEP_INVITATIONS", 90),
    "messages": env.int("KEEP_MESSAGES", 180),
    "removed": (KEEP_REMOVED := env.int("KEEP_REMOVED", 90)),
    "removed bugs": KEEP_REMOVED,
    "reports": env.int("KEEP_REPORTS", 365),
    "reviews": env.int("KEEP_REVIEWS", 365),
    "sessions": env.int("KEEP_SESSIONS", 7),
    "typed": env.int("KEEP_TYPED", 30),
    "uploads": env.int("KEEP_UPLOADS", 30),
    "undone": env.int("KEEP_UNDONE", 90),
}

# --- how often programs may ask ------------------------------------------------------------------

API_REQUESTS_A_MINUTE = env.int("API_REQUESTS_A_MINUTE", 600)
API_WRITES_A_MINUTE = env.int("API_WRITES_A_MINUTE", 120)

# --- mail --------------------------------------------------------------------------------------

# Without EMAIL_URL this machine's own mail server; in DEBUG nobody: the demo's mailbox keeps it.
vars().update(mail_settings(env.str("EMAIL_URL", "") or ("" if DEBUG else "smtp://localhost:25")))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", f"Lemma <lemma@{SITE.hostname}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- words, times and files --------------------------------------------------------------------

vars().update(spoken.rules(compiled=VAR_DIR / "locale", only_over_https=not DEBUG))
# The zones of the locked tzdata, the same on every machine.
zoneinfo.reset_tzpath(to=())
TIME_ZONE = "UTC"  # zones belong to groups and people; logs and rows are UTC
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [("planner", BASE_DIR / "planner" / "static" / "planner")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# --- safety ------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *entrance.origin_of(OIDC_SERVER_URL)],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

if not DEBUG:
    # https is known from the proxy's X-Forwarded-Proto, which gunicorn believes only from the
    # addresses in FORWARDED_ALLOW_IPS (its own setting; this machine unless set).
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrftoken"

# --- logs --------------------------------------------------------------------------------------

LOGGING = to_stdout(level=env.str("LOG_LEVEL", "INFO").upper())
