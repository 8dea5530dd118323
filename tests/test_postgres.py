import psycopg
import pytest

from tests import postgres


def test_the_named_server_comes_first(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/lemma")

    assert postgres.named_server() == postgres.Server(
        url="postgresql://db.example/lemma", origin="DATABASE_URL"
    )


def test_another_database_is_not_named(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "sqlite:///lemma.sqlite3")

    assert postgres.named_server() is None


def test_a_server_of_our_own_starts_and_stops():
    programs = postgres.installed_programs()
    if programs is None:
        pytest.skip("no PostgreSQL is installed")

    with postgres.own_server(programs) as server:
        address = server.url.removesuffix("/lemma") + "/postgres"
        with psycopg.connect(address) as connection:
            assert connection.execute("SELECT 6 * 7").fetchone() == (42,)
    with pytest.raises(psycopg.OperationalError, match="No such file or directory"):
        psycopg.connect(address)
