"""Reminding people of meetings, once for each of the times that their group chose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import DateTimeField, OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.accounts.models import User
from planner.accounts.notices import Notice
from planner.accounts.telling import tell, told_of
from planner.groups.chat import MEETING_TOMORROW, still_wanted, tell_chat
from planner.groups.models import Membership
from planner.groups.reminder_models import LEAD_TIMES
from planner.groups.reminders import reminder_choices
from planner.language.speaking import speaking_to
from planner.meetings.expected import belonging, declined, expected
from planner.meetings.feed_answers import meeting_file
from planner.meetings.models import Meeting, Rsvp
from planner.meetings.reminder_text import (
    meeting_link,
    reminder_text,
    subject,
    turn_subject,
    turn_text,
)
from planner.meetings.rsvp_links import rsvp_links
from planner.outbox.kinds import Attachment
from planner.outbox.models import Message

AHEAD = max(LEAD_TIMES.values())
TURN_AHEAD = dt.timedelta(days=7)
KINDS = (Notice.REMINDER, Notice.YOUR_TURN)
CHAT_AHEAD = dt.timedelta(days=1)
ANSWERS = {
    Rsvp.Answer.YES.value: gettext_lazy("Yes"),
    Rsvp.Answer.MAYBE.value: gettext_lazy("Maybe"),
    Rsvp.Answer.NO.value: gettext_lazy("No"),
}
LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)


def plan_reminders(*, now: dt.datetime) -> int:
    """Write every reminder that is due and not written yet; how many.

    Each person is told once of each of the group's times before a meeting, as long as it begins
    when it did; whoever looks late hears of the latest of these times only. None is due before
    the group's meeting before it has ended.
    """
    due = list(_due(now))
    heard = told_of(KINDS, {occurrence for _, occurrence in due})
    members = belonging(meeting.group_id for meeting, _ in due)
    no = declined(meeting for meeting, _ in due)
    count = 0
    for meeting, occurrence in due:
        for member in expected(meeting, members.get(meeting.group_id, ()), no):
            if (occurrence, member.user_id) not in heard:
                count += _remind(meeting, occurrence, member, now)
    return count


def plan_turn_notices(*, now: dt.datetime) -> int:
    """Tell whoever leads or stands in within a week, once for each meeting; how many."""
    soon = list(_soon(now, TURN_AHEAD))
    turns = {
        _occurrence(meeting, role): (meeting, role)
        for meeting in soon
        for role in ("lead", "backup")
    }
    heard = told_of(KINDS, turns)
    members = belonging(meeting.group_id for meeting in soon)
    count = 0
    for occurrence, (meeting, role) in turns.items():
        user_id = meeting.lead_id if role == "lead" else meeting.backup_id
        for member in members.get(meeting.group_id, ()):
            if member.user_id == user_id and (occurrence, user_id) not in heard:
                count += _tell_of_turn(meeting, occurrence, role, member, now)
    return count


def tell_chats(*, now: dt.datetime) -> int:
    """Tell each group's chat of a meeting within a day, once; how many."""
    with speaking_to(None):
        return sum(
            tell_chat(
                group=meeting.group,
                kind=MEETING_TOMORROW,
                occurrence=_occurrence(meeting, "chat"),
                text=subject(meeting),
                link=meeting_link(meeting),
                about=_about(meeting),
                now=now,
            )
            for meeting in _soon(now, CHAT_AHEAD)
            if _moment(meeting, CHAT_AHEAD) <= now
        )


def chat_holds(message: Message) -> bool:
    return still_wanted(message) and _meeting_as_told(message) is not None


def reminder_holds(message: Message) -> bool:
    """It takes place when it was said to, is still to come, and the person is expected."""
    meeting = _meeting_as_told(message)
    if meeting is None:
        return False
    members = belonging([meeting.group_id]).get(meeting.group_id, ())
    there = expected(meeting, members, declined([meeting]))
    return message.recipient_id in {member.user_id for member in there}


def turn_holds(message: Message) -> bool:
    """It takes place when it was said to, and the turn is still theirs."""
    meeting = _meeting_as_told(message)
    if meeting is None:
        return False
    user_id = meeting.lead_id if message.about["role"] == "lead" else meeting.backup_id
    active = Membership.objects.active().filter(group=meeting.group_id, user=user_id)
    return user_id == message.recipient_id and active.exists()


