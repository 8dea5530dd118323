"""HTML that was rendered when its source was written, for a template to show."""

from django.utils.safestring import SafeString, mark_safe

from planner.markup.labels import labelled
from planner.markup.render import VERSION, render


def kept_html(*, source: str, html: str, version: int) -> SafeString:
    """`html`: what `render(source)` gave in that VERSION; an older one is rendered anew."""
    shown = html if version == VERSION else render(source)
    return mark_safe(labelled(shown))  # noqa: S308 - render() lets out only what allowed.py lists
