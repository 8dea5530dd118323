"""Wishes out of curiosity follow the topics that they are for.

Revisions, templates and drafts stay as they were written; `planner.plans.todays` reads them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from curriculum.carrying import Move
from planner.plans.models import CuriosityProposal, CuriosityVote


def follow(moves: Sequence[Move], now: dt.datetime) -> None:
    """To the first part of a split; of two proposals that are one the votes are joined."""
    del now
    for move in moves:
        if move.section == "topics" and move.became:
            for proposal in CuriosityProposal.objects.filter(topic=move.entry).order_by("id"):
                _carry(proposal, move.became[0])


def _carry(proposal: CuriosityProposal, topic: str) -> None:
    same = CuriosityProposal.objects.filter(plan=proposal.plan_id, topic=topic).first()
    if same is None:
        CuriosityProposal.objects.filter(pk=proposal.pk).update(topic=topic)
        return
    votes = [
        CuriosityVote(proposal=same, user_id=vote.user_id, created_at=vote.created_at)
        for vote in proposal.votes.order_by("id")
    ]
    CuriosityVote.objects.bulk_create(votes, ignore_conflicts=True)
    proposal.delete()
