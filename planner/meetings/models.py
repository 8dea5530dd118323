"""The meetings of groups and what is on their agendas, as published."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext_lazy

from curriculum.values import LONGEST_ID
from planner.groups.models import Group
from planner.meetings.attendance_models import Attendance, AttendanceSheet, CoveredItem
from planner.meetings.feed_models import FeedToken
from planner.meetings.place_models import Arrangement, GroupPlace
from planner.meetings.recap_models import ActionItem, Recap
from planner.meetings.rsvp_models import Rsvp

__all__ = [
    "KEY",
    "ActionItem",
    "AgendaItem",
    "Arrangement",
    "Attendance",
    "AttendanceSheet",
    "CoveredItem",
    "FeedToken",
    "GroupPlace",
    "Meeting",
    "Recap",
    "Rsvp",
]

# A regular expression that both databases read alike: the whole text, and no line after it.
KEY = r"\A[a-z0-9]{8,40}\Z"


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible(self) -> MeetingQuerySet:
        """In the published plan, whatever became of them."""
        return self.exclude(state=Meeting.State.WITHDRAWN)

    def taking_place(self) -> MeetingQuerySet:
        """Those at which people are, were, or are expected."""
        return self.filter(state__in=[Meeting.State.PLANNED, Meeting.State.HELD])

    def upcoming(self, now: dt.datetime) -> MeetingQuerySet:
        """Visible and not over yet, cancelled ones included."""
        return self.visible().filter(ends_at__gt=now)

    def of_series(self, series: str) -> MeetingQuerySet:
        return self.filter(series=series)

    def overlapping(self, start: dt.datetime, end: dt.datetime) -> MeetingQuerySet:
        """One that ends as the other begins does not overlap it."""
        return self.filter(starts_at__lt=end, ends_at__gt=start)

    def with_agenda(self) -> MeetingQuerySet:
        """Each with its group, place, people and, as `agenda.all()`, its items in order."""
        items = AgendaItem.objects.order_by("position", "id")
        return self.select_related(
            "group__place", "arrangement", "lead", "backup"
        ).prefetch_related(Prefetch("agenda", queryset=items))


class Meeting(models.Model):
    """One dated lunch-and-learn of a group.

    `series` names what it was published from and `key` itself, whatever else changes. `title`:
    short, for calendars and lists. A withdrawn one is no longer in the published plan: hidden
    everywhere, but kept, as people may have answered it, and back if it is published again.
    `lead_name` and `backup_name` are of people without an account. `sequence` rises with every
    change that calendars must hear of; `changed_at`: the last change of anything.
    """

    class Kind(models.TextChoices):
        STUDY = "study", gettext_lazy("study")
        REVIEW = "review", gettext_lazy("review")
        CURIOSITY = "curiosity", gettext_lazy("curiosity")
        EXPLORATION = "exploration", gettext_lazy("exploration")
        PAPER = "paper", gettext_lazy("paper")
        INTERVIEW = "interview", gettext_lazy("mock interview")
        BREAK = "break", gettext_lazy("break")

    class State(models.TextChoices):
        PLANNED = "planned", gettext_lazy("planned")
        HELD = "held", gettext_lazy("held")
        NOT_HELD = "not held", gettext_lazy("not held")
        CANCELLED = "cancelled", gettext_lazy("cancelled")
        WITHDRAWN = "withdrawn", gettext_lazy("withdrawn")

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="meetings")
    series = models.CharField(max_length=60)
    key = models.CharField(max_length=40, unique=True)
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=11, choices=Kind.choices)
    title = models.TextField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.PLANNED)
    reason = models.TextField(blank=True)
    is_locked = models.BooleanField(default=False)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    lead_name = models.TextField(blank=True)
    backup = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    backup_name = models.TextField(blank=True)
    reading_minutes = models.PositiveIntegerField(default=0)
    notes = models.JSONField(default=list, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(key__regex=KEY), name="meeting_key_is_well_formed"),
            models.CheckConstraint(condition=~Q(series=""), name="meeting_has_a_series"),
            models.CheckConstraint(condition=~Q(title=""), name="meeting_has_a_title"),
            models.CheckConstraint(condition=Q(number__gte=1), name="meeting_number_is_from_one"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "study",
                        "review",
                        "curiosity",
                        "exploration",
                        "paper",
                        "interview",
                        "break",
                    ]
                ),
                name="meeting_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "held", "not held", "cancelled", "withdrawn"]),
                name="meeting_state_is_known",
            ),
        )
        indexes = (
            models.Index(fields=["group", "starts_at"], name="meeting_of_a_group"),
            models.Index(fields=["starts_at"], name="meeting_by_time"),
        )

    def __str__(self) -> str:
        return f"meeting {self.key}"


class AgendaItem(models.Model):
    """One line of a meeting's agenda, in the order of `position`.

    `topic` and what `reading` and `tasks` name are ids of the catalogue. `piece` says in words
    which part of a topic it is. `spared`: names of those who know it already. Questions come
    last, from `FIRST_QUESTION` on, and are not the plan's: publishing leaves them alone. They
    have a `source`, such as "thread:12", for whoever asked them, and a `link` to read on.
    """

    FIRST_QUESTION = 1000

    class Kind(models.TextChoices):
        STUDY = "study", gettext_lazy("study")
        CATCH_UP = "catch-up", gettext_lazy("catch-up")
        CURIOSITY = "curiosity", gettext_lazy("curiosity")
        REVIEW = "review", gettext_lazy("review")
        EXPLORATION = "exploration", gettext_lazy("exploration")
        PAPER = "paper", gettext_lazy("paper")
        INTERVIEW = "interview", gettext_lazy("mock interview")
        BREAK = "break", gettext_lazy("break")
        EXERCISE = "exercise", gettext_lazy("exercise")
        QUESTION = "question", gettext_lazy("question")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=11, choices=Kind.choices)
    title = models.TextField()
    topic = models.CharField(max_length=LONGEST_ID, blank=True)
    depth = models.PositiveSmallIntegerField(default=0)
    piece = models.CharField(max_length=60, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    reading_minutes = models.PositiveIntegerField(default=0)
    reading = models.JSONField(default=list, blank=True)
    tasks = models.JSONField(default=list, blank=True)
    you_can = models.TextField(blank=True)
    why = models.TextField(blank=True)
    spared = models.JSONField(default=list, blank=True)
    source = models.CharField(max_length=60, blank=True)
    link = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "position"], name="agenda_item_position_is_unique"
            ),
            models.UniqueConstraint(
                fields=["meeting", "source"],
                condition=~Q(source=""),
                name="agenda_item_source_once_a_meeting",
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1), name="agenda_item_position_is_from_one"
            ),
            models.CheckConstraint(
                condition=~Q(kind="question") | Q(position__gte=1000),
                name="agenda_item_questions_come_last",
            ),
            models.CheckConstraint(condition=Q(depth__lte=3), name="agenda_item_depth_is_known"),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "study",
                        "catch-up",
                        "curiosity",
                        "review",
                        "exploration",
                        "paper",
                        "interview",
                        "break",
                        "exercise",
                        "question",
                    ]
                ),
                name="agenda_item_kind_is_known",
            ),
        )

        indexes = (
            models.Index(fields=["source"], condition=~Q(source=""), name="agenda_item_by_source"),
        )

    def __str__(self) -> str:
        return f"agenda item {self.pk} of meeting {self.meeting_id}"

    @property
    def practice_minutes(self) -> int:
        """What is left of the time alone after reading and exercises: practice of one's own."""
        read: int = sum(each["minutes"] for each in self.reading)
        done: int = sum(each["minutes"] for each in self.tasks if not each["in_meeting"])
        return max(0, self.reading_minutes - read - done)
