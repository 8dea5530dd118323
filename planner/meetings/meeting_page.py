"""Everything that the page of a meeting and its sheet show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.groups.access import Inside
from planner.groups.boxes import whom_to_call
from planner.meetings.agenda_lines import AgendaLine, agenda_lines
from planner.meetings.attendance_words import attendance_words
from planner.meetings.coming import Part, Person, RsvpPanel, is_writer, parts, people, rsvp_panel
from planner.meetings.earlier import Neighbour, RecallLine, neighbours, recall_lines, siblings
from planner.meetings.interviews import interview_parts
from planner.meetings.models import ActionItem, AgendaItem, CoveredItem, Meeting, Recap
from planner.meetings.question_acts import QuestionLine, question_lines
from planner.meetings.series_acts import SeriesActs, acts_for
from planner.meetings.titles import said_title, topic_names
from planner.meetings.wording import When, when

STATES = {
    Meeting.State.CANCELLED.value: gettext_lazy("cancelled"),
    Meeting.State.NOT_HELD.value: gettext_lazy("did not happen"),
    Meeting.State.HELD.value: gettext_lazy("held"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the group meets that day; both may be empty."""

    place: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of the meeting. `hidden`: of whom it is not shared whether they were there.
    `covered`: only lines of which something is worth saying. `names`: whom the recap can call."""

    present: tuple[str, ...]
    absent: tuple[str, ...]
    hidden: tuple[str, ...]
    covered: tuple[CoveredItem, ...]
    recap: Recap | None
    to_do: tuple[ActionItem, ...]
    names: Collection[str]

    @property
    def attendance(self) -> str:
        """Who was there, as a sentence; empty where nobody has said it."""
        return attendance_words(self.present, self.absent, self.hidden)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage:
    """`own_when`: where the reader's clock shows something else. `may_record`: take attendance;
    `may_write`: write the recap; both only once the meeting has begun."""

    meeting: Meeting
    title: str
    state: str
    when: When
    own_when: When | None
    where: Place
    parts: tuple[Part, ...]
    rsvp: RsvpPanel
    agenda: tuple[AgendaLine, ...]
    recall: tuple[RecallLine, ...]
    questions: tuple[QuestionLine, ...]
    before: Neighbour | None
    after: Neighbour | None
    acts: SeriesActs
    outcome: Outcome
    may_record: bool
    may_write: bool


def meeting_of(inside: Inside, key: str) -> Meeting | None:
    """A visible meeting of the group, with what is arranged for it and what came of it."""
    one_each = ("arrangement__scribe", "recap__written_by", "attendance_sheet__taken_by")
    found = Meeting.objects.visible().filter(group=inside.group, key=key)
    return found.select_related("group__place", "lead", "backup", *one_each).first()


def meeting_page(
    inside: Inside, meeting: Meeting, catalogue: Catalogue, *, now: dt.datetime
) -> MeetingPage:
    """`meeting` comes from `meeting_of`."""
    items = list(meeting.agenda.order_by("position", "id"))
    planned = [item for item in items if item.kind != AgendaItem.Kind.QUESTION]
    asked = [item for item in items if item.kind == AgendaItem.Kind.QUESTION]
    names = topic_names()
    series, members, scribe = siblings(meeting), people(meeting), scribe_of(meeting)
    recall = recall_lines(series, meeting, catalogue)
    before, after = neighbours(series, meeting, names)
    return MeetingPage(
        meeting=meeting,
        title=said_title(meeting.title, names),
        state=str(STATES.get(meeting.state, "")),
        when=when(meeting.starts_at, meeting.ends_at, meeting.group.zone),
        own_when=own_when(meeting, inside.user),
        where=place_of(meeting),
        parts=(*parts(meeting, members, scribe), *interview_parts(meeting)),
        rsvp=rsvp_panel(meeting, members, inside.user, now=now),
        agenda=agenda_lines(meeting, planned, catalogue, names=names, has_recall=bool(recall)),
        recall=recall,
        questions=question_lines(asked, inside),
        before=before,
        after=after,
        acts=acts_for(meeting),
        outcome=_outcome(meeting, members, inside.user),
        may_record=has_begun(meeting, now) and may_record(inside, meeting),
        may_write=has_begun(meeting, now) and may_write(inside, meeting),
    )


def has_begun(meeting: Meeting, now: dt.datetime) -> bool:
    """Whether there is something to say about how it was."""
    takes_place = meeting.state in (Meeting.State.PLANNED, Meeting.State.HELD)
    return takes_place and meeting.starts_at <= now


def may_record(inside: Inside, meeting: Meeting) -> bool:
    """A lead of the group, or whoever leads this meeting."""
    leads_it = inside.membership is not None and meeting.lead_id == inside.user.pk
    return inside.is_lead or leads_it


def may_write(inside: Inside, meeting: Meeting) -> bool:
    """As before, or whoever writes this meeting up."""
    belongs = inside.membership is not None
    return inside.is_lead or (belongs and is_writer(meeting, scribe_of(meeting), inside.user))


def scribe_of(meeting: Meeting) -> User | None:
    """Whom a lead has chosen; None leaves it to the backup."""
    arrangement = getattr(meeting, "arrangement", None)
    return arrangement.scribe if arrangement else None


def place_of(meeting: Meeting) -> Place:
    """The meeting's own, or else the group's."""
    own = getattr(meeting, "arrangement", None)
    if own and (own.place or own.link):
        return Place(place=own.place, link=own.link)
    usual = getattr(meeting.group, "place", None)
    return Place(place=usual.place, link=usual.link) if usual else Place(place="", link="")


def own_when(meeting: Meeting, reader: User) -> When | None:
    """The meeting by the reader's clock, where that shows something else than the group's."""
    shown = when(meeting.starts_at, meeting.ends_at, meeting.group.zone)
    own = when(meeting.starts_at, meeting.ends_at, reader.time_zone)
    return None if (own.day, own.clock) == (shown.day, shown.clock) else own


def _outcome(meeting: Meeting, members: list[Person], reader: User) -> Outcome:
    """Who does not share what they took part in reads of it alone."""
    is_held = meeting.state == Meeting.State.HELD
    covered = meeting.covered.order_by("position", "id") if is_held else ()
    recap = getattr(meeting, "recap", None)
    to_do = meeting.action_items.select_related("who").order_by("position", "id") if recap else ()
    shown = [each for each in members if not each.is_hidden or each.user.pk == reader.pk]
    hidden = [each for each in members if each not in shown and each.was_present is not None]
    return Outcome(
        present=tuple(each.name for each in shown if each.was_present),
        absent=tuple(each.name for each in shown if each.was_present is False),
        hidden=tuple(each.name for each in hidden),
        covered=tuple(covered),
        recap=recap,
        to_do=tuple(to_do),
        names=whom_to_call(meeting.group),
    )
