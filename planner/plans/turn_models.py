"""Turns that people offer each other, and the dates on which they would rather not lead."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from planner.groups.models import Membership

LONGEST_REASON = 200


class TurnOfferQuerySet(models.QuerySet["TurnOffer"]):
    def open(self) -> TurnOfferQuerySet:
        return self.filter(state=TurnOffer.State.OPEN)

    def of_meetings(self, keys: list[str]) -> TurnOfferQuerySet:
        return self.filter(Q(meeting_key__in=keys) | Q(other_key__in=keys))


class TurnOffer(models.Model):
    """What somebody wants to become of a turn: others to take it, an exchange, or to take it.

    `meeting_key`: whose turn it is about, `other_key` the one that a swap asks for in exchange
    from the person `asked`. A turn changes only when an offer is accepted; whoever gave it back
    leads until then. `ended_by` empty: nobody did, time did.
    """

    class Kind(models.TextChoices):
        GIVE_BACK = "give back", "give back"
        SWAP = "swap", "swap"
        VOLUNTEER = "volunteer", "volunteer"

    class State(models.TextChoices):
        OPEN = "open", "open"
        ACCEPTED = "accepted", "accepted"
        DECLINED = "declined", "declined"
        WITHDRAWN = "withdrawn", "taken back"
        EXPIRED = "expired", "overtaken"

    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="turn_offers")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    meeting_key = models.CharField(max_length=40)
    other_key = models.CharField(max_length=40, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = TurnOfferQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=["give back", "swap", "volunteer"]),
                name="turn_offer_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state="open", ended_at=None, ended_by=None)
                | Q(
                    state__in=["accepted", "declined", "withdrawn", "expired"],
                    ended_at__isnull=False,
                ),
                name="turn_offer_ends_once",
            ),
            models.CheckConstraint(
                condition=(Q(kind="swap") & ~Q(other_key="") & Q(asked__isnull=False))
                | (~Q(kind="swap") & Q(other_key="", asked=None)),
                name="turn_offer_a_swap_has_two_sides",
            ),
            models.UniqueConstraint(
                fields=["plan", "meeting_key"],
                condition=Q(kind="give back", state="open"),
                name="turn_offer_given_back_once",
            ),
            models.UniqueConstraint(
                fields=["plan", "meeting_key", "other_key"],
                condition=Q(kind="swap", state="open"),
                name="turn_offer_swap_asked_once",
            ),
        )

    def __str__(self) -> str:
        return f"turn offer {self.pk} ({self.kind}, {self.state})"

    @property
    def is_open(self) -> bool:
        return self.state == TurnOffer.State.OPEN


class DateWish(models.Model):
    """What a member said last about leading on a date: rather not, or that it is fine again."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="date_wishes")
    on = models.DateField()
    is_avoided = models.BooleanField()

    class Meta:
        verbose_name_plural = "date wishes"
        constraints = (
            models.UniqueConstraint(fields=["membership", "on"], name="date_wish_once_a_date"),
        )

    def __str__(self) -> str:
        return f"date wish {self.pk} of membership {self.membership_id}"
