"""Who comes to a meeting, who came, and who has which part in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from planner.accounts.models import User
from planner.groups.models import Membership, Sharing
from planner.groups.queries import shown_name
from planner.meetings.models import Meeting, Rsvp
from planner.meetings.wording import backup_name, lead_name

HEADINGS = {
    "yes": gettext_lazy("Coming"),
    "maybe": gettext_lazy("Perhaps"),
    "no": gettext_lazy("Not coming"),
    "": gettext_lazy("Not said yet"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member. `answer` is empty for who has not said; `was_present`: None if nobody said.
    `is_hidden`: they do not share what they took part in."""

    user: User
    name: str
    answer: str
    was_present: bool | None
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """An answer, and who gave it."""

    answer: str
    heading: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`name`: empty where nobody has the part; `note`: what the group should know of it."""

    label: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RsvpPanel:
    """`own`: the reader's answer. `is_open`: whether answers are still taken."""

    own: str
    is_open: bool
    tallies: tuple[Tally, ...]


def people(meeting: Meeting) -> list[Person]:
    """The members, longest first; once the meeting was held, who came counts and not who would."""
    is_held = meeting.state == Meeting.State.HELD
    answers = {} if is_held else dict(meeting.rsvps.values_list("user", "answer"))
    came = dict(meeting.attendances.values_list("user", "is_present")) if is_held else {}
    hiding = Sharing.objects.filter(
        group=OuterRef("group"), user=OuterRef("user"), participation=False
    )
    active = Membership.objects.active().filter(group=meeting.group_id)
    members = active.annotate(is_hidden=Exists(hiding))
    return [
        Person(
            user=row.user,
            name=shown_name(row.user),
            answer=answers.get(row.user_id, ""),
            was_present=came.get(row.user_id),
            is_hidden=getattr(row, "is_hidden", False),
        )
        for row in members.select_related("user").order_by("joined_at", "id")
    ]


def rsvp_panel(
    meeting: Meeting, members: Sequence[Person], reader: User, *, now: dt.datetime
) -> RsvpPanel:
    own = next((each.answer for each in members if each.user.pk == reader.pk), "")
    return RsvpPanel(
        own=own,
        is_open=meeting.state == Meeting.State.PLANNED and meeting.ends_at > now,
        tallies=() if meeting.state == Meeting.State.HELD else tuple(_tallies(members)),
    )


def parts(meeting: Meeting, members: Sequence[Person], scribe: User | None) -> tuple[Part, ...]:
    """Who leads, who stands in, who writes the meeting up: the backup unless somebody else is
    asked. A leader or a backup who cannot come is said to be so."""
    answers = {each.user.pk: each.answer for each in members}
    writer = shown_name(scribe) if scribe else backup_name(meeting)
    writer_id = scribe.pk if scribe else meeting.backup_id
    return (
        _part(
            pgettext("part in a meeting", "lead"),
            lead_name(meeting),
            answers.get(meeting.lead_id or 0, ""),
        ),
        _part(
            pgettext("part in a meeting", "backup"),
            backup_name(meeting),
            answers.get(meeting.backup_id or 0, ""),
        ),
        _part(pgettext("part in a meeting", "scribe"), writer, answers.get(writer_id or 0, "")),
    )


def is_writer(meeting: Meeting, scribe: User | None, user: User) -> bool:
    """Whether the person leads the meeting or writes it up."""
    writer = scribe.pk if scribe else meeting.backup_id
    return user.pk in (meeting.lead_id, writer)


def _tallies(members: Sequence[Person]) -> list[Tally]:
    found = [
        Tally(
            answer=answer,
            heading=str(heading),
            names=tuple(each.name for each in members if each.answer == answer),
        )
        for answer, heading in HEADINGS.items()
    ]
    return [each for each in found if each.names]


def _part(label: str, name: str, answer: str) -> Part:
    note = _("cannot come") if name and answer == Rsvp.Answer.NO else ""
    return Part(label=label, name=name, note=note)
