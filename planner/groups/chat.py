"""Telling a group's chat: setting it up, queueing, and handing a message over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.groups.chat_models import ChatHook
from planner.groups.models import Group
from planner.outbox.actions import Fact, queue
from planner.outbox.models import Message
from planner.outbox.web_guard import Guard, NotTaken, RefusedAddress
from planner.outbox.webhooks import payload

PLAN_CHANGED = "chat_plan_changed"
MEETING_TOMORROW = "chat_meeting_tomorrow"
NEW_QUESTION = "chat_new_question"
ANSWER_ACCEPTED = "chat_answer_accepted"
TRIAL = "chat_trial"
SWITCHES = {
    PLAN_CHANGED: "on_plan_changed",
    MEETING_TOMORROW: "on_meeting_tomorrow",
    NEW_QUESTION: "on_new_question",
    ANSWER_ACCEPTED: "on_answer_accepted",
}
ON_SAVE = Guard(seconds=3)
ON_DELIVERY = Guard()


class CannotConnect(Exception):
    """The address is not one that is called; the text says why."""


def connect(
    *,
    group: Group,
    url: str,
    shape: str,
    kinds: Collection[str],
    by: User,
) -> ChatHook:
    """`url` empty: the one that is kept already. `kinds`: of SWITCHES, what the chat is told.

    Raises CannotConnect, GroupIsArchived.
    """
    if url:
        _require_callable(url)
    with transaction.atomic():
        locked(group)
        hook = ChatHook.objects.filter(group=group).first() or ChatHook(group=group)
        if not (url or hook.secret_url):
            raise CannotConnect(_("Give the address that your chat shows for incoming webhooks."))
        hook.secret_url = url or hook.secret_url
        hook.shape = shape
        for kind, switch in SWITCHES.items():
            setattr(hook, switch, kind in kinds)
        hook.failure, hook.failed_at = "", None
        hook.save()
    return hook


@transaction.atomic
def disconnect(*, group: Group, by: User) -> None:
    locked(group)
    ChatHook.objects.filter(group=group).delete()


@transaction.atomic
def tell_chat(
    *,
    group: Group,
    kind: str,
    occurrence: str,
    text: str,
    link: str,
    now: dt.datetime,
    about: Mapping[str, Fact] | None = None,
) -> bool:
    """Queue it if the group has a chat that wants this kind; False when it was told already."""
    if not _wants(group.pk, kind):
        return False
    return queue(
        kind=kind,
        occurrence=occurrence,
        address=f"chat of group {group.pk}",
        subject=text,
        text=text,
        link=link,
        about={**(about or {}), "group": group.pk},
        now=now,
        channel=Message.Channel.CHAT,
    )


def try_out(*, group: Group, by: User, now: dt.datetime) -> bool:
    """One message, so that a lead sees whether it arrives."""
    return tell_chat(
        group=group,
        kind=TRIAL,
        occurrence=f"group {group.pk} at {now.isoformat()}",
        text=f"A trial from Lemma: {group.name} is told here what happens.",
        link=settings.SITE_URL + reverse("dashboard:group", args=[group.pk, group.slug]),
        now=now,
    )


def still_wanted(message: Message) -> bool:
    """For the outbox: the group meets still, and its chat wants this kind."""
    group = Group.objects.active().filter(pk=message.about["group"])
    return group.exists() and _wants(int(str(message.about["group"])), message.kind)


def carry(message: Message) -> None:
    """For the outbox: hand it over. Raises NotTaken; what came of it stands on the lead's page."""
    hook = ChatHook.objects.filter(group=message.about["group"]).first()
    if hook is None:
        raise NotTaken("The group has no chat any more.", is_final=True)
    try:
        ON_DELIVERY.post(hook.secret_url, payload(hook.shape, message.text, message.link))
    except RefusedAddress as refusal:
        _note(hook, str(refusal))
        raise NotTaken(str(refusal), is_final=True) from refusal
    except NotTaken as refusal:
        _note(hook, str(refusal))
        raise
    _note(hook, "")


def _note(hook: ChatHook, failure: str) -> None:
    now = timezone.now()  # when the other side answered, not when the message was claimed
    found = {"taken_at": now} if not failure else {"failed_at": now}
    ChatHook.objects.filter(pk=hook.pk).update(failure=failure[:300], **found)


def _wants(group_id: int, kind: str) -> bool:
    hook = ChatHook.objects.filter(group=group_id).first()
    return hook is not None and (kind == TRIAL or bool(getattr(hook, SWITCHES[kind])))


def _require_callable(url: str) -> None:
    try:
        ON_SAVE.require(url)
    except (RefusedAddress, NotTaken) as refusal:
        raise CannotConnect(str(refusal)) from refusal
