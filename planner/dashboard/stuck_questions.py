"""From a stuck moment to its thread and back: neither of the two knows the other."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from curriculum.current import current, version
from planner.accounts.models import User
from planner.dashboard.help_wanted import ask_helpers
from planner.dashboard.stuck_subjects import stuck_on
from planner.progress import stuck_actions
from planner.progress.models import Stuck
from planner.threads.asking import answer
from planner.threads.models import Post, Thread


def note_asked(thread: Thread, *, now: dt.datetime) -> None:
    """Whoever asks what they are stuck on is stuck, if they were not yet; those who offered to
    help hear of it. Called for every new thread."""
    if thread.kind != Thread.Kind.STUCK:
        return
    on = stuck_on(current(version()), thread.about_kind, thread.about_id)
    if on is None:
        return
    user = thread.asked_by
    subject = on.on(thread.location)
    moment = stuck_actions.get_stuck(user=user, on=subject, group=thread.group, now=now)
    stuck_actions.ask_for_help(moment=moment, thread=thread.pk, by=user, now=now)
    ask_helpers(thread, topic=moment.topic, depth=moment.depth, now=now)


@transaction.atomic
def answer_own_question(moment: Stuck, *, text: str, by: User, now: dt.datetime) -> Post | None:
    """What helped, as an answer in the thread that asked; None where there is none any more.

    Sent twice it is one answer. Raises CannotPost, GroupIsArchived.
    """
    if moment.thread is None:
        return None
    present = Thread.objects.present().filter(pk=moment.thread)
    thread = present.select_related("group").first()
    if thread is None:
        return None
    return answer(thread=thread, text=text, by=by, now=now, key=f"stuck-{moment.pk}")
