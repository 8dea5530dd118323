import pytest
import yaml
from django.urls import URLPattern, get_resolver

from tests.architecture.tree import ROOT

LISTED = yaml.safe_load((ROOT / "tests/architecture/addresses.yaml").read_text())


def addresses(patterns, before=""):
    """Each address as it is written in urls.py, with its view; the admin's are its own affair."""
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield address, pattern.callback
        elif pattern.namespace != "admin":
            yield from addresses(pattern.url_patterns, address)


def asks_who_you_are(view):
    """As the middleware that asks everybody to sign in sees it."""
    return getattr(view, "login_required", True)


@pytest.fixture(scope="module")
def views():
    return dict(addresses(get_resolver().url_patterns))


def test_what_is_open_to_all_is_listed(views):
    assert {address for address, view in views.items() if not asks_who_you_are(view)} == set(
        LISTED["public"]
    )


def test_what_belongs_to_a_person_or_a_group_is_listed(views):
    assert {address for address, view in views.items() if asks_who_you_are(view)} == set(
        LISTED["group"] | LISTED["signed_in"]
    )


def test_every_line_gives_its_reason():
    reasons = [reason for found in LISTED.values() for reason in found.values()]

    assert [reason for reason in reasons if len(reason.split()) < 4] == []
