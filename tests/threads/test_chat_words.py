"""What chats hand in, in their dialects."""

import pytest

from planner.threads.chat_words import NotAQuestion, fields_of, permalink, question_of

SLACK = {
    "command": "/lemma",
    "text": "Why is &lt;x, y&gt; a number? See <https://example.org/a|this>, <@U1|mia>",
    "user_name": "ben",
    "channel_name": "math",
}
MATTERMOST = {
    "trigger_word": "lemma",
    "text": "lemma Why a norm?\nhttps://chat.example.org/team/pl/abcdefghijklmnopqrstuvwxyz",
    "user_name": "cleo",
}
DISCORD = {
    "content": "Why a norm?",
    "author": {"username": "dan"},
    "url": "https://discord.com/channels/1/2/3",
}


def test_slack_s_marks_become_markdown():
    found = question_of(SLACK)

    assert found.text == "Why is <x, y> a number? See [this](https://example.org/a), mia"
    assert (found.author, found.link) == ("ben", "")


def test_mattermost_s_trigger_is_left_out_and_its_permalink_found():
    found = question_of(MATTERMOST)

    assert found.title == "Why a norm?"
    assert found.link == "https://chat.example.org/team/pl/abcdefghijklmnopqrstuvwxyz"


def test_discord_s_author_and_address_are_known():
    found = question_of(DISCORD)

    assert (found.title, found.author) == ("Why a norm?", "dan")
    assert found.link == "https://discord.com/channels/1/2/3"


@pytest.mark.parametrize(
    "fields", [{}, {"text": "  "}, {"text": 7}, {"trigger_word": "a", "text": "a"}]
)
def test_without_a_text_there_is_no_question(fields):
    with pytest.raises(NotAQuestion, match="no text"):
        question_of(fields)


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b'"text"'])
def test_what_is_no_object_is_refused(body):
    with pytest.raises(NotAQuestion):
        fields_of(body)


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/a",
        "javascript:alert(1)",
        "https://",
        "https://good.example@evil.example/",
        "https://[::1/",
        "https://example.org/" + "a" * 500,
        "https://example.org/a b",
    ],
)
def test_only_whole_https_addresses_are_linked_to(address):
    assert permalink(address) == ""


def test_a_long_first_line_is_cut_for_the_title():
    assert len(question_of({"text": "why " * 100}).title) == 120
