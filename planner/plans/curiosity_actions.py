"""Proposing topics out of curiosity, and wishing for what others proposed."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.plans.actions import locked
from planner.plans.curiosity_models import CuriosityProposal, CuriosityVote
from planner.plans.models import Plan

MOST_PROPOSALS = 30


class CannotPropose(Exception):
    """The topic cannot be proposed; the text says why."""


@transaction.atomic
def propose(
    *, plan: Plan, topic: str, catalogue: Catalogue, by: User, now: dt.datetime
) -> CuriosityProposal:
    """Put a topic up, with one's own wish for it. What is up already only gets the wish."""
    plan = locked(plan)
    if topic not in catalogue.topic_by_id:
        raise CannotPropose("The catalogue has no such topic.")
    found = CuriosityProposal.objects.filter(plan=plan, topic=topic).first()
    if found is None and plan.proposals.count() >= MOST_PROPOSALS:
        raise CannotPropose(f"There are {MOST_PROPOSALS} proposals; take one of those.")
    proposal = found or CuriosityProposal.objects.create(
        plan=plan, topic=topic, proposed_by=by, created_at=now
    )
    wish(proposal=proposal, is_wished=True, by=by, now=now)
    return proposal


@transaction.atomic
def wish(*, proposal: CuriosityProposal, is_wished: bool, by: User, now: dt.datetime) -> None:
    """Say that one would like it too, or no longer; saying so twice changes nothing.

    A proposal that nobody wishes for any more goes.
    """
    locked(proposal.plan)
    if is_wished:
        CuriosityVote.objects.get_or_create(
            proposal=proposal, user=by, defaults={"created_at": now}
        )
        return
    proposal.votes.filter(user=by).delete()
    if not proposal.votes.exists():
        proposal.delete()
