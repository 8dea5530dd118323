"""Groups, who belongs to them in which role, and when somebody is away."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify

from planner.accounts.zones import validate_zone


class GroupQuerySet(models.QuerySet["Group"]):
    def active(self) -> GroupQuerySet:
        return self.filter(archived_at=None)


class Group(models.Model):
    """The people who learn together. `reading_minutes`: agreed for a person and week."""

    name = models.CharField(max_length=120)
    zone = models.CharField(max_length=64, default="UTC", validators=[validate_zone])
    reading_minutes = models.PositiveSmallIntegerField(default=90)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = GroupQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="group_has_a_name"),
            models.CheckConstraint(
                condition=Q(reading_minutes__lte=2400), name="group_reads_at_most_forty_hours"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.pk})"

    @property
    def slug(self) -> str:
        """For reading in an address; the number beside it is what identifies."""
        return slugify(self.name, allow_unicode=True) or "group"


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> MembershipQuerySet:
        return self.filter(left_at=None)

    def leads(self) -> MembershipQuerySet:
        return self.filter(role=Membership.Role.LEAD)


class Membership(models.Model):
    """One person's time in a group; who returns gets a new row and keeps the old one.

    `country` and `subdivision` as in ISO 3166 ("DE", "BE"), for public holidays.
    `reading_minutes` empty: the group's. `takes_turns`: can be asked to lead a meeting.
    """

    class Role(models.TextChoices):
        LEAD = "lead", "lead"
        MEMBER = "member", "member"

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=6, choices=Role.choices, default=Role.MEMBER)
    country = models.CharField(max_length=2, blank=True)
    subdivision = models.CharField(max_length=3, blank=True)
    reading_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    takes_turns = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["group", "user"],
                condition=Q(left_at=None),
                name="membership_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(role__in=["lead", "member"]), name="membership_role_is_known"
            ),
            models.CheckConstraint(
                condition=Q(subdivision="") | ~Q(country=""),
                name="membership_subdivision_has_a_country",
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("joined_at")),
                name="membership_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(reading_minutes=None) | Q(reading_minutes__lte=2400),
                name="membership_reads_at_most_forty_hours",
            ),
        )

    def __str__(self) -> str:
        return f"membership {self.pk} of user {self.user_id} in group {self.group_id}"


class AwayQuerySet(models.QuerySet["Away"]):
    def between(self, first_on: dt.date, last_on: dt.date) -> AwayQuerySet:
        return self.filter(first_on__lte=last_on, last_on__gte=first_on)


class Away(models.Model):
    """Days on which a member cannot come, both ends included.

    With both times only that part of each day counts, on the group's wall clock.
    """

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="away")
    first_on = models.DateField()
    last_on = models.DateField()
    from_time = models.TimeField(null=True, blank=True)
    to_time = models.TimeField(null=True, blank=True)
    reason = models.CharField(max_length=120, blank=True)

    objects = AwayQuerySet.as_manager()

    class Meta:
        verbose_name = "away range"
        constraints = (
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="away_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(from_time=None, to_time=None)
                | Q(from_time__isnull=False, to_time__isnull=False, to_time__gt=F("from_time")),
                name="away_part_day_has_both_times",
            ),
        )

    def __str__(self) -> str:
        return f"away {self.pk}: {self.first_on} to {self.last_on}"
