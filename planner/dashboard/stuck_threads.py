"""What a group has asked already about what somebody is stuck on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.dashboard.stuck_subjects import StuckOn
from planner.groups.models import Group
from planner.language.lists import in_a_row
from planner.threads.finding import OF_THREADS, findings
from planner.threads.models import Thread
from planner.threads.similar import OWN_COVERED

MOST_THREADS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A thread that may help."""

    title: str
    address: str
    group: str
    answers: int
    is_answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskIn:
    """Where the group is asked, with the form filled in as far as it is known."""

    group: Group
    address: str


def asked_before(groups: Sequence[Group], on: StuckOn, reader: User) -> tuple[Asked, ...]:
    """Threads about the same thing or its topic: answered ones first, then the newest. Where
    there are none, those that the search finds by its name."""
    same = Q(about_kind=on.kind, about_id=on.id)
    if on.at:
        same |= Q(about_kind=Thread.About.TOPIC, about_id=on.at.topic)
    rows = Thread.objects.present().filter(same, group__in=groups, duplicate_of=None)
    found = list(rows.select_related("group").order_by("-posted_at", "-id")[: 4 * MOST_THREADS])
    if not found and groups:
        return tuple(_asked(each) for each in _by_words(groups, on, reader))
    ranked = sorted(found, key=lambda thread: (thread.accepted_id is None, not thread.answer_count))
    return tuple(_asked(each) for each in ranked[:MOST_THREADS])


def _by_words(groups: Sequence[Group], on: StuckOn, reader: User) -> list[Thread]:
    query = on.at.name if on.at else on.name
    own = [group.pk for group in groups]
    found = findings(query, groups=own, kinds=OF_THREADS, reader=reader).all
    close = [each.thread for each in found if each.covered >= OWN_COVERED and each.thread]
    return close[:MOST_THREADS]


def ask_in(groups: Iterable[Group], on: StuckOn, location: str) -> tuple[AskIn, ...]:
    filled = urlencode(
        {
            "kind": Thread.Kind.STUCK,
            "about": on.kind,
            "id": on.id,
            "location": location,
            "title": _title(on, location)[:200],
            "text": _text(on, location),
        }
    )
    return tuple(
        AskIn(
            group=group,
            address=f"{reverse('threads:ask', args=[group.pk, group.slug])}?{filled}",
        )
        for group in groups
    )


def _asked(thread: Thread) -> Asked:
    group = thread.group
    return Asked(
        title=thread.title,
        address=reverse("threads:thread", args=[group.pk, group.slug, thread.pk]),
        group=group.name,
        answers=thread.answer_count,
        is_answered=thread.accepted_id is not None,
    )


def _title(on: StuckOn, location: str) -> str:
    if location:
        return _("Stuck on %(on)s, %(location)s") % {"on": on.name, "location": location}
    return _("Stuck on %(on)s") % {"on": on.name}


def _text(on: StuckOn, location: str) -> str:
    what = in_a_row([on.name, location] if location else [on.name])
    if on.of:
        what = _("%(resource)s: %(unit)s") % {"resource": on.of, "unit": what}
    parts = (
        _("I was reading or doing: %(what)s") % {"what": what},
        _("What I tried:"),
        _("Where I lose the thread:"),
    )
    return "\n\n".join(parts) + "\n"
