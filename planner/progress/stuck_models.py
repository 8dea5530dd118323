"""Moments of being stuck, and who offers to help with what they understood."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy

from curriculum.values import LONGEST_ID
from planner.groups.models import Group

LONGEST_LOCATION = 120
LONGEST_HELPED = 300
MOST_MINUTES = 10_000


class StuckQuerySet(models.QuerySet["Stuck"]):
    def open(self) -> StuckQuerySet:
        return self.filter(ended_at=None)


class Stuck(models.Model):
    """That somebody was stuck, on what and for how long: work like any other.

    `about_id` is an id of the catalogue; `topic` at `depth` what it comes down to, empty and 0
    where that is not known. `location`: the place in a unit, as typed. `group`: in which they met
    it, None for nobody's. `minutes`: spent on it, None where nobody knows. `helped`: what did.
    `thread` is the number of the thread that asks for help, `draft_token` the address of the
    small plan: whoever shows both puts them here, nothing here knows what they are.
    """

    class About(models.TextChoices):
        TOPIC = "topic", gettext_lazy("topic")
        UNIT = "unit", gettext_lazy("unit")
        EXERCISE = "exercise", gettext_lazy("exercise")

    class Ending(models.TextChoices):
        ANSWERED = "answered", gettext_lazy("somebody answered")
        FOUND = "found", gettext_lazy("found it myself")
        PARKED = "parked", gettext_lazy("left for now")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="stuck_moments"
    )
    group = models.ForeignKey(
        Group, on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    about_kind = models.CharField(max_length=8, choices=About.choices)
    about_id = models.CharField(max_length=LONGEST_ID)
    topic = models.CharField(max_length=LONGEST_ID, blank=True)
    depth = models.PositiveSmallIntegerField(default=0)
    location = models.CharField(max_length=LONGEST_LOCATION, blank=True)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=8, choices=Ending.choices, blank=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    helped = models.CharField(max_length=LONGEST_HELPED, blank=True)
    thread = models.PositiveBigIntegerField(null=True, blank=True)
    draft_token = models.CharField(max_length=40, blank=True)

    objects = StuckQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("stuck moment")
        constraints = (
            models.UniqueConstraint(
                fields=["user", "about_kind", "about_id"],
                condition=Q(ended_at=None),
                name="stuck_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(about_kind__in=["topic", "unit", "exercise"]) & ~Q(about_id=""),
                name="stuck_is_about_something_known",
            ),
            models.CheckConstraint(
                condition=Q(topic="", depth=0) | (~Q(topic="") & Q(depth__gte=1, depth__lte=3)),
                name="stuck_topic_has_a_depth",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ending="")
                | (
                    Q(ended_at__isnull=False, ended_at__gte=F("began_at"))
                    & Q(ending__in=["answered", "found", "parked"])
                ),
                name="stuck_ends_somehow",
            ),
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(minutes__lte=MOST_MINUTES),
                name="stuck_minutes_are_few",
            ),
        )
        indexes = (models.Index(fields=["thread"], name="stuck_by_thread"),)

    def __str__(self) -> str:
        return f"stuck moment {self.pk} of user {self.user_id}"


class HelpOffer(models.Model):
    """That somebody wants to hear when a member of their groups is stuck on what they understood.

    It names them to nobody; without it they are not told.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="help_offer"
    )
    offered_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"help offer of user {self.user_id}"
