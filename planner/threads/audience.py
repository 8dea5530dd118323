"""Who is told of a post, and because of what: pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Because of what somebody is told."""

    MENTION = "mention"
    THREAD = "thread"
    TOPIC = "topic"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What somebody has said about a thread, its topic and its group: true that they follow it,
    false that it is mute to them, None nothing."""

    thread: bool | None = None
    topic: bool | None = None
    group: bool | None = None

    @property
    def is_muted(self) -> bool:
        """By the narrowest of what they have said."""
        said = (each for each in (self.thread, self.topic, self.group) if each is not None)
        return next(said, True) is False


INDIFFERENT = Stance()


def why_told(stance: Stance, *, is_opening: bool, is_called: bool, is_own: bool) -> Reason | None:
    """None for whoever is not told.

    Nobody is told of what they wrote, nor of anything in a thread that they have muted. Whoever
    is called by name hears of it even where the topic or the group is mute. Following a thread is
    hearing of all that is written in it; following a topic or a group of what is begun there,
    where the narrower one counts.
    """
    if is_own or stance.thread is False:
        return None
    if is_called:
        return Reason.MENTION
    if stance.thread:
        return Reason.THREAD
    if not is_opening or stance.is_muted:
        return None
    if stance.topic:
        return Reason.TOPIC
    return Reason.GROUP if stance.group else None
