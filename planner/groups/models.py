"""Groups, who belongs to them in which role, when somebody is away, and the ways in."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.text import slugify
from django.utils.translation import pgettext_lazy

from planner.accounts.zones import validate_zone
from planner.groups.chat_models import ChatHook
from planner.groups.override_models import Override, OwnCatalogue
from planner.groups.reminder_models import ReminderChoice
from planner.groups.sharing_models import Sharing
from planner.groups.tokens import hash_of, token_of

__all__ = [
    "Away",
    "ChatHook",
    "Group",
    "GroupLink",
    "Invitation",
    "Membership",
    "Override",
    "OwnCatalogue",
    "ReminderChoice",
    "Sharing",
]


class GroupQuerySet(models.QuerySet["Group"]):
    def active(self) -> GroupQuerySet:
        return self.filter(archived_at=None)


class Group(models.Model):
    """The people who learn together. `reading_minutes`: agreed for a person and week.

    `detour_minutes`: after so many, spent on one topic that holds somebody up, a detour is long;
    None never. Goals of breadth and curiosity know no detours.
    `creation_key`: names the form it was started with, so that sending that twice makes one.
    """

    name = models.CharField(max_length=120)
    zone = models.CharField(max_length=64, default="UTC", validators=[validate_zone])
    reading_minutes = models.PositiveSmallIntegerField(default=90)
    detour_minutes = models.PositiveSmallIntegerField(null=True, blank=True, default=180)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, blank=True)
    creation_key = models.CharField(  # noqa: DJ001 - several without one are not equal
        max_length=80, null=True, unique=True, editable=False
    )

    objects = GroupQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="group_has_a_name"),
            models.CheckConstraint(
                condition=Q(reading_minutes__lte=2400), name="group_reads_at_most_forty_hours"
            ),
            models.CheckConstraint(
                condition=Q(detour_minutes=None) | Q(detour_minutes__lte=2400),
                name="group_detours_at_most_forty_hours",
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

    def removed_since(self, moment: dt.datetime) -> MembershipQuerySet:
        """Ended by somebody else: who left by themselves is not brought back."""
        return self.filter(left_at__gte=moment, ended_by__isnull=False).exclude(ended_by=F("user"))


class Membership(models.Model):
    """One person's time in a group; who returns gets a new row and keeps the old one.

    `country` and `subdivision` as in ISO 3166 ("DE", "BE"), for public holidays.
    `reading_minutes` empty: the group's. `takes_turns`: can be asked to lead a meeting.
    `ended_by`: whoever ended it, the member or a lead.
    """

    class Role(models.TextChoices):
        LEAD = "lead", pgettext_lazy("role", "lead")
        MEMBER = "member", pgettext_lazy("role", "member")

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=6, choices=Role.choices, default=Role.MEMBER)
    country = models.CharField(max_length=2, blank=True)
    subdivision = models.CharField(max_length=20, blank=True)
    reading_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    takes_turns = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

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


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def pending(self) -> InvitationQuerySet:
        """Neither accepted nor revoked; it may have expired."""
        return self.filter(accepted_at=None, revoked_at=None)

    def by_token(self, token: str) -> InvitationQuerySet:
        return self.filter(token_hash=hash_of(token))


class Invitation(models.Model):
    """One address asked into a group. `seed` and `token_hash`: see `planner.groups.tokens`."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="invitations")
    address = models.EmailField("e-mail address", max_length=254)
    role = models.CharField(
        max_length=6, choices=Membership.Role.choices, default=Membership.Role.MEMBER
    )
    seed = models.CharField(max_length=43, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["group", "address"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="invitation_pending_once_an_address",
            ),
            models.CheckConstraint(
                condition=Q(address=Lower("address")), name="invitation_address_lower_case"
            ),
            models.CheckConstraint(
                condition=Q(role__in=["lead", "member"]), name="invitation_role_is_known"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="invitation_expires_later"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False, revoked_at=None),
                name="invitation_is_accepted_or_revoked",
            ),
        )

    def __str__(self) -> str:
        return f"invitation {self.pk} of {self.address} into group {self.group_id}"

    @property
    def token(self) -> str:
        """Only for the mail that brings it: whoever has it has shown that the address is theirs."""
        return token_of("invitation", self.seed)


class GroupLinkQuerySet(models.QuerySet["GroupLink"]):
    def by_token(self, token: str) -> GroupLinkQuerySet:
        return self.filter(token_hash=hash_of(token))


class GroupLink(models.Model):
    """One address by which anybody who has it may join a group, as long as it is on."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="link")
    seed = models.CharField(max_length=43, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    is_on = models.BooleanField(default=True)
    renewed_at = models.DateTimeField()
    renewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = GroupLinkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"link {self.pk} of group {self.group_id}"

    @property
    def token(self) -> str:
        """Empty when the installation's key changed since: then only a renewed link is known."""
        token = token_of("link", self.seed)
        return token if hash_of(token) == self.token_hash else ""


class WeeklyHours(models.Model):
    """When in the week a member could meet. `hours`: pairs of an ISO weekday and an hour, on the
    clock of `zone`, in which they were painted."""

    membership = models.OneToOneField(
        Membership, on_delete=models.CASCADE, related_name="weekly_hours"
    )
    zone = models.CharField(max_length=64, validators=[validate_zone])
    hours = models.JSONField(default=list, blank=True)
    painted_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "weekly hours"

    def __str__(self) -> str:
        return f"weekly hours {self.pk} of membership {self.membership_id}"
