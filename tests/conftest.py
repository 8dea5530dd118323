"""What every test may use."""

import time
from collections.abc import Iterator

import pytest
from django.db import connection
from hypothesis import settings

# How long an example takes says more about the machine than about the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

OTHERS = """
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
"""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> Iterator[None]:
    """PostgreSQL drops no database in which somebody still is: a thread that a test has left
    behind, say, with a connection that nobody gave back."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock():
            end_other_sessions()


def end_other_sessions() -> None:
    with connection.cursor() as cursor:
        for _ in range(50):
            cursor.execute(OTHERS)
            if not cursor.fetchall():
                return
            time.sleep(0.1)
