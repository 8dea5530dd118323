"""Which threads stand on the next meeting's agenda; meetings themselves know nothing of threads.

Whatever opens, answers, renames or ends a thread calls `settle_agenda` afterwards; the worker
looks again at all of them, as meetings pass, fall away and are published without asking.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.access import Inside
from planner.groups.actions import locked
from planner.meetings.models import AgendaItem, Meeting
from planner.meetings.question_actions import Question, put_question, take_question_off
from planner.threads.models import OnAgenda, Thread, ThreadQuerySet

SOURCE = "thread"


class CannotPutOnAgenda(Exception):
    """It is no open question; the text says so."""


@transaction.atomic
def put_on_agenda(*, thread: Thread, by: User, now: dt.datetime) -> None:
    """It stands on the next meeting's agenda until it is answered.

    Raises CannotPutOnAgenda, GroupIsArchived.
    """
    locked(thread.group)
    if not Thread.objects.open().filter(pk=thread.pk).exists():
        raise CannotPutOnAgenda(_("Only a question that is still open goes on an agenda."))
    current = OnAgenda.objects.filter(thread=thread, taken_off_at=None)
    if not current.exists():
        values = {"put_by": by, "put_at": now, "taken_off_at": None}
        OnAgenda.objects.update_or_create(thread=thread, defaults=values)
    settle_agenda(thread, now)


@transaction.atomic
def take_off_agenda(*, thread: Thread, by: User, now: dt.datetime) -> None:
    """It stays open, and is on no agenda to come. Raises GroupIsArchived."""
    locked(thread.group)
    OnAgenda.objects.filter(thread=thread, taken_off_at=None).update(taken_off_at=now)
    settle_agenda(thread, now)


@transaction.atomic
def settle_agenda(thread: Thread, now: dt.datetime) -> None:
    """Makes agendas agree with the thread as it is now; twice changes nothing.

    Raises GroupIsArchived.
    """
    row = Thread.objects.select_related("group").get(pk=thread.pk)
    source = source_of(row.pk)
    if _wanted().filter(pk=row.pk).exists():
        address = reverse("threads:thread", args=[row.group_id, row.group.slug, row.pk])
        question = Question(source=source, title=row.title, link=address)
        put_question(group=row.group, question=question, now=now)
        return
    _hand_on(row, now)
    is_gone = row.deleted_at is not None
    take_question_off(group=row.group, source=source, now=now, also_behind=is_gone)


def settle_agendas(*, now: dt.datetime) -> int:
    """Each thread whose agenda is no longer right; tells nobody, so it gives 0."""
    for thread in _unsettled(now).order_by("id"):
        settle_agenda(thread, now)
    return 0


def may_take_off(thread: Thread, inside: Inside) -> bool:
    """Leads, whoever asked, and whoever put it there."""
    return inside.is_lead or _own(inside.user).filter(pk=thread.pk).exists()


def taking_off(sources: Iterable[str], inside: Inside) -> Mapping[str, str]:
    """Where the reader can take them off, for the pages of meetings; see `question_acts`."""
    ids = [number for each in sources if (number := number_in(each)) is not None]
    theirs = Thread.objects.filter(group=inside.group, pk__in=ids)
    if not inside.is_lead:
        theirs = theirs.filter(pk__in=_own(inside.user))
    place = [inside.group.pk, inside.group.slug]
    return {
        source_of(number): reverse("threads:agenda", args=[*place, number])
        for number in theirs.values_list("pk", flat=True)
    }


def _hand_on(thread: Thread, now: dt.datetime) -> None:
    """The thread that it was merged into takes its place."""
    before = OnAgenda.objects.filter(thread=thread, taken_off_at=None).first()
    into = thread.merged_into
    if before is not None and into is not None and not hasattr(into, "on_agenda"):
        OnAgenda.objects.create(thread=into, put_by=before.put_by, put_at=before.put_at)
        settle_agenda(into, now)


def source_of(number: int) -> str:
    """As agendas name the thread of this number."""
    return f"{SOURCE}:{number}"


def number_in(source: str) -> int | None:
    kind, _, number = source.partition(":")
    return int(number) if kind == SOURCE and number.isdecimal() else None


def _wanted() -> ThreadQuerySet:
    """Open ones that were put on the agenda and not taken off."""
    return Thread.objects.open().filter(on_agenda__isnull=False, on_agenda__taken_off_at=None)


def _own(user: User) -> ThreadQuerySet:
    return Thread.objects.filter(Q(asked_by=user) | Q(on_agenda__put_by=user))


def _unsettled(now: dt.datetime) -> ThreadQuerySet:
    """Those that lack their place though a meeting is planned, and those that have one too many."""
    planned = Meeting.objects.upcoming(now).filter(state=Meeting.State.PLANNED)
    source = Concat(Value(f"{SOURCE}:"), Cast(OuterRef("pk"), CharField()))
    placed = AgendaItem.objects.filter(source=source, meeting__in=planned)
    missing = _wanted().filter(
        ~Exists(placed), Exists(planned.filter(group=OuterRef("group"))), group__archived_at=None
    )
    shown = AgendaItem.objects.filter(source__startswith=f"{SOURCE}:", meeting__in=planned)
    numbers = {number_in(each) for each in shown.values_list("source", flat=True)}
    left = Thread.objects.filter(pk__in=[each for each in numbers if each is not None])
    overdue = left.filter(group__archived_at=None).exclude(pk__in=_wanted())
    return Thread.objects.filter(Q(pk__in=missing.values("pk")) | Q(pk__in=overdue.values("pk")))
