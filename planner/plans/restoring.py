"""Bringing back an earlier revision: as a draft to look at, or at once as an undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.plans import brief_document, publishing
from planner.plans.actions import (
    CannotUndo,
    Written,
    digest_of,
    head_of,
    locked,
    plan_of,
    refuse_stale,
    write,
)
from planner.plans.continuing import continued, outlook
from planner.plans.edit_rules import Edited
from planner.plans.models import Plan, Revision
from planner.plans.pace import at_another_pace
from planner.plans.schedule import Begun, Item, Schedule, Slot, is_ahead, ordered, starts_at
from planner.plans.stored import programme_from_document, to_document
from planner.plans.todays import plan_today, programme_today


@transaction.atomic
def restore(
    *,
    plan: Plan,
    revision: Revision,
    base: int,
    catalogue: Catalogue,
    by: User,
    now: dt.datetime,
) -> Revision:
    """A draft that is what `revision` was. Where meetings have begun since, what happened stays.

    Raises StaleRevision, CannotUndo.
    """
    plan = locked(plan)
    head = head_of(plan)
    refuse_stale(plan, head, base)
    if revision.plan_id != plan.pk:
        raise CannotUndo("That revision is of another plan.")
    written = _written(revision, head, catalogue, now=now)
    summary = f"Went back to revision {revision.number}."
    return write(plan, head, written, summary=summary, restored_from=revision, by=by, now=now)


@transaction.atomic
def undo_publication(
    *, plan: Plan, base: int, catalogue: Catalogue, by: User, now: dt.datetime
) -> Revision:
    """Publish again what was published before the last time, and tell those whom it concerns.

    Raises CannotUndo, StaleRevision, CannotPublish.
    """
    plan = locked(plan)
    refuse_stale(plan, head_of(plan), base)
    former = former_publication(plan)
    if former is None:
        raise CannotUndo("This was the first time that the plan was published.")
    draft = restore(plan=plan, revision=former, base=base, catalogue=catalogue, by=by, now=now)
    shown = publishing.preview(revision=draft, catalogue=catalogue, by=by, now=now)
    return publishing.publish(
        revision=draft,
        catalogue=catalogue,
        by=by,
        now=now,
        acknowledged=[each.id for each in shown.cautions],
        override_reason="It was the plan before." if shown.broken else "",
    )


def former_publication(plan: Plan) -> Revision | None:
    """What was published before what is published now; what undid something is not undone again
    but leads further back."""
    published = plan.revisions.published().first()
    if published is None:
        return None
    superseded = plan.revisions.filter(status=Revision.Status.SUPERSEDED)
    if published.restored_from_id:
        origin = published.restored_from
        earlier = superseded.filter(published_at__lt=origin.published_at) if origin else superseded
        return earlier.order_by("-published_at", "-id").first()
    return superseded.order_by("-published_at", "-id").first()


def _written(
    revision: Revision, head: Revision, catalogue: Catalogue, *, now: dt.datetime
) -> Written:
    if revision.schedule is None or head.schedule is None:
        return _copied(revision)
    written = plan_of(revision)
    old = plan_today(written, catalogue, now=now)
    current = plan_today(plan_of(head), catalogue, now=now)
    zone = old.brief.cadence.zone
    begun = _begun(old, current, now=now)
    is_same_past = _settled(old.schedule, zone, now) == _settled(current.schedule, zone, now)
    if is_same_past and begun == old.schedule.begun and old == written:
        return _copied(revision)
    schedule = replace(_merged(old, current, now=now), begun=begun)
    merged = Edited(brief=old.brief, schedule=schedule)
    before = programme_today(programme_from_document(head.programme), catalogue, now=now)
    view = outlook(merged.brief, merged.schedule, catalogue, before, now=now)
    programme = continued(view, merged.schedule, before, now=now)
    return Written(
        brief=brief_document.to_document(merged.brief),
        schedule=to_document(merged.schedule),
        programme=to_document(programme),
        broken=[each.text for each in view.violations],
        digest=digest_of(catalogue),
    )


def _copied(revision: Revision) -> Written:
    return Written(
        brief=revision.brief,
        schedule=revision.schedule,
        programme=revision.programme,
        broken=revision.broken,
        digest=revision.catalogue_digest,
    )


def _settled(schedule: Schedule, zone: str, now: dt.datetime) -> tuple[Slot, ...]:
    """Meetings whose time has come, whatever became of them."""
    return tuple(slot for slot in schedule.slots if starts_at(slot, zone) <= now)


def _begun(old: Edited, current: Edited, *, now: dt.datetime) -> tuple[Begun, ...]:
    """Steps under way, as they were cut; what is left of them goes on at the old pace."""
    past = _settled(current.schedule, current.brief.cadence.zone, now)
    held = [slot for slot in past if slot.takes_place]
    was, pace = current.brief.minutes.pace, old.brief.minutes.pace
    return at_another_pace(current.schedule, held, was=was, pace=pace).begun


def _merged(old: Edited, current: Edited, *, now: dt.datetime) -> Schedule:
    """What happened, as it is on record now, and what lies ahead, as it was planned then."""
    zone = old.brief.cadence.zone
    past = _settled(current.schedule, zone, now)
    gone = {slot.key for slot in past}
    coming = tuple(
        slot for slot in old.schedule.slots if slot.key not in gone and starts_at(slot, zone) > now
    )
    today = now.date()
    closed = (
        *(each for each in current.schedule.closed if each.on <= today),
        *(each for each in old.schedule.closed if each.on > today),
    )
    there = set(_items((*past, *coming)))
    ahead_now = (slot for slot in current.schedule.slots if is_ahead(slot, zone=zone, now=now))
    lost = tuple(item for item in _items(ahead_now) if item not in there)
    return ordered(
        replace(
            old.schedule,
            slots=(*past, *coming),
            closed=closed,
            waiting=lost,
            carried=current.schedule.carried,
        )
    )


def _items(slots: Iterable[Slot]) -> Iterable[Item]:
    return (item for slot in slots for item in slot.items)
