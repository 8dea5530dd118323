"""How much one person may write in a group in a short time.

Asked by whoever takes posts from outside (pages, API) before the action; what the product writes
by itself is not slowed down.
"""

from __future__ import annotations

import datetime as dt
import math

from django.db import models
from django.http import HttpResponse
from django.utils.translation import gettext_lazy, ngettext

from planner.accounts.models import User
from planner.groups.models import Group
from planner.language.lazy import Words
from planner.threads.asking import was_sent
from planner.threads.models import Post

WITHIN = dt.timedelta(minutes=10)
MOST_POSTS = 20
MOST_THREADS = 5
POSTS = gettext_lazy("That were %(count)s posts within %(within)s minutes.")
QUESTIONS = gettext_lazy("That were %(count)s questions within %(within)s minutes.")


class TooMany(Exception):
    """Enough for now; the text says when to go on. `seconds`: until then."""

    def __init__(self, text: str, seconds: int) -> None:
        super().__init__(text)
        self.seconds = seconds


def require_patience(
    *, group: Group, by: User, now: dt.datetime, is_thread: bool, key: str = ""
) -> None:
    """Raises TooMany once somebody wrote `MOST_POSTS` within `WITHIN`, or asked `MOST_THREADS`.

    Deleted ones count too: what was written was told. A form that was sent already, named by
    `key`, posts nothing and may always be sent again.
    """
    if key and was_sent(by=by, key=key):
        return
    posts = Post.objects.filter(
        author=by, thread__group=group, created_at__gt=now - WITHIN, created_at__lte=now
    )
    _require(posts.order_by("-created_at"), MOST_POSTS, POSTS, now)
    if is_thread:
        opening = posts.filter(kind=Post.Kind.OPENING)
        _require(opening.order_by("-created_at"), MOST_THREADS, QUESTIONS, now)


def says_when(response: HttpResponse, refusal: TooMany) -> HttpResponse:
    """A page that was refused for haste, with what programs read of it too."""
    response.status_code = 429
    response["Retry-After"] = str(refusal.seconds)
    return response


def _require(posts: models.QuerySet[Post], most: int, what: Words, now: dt.datetime) -> None:
    times = list(posts.values_list("created_at", flat=True)[:most])
    if len(times) < most:
        return
    seconds = math.ceil((times[-1] + WITHIN - now).total_seconds())
    minutes = max(1, math.ceil(seconds / 60))
    later = ngettext(
        "What you typed is kept; send it in %(minutes)s minute.",
        "What you typed is kept; send it in %(minutes)s minutes.",
        minutes,
    )
    refusal = str(what) % {"count": most, "within": WITHIN.seconds // 60}
    raise TooMany(f"{refusal} {later % {'minutes': minutes}}", seconds)
