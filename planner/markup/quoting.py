"""What somebody wrote, inside of what somebody else writes."""

import re

MARKS = re.compile(r"([\\`*_~\[\]<>$|#@!&^])")


def quoted(source: str) -> str:
    """The source as a quote, to the letter: its formulas, code, lists and own quotes too."""
    lines = source.replace("\r\n", "\n").rstrip().split("\n")
    return "\n".join(f"> {line}" if line.strip() else ">" for line in lines)


def literal(text: str) -> str:
    """A line that Markdown leaves as it is, such as somebody's name."""
    return MARKS.sub(r"\\\1", " ".join(text.split()))
