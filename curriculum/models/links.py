"""Links of the catalogue: whether they still lead somewhere, as the worker saw it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

STATES = ("waiting", "there", "moved", "gone_once", "dead", "unclear")
OUTCOMES = ("there", "gone", "unclear")


class Link(models.Model):
    """`digest` stands for `url`, which is too long for an index. `gone_since`: when it was first
    seen to be gone, without having been there since. `said`: what came of the last look."""

    class State(models.TextChoices):
        WAITING = "waiting", gettext_lazy("not looked at yet")
        THERE = "there", gettext_lazy("there")
        MOVED = "moved", gettext_lazy("moved for good")
        GONE_ONCE = "gone_once", gettext_lazy("gone at one look")
        DEAD = "dead", gettext_lazy("dead")
        UNCLEAR = "unclear", gettext_lazy("could not be checked")

    digest = models.CharField(max_length=64, unique=True)
    url = models.TextField()
    host = models.CharField(max_length=255, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    said = models.CharField(max_length=200, blank=True)
    moved_to = models.TextField(blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    gone_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(state__in=STATES), name="link_state_is_known"),
            models.CheckConstraint(
                condition=Q(state="waiting", looked_at=None)
                | (~Q(state="waiting") & Q(looked_at__isnull=False)),
                name="link_looked_at_when_it_was",
            ),
            models.CheckConstraint(
                condition=(Q(state="moved") & ~Q(moved_to=""))
                | (~Q(state="moved") & Q(moved_to="")),
                name="link_moved_somewhere",
            ),
        )
        indexes = (
            models.Index(fields=("state", "id"), name="link_by_state"),
            models.Index(fields=("host", "looked_at"), name="link_of_a_host"),
        )

    def __str__(self) -> str:
        return f"link {self.pk}: {self.url}"


class LinkVisit(models.Model):
    """One look at a link, and what came of it."""

    link = models.ForeignKey(Link, models.CASCADE, related_name="visits")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=10)
    said = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome__in=OUTCOMES), name="link_visit_outcome_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"look {self.pk} at link {self.link_id}"
