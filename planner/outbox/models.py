"""Messages that wait, were sent, or came to nothing; each stays as a record."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

# No worker takes longer for one message; whoever claimed it before that is gone.
STUCK_AFTER = dt.timedelta(minutes=10)

# What was told on the site stays in people's lists for so long.
SHOWN_FOR = dt.timedelta(days=60)


class MessageQuerySet(models.QuerySet["Message"]):
    def due(self, now: dt.datetime) -> MessageQuerySet:
        """What a worker carries by itself; for a digest it is collected first."""
        waiting = self.filter(state=Message.State.WAITING, send_at__lte=now)
        return waiting.exclude(channel=Message.Channel.DIGEST)

    def to_collect(self, now: dt.datetime) -> MessageQuerySet:
        """What waits for a digest whose time has come."""
        waiting = self.filter(state=Message.State.WAITING, send_at__lte=now)
        return waiting.filter(channel=Message.Channel.DIGEST)

    def told_to(self, user: AbstractBaseUser, now: dt.datetime) -> MessageQuerySet:
        """What the person finds in their list, on the site itself."""
        of_late = self.filter(created_at__gte=now - SHOWN_FOR)
        return of_late.filter(recipient=user.pk, channel=Message.Channel.APP)

    def unread(self) -> MessageQuerySet:
        return self.filter(read_at=None)

    def withdrawn(self) -> MessageQuerySet:
        """What came to nothing as it did not hold, and was certainly never sent."""
        return self.filter(state=Message.State.CANCELLED, is_in_doubt=False)

    def stuck(self, now: dt.datetime) -> MessageQuerySet:
        """Claimed by a worker that never came back: perhaps sent, perhaps not."""
        return self.filter(state=Message.State.CLAIMED, claimed_at__lte=now - STUCK_AFTER)


class Message(models.Model):
    """One text for one address over one channel.

    `occurrence` names what it tells ("publication 17"), so that it is told once. `about` holds
    what its kind needs to find out whether it still holds, such as ids. `link`: the one address
    in it that matters. `claimed_at` is set before it is sent: a claim without an end is stuck,
    and what was stuck once `is_in_doubt` for ever: perhaps it was sent.
    What is told on the site itself (`APP`) is there as soon as it is written, so it is sent from
    the first; `read_at` is for those only. One of the channel `DIGEST` ends as soon as a mail
    that collects several has taken it up.
    """

    class State(models.TextChoices):
        WAITING = "waiting", gettext_lazy("waiting")
        CLAIMED = "claimed", gettext_lazy("claimed")
        SENT = "sent", gettext_lazy("sent")
        CANCELLED = "cancelled", gettext_lazy("cancelled")
        FAILED = "failed", gettext_lazy("failed")

    class Channel(models.TextChoices):
        EMAIL = "email", gettext_lazy("e-mail")
        APP = "app", gettext_lazy("on the site")
        DIGEST = "digest", gettext_lazy("digest")
        CHAT = "chat", gettext_lazy("chat")

    kind = models.CharField(max_length=40)
    occurrence = models.CharField(max_length=120)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.EMAIL)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="messages",
        null=True,
        blank=True,
    )
    address = models.EmailField(max_length=254)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    link = models.CharField(max_length=500, blank=True)
    about = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.CharField(max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    send_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    is_in_doubt = models.BooleanField(default=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "occurrence", "address", "channel"], name="message_is_told_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "claimed", "sent", "cancelled", "failed"]),
                name="message_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False),
                name="message_sent_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(channel__in=["email", "app", "digest", "chat"]),
                name="message_channel_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(channel="app") | Q(state="sent"), name="message_app_is_there_at_once"
            ),
        )
        indexes = (
            # In the order in which they are taken up: thousands may be due at one moment.
            models.Index(
                fields=["send_at", "id"], condition=Q(state="waiting"), name="message_due_in_order"
            ),
            models.Index(
                fields=["recipient"],
                condition=Q(channel="app", read_at=None),
                name="message_unread",
            ),
        )

    def __str__(self) -> str:
        return f"message {self.pk} ({self.kind}, {self.state})"

    @property
    def is_withdrawn(self) -> bool:
        """As the query `withdrawn`."""
        return self.state == self.State.CANCELLED and not self.is_in_doubt

    def is_stuck(self, now: dt.datetime) -> bool:
        """As the query `stuck`."""
        return (
            self.state == self.State.CLAIMED
            and self.claimed_at is not None
            and self.claimed_at <= now - STUCK_AFTER
        )
