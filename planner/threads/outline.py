"""How something is explained in plain words: what the text of an explainer begins with.

The five parts are those of the catalogue's strategy `explain-papers`.
"""

from __future__ import annotations

STRATEGY = "explain-papers"
PARTS = (
    "What it claims",
    "Why it matters",
    "The idea in plain words",
    "One example",
    "What stays unclear",
)
OUTLINE = "".join(f"### {part}\n\n\n" for part in PARTS).strip() + "\n"
