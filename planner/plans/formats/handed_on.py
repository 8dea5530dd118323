"""Words that only plans to be handed on have, in the language of whoever asks for them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from planner.plans.programme import Task


def task(task: Task) -> str:
    words = {"title": task.title, "minutes": task.minutes}
    if task.in_meeting:
        return _("%(title)s (%(minutes)s min)") % words
    return _("%(title)s (%(minutes)s min, before the meeting)") % words
