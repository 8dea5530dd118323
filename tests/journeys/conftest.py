"""A browser for the journeys: a test fails with whatever its console says."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage

from tests.journeys.browser import HOW_TO_GET, chromium, launch_options

# Playwright's loop runs in the thread of the tests; Django would take their queries for async.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.nodeid.startswith("tests/journeys/"):
            item.add_marker("journey")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    executable = chromium()
    if executable is None:
        refuse = pytest.fail if os.environ.get("CI") else pytest.skip
        refuse(HOW_TO_GET)
    return launch_options(executable)


@pytest.fixture(autouse=True)
def browser_problems(context: BrowserContext) -> Iterator[list[str]]:
    """Errors, warnings and broken content policies of every page; a test fails if any is left.

    A test that provokes one on purpose asserts it and then clears the list.
    """
    problems: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            problems.append(f"{message.type}: {message.text}")

    context.on("console", note)
    context.on("weberror", lambda error: problems.append(f"script: {error.error}"))
    yield problems
    assert problems == []
