"""Answering the questions about a group's system; what was said before is kept."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.groups.models import Group
from planner.progress.models import WorksheetVersion


class AnswerHasChanged(Exception):
    """Somebody answered the same question meanwhile. `newest`: the worksheet as it is now."""

    def __init__(self, newest: WorksheetVersion) -> None:
        super().__init__(_("Somebody has answered this question since you opened the page."))
        self.newest = newest


class NoSuchVersion(Exception):
    """There is nothing to bring back; the text says so."""


def newest(group: Group) -> WorksheetVersion | None:
    return WorksheetVersion.objects.filter(group=group).order_by("-number").first()


@transaction.atomic
def answer(
    *, group: Group, asked: int, text: str, version: int, by: User, now: dt.datetime
) -> WorksheetVersion | None:
    """The worksheet with this answer to question number `asked`; an empty one takes it away.
    `version`: of the one that the form showed, 0 for none. Two who answer different questions
    are not in each other's way. What changes nothing makes no version.

    Raises AnswerHasChanged, GroupIsArchived.
    """
    locked(group)
    before = newest(group)
    answers, key = _answers(before), str(asked)
    if before is not None and before.number != version:
        shown = WorksheetVersion.objects.filter(group=group, number=version).first()
        if _answers(shown).get(key, "") != answers.get(key, ""):
            raise AnswerHasChanged(before)
    if answers.get(key, "") == text:
        return before
    changed = {**answers, key: text} if text else {k: v for k, v in answers.items() if k != key}
    return _next(group, before, changed, by, now, asked=asked)


@transaction.atomic
def restore(
    *, group: Group, number: int, version: int, by: User, now: dt.datetime
) -> WorksheetVersion:
    """All answers as they were in version `number`, as a new one, so that this can be undone as
    well. `version`: the newest that the page showed.

    Raises NoSuchVersion, AnswerHasChanged, GroupIsArchived.
    """
    locked(group)
    before = newest(group)
    former = WorksheetVersion.objects.filter(group=group, number=number).first()
    if before is None or former is None:
        raise NoSuchVersion(_("There is no such version of the worksheet."))
    if before.number != version:
        raise AnswerHasChanged(before)
    if former.answers == before.answers:
        return before
    return _next(group, before, former.answers, by, now, restored=number)


def _next(
    group: Group,
    before: WorksheetVersion | None,
    answers: dict[str, str],
    by: User,
    now: dt.datetime,
    *,
    asked: int | None = None,
    restored: int | None = None,
) -> WorksheetVersion:
    return WorksheetVersion.objects.create(
        group=group,
        number=before.number + 1 if before else 1,
        answers=answers,
        asked=asked,
        restored=restored,
        written_by=by,
        written_at=now,
    )


def _answers(version: WorksheetVersion | None) -> dict[str, str]:
    return dict(version.answers) if version else {}
