"""Which Markdown we speak: CommonMark without HTML, with tables, strikes, notes and formulas."""

from markdown_it import MarkdownIt
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from planner.markup.dollars import formula_between_dollars
from planner.markup.elements import add_elements, mend_blocks
from planner.markup.links import may_lead_to, mend_links
from planner.markup.mentions import mark_mentions, mention
from planner.markup.tying import tie_marks

MOST_NESTING = 20


class Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the parser's name
        return may_lead_to(url)


def grammar() -> MarkdownIt:
    """A single line break is a space; two spaces or a backslash before it break the line."""
    markdown = Markdown(
        "commonmark", {"html": False, "xhtmlOut": False, "maxNesting": MOST_NESTING}
    )
    markdown.enable(["table", "strikethrough"])
    markdown.use(dollarmath_plugin, allow_labels=False, allow_blank_lines=False)
    markdown.inline.ruler.at("math_inline", formula_between_dollars)
    markdown.use(amsmath_plugin)
    markdown.use(footnote_plugin, inline=False)
    markdown.core.ruler.after("text_join", "mend_links", mend_links)
    markdown.core.ruler.after("mend_links", "mark_mentions", mark_mentions)
    markdown.core.ruler.after("mark_mentions", "tie_marks", tie_marks)
    markdown.core.ruler.after("tie_marks", "mend_blocks", mend_blocks)
    add_elements(markdown)
    markdown.add_render_rule("mention", mention)
    return markdown
