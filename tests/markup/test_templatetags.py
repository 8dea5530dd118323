from django.template import Context, Template
from django.utils.safestring import SafeString

from planner.markup.templatetags.markup import markdown, markdown_inline


def test_every_template_knows_the_filters_without_loading_them():
    page = Template("{{ text|markdown }}{{ title|markdown_inline }}")

    assert page.render(Context({"text": "*a* <b>", "title": "**c** <d>"})) == (
        "<p><em>a</em> &lt;b&gt;</p>\n<strong>c</strong> &lt;d&gt;"
    )


def test_what_they_return_is_not_escaped_again():
    assert isinstance(markdown("x"), SafeString)
    assert isinstance(markdown_inline("x"), SafeString)


def test_a_long_text_is_rendered_too():
    assert markdown("*a* " * 1000).count("<em>") == 1000
