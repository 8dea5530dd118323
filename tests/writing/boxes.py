"""Forms with a box, and what is read of their pages."""

from __future__ import annotations

import re
from html import unescape

from planner.writing.models import KeptText

SLIP = re.compile(r'name="slip" value="([^"]+)"')
BOX = re.compile(r'<textarea name="text"[^>]*>\n(.*?)</textarea>', re.DOTALL)
LIVE = re.compile(r"data-live>(.*?)</div></div>", re.DOTALL)


def page(response) -> str:
    return response.content.decode()


def slip_of(response) -> str:
    return SLIP.search(page(response))[1]


def box(response) -> str:
    """What stands in the box."""
    return unescape(BOX.search(page(response))[1])


def kept() -> list[tuple[str, str]]:
    """Whose text is kept, and which."""
    rows = KeptText.objects.order_by("id").select_related("user")
    return [(each.user.name, each.fields.get("text", [""])[0]) for each in rows]
