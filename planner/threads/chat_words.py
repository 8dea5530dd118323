"""What a chat hands in, whatever its dialect, as a question. Plain Python.

Slack (slash commands and outgoing webhooks), Mattermost (outgoing webhooks and slash commands) and
whatever forwards Discord's messages send other names for the same things, as forms or as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

TEXTS = ("text", "content", "message")
AUTHORS = ("user_name", "username", "author", "user")
LINKS = ("permalink", "link", "message_url", "url")
LONGEST_TITLE = 120
LONGEST_LINK = 500

_SLACK_LINK = re.compile(r"<(https?://[^|>\s]+)(?:\|([^>]*))?>")
_SLACK_PERSON = re.compile(r"<[@#!][^|>]*(?:\|([^>]*))?>")
_ADDRESS = re.compile(r"https://[^\s<>()\"']+")
_PERMALINK = re.compile(r"/archives/[A-Z0-9]+/p\d+|/pl/[a-z0-9]{20,}|/channels/[\d@me]+/\d+/\d+")


class NotAQuestion(Exception):
    """Nothing in it can be asked; the text says what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatQuestion:
    """`text` in Markdown; `author`: the name that the chat gives; `link`: to where it was asked,
    empty where the chat does not tell."""

    title: str
    text: str
    author: str
    link: str


def fields_of(body: bytes) -> Mapping[str, Any]:
    """What was sent as JSON. Raises NotAQuestion."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as fault:
        raise NotAQuestion(_("This is no JSON.")) from fault
    if not isinstance(found, dict):
        raise NotAQuestion(_("A JSON object is expected."))
    return found


def question_of(fields: Mapping[str, Any]) -> ChatQuestion:
    """Raises NotAQuestion where there is no text."""
    text = _first(fields, TEXTS)
    trigger = _first(fields, ("trigger_word",))
    if trigger and text.startswith(trigger):
        text = text[len(trigger) :]
    text = _as_markdown(text).strip()
    if not text:
        raise NotAQuestion(_("There is no text: say what the question is."))
    title = _first(fields, ("title",)) or text.splitlines()[0]
    link = permalink(_first(fields, LINKS)) or _permalink_in(text)
    return ChatQuestion(
        title=_shortened(_plain_title(title)),
        text=text,
        author=_plain_title(_first(fields, AUTHORS)),
        link=link,
    )


def permalink(address: str) -> str:
    """The address if it can be linked to, without spaces around; else empty."""
    address = address.strip()
    if len(address) > LONGEST_LINK or not _ADDRESS.fullmatch(address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return "" if not parts.hostname or "@" in parts.netloc else address


def _permalink_in(text: str) -> str:
    """The first address in a text that leads to a message of a chat."""
    found = (match[0] for match in _ADDRESS.finditer(text))
    return next((each for each in found if _PERMALINK.search(each) and permalink(each)), "")


def _first(fields: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The first that is a text; of an object its name."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, Mapping):
            value = value.get("username") or value.get("name")
        if isinstance(value, str) and value.strip():
            return value.replace("\x00", "")
    return ""


def _as_markdown(text: str) -> str:
    """Slack's marks for links and people, and its three escaped letters."""
    text = _SLACK_LINK.sub(
        lambda found: f"[{found[2]}]({found[1]})" if found[2] else found[1], text
    )
    text = _SLACK_PERSON.sub(lambda found: found[1] or "", text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _plain_title(text: str) -> str:
    return " ".join(text.split())


def _shortened(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"
