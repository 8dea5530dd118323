"""Who is told of a post, as a table."""

import pytest

from planner.threads.audience import Reason, Stance, why_told

YES, NO, ___ = True, False, None
MENTION, THREAD, TOPIC, GROUP = Reason


@pytest.mark.parametrize(
    ("thread", "topic", "group", "opening", "answer", "called"),
    [
        (___, ___, ___, None, None, MENTION),
        (___, ___, YES, GROUP, None, MENTION),
        (___, ___, NO, None, None, MENTION),
        (___, YES, ___, TOPIC, None, MENTION),
        (___, YES, YES, TOPIC, None, MENTION),
        (___, YES, NO, TOPIC, None, MENTION),
        (___, NO, ___, None, None, MENTION),
        (___, NO, YES, None, None, MENTION),
        (___, NO, NO, None, None, MENTION),
        (YES, ___, ___, THREAD, THREAD, MENTION),
        (YES, NO, NO, THREAD, THREAD, MENTION),
        (YES, YES, YES, THREAD, THREAD, MENTION),
        (NO, ___, ___, None, None, None),
        (NO, YES, YES, None, None, None),
        (NO, NO, NO, None, None, None),
    ],
)
def test_the_narrower_one_counts(thread, topic, group, opening, answer, called):
    stance = Stance(thread=thread, topic=topic, group=group)

    found = [
        why_told(stance, is_opening=is_opening, is_called=is_called, is_own=False)
        for is_opening, is_called in ((True, False), (False, False), (False, True))
    ]

    assert found == [opening, answer, called]


@pytest.mark.parametrize("is_opening", [True, False])
@pytest.mark.parametrize("is_called", [True, False])
def test_nobody_is_told_of_their_own(is_opening, is_called):
    follows_all = Stance(thread=True, topic=True, group=True)

    assert why_told(follows_all, is_opening=is_opening, is_called=is_called, is_own=True) is None


@pytest.mark.parametrize(
    ("stance", "is_muted"),
    [
        (Stance(), False),
        (Stance(group=False), True),
        (Stance(topic=True, group=False), False),
        (Stance(topic=False, group=True), True),
        (Stance(thread=True, topic=False), False),
        (Stance(thread=False, topic=True), True),
    ],
)
def test_what_is_mute(stance, is_muted):
    assert stance.is_muted is is_muted
