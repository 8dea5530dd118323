import json
from html.parser import HTMLParser

from django.template import engines

from planner.htmx import HTMX_CONFIG


class Metas(HTMLParser):
    def __init__(self):
        super().__init__()
        self.contents = {}

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.contents[found["name"]] = found["content"]


def test_a_template_can_print_the_configuration_of_htmx(rf):
    page = engines["django"].from_string('<meta name="htmx-config" content="{{ htmx_config }}">')
    metas = Metas()

    metas.feed(page.render({}, rf.get("/")))

    assert json.loads(metas.contents["htmx-config"]) == HTMX_CONFIG
    assert {
        name: HTMX_CONFIG[name]
        for name in ("allowEval", "allowScriptTags", "historyCacheSize", "includeIndicatorStyles")
    } == {
        "allowEval": False,
        "allowScriptTags": False,
        "historyCacheSize": 0,
        "includeIndicatorStyles": False,
    }