def answer_lines(message: Message) -> str:
    """Links by which the reader says whether they come; for the mail only, never stored."""
    meeting, user = _as_it_is(message)
    if meeting is None or user is None:
        return ""
    links = rsvp_links(meeting, user)
    line = _("%(answer)s: %(link)s")
    lines = (line % {"answer": ANSWERS[each], "link": link} for each, link in links.items())
    return "\n".join((_("Are you coming?"), *lines))


def reminder_now(message: Message) -> str:
    """Written when it is sent, as what is to be read may have changed since."""
    meeting, user = _as_it_is(message)
    return reminder_text(meeting, user) if meeting and user else message.text


def turn_now(message: Message) -> str:
    meeting, user = _as_it_is(message)
    role = str(message.about["role"])
    return turn_text(meeting, user, role=role) if meeting and user else message.text


def invitation_file(message: Message) -> tuple[Attachment, ...]:
    """The meeting that a message is about, for calendars."""
    meeting = _as_it_is(message)[0]
    if meeting is None:
        return ()
    content = meeting_file(meeting)
    return (Attachment(name="meeting.ics", content=content, content_type="text/calendar"),)


def _due(now: dt.datetime) -> Iterator[tuple[Meeting, str]]:
    """Meetings of which somebody may have to be reminded now, with what names the reminder."""
    soon = list(_soon(now, AHEAD))
    choices = reminder_choices({meeting.group_id for meeting in soon})
    for meeting in soon:
        begun = [
            name for name in choices[meeting.group_id] if _moment(meeting, LEAD_TIMES[name]) <= now
        ]
        if begun:
            yield meeting, _occurrence(meeting, begun[-1])


def _soon(now: dt.datetime, ahead: dt.timedelta) -> Iterator[Meeting]:
    before = Meeting.objects.taking_place().filter(
        group=OuterRef("group"), starts_at__lt=OuterRef("starts_at")
    )
    previous = Subquery(
        before.order_by("-ends_at").values("ends_at")[:1], output_field=DateTimeField()
    )
    planned = Meeting.objects.filter(
        state=Meeting.State.PLANNED,
        starts_at__gt=now,
        starts_at__lte=now + ahead,
        group__archived_at=None,
    )
    rows = planned.annotate(previous_ends_at=previous).with_agenda()
    yield from rows.order_by("starts_at", "id")


def _moment(meeting: Meeting, before: dt.timedelta) -> dt.datetime:
    previous: dt.datetime | None = getattr(meeting, "previous_ends_at", None)
    return max(meeting.starts_at - before, previous or LONG_AGO)


def _occurrence(meeting: Meeting, what: str) -> str:
    return f"{meeting.key} {meeting.starts_at:%Y%m%dT%H%MZ} {what}"


def _remind(meeting: Meeting, occurrence: str, member: Membership, now: dt.datetime) -> bool:
    with speaking_to(member.user):
        title, text = subject(meeting), reminder_text(meeting, member.user)
    return tell(
        user=member.user,
        notice=Notice.REMINDER,
        occurrence=occurrence,
        subject=title,
        text=text,
        link=meeting_link(meeting),
        about=_about(meeting),
        now=now,
    )


def _tell_of_turn(
    meeting: Meeting, occurrence: str, role: str, member: Membership, now: dt.datetime
) -> bool:
    with speaking_to(member.user):
        title = turn_subject(meeting, role=role)
        text = turn_text(meeting, member.user, role=role)
    return tell(
        user=member.user,
        notice=Notice.YOUR_TURN,
        occurrence=occurrence,
        subject=title,
        text=text,
        link=meeting_link(meeting),
        about={**_about(meeting), "role": role},
        now=now,
    )


def _about(meeting: Meeting) -> dict[str, int | str]:
    return {
        "group": meeting.group_id,
        "meeting": meeting.key,
        "starts_at": meeting.starts_at.isoformat(),
    }


def _as_it_is(message: Message) -> tuple[Meeting | None, User | None]:
    """What a message is about and whom it is for, as they are now."""
    meeting = Meeting.objects.with_agenda().filter(key=message.about["meeting"]).first()
    return meeting, message.recipient


def _meeting_as_told(message: Message) -> Meeting | None:
    """None when it moved, was called off, or had begun when the message was taken up."""
    found = Meeting.objects.filter(
        key=message.about["meeting"], state=Meeting.State.PLANNED, group__archived_at=None
    )
    meeting = found.select_related("group").first()
    if meeting is None or meeting.starts_at.isoformat() != message.about["starts_at"]:
        return None
    has_begun = message.claimed_at is not None and message.claimed_at >= meeting.starts_at
    return None if has_begun else meeting
