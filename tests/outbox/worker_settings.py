"""For workers in processes of their own: the running test's database, and mail as files."""

from tests.settings import *  # noqa: F403 - all but the mail server

EMAIL_BACKEND = "tests.outbox.files.EmailBackend"
