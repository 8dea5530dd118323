import json
import re

import pytest

from planner.outbox.webhooks import SHAPES, payload

LINK = "http://127.0.0.1:8000/groups/1-a/"
HOSTILE = (
    "<!channel> & <http://evil.example|our plan>",
    "<@U123> <#C1> <!subteam^S1>",
    "@all @channel @here @everyone",
    "```\ncode\n``` `x` *b* _i_ ~s~ # h > q | t",
    "[our plan](http://evil.example) ![x](http://evil.example/y.png)",
    'quotes " and \\ back\\slashes \\@all',
    "line one\nline two\u2028three ∇f 梯度 &lt;",
)


def said(shape, text):
    """What the service is given, without our link."""
    found = json.loads(payload(shape, text, LINK))
    content = found["content" if shape == "discord" else "text"]
    assert content.endswith(f"\n<{LINK}>")
    return content.removesuffix(f"\n<{LINK}>")


def shown(shape, given):
    """What people read: the service's own escapes taken back."""
    if shape == "slack":
        return given.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return re.sub(r"\\([\\`*_~\[\]()#>|!<])", r"\1", given).replace("\u200b", "")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("text", HOSTILE)
def test_people_read_what_was_written(shape, text):
    assert shown(shape, said(shape, text)) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_acts_in_slack(text):
    assert re.search(r"[<>]|&(?!amp;|lt;|gt;)", said("slack", text)) is None


@pytest.mark.parametrize("shape", ["mattermost", "discord"])
@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_acts_in_markdown(shape, text):
    given = said(shape, text)

    assert re.search(r"@\w", given) is None
    unescaped = re.sub(r"\\.", "", given)
    assert re.search(r"[`*_~\[\]<|]", unescaped) is None


def test_discord_is_told_to_call_nobody():
    assert json.loads(payload("discord", "@everyone", LINK))["allowed_mentions"] == {"parse": []}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_long_text_is_cut(shape):
    assert said(shape, "a" * 5000) == "a" * 1900
