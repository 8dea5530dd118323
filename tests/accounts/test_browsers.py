import pytest

from planner.accounts.browsers import browser_name

MOZILLA = "Mozilla/5.0"
KHTML = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (
            f"{MOZILLA} (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox on Linux",
        ),
        (
            f"{MOZILLA} (X11; Linux x86_64) {KHTML} HeadlessChrome/156.0 Safari/537.36",
            "Chrome on Linux",
        ),
        (
            f"{MOZILLA} (Windows NT 10.0) {KHTML} Chrome/156.0 Safari/537.36 Edg/156.0",
            "Edge on Windows",
        ),
        (f"{MOZILLA} (Macintosh) AppleWebKit/605 Version/18.0 Safari/605", "Safari on a Mac"),
        (
            f"{MOZILLA} (iPhone; CPU iPhone OS 18_0) CriOS/156.0 Mobile Safari/604",
            "Chrome on an iPhone",
        ),
        (
            f"{MOZILLA} (Linux; Android 15) {KHTML} Chrome/156.0 Mobile Safari/537",
            "Chrome on Android",
        ),
        ("curl/8.0", "curl/8.0"),
        ("x" * 200, "x" * 60),
        ("", "an unknown browser"),
    ],
)
def test_a_browser_is_named_as_people_name_it(user_agent, name):
    assert browser_name(user_agent) == name
