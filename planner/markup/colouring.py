"""Code in a few colours, by classes."""

from collections.abc import Iterator
from html import escape

from pygments.lexers import get_lexer_by_name
from pygments.token import (
    Comment,
    Generic,
    Keyword,
    Name,
    Number,
    Operator,
    String,
    _TokenType,
)

KINDS = {
    Comment: "code-comment",
    Generic.Deleted: "code-deleted",
    Generic.Inserted: "code-inserted",
    Generic.Output: "code-output",
    Keyword: "code-keyword",
    Name.Builtin: "code-name",
    Name.Class: "code-name",
    Name.Decorator: "code-name",
    Name.Function: "code-name",
    Name.Tag: "code-keyword",
    Number: "code-number",
    Operator.Word: "code-keyword",
    String: "code-string",
}
CLASSES = frozenset(KINDS.values())

# Only lexers that were measured: those of C, Java and Make need a second for 6,000 line breaks.
LANGUAGES = {
    "bash": "bash",
    "console": "console",
    "css": "css",
    "diff": "diff",
    "go": "go",
    "html": "html",
    "ini": "ini",
    "javascript": "javascript",
    "js": "javascript",
    "json": "json",
    "julia": "julia",
    "latex": "latex",
    "py": "python",
    "pycon": "pycon",
    "python": "python",
    "r": "r",
    "rust": "rust",
    "sh": "bash",
    "sql": "sql",
    "tex": "latex",
    "toml": "toml",
    "yaml": "yaml",
    "yml": "yaml",
}
MOST_COLOURED = 6_000  # characters of code in one text; what is beyond stays plain


def coloured(code: str, *, language: str) -> str:
    """Escaped, with spans; plain when the language is not known."""
    if language not in LANGUAGES:
        return escape(code)
    return "".join(
        f'<span class="{kind}">{escape(text)}</span>' if kind else escape(text)
        for kind, text in _runs(code, LANGUAGES[language])
    )


def _runs(code: str, lexer: str) -> Iterator[tuple[str, str]]:
    """Neighbours of one kind together."""
    kind, text = "", ""
    for token, part in get_lexer_by_name(lexer, stripnl=False, ensurenl=False).get_tokens(code):
        found = _kind(token)
        if found != kind and text:
            yield kind, text
            text = ""
        kind, text = found, text + part
    if text:
        yield kind, text


def _kind(token: _TokenType) -> str:
    above: _TokenType | None = token
    while above is not None:
        if above in KINDS:
            return KINDS[above]
        above = above.parent
    return ""
