"""What rendered texts say of themselves to who cannot see them, in the language of a page.

They are rendered in English, once and for all; what is kept so is said anew when it is shown.
"""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

LABEL = ' aria-label="'


def labelled(html: str) -> str:
    language = get_language() or settings.LANGUAGE_CODE
    if language == settings.LANGUAGE_CODE or LABEL not in html:
        return html
    for before, after in _labels(language):
        html = html.replace(before, after)
    return html


@lru_cache(maxsize=len(settings.LANGUAGES))
def _labels(language: str) -> tuple[tuple[str, str], ...]:
    """Attributes as `allowed.py` lets them out. `language`: the one that is spoken."""
    said = {
        "Formula": _("Formula"),
        "Table": _("Table"),
        "Code": pgettext("of a program", "Code"),
        "Back to the text": _("Back to the text"),
    }
    return tuple((f'{LABEL}{name}"', f'{LABEL}{said[name]}"') for name in said)
