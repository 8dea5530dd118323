"""What every test may use."""

import time
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from hypothesis import settings as hypothesis_settings

from planner.language import messages

# How long an example takes says more about the machine than about the code.
hypothesis_settings.register_profile("untimed", deadline=None)
hypothesis_settings.load_profile("untimed")

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}
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


def pytest_configure() -> None:
    """As `make run` does at its start."""
    messages.compile_all(settings.BASE_DIR, settings.LOCALE_PATHS[0])


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--asking-the-database",
        action="store_true",
        help="only tests that ask the database: for the second of two databases",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The framework lets no test ask the database that did not say so; the others would only
    repeat, on a second database, what they showed on the first."""
    if not config.getoption("--asking-the-database"):
        return
    asking = [item for item in items if asks_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not asks_the_database(item)])
    items[:] = asking


def asks_the_database(item: pytest.Item) -> bool:
    """Those that only look at how pages are laid out ask it for nothing of their own."""
    if item.get_closest_marker("looks") is not None:
        return False
    return item.get_closest_marker("django_db") is not None or bool(
        DATABASE_FIXTURES & set(item.fixturenames)
    )
