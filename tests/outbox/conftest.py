import pytest

from planner.outbox import kinds


@pytest.fixture(autouse=True)
def known_kinds(monkeypatch):
    """Only those of the tests are known, and only while a test runs."""
    monkeypatch.setattr(kinds, "_known", {})
    monkeypatch.setattr(kinds, "_secret_links", {})
    kinds.register("news", lambda _: True)
