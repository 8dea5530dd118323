"""Links by which somebody answers from a mail without signing in: each says one thing only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse

from planner.accounts.models import User
from planner.meetings.models import Meeting, Rsvp
from planner.meetings.rsvp_actions import CannotAnswer, require_open

SALT = "planner.meetings.rsvp"


class LinkIsOver(Exception):
    """The link is not one of ours, or nobody can answer with it any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What a link would say of which meeting, and for whom."""

    meeting: Meeting
    user: User
    answer: str


def rsvp_links(meeting: Meeting, user: User) -> dict[str, str]:
    """Answer -> the address that gives it, for mails to this person and nobody else.

    They are good until the meeting is over, wherever it has been moved by then.
    """
    paths = rsvp_paths(meeting, user)
    return {answer: settings.SITE_URL + path for answer, path in paths.items()}


def rsvp_paths(meeting: Meeting, user: User) -> dict[str, str]:
    """The same within the site."""
    return {
        answer: reverse("meetings:rsvp-link", args=[_token(meeting, user, answer)])
        for answer in Rsvp.Answer.values
    }


def intent_of(token: str, *, now: dt.datetime) -> Intent:
    """What the link stands for, checked as of now. Raises LinkIsOver."""
    key, user_id, answer = _content(token)
    meeting = Meeting.objects.visible().select_related("group").filter(key=key).first()
    user = User.objects.filter(pk=user_id).first()
    if meeting is None or user is None:
        raise LinkIsOver
    try:
        require_open(meeting=meeting, user=user, now=now)
    except CannotAnswer as refusal:
        raise LinkIsOver from refusal
    return Intent(meeting=meeting, user=user, answer=answer)


def _content(token: str) -> tuple[str, int, str]:
    """What was signed: the meeting's key, the user's id, the answer. Raises LinkIsOver."""
    try:
        content = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError) as fault:
        raise LinkIsOver from fault
    match content:
        case [str(key), int(user_id), str(answer)] if answer in Rsvp.Answer.values:
            return key, user_id, answer
    raise LinkIsOver


def _token(meeting: Meeting, user: User, answer: str) -> str:
    return signing.dumps([meeting.key, user.pk, answer], salt=SALT)
