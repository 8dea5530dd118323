"""Drafts that anybody makes without an account: asked, answered at once, improved behind."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json

from django.conf import settings
from django.db import transaction

from curriculum.records import Catalogue
from planner.outbox.retention import in_batches
from planner.plans import brief_document
from planner.plans.actions import digest_of
from planner.plans.brief import Brief
from planner.plans.models import Draft
from planner.plans.programme import Programme
from planner.plans.queries import answer_for
from planner.plans.stored import programme_from_document, to_document
from planner.solver import QUICK

GIVEN_UP = dt.timedelta(minutes=3)
"""A search that has said nothing for so long is taken for dead."""


def ask(*, brief: Brief, catalogue: Catalogue, now: dt.datetime) -> Draft:
    """The draft for this question: a quick answer, to be improved. The same question gives the
    same draft, so asking twice is harmless. Raises BadBrief.
    """
    document = brief_document.to_document(brief)
    digest = digest_of(catalogue)
    token = token_of(json.dumps(document, sort_keys=True), digest)
    found = Draft.objects.filter(token=token).first()
    if found is not None:
        return found
    programme = answer_for(brief, catalogue, effort=QUICK).programme
    draft, _ = Draft.objects.get_or_create(
        token=token,
        defaults={
            "brief": document,
            "programme": to_document(programme),
            "catalogue_digest": digest,
            "created_at": now,
            "told_at": now,
            "state": Draft.State.DONE if programme.impossible else Draft.State.QUICK,
        },
    )
    return draft


def token_of(question: str, digest: str) -> str:
    """Who does not know the question cannot guess its address: 160 bits of a keyed hash."""
    message = f"{question}\n{digest}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()[:40]


@transaction.atomic
def claim(*, draft: Draft, now: dt.datetime) -> bool:
    """Whether the caller is the one who improves it now; others find it taken."""
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    is_dead = locked.state == Draft.State.IMPROVING and now - locked.told_at > GIVEN_UP
    if locked.state != Draft.State.QUICK and not is_dead:
        return False
    Draft.objects.filter(pk=draft.pk).update(
        state=Draft.State.IMPROVING, told_at=now, progress="Starting."
    )
    return True


def tell(*, draft: Draft, sentence: str, now: dt.datetime) -> None:
    """Note what the search is doing, for whoever waits; the steps are counted for a bar."""
    steps = Draft.objects.values_list("steps_done", flat=True).get(pk=draft.pk)
    Draft.objects.filter(pk=draft.pk).update(
        progress=sentence, steps_done=min(steps + 1, Draft.STEPS), told_at=now
    )


def finish(*, draft: Draft, programme: Programme, now: dt.datetime) -> None:
    """Keep the better plan beside the quick one; the page offers it to who reads the old one."""
    is_new = programme != programme_from_document(draft.programme)
    Draft.objects.filter(pk=draft.pk).update(
        better=to_document(programme) if is_new else None,
        state=Draft.State.DONE,
        steps_done=Draft.STEPS,
        told_at=now,
        progress="",
    )


def forget_old(*, before: dt.datetime) -> int:
    """Drafts that are too old; how many went."""
    return in_batches(Draft.objects.filter(created_at__lt=before))
