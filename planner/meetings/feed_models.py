"""The secret addresses under which people subscribe to their meetings."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy

from planner.groups.models import Group, Membership
from planner.groups.tokens import hash_of


class FeedTokenQuerySet(models.QuerySet["FeedToken"]):
    def by_token(self, token: str) -> FeedTokenQuerySet:
        return self.filter(token_hash=hash_of(token))

    def live(self) -> FeedTokenQuerySet:
        """Those of people who may still see something: a group's only while they belong to it."""
        belonging = Membership.objects.active().filter(
            user=OuterRef("owner"), group=OuterRef("group")
        )
        return self.filter(Q(group=None) | Exists(belonging), owner__is_active=True)


class FeedToken(models.Model):
    """The address of one person's calendar: over all their groups, or over the one named.

    Only the hash of the secret is kept, so the address is shown once. `shown_hash` and `shown_at`:
    what was answered last, and when that was first answered, so that calendars hear of every
    change, of those too that no meeting's row tells. `last_used_at` is right to the hour.
    """

    class Reminder(models.IntegerChoices):
        NONE = 0, gettext_lazy("no reminder")
        QUARTER = 15, gettext_lazy("15 minutes before")
        HOUR = 60, gettext_lazy("an hour before")
        DAY = 1440, gettext_lazy("a day before")

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feed_tokens"
    )
    group = models.ForeignKey(
        Group, on_delete=models.CASCADE, related_name="+", null=True, blank=True
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    reminder = models.PositiveSmallIntegerField(choices=Reminder.choices, default=Reminder.NONE)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    shown_hash = models.CharField(max_length=64, blank=True, editable=False)
    shown_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = FeedTokenQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["owner"], condition=Q(group=None), name="feed_token_once_a_person"
            ),
            models.UniqueConstraint(
                fields=["owner", "group"], name="feed_token_once_a_person_and_group"
            ),
            models.CheckConstraint(
                condition=Q(reminder__in=[0, 15, 60, 1440]), name="feed_token_reminder_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"calendar address {self.pk} of user {self.owner_id}"
