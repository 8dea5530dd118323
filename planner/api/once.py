"""What is sent twice is done once: the Idempotency-Key of requests that create something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.api.models import Answered
from planner.api.refusals import Refusal, invalid

HEADER = "Idempotency-Key"
LONGEST = 200
Answer = Callable[[], HttpResponse]


class _Refused(Exception):
    """Takes back what was begun; the answer is not kept, so that it may be tried again."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response


def answer_once(
    request: HttpRequest, *, user: User, now: dt.datetime, answer: Answer
) -> HttpResponse:
    """Without the header simply the answer. With it: the first answer again for the same request;
    Refusal (422) for another one under that key. Only what succeeded is kept."""
    key = request.headers.get(HEADER, "")
    if not key:
        return answer()
    if len(key) > LONGEST:
        raise invalid(_("An idempotency key has at most %(most)s characters.") % {"most": LONGEST})
    digest = _digest(request)
    known = Answered.objects.filter(user=user, key=key).first()
    if known is None:
        try:
            return _answer_and_keep(user, key, digest, now, answer)
        except _Refused as refused:
            return refused.response
        except IntegrityError:  # the same came at the same time, and was faster
            known = Answered.objects.filter(user=user, key=key).first()
            if known is None:
                raise
    return _again(known, digest)


def _answer_and_keep(
    user: User, key: str, digest: str, now: dt.datetime, answer: Answer
) -> HttpResponse:
    with transaction.atomic():
        # First the row: whoever sends the same now waits for it.
        row = Answered.objects.create(user=user, key=key, digest=digest, answered_at=now)
        response = answer()
        if response.status_code >= 300:
            raise _Refused(response)
        row.status, row.body = response.status_code, response.content.decode()
        row.save(update_fields=["status", "body"])
    return response


def _again(known: Answered, digest: str) -> HttpResponse:
    if known.digest != digest:
        raise Refusal(422, "key_reused", _("This idempotency key was sent with something else."))
    response = HttpResponse(known.body, status=known.status, content_type="application/json")
    response.headers["Idempotent-Replayed"] = "true"
    return response


def _digest(request: HttpRequest) -> str:
    text = b"\n".join(
        (str(request.method).encode(), request.get_full_path().encode(), request.body)
    )
    return sha256(text).hexdigest()


def forget_old(*, before: dt.datetime) -> int:
    return Answered.objects.filter(answered_at__lt=before).delete()[0]
