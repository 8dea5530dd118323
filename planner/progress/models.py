"""Where members stand on topics, how they came there, and when they were stuck."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy

from curriculum.values import LONGEST_ID
from planner.progress.debug_models import DebugEntry, DebugTopic, DebugVersion
from planner.progress.placement_models import KnowledgeCount, Placement
from planner.progress.practice_models import Attempt
from planner.progress.review_models import ReviewCard, ReviewLog
from planner.progress.stuck_models import HelpOffer, Stuck, StuckQuerySet
from planner.progress.unit_models import UnitRead
from planner.progress.worksheet_models import WorksheetVersion
from planner.progress.worth_models import UnitWorth

__all__ = [
    "Attempt",
    "DebugEntry",
    "DebugTopic",
    "DebugVersion",
    "HelpOffer",
    "KnowledgeCount",
    "Placement",
    "ReviewCard",
    "ReviewLog",
    "State",
    "StateBatch",
    "StateChange",
    "Stuck",
    "StuckQuerySet",
    "TopicState",
    "UnitRead",
    "UnitWorth",
    "WorksheetVersion",
]


class State(models.TextChoices):
    """What a member says of a topic at a depth; not started is no row."""

    LEARNING = "learning", gettext_lazy("learning")
    UNDERSTOOD = "understood", gettext_lazy("understood")
    KNOWN = "known", gettext_lazy("known before")
    PARKED = "parked", gettext_lazy("parked")
    STUCK = "stuck", gettext_lazy("stuck")


NOT_STARTED = ""
KNOWING = (State.UNDERSTOOD, State.KNOWN)


class TopicStateQuerySet(models.QuerySet["TopicState"]):
    def parked(self) -> TopicStateQuerySet:
        return self.filter(state=State.PARKED)

    def stuck(self) -> TopicStateQuerySet:
        return self.filter(state=State.STUCK)

    def knowing(self) -> TopicStateQuerySet:
        """Understood or known before."""
        return self.filter(state__in=KNOWING)


class TopicState(models.Model):
    """How a person stands on a topic at a depth, in whatever group they learn it.

    `topic` is an id of the catalogue, `name` what it was called last, as far as somebody said.
    `put_off_at`: when a parked topic was suggested last and left parked.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="topic_states"
    )
    topic = models.CharField(max_length=LONGEST_ID)
    depth = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices)
    since = models.DateTimeField()
    put_off_at = models.DateTimeField(null=True, blank=True)
    name = models.CharField(max_length=200, blank=True)

    objects = TopicStateQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["user", "topic", "depth"], name="topic_state_once_a_depth"
            ),
            models.CheckConstraint(condition=~Q(topic=""), name="topic_state_has_a_topic"),
            models.CheckConstraint(
                condition=Q(depth__gte=1, depth__lte=3), name="topic_state_depth_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["learning", "understood", "known", "parked", "stuck"]),
                name="topic_state_is_known",
            ),
        )
        indexes = (models.Index(fields=["topic", "state"], name="topic_state_by_topic"),)

    def __str__(self) -> str:
        return f"topic state {self.pk} of user {self.user_id}: {self.topic}@{self.depth}"


class StateBatch(models.Model):
    """Changes that were made together, and are undone together. `about`: an id of the catalogue."""

    class Kind(models.TextChoices):
        CHAPTER = "chapter", gettext_lazy("chapter")
        PLACEMENT = "placement", gettext_lazy("placement")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="state_batches"
    )
    kind = models.CharField(max_length=9, choices=Kind.choices)
    about = models.CharField(max_length=LONGEST_ID, blank=True)
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = gettext_lazy("state batches")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=["chapter", "placement"]), name="state_batch_kind_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"state batch {self.pk} of user {self.user_id}"


class StateChange(models.Model):
    """One step in how somebody stands on a topic at a depth; empty states are not started.

    `was_since`: since when it had been so. One that was undone stays, with when. `batch`: made
    together with others.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="state_changes"
    )
    topic = models.CharField(max_length=LONGEST_ID)
    depth = models.PositiveSmallIntegerField()
    was = models.CharField(max_length=10, choices=State.choices, blank=True)
    was_since = models.DateTimeField(null=True, blank=True)
    became = models.CharField(max_length=10, choices=State.choices, blank=True)
    changed_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    batch = models.ForeignKey(
        StateBatch, on_delete=models.SET_NULL, related_name="changes", null=True, blank=True
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(was=F("became")), name="state_change_changes_something"
            ),
            models.CheckConstraint(
                condition=Q(was="", was_since=None) | (~Q(was="") & Q(was_since__isnull=False)),
                name="state_change_knows_since_when",
            ),
        )
        indexes = (
            models.Index(fields=["user", "topic", "depth", "id"], name="state_change_of_a_topic"),
        )

    def __str__(self) -> str:
        return f"state change {self.pk} of user {self.user_id}: {self.topic}@{self.depth}"
