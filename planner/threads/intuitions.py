"""Saying a topic in five lines, and voting for what says it best."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.groups.actions import locked
from planner.groups.circle import names_of
from planner.groups.models import Group
from planner.threads.models import Intuition, IntuitionVote
from planner.threads.writing import CannotPost, written

MOST_LINES = 5
MOST_CHARACTERS = 600


@transaction.atomic
def say_intuition(
    *, group: Group, topic: str, text: str, catalogue: Catalogue, by: User, now: dt.datetime
) -> Intuition:
    """One's own for this topic; said again it is said anew, and starts without votes.

    Raises CannotPost, GroupIsArchived.
    """
    locked(group)
    if topic not in catalogue.topic_by_id:
        raise CannotPost(_("The catalogue has no such topic."))
    columns = written(text, names=names_of(group))
    lines = [line for line in columns["text"].splitlines() if line.strip()]
    if len(lines) > MOST_LINES or len(columns["text"]) > MOST_CHARACTERS:
        raise CannotPost(
            _(
                "At most %(lines)s lines and %(characters)s characters: what would you tell"
                " somebody in the lift?"
            )
            % {"lines": MOST_LINES, "characters": MOST_CHARACTERS}
        )
    found = Intuition.objects.filter(group=group, topic=topic, author=by).first()
    if found is not None and found.text == columns["text"]:
        return found
    if found is not None:
        found.delete()
    return Intuition.objects.create(group=group, topic=topic, author=by, written_at=now, **columns)


@transaction.atomic
def take_intuition_back(*, intuition: Intuition, by: User, now: dt.datetime) -> None:
    """By its author, or a lead. Raises GroupIsArchived."""
    locked(intuition.group)
    Intuition.objects.filter(pk=intuition.pk).delete()


@transaction.atomic
def vote(*, intuition: Intuition, is_best: bool, by: User, now: dt.datetime) -> None:
    """One vote a member and topic: it moves to this one, or away from it. Raises CannotPost for
    one's own, GroupIsArchived."""
    locked(intuition.group)
    if intuition.author_id == by.pk:
        raise CannotPost(_("This one is yours: others say whether it is the one to remember."))
    of_topic = Intuition.objects.filter(group=intuition.group, topic=intuition.topic)
    IntuitionVote.objects.filter(user=by, intuition__in=of_topic).delete()
    if is_best:
        IntuitionVote.objects.create(intuition=intuition, user=by, created_at=now)
    for each in of_topic:
        Intuition.objects.filter(pk=each.pk).update(vote_count=each.votes.count())
