"""The world that the table of permissions is asked about, and how much of it was asked."""

import pytest
import time_machine
from django.db import transaction

from tests import world as worlds
from tests.architecture.asking import Asker

COUNTED = ("cells", "requests")


@pytest.fixture(scope="module")
def asked_world(django_db_setup, django_db_blocker):
    """Two groups and everybody; built once a module, and taken back after it."""
    frozen = time_machine.travel(worlds.NOW, tick=False)
    with django_db_blocker.unblock(), frozen, transaction.atomic():
        yield Asker(worlds.build())
        transaction.set_rollback(True)


@pytest.fixture
def asker(asked_world, record_property):
    before = asked_world.requests
    yield asked_world
    record_property("requests", asked_world.requests - before)


def pytest_terminal_summary(terminalreporter):
    reports = [report for each in terminalreporter.stats.values() for report in each]
    found = [
        dict(report.user_properties)
        for report in reports
        if getattr(report, "when", "") == "teardown"
    ]
    sums = {name: sum(each.get(name, 0) for each in found) for name in COUNTED}
    if sums["requests"]:
        terminalreporter.write_line(
            f"permissions: {sums['cells']} cells asked, {sums['requests']} requests"
        )
