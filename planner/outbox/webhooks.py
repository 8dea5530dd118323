"""What a chat is told: each text in the shape of its service, with nothing in it that acts."""

from __future__ import annotations

import json
import re

SHAPES = ("slack", "mattermost", "discord")
MARKS = re.compile(r"([\\`*_~\[\]()#>|!<])")
NO_MENTION = "@\u200b"  # a space without width: "@all" is read, and calls nobody
MOST_LETTERS = 1900


def payload(shape: str, text: str, link: str) -> bytes:
    """`text` is shown as it is written; `link` is our own and can be followed."""
    text = text[:MOST_LETTERS]
    if shape == "slack":
        content: dict[str, object] = {"text": f"{slack(text)}\n<{slack(link)}>", "mrkdwn": False}
    elif shape == "discord":
        said = f"{marked_down(text)}\n<{link}>"
        content = {"content": said, "allowed_mentions": {"parse": []}}
    else:
        content = {"text": f"{marked_down(text)}\n<{link}>"}
    return json.dumps(content).encode()


def slack(text: str) -> str:
    """Slack's three letters that act: `<!channel>`, `<http://elsewhere|our text>`."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def marked_down(text: str) -> str:
    """Every mark of Markdown as a letter, and nobody called by name."""
    return MARKS.sub(r"\\\1", text).replace("@", NO_MENTION)
