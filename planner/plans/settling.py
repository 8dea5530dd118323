"""Settling a turn: the plan that counts changes in it and in nothing else, at once.

What is published changes in the turn alone, so nothing is planned or judged anew. A lead's
changes that are not published yet get the same turn.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from planner.accounts.models import User
from planner.groups.models import Group
from planner.meetings.actions import publish_meetings
from planner.plans import actions
from planner.plans.at_once import as_it_was, drafts_on, publish_at_once, put_under
from planner.plans.brief import Brief
from planner.plans.edit_rules import CannotEdit, Edited
from planner.plans.meeting_rows import wanted_meetings
from planner.plans.models import Plan, Revision, TurnOffer
from planner.plans.programme import Programme
from planner.plans.settled_turns import Turn, edits_of, programme_with, renamed, with_turns
from planner.plans.stored import programme_from_document, to_document
from planner.plans.turn_mail import tell_changed, turns_told
from planner.plans.turn_rules import CannotTakeTurn
from planner.plans.turn_table import people_in


class CannotSettle(CannotTakeTurn):
    """The turn cannot change; the text says why."""


def settle_turn(
    *,
    plan: Plan,
    key: str,
    lead: str,
    backup: str,
    by: User,
    now: dt.datetime,
    why: str,
    is_in_person: bool = True,
) -> Revision:
    """Make one turn another's: `lead` and `backup` by their names in the plan, "" for nobody to
    stand in. As `settle_turns`."""
    turn = Turn(key=key, lead=lead, backup=backup)
    return settle_turns(
        plan=plan, turns=(turn,), by=by, now=now, why=why, is_in_person=is_in_person
    )


@transaction.atomic
def settle_turns(
    *,
    plan: Plan,
    turns: Sequence[Turn],
    by: User,
    now: dt.datetime,
    why: str,
    is_in_person: bool = True,
) -> Revision:
    """Publish the plan with these turns, all or none; replanning keeps them.

    `why`: a sentence for the history. Told are those who go out and who come in, but `by` only
    where they do not do it themselves (`is_in_person` false). Only for meetings to come. Raises
    CannotSettle.
    """
    plan = held(plan)
    published = plan.revisions.published().first()
    if published is None:
        raise CannotSettle("Nothing of this plan is published yet.")
    drafts = drafts_on(plan, published)
    desk = _Desk(plan=plan, turns=turns, ids=_ids(plan, published), by=by, now=now)
    before = programme_from_document(published.programme)
    revision = _published(desk, published, why)
    after = programme_from_document(revision.programme)
    told = turns_told(before, after, [turn.key for turn in turns], desk.ids, why=why)
    heard = tuple(each for each in told if not is_in_person or each.user_id != by.pk)
    revision.told = tell_changed(revision, heard, now=now)
    revision.save(update_fields=["told"])
    publish_meetings(group=plan.group, series=plan.series, wanted=wanted_meetings(after), now=now)
    names = actions.plan_of(published).brief
    put_under(drafts, revision, lambda draft: _rewritten(desk, draft, names), now=now)
    _overtake(plan, _changed(before, after), now=now)
    return revision


def held(plan: Plan) -> Plan:
    """Until the transaction ends nobody else changes the plan's turns or archives its group.

    Raises CannotSettle for what is archived.
    """
    plan = actions.locked(plan)
    plan.group = Group.objects.select_for_update(no_key=True).get(pk=plan.group_id)
    if plan.group.archived_at is not None or plan.archived_at is not None:
        raise CannotSettle("It is archived; nothing in it changes.")
    return plan


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What all revisions written here have in common. `ids`: name in the plan -> account."""

    plan: Plan
    turns: Sequence[Turn]
    ids: Mapping[str, str]
    by: User
    now: dt.datetime


def _ids(plan: Plan, published: Revision) -> dict[str, str]:
    brief = actions.plan_of(published).brief
    then = {person.name: person.id for person in brief.people if person.id}
    return then | {person.name: person.id for person in people_in(plan.group, brief)}


def _published(desk: _Desk, published: Revision, why: str) -> Revision:
    try:
        asked = with_turns(actions.plan_of(published), desk.turns, now=desk.now)
    except CannotEdit as refusal:
        raise CannotSettle(str(refusal)) from refusal
    written = _written(desk, published, asked, desk.turns)
    return publish_at_once(
        desk.plan,
        published,
        written,
        summary=why,
        edit=[to_document(each) for each in edits_of(desk.turns)],
        by=desk.by,
        now=desk.now,
    )


def _written(
    desk: _Desk, revision: Revision, asked: Edited, turns: Sequence[Turn]
) -> actions.Written:
    programme = programme_from_document(revision.programme)
    return actions.Written(
        brief=revision.brief,
        schedule=to_document(asked.schedule),
        programme=to_document(programme_with(programme, asked, turns, desk.ids)),
        broken=revision.broken,
        digest=revision.catalogue_digest,
    )


def _rewritten(desk: _Desk, draft: Revision, names: Brief) -> actions.Written:
    """Turns that a draft has no place for any more stay out of it. `names`: those of the turns."""
    if draft.schedule is None:
        return as_it_was(draft)
    asked = actions.plan_of(draft)
    kept = []
    for turn in renamed(desk.turns, names, draft.brief):
        try:
            asked = with_turns(asked, (turn,), now=desk.now)
        except CannotEdit:
            continue
        kept.append(turn)
    return _written(desk, draft, asked, kept)


def _changed(before: Programme, after: Programme) -> list[str]:
    """Keys of meetings that another leads now."""
    old = {entry.key: entry.lead for entry in before.meetings()}
    return [each.key for each in after.meetings() if old.get(each.key) != each.lead]


def _overtake(plan: Plan, keys: Collection[str], *, now: dt.datetime) -> None:
    """What was offered of these turns is not theirs to give any more."""
    offers = TurnOffer.objects.filter(plan=plan).open().of_meetings(list(keys))
    offers.update(state=TurnOffer.State.EXPIRED, ended_at=now)
