"""Text that people type, as HTML that can do no harm: Markdown, mathematics, code, links.

Plain Python, without the framework (`templatetags/` apart, for which it is an app), without a
database, without a clock. Nothing here is trusted: not the source, not the parser, not the
converter of formulas. What leaves is what `allowed.py` lists, and that is looked at last.

The words: a *source* is what was typed; a *formula* is the TeX between dollars; *blocks* are
paragraphs, lists, tables, code; *notes* are footnotes; a *mention* calls somebody by `@` and
their name.

What does not belong here: where a text is kept, who may write it, and how it looks (the
stylesheet knows the classes; `allowed.py` lists them).
"""

from planner.markup.render import (
    MOST_CHARACTERS,
    VERSION,
    mentioned,
    plain,
    render,
    render_inline,
    trimmed,
)

__all__ = [
    "MOST_CHARACTERS",
    "VERSION",
    "mentioned",
    "plain",
    "render",
    "render_inline",
    "trimmed",
]
