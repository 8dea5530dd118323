"""Words of the catalogue that are values, not texts: depths, maturities, kinds of resources.

Which kinds and levels there are, whoever writes the catalogue decides; these are known here, and
any other is shown as it stands there.
"""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from curriculum.records import DEPTH_NAMES, Depth
from curriculum.spoken import tag
from curriculum.translations import ORIGINAL, foreign

DEPTHS = (_("awareness"), _("working"), _("mastery"))
MATURITIES = (_("turnkey"), _("mature"), _("evolving"), _("emerging"))
MINUTES_ARE = (_("computed"), _("estimated"), _("stated"))
LEVELS = (_("core"), _("deep"))
FORMATS = (
    *(_("read"), _("discuss"), _("visual"), _("do"), _("hands-on")),
    *(_("watch"), _("listen")),
)
KINDS_OF_RESOURCES = (
    *(_("paper"), _("book"), _("video series"), _("documentation"), _("course")),
    *(_("lecture notes"), _("book (online)"), _("article"), _("guide"), _("essay")),
    *(_("letter"), _("course (3 courses)"), _("papers (rotating)"), _("column")),
    *(_("discussion thread"), _("journal"), _("code example")),
)
KINDS_OF_UNITS = (
    *(_("chapter"), _("video"), _("lecture video"), _("notes page"), _("page")),
    *(_("paper part"), _("week"), _("notebook + lecture"), _("section")),
    *(_("tutorial"), _("paper slot"), _("guide part"), _("thread"), _("code")),
    _("task"),
)


def in_words(value: str) -> str:
    """In the reader's language, where this value is known; else as it is, `Foreign`."""
    found = gettext(value) if value else value
    return foreign(value, ORIGINAL) if found == value and tag() != ORIGINAL else found


def depth_word(depth: Depth) -> str:
    """What a depth is called in the reader's language; nothing for none."""
    name = DEPTH_NAMES.get(depth, "")
    return gettext(name) if name else ""
