"""How something is explained in plain words: what the text of an explainer begins with.

The five parts are those of the catalogue's strategy `explain-papers`.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy

STRATEGY = "explain-papers"
PARTS = (
    gettext_lazy("What it claims"),
    gettext_lazy("Why it matters"),
    gettext_lazy("The idea in plain words"),
    gettext_lazy("One example"),
    gettext_lazy("What stays unclear"),
)


def outline() -> str:
    return "".join(f"### {part}\n\n\n" for part in PARTS).strip() + "\n"
