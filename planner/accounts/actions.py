"""What people do with their accounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from uuid import uuid4

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q

from planner.accounts import farewell
from planner.accounts.models import Muted, User
from planner.accounts.notices import Notice
from planner.accounts.personal_data import erase
from planner.accounts.personal_data_table import HELD
from planner.outbox.models import Message

GONE = "former member"
NOWHERE = "removed.invalid"  # no mail server can ever have a name that ends so (RFC 2606)


@transaction.atomic
def mark_verified(*, user: User, email: str) -> EmailAddress:
    """The person has shown that this is their address, as by a link that was mailed to it.

    It becomes the address they sign in with. Raises IntegrityError where somebody else has
    proven it already.
    """
    email = User.objects.normalize_email(email)
    EmailAddress.objects.filter(user=user).exclude(email=email).delete()
    address, _ = EmailAddress.objects.update_or_create(
        user=user, email=email, defaults={"verified": True, "primary": True}
    )
    if user.email != email:
        user.email = email
        user.save(update_fields=["email"])
    return address


def change_language(*, user: User, language: str) -> User:
    user.language = language
    user.save(update_fields=["language"])
    return user


@transaction.atomic
def change_settings(
    *, user: User, name: str, time_zone: str, language: str, wanted: Collection[str]
) -> User:
    """`wanted`: the kinds of mail to go on with; the others are switched off."""
    user.name, user.time_zone, user.language = name, time_zone, language
    user.save(update_fields=["name", "time_zone", "language"])
    unwanted = [kind for kind in Notice.values if kind not in wanted]
    Muted.objects.filter(user=user).exclude(kind__in=unwanted).delete()
    for kind in unwanted:
        Muted.objects.get_or_create(user=user, kind=kind)
    return user


@transaction.atomic
def delete_account(*, user: User, now: dt.datetime) -> None:
    """Leaves a "former member" without address, name, rights or a way to sign in.

    The row stays, as others' rows name it. Raises farewell.CannotGo while something holds
    the person here, such as a group that they alone lead.
    """
    User.objects.select_for_update().get(pk=user.pk)
    farewell.say_goodbye(user=user, now=now)
    _forget(user)
    user.name, user.email = GONE, f"former-member-{uuid4().hex}@{NOWHERE}"
    user.time_zone, user.language = "UTC", settings.LANGUAGE_CODE
    user.is_active = user.is_staff = user.is_superuser = user.is_curator = False
    user.last_login = None
    user.set_unusable_password()
    user.save()


def _forget(user: User) -> None:
    """Takes away what belongs to the person alone, and words about them."""
    for session in UserSession.objects.filter(user=user):
        session.end()
    addresses = {
        user.email,
        *EmailAddress.objects.filter(user=user).values_list("email", flat=True),
    }
    Message.objects.filter(address__in=addresses).delete()
    erase(user=user, held=HELD)
    # Operators' log names rows by what they say of themselves, which may be an address.
    entries = Q(content_type=ContentType.objects.get_for_model(User), object_id=str(user.pk))
    for address in addresses:
        entries |= Q(object_repr__icontains=address) | Q(change_message__icontains=address)
    LogEntry.objects.filter(entries).update(object_repr=GONE, change_message="")
