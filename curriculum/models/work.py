"""Work that takes longer than a page may wait for: done by the worker, watched on a page."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q

# A worker that was not heard of for so long is dead, and another takes the work up.
SILENT_FOR = dt.timedelta(minutes=2)


class LongWorkQuerySet(models.QuerySet["LongWork"]):
    def to_do(self, now: dt.datetime) -> LongWorkQuerySet:
        """What waits, and what was under way when its worker was last heard of, long ago; what was
        not begun first, so that what is done in pieces lets others by."""
        silent = Q(heard_at=None) | Q(heard_at__lt=now - SILENT_FOR)
        found = self.filter(Q(state="waiting") | (Q(state="running") & silent))
        return found.order_by(F("heard_at").asc(nulls_first=True), "id")

    def under_way(self) -> LongWorkQuerySet:
        return self.filter(state__in=["waiting", "running"])


class LongWork(models.Model):
    """`kind` says who knows how to do it. `done` of `total` steps; a total of 0 is not known yet.

    `doing`: what is done at the moment, in words; `result`: how it ended, in a sentence. `claim`
    names the worker that has it; `tries`: how often one took it up anew.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        RUNNING = "running", "running"
        DONE = "done", "done"
        STOPPED = "stopped", "stopped"
        FAILED = "failed", "interrupted"

    kind = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="long_work"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    doing = models.CharField(max_length=200, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    stop_asked_at = models.DateTimeField(null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)
    claim = models.CharField(max_length=32, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    result = models.TextField(blank=True)

    objects = LongWorkQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running", "done", "stopped", "failed"]),
                name="long_work_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running"], ended_at=None)
                | (~Q(state__in=["waiting", "running"]) & Q(ended_at__isnull=False)),
                name="long_work_ended_when_it_did",
            ),
        )
        indexes = (models.Index(fields=("state", "id"), name="long_work_by_state"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def is_asked_to_stop(self) -> bool:
        return self.is_under_way and self.stop_asked_at is not None
