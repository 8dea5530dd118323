"""How the parser's tokens become HTML, where we want it otherwise than it does."""

import re
from collections.abc import Callable, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from planner.markup.colouring import MOST_COLOURED, coloured
from planner.markup.formula import LONG, formula

Rule = Callable[..., str]

SCROLLS = 'tabindex="0" role="group" aria-label='
TAG = re.compile(r"<[^>]*>")


def add_elements(markdown: MarkdownIt) -> None:
    rules: dict[str, Rule] = {
        "amsmath": _display,
        "code_block": _code,
        "fence": _code,
        "footnote_anchor": _note_back,
        "footnote_block_close": _notes_close,
        "footnote_block_open": _notes_open,
        "footnote_close": _note_close,
        "footnote_open": _note_open,
        "footnote_ref": _note_mark,
        "math_block": _display,
        "math_inline": _inline,
        "math_inline_double": _display_in_a_line,
        "table_close": _table_close,
        "table_open": _table_open,
    }
    for name, rule in rules.items():
        markdown.add_render_rule(name, rule)


def mend_blocks(state: StateCore) -> None:
    """A rule of the parser: a page's own titles stand above; no style attribute in tables."""
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + 2, 6)}"
        elif token.type in {"th_open", "td_open"} and "style" in token.attrs:
            side = str(token.attrs.pop("style")).removeprefix("text-align:")
            token.attrSet("class", f"align-{side}")


# --- mathematics ---------------------------------------------------------------------------------


def _formula(token: Token, *, display: bool) -> str:
    return formula(
        token.content, display=display, typed=token.markup + token.content + token.markup
    )


def _inline(_: object, tokens: Sequence[Token], at: int, __: OptionsDict, env: EnvType) -> str:
    html = _formula(tokens[at], display=False)
    # A browser does not break a formula over lines; a long one scrolls for itself.
    if "bare" in env or len(TAG.sub("", html)) <= LONG or html.startswith("<code"):
        return html
    return f'<span class="math-long" {SCROLLS}"Formula">{html}</span>'


def _display(_: object, tokens: Sequence[Token], at: int, __: OptionsDict, ___: EnvType) -> str:
    html = _formula(tokens[at], display=True)
    if html.startswith("<code"):
        return f"<p>{html}</p>\n"
    return f'<div class="math-block" {SCROLLS}"Formula">{html}</div>\n'


def _display_in_a_line(
    _: object, tokens: Sequence[Token], at: int, __: OptionsDict, env: EnvType
) -> str:
    if "bare" in env:
        return _formula(tokens[at], display=False)
    html = _formula(tokens[at], display=True)
    if html.startswith("<code"):
        return html
    return f'<span class="math-block" {SCROLLS}"Formula">{html}</span>'


# --- code and tables -----------------------------------------------------------------------------


def _code(_: object, tokens: Sequence[Token], at: int, __: OptionsDict, env: EnvType) -> str:
    code, language = tokens[at].content, tokens[at].info.strip().partition(" ")[0].lower()
    env["coloured"] = env.get("coloured", 0) + len(code)
    html = escape(code) if env["coloured"] > MOST_COLOURED else coloured(code, language=language)
    return f'<pre {SCROLLS}"Code"><code>{html}</code></pre>\n'


def _table_open(*_: object) -> str:
    return f'<div class="table-scroll" {SCROLLS}"Table"><table>\n'


def _table_close(*_: object) -> str:
    return "</table></div>\n"


# --- notes ---------------------------------------------------------------------------------------


def _note_mark(_: object, tokens: Sequence[Token], at: int, __: OptionsDict, env: EnvType) -> str:
    note, mark = _names(tokens[at], env)
    number = tokens[at].meta["id"] + 1
    return f'<sup class="note-mark"><a href="#{note}" id="{mark}">[{number}]</a></sup>'


def _note_back(_: object, tokens: Sequence[Token], at: int, __: OptionsDict, env: EnvType) -> str:
    _note, mark = _names(tokens[at], env)
    return f' <a class="note-back" href="#{mark}" aria-label="Back to the text">↩︎</a>'


def _note_open(_: object, tokens: Sequence[Token], at: int, __: OptionsDict, env: EnvType) -> str:
    return f'<li id="{_names(tokens[at], env)[0]}">'


def _note_close(*_: object) -> str:
    return "</li>\n"


def _notes_open(*_: object) -> str:
    return '<div class="notes">\n<ol>\n'


def _notes_close(*_: object) -> str:
    return "</ol>\n</div>\n"


def _names(token: Token, env: EnvType) -> tuple[str, str]:
    """The ids of a note and of the mark that calls it; the text's own digits keep them apart."""
    name = f"{env['text']}-{token.meta['id'] + 1}"
    again = token.meta.get("subId", 0)
    return f"fn-{name}", f"fnref-{name}-{again + 1}" if again else f"fnref-{name}"
