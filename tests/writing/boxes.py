"""Forms with a box, and what is read of their pages."""

from __future__ import annotations

import re
from html import unescape

from planner.writing.models import KeptText

SLIP = re.compile(r'name="slip" value="([^"]+)"')
BOX = re.compile(r'<textarea name="text"[^>]*>\n(.*?)</textarea>', re.DOTALL)
LIVE = re.compile(r"data-live>(.*?)</div></div>", re.DOTALL)


HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


def page(response) -> str:
    return response.content.decode()


def slip_of(response) -> str:
    return SLIP.search(page(response))[1]


def hidden(response) -> dict[str, str]:
    """What goes along with a text that is sent from this page, its slip too."""
    before, _, after = page(response).partition("data-keep")
    form = before[before.rindex("<form") :] + after[: after.index("</form>")]
    found = {name: unescape(value) for name, value in HIDDEN.findall(form)}
    return {name: value for name, value in found.items() if name != "csrfmiddlewaretoken"}


def box(response) -> str:
    """What stands in the box."""
    return unescape(BOX.search(page(response))[1])


def kept() -> list[tuple[str, str]]:
    """Whose text is kept, and which."""
    rows = KeptText.objects.order_by("id").select_related("user")
    return [(each.user.name, each.fields.get("text", [""])[0]) for each in rows]
