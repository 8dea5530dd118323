import sqlite3
from contextlib import closing

import pytest
from django.db import connection

on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite has pragmas")
on_postgresql = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="only PostgreSQL has timeouts of its own"
)


@on_sqlite
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 1), ("foreign_keys", 1), ("busy_timeout", 20_000)],
)
def test_a_live_connection_has_the_pragma(pragma, value):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")

        assert cursor.fetchone() == (value,)


@on_sqlite
@pytest.mark.django_db
def test_a_transaction_is_the_only_writer_before_its_first_write():
    name = connection.settings_dict["NAME"]

    with (
        closing(sqlite3.connect(name, timeout=0, isolation_level=None)) as other,
        pytest.raises(sqlite3.OperationalError, match="database is locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


@on_postgresql
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("setting", "value"),
    [("statement_timeout", "8s"), ("lock_timeout", "5s"), ("timezone", "UTC")],
)
def test_a_live_connection_has_the_setting(setting, value):
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {setting}")

        assert cursor.fetchone() == (value,)


@on_postgresql
@pytest.mark.django_db
def test_connections_come_from_the_pool():
    assert connection.pool.get_stats()["pool_max"] == 8
