"""The product's settings as the tests see them, whatever the shell or a .env file says.

Only DATABASE_URL is taken from outside: it chooses the database that the tests run on.
"""

import os
import tempfile
from pathlib import Path

for name in (
    "ALLOWED_HOSTS",
    "DEFAULT_FROM_EMAIL",
    "EMAIL_URL",
    "GIT_COMMIT",
    "LOCK_TIMEOUT",
    "LOG_LEVEL",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_NAME",
    "OIDC_SERVER_URL",
    "SECRET_KEY",
    "SITE_URL",
    "STATEMENT_TIMEOUT",
    "TRUSTED_PROXIES",
):
    os.environ.pop(name, None)
for name in [each for each in os.environ if each.startswith("KEEP_")]:
    del os.environ[name]
os.environ.update(DEBUG="1", DEMO="0")

from planner.settings import *  # noqa: E402, F403 - after the environment is laid
from planner.settings import DATABASES  # noqa: E402 - after the environment is laid

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as threads (the browser journeys) cannot share one in memory with IMMEDIATE; one a
    # process, as runs side by side must not delete each other's.
    DATABASES["default"]["TEST"] = {
        "NAME": str(Path(tempfile.gettempdir()) / f"lemma-test-{os.getpid()}.sqlite3")
    }

if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # Nothing that a test wrote has to survive the loss of power.
    DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"

SOLVE_INLINE = True
# Argon2 is slow on purpose; where it is the subject, a test says so.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
