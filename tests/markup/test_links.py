import pytest

from planner.markup.links import may_lead_to


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "HTTP://example.org/a?b#c",
        "https://[::1]:8000/",
        "https://example.org/@ada",
        "mailto:ada@example.org",
    ],
)
def test_a_link_may_lead_there(address):
    assert may_lead_to(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x",
        "https:example.org",
        "https:///x",
        "https://",
        "https://a@b",
        "https://a\\@b",
        "//example.org",
        "/topics/1",
        "#top",
        "",
        " https://example.org",
        "mailto:",
        "mailto:x",
        "data:,x",
    ],
)
def test_a_link_may_not_lead_there(address):
    assert not may_lead_to(address)
