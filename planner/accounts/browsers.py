"""What a browser calls itself, in words that its reader would use."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.language.lazy import Words

# In this order: each of the later ones hides behind the names of earlier ones.
BROWSERS: tuple[tuple[str, Words], ...] = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS: tuple[tuple[str, Words], ...] = (
    ("iPhone", gettext_lazy("an iPhone")),
    ("iPad", gettext_lazy("an iPad")),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", gettext_lazy("a Mac")),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def browser_name(user_agent: str) -> str:
    """Such as "Firefox on Linux"; the beginning of what it said itself where none is known."""
    browser = _first(BROWSERS, user_agent)
    system = _first(SYSTEMS, user_agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return str(browser) or str(system) or user_agent[:60] or _("an unknown browser")


def _first(names: tuple[tuple[str, Words], ...], user_agent: str) -> Words:
    return next((name for mark, name in names if mark.lower() in user_agent.lower()), "")
