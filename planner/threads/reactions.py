"""Saying that a post helped, that one has the same question, and which answer is the one.

Numbers are kept beside what they count, in the row and in the object that was given; a press
that comes twice counts once.
"""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.actions import GroupIsArchived
from planner.groups.models import Group
from planner.threads.agenda import settle_agenda
from planner.threads.following import follow_unless_muted
from planner.threads.models import ASKING, Helped, Post, SameQuestion, Thread
from planner.threads.telling import tell_of_acceptance


class CannotReact(Exception):
    """It cannot be said of this post or thread; the text says why."""


def say_helped(*, post: Post, by: User, now: dt.datetime) -> None:
    """Raises CannotReact for one's own post, GroupIsArchived."""
    _require_active(post.thread.group)
    if post.author_id == by.pk:
        raise CannotReact(_("This post is your own: others say whether it helped."))
    untold = Post.objects.filter(pk=post.pk).exclude(helped__user=by)
    try:
        with transaction.atomic():
            if untold.update(helped_count=F("helped_count") + 1):
                Helped.objects.create(post=post, user=by, created_at=now)
                post.helped_count += 1
    except IntegrityError:
        # Pressed twice at the same time: the other one counted.
        return


@transaction.atomic
def take_helped_back(*, post: Post, by: User) -> None:
    """Raises GroupIsArchived."""
    _require_active(post.thread.group)
    taken, _ = Helped.objects.filter(post=post, user=by).delete()
    if taken:
        Post.objects.filter(pk=post.pk).update(helped_count=F("helped_count") - 1)
        post.helped_count -= 1


def say_same(*, thread: Thread, by: User, now: dt.datetime) -> None:
    """Somebody else has the question too. Raises CannotReact, GroupIsArchived."""
    _require_active(thread.group)
    if thread.asked_by_id == by.pk:
        raise CannotReact(_("This question is your own: others say whether they have it too."))
    if thread.kind not in ASKING:
        raise CannotReact(_("Only a question can be the same for somebody else."))
    untold = Thread.objects.filter(pk=thread.pk).exclude(same__user=by)
    try:
        with transaction.atomic():
            if untold.update(same_count=F("same_count") + 1):
                SameQuestion.objects.create(thread=thread, user=by, created_at=now)
                follow_unless_muted(thread=thread, by=by, now=now)
                thread.same_count += 1
    except IntegrityError:
        # As in `say_helped`.
        return


@transaction.atomic
def take_same_back(*, thread: Thread, by: User) -> None:
    """Raises GroupIsArchived."""
    _require_active(thread.group)
    taken, _ = SameQuestion.objects.filter(thread=thread, user=by).delete()
    if taken:
        Thread.objects.filter(pk=thread.pk).update(same_count=F("same_count") - 1)
        thread.same_count -= 1


@transaction.atomic
def accept(*, post: Post, by: User, now: dt.datetime) -> None:
    """This answer is the one; another that was accepted before no longer is. `by`: the asker or
    a lead, as the view has seen. Raises CannotReact, GroupIsArchived."""
    _require_active(post.thread.group)
    if post.kind != Post.Kind.ANSWER or post.thread.kind not in ASKING:
        raise CannotReact(_("Only an answer to a question can be accepted."))
    present = Thread.objects.filter(pk=post.thread_id).exclude(accepted=post)
    if present.update(accepted=post, accepted_at=now, changed_at=now):
        tell_of_acceptance(post, by=by, now=now)
    settle_agenda(post.thread, now)


@transaction.atomic
def take_acceptance_back(*, post: Post, by: User, now: dt.datetime) -> None:
    """As `accept`; of another answer nothing is taken."""
    _require_active(post.thread.group)
    accepted = Thread.objects.filter(pk=post.thread_id, accepted=post)
    accepted.update(accepted=None, accepted_at=None, changed_at=now)
    settle_agenda(post.thread, now)


def _require_active(group: Group) -> None:
    if group.archived_at:
        raise GroupIsArchived
