"""Writing a meeting up: text, links, and what is to be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.meetings.models import ActionItem, Meeting, Recap


class CannotWriteRecap(Exception):
    """There is nothing to write up; the text says why."""


class RecapHasChanged(Exception):
    """Somebody saved it since the form was opened. `recap`: theirs."""

    def __init__(self, recap: Recap) -> None:
        super().__init__(_("Somebody has saved the recap since you opened this page."))
        self.recap = recap


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapLink:
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """`who`: None for nobody in particular."""

    what: str
    who: User | None
    is_done: bool


@transaction.atomic
def write_recap(
    *,
    meeting: Meeting,
    text: str,
    links: Sequence[RecapLink],
    to_do: Sequence[ToDo],
    version: int,
    by: User,
    now: dt.datetime,
) -> Recap:
    """The recap as it shall be, as a whole. `version`: of the one that the form showed, 0 for none.

    Raises CannotWriteRecap, RecapHasChanged, GroupIsArchived.
    """
    locked(meeting.group)
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require_begun(meeting=row, now=now)
    recap = _next_version(row, version)
    recap.written_at, recap.written_by = now, by
    recap.text = text
    recap.links = [{"title": each.title, "url": each.url} for each in links]
    recap.save()
    ActionItem.objects.filter(meeting=row).delete()
    ActionItem.objects.bulk_create(
        ActionItem(meeting=row, position=place, what=each.what, who=each.who, is_done=each.is_done)
        for place, each in enumerate(to_do, start=1)
    )
    return recap


@transaction.atomic
def tick(*, item: ActionItem, is_done: bool, version: int, by: User, now: dt.datetime) -> None:
    """Say that something is done, or that it is not after all.

    Raises RecapHasChanged, as the item may be another one then; GroupIsArchived.
    """
    locked(item.meeting.group)
    recap = Recap.objects.select_for_update().get(meeting=item.meeting_id)
    if recap.version != version:
        raise RecapHasChanged(recap)
    item.is_done = is_done
    item.save(update_fields=["is_done"])
    recap.version += 1
    recap.save(update_fields=["version"])


def require_begun(*, meeting: Meeting, now: dt.datetime) -> None:
    """Raises CannotWriteRecap."""
    if meeting.state not in (Meeting.State.PLANNED, Meeting.State.HELD):
        raise CannotWriteRecap(_("By the plan this meeting did not take place."))
    if meeting.starts_at > now:
        raise CannotWriteRecap(_("The meeting has not begun yet."))


def _next_version(meeting: Meeting, version: int) -> Recap:
    recap = Recap.objects.filter(meeting=meeting).first()
    if recap is not None and recap.version != version:
        raise RecapHasChanged(recap)
    recap = recap or Recap(meeting=meeting, version=0)
    recap.version += 1
    return recap
