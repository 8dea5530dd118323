import pytest

from planner.outbox import chores, kinds


@pytest.fixture(autouse=True)
def known_kinds(monkeypatch):
    """Only those of the tests are known, and only while a test runs; there are no chores."""
    monkeypatch.setattr(kinds, "_known", {})
    monkeypatch.setattr(chores, "_known", {})
    kinds.register("news", lambda _: True)
