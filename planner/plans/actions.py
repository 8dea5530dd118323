"""What leads do with plans before they are published: draft, change, take back, put aside."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.groups.models import Group
from planner.plans import brief_document, edits
from planner.plans.brief import Brief
from planner.plans.edit_rules import Around, CannotEdit, Edited
from planner.plans.edit_words import edit_words
from planner.plans.models import Plan, Revision
from planner.plans.people import participants
from planner.plans.problem import question
from planner.plans.programme import Programme
from planner.plans.replanning import Choice, Proposal, proposals
from planner.plans.schedule import Schedule, first_schedule, with_keys
from planner.plans.stored import from_document, programme_from_document, to_document
from planner.plans.todays import plan_today, programme_today
from planner.solver.solution import Solution

KEY_BYTES = 8


class StaleRevision(Exception):
    """Somebody else changed the plan meanwhile; `base` is what the reader saw, `head` what is."""

    def __init__(self, base: Revision, head: Revision) -> None:
        super().__init__("Somebody else has changed this plan since you opened it.")
        self.base = base
        self.head = head


class CannotUndo(Exception):
    """There is nothing to go back to; the text says why."""


def new_key() -> str:
    """A name for a meeting that nobody can guess, fit for calendars."""
    return secrets.token_hex(KEY_BYTES)


@transaction.atomic
def draft(
    *,
    group: Group,
    brief: Brief,
    catalogue: Catalogue,
    programme: Programme,
    by: User,
    now: dt.datetime,
    plan: Plan | None = None,
    solution: Solution | None = None,
    summary: str = "Drafted from a goal.",
) -> Revision:
    """Keep an answer as the next draft of `plan`, or as the first of a new plan of the group.

    `catalogue` is the one that the programme was made from. Meetings are named here.
    """
    if plan is None:
        plan = Plan.objects.create(
            group=group, title=programme.title[:200], created_at=now, created_by=by
        )
    plan = locked(plan)
    schedule = _first_schedule(brief, catalogue, programme)
    named = programme if schedule is None else with_keys(programme, schedule)
    revision = Revision.objects.create(
        plan=plan,
        number=_next_number(plan),
        brief=brief_document.to_document(brief),
        schedule=None if schedule is None else to_document(schedule),
        programme=to_document(named),
        solution=None if solution is None else to_document(solution),
        summary=summary[:400],
        catalogue_digest=digest_of(catalogue),
        created_at=now,
        created_by=by,
    )
    _set_head(plan, revision)
    return revision


def _first_schedule(brief: Brief, catalogue: Catalogue, programme: Programme) -> Schedule | None:
    if programme.impossible is not None:
        return None
    limits = question(brief, catalogue).limits
    return first_schedule(programme, limits, new_key)


def plan_of(revision: Revision) -> Edited:
    """What the revision asks, and how its meetings stand."""
    if revision.schedule is None:
        raise CannotEdit("A plan without meetings cannot be changed by hand; make another draft.")
    return Edited(
        brief=brief_document.from_document(revision.brief),
        schedule=from_document(Schedule, revision.schedule),
    )


def around(revision: Revision, catalogue: Catalogue, *, now: dt.datetime) -> Around:
    """What an edit of this revision has to know: the catalogue and the people as they are now."""
    brief = brief_document.from_document(revision.brief)
    people = participants(revision.plan.group, brief)
    return Around(catalogue=catalogue, people=people, now=now)


def ways(
    *, revision: Revision, edit: edits.Edit, catalogue: Catalogue, now: dt.datetime
) -> tuple[Proposal, ...]:
    """What the edit would make of the revision; nothing is saved. Raises CannotEdit, BadBrief."""
    before = programme_today(programme_from_document(revision.programme), catalogue, now=now)
    plan = plan_today(plan_of(revision), catalogue, now=now)
    return proposals(edit, plan, before, around(revision, catalogue, now=now))


def revise(
    *,
    plan: Plan,
    edit: edits.Edit,
    choice: Choice,
    base: int,
    catalogue: Catalogue,
    by: User,
    now: dt.datetime,
) -> Revision:
    """A new draft with the edit made, in the way chosen.

    `base`: the number of the revision that the reader saw. Raises StaleRevision, CannotEdit.
    """
    head = head_of(plan)
    refuse_stale(plan, head, base)
    # Solving takes its time, so nothing is locked meanwhile.
    found = ways(revision=head, edit=edit, catalogue=catalogue, now=now)
    chosen = next((each for each in found if each.choice == choice), None)
    if chosen is None:
        raise CannotEdit("The plan cannot go on in that way any more; look at the choices again.")
    summary = edit_words(edit, plan_today(plan_of(head), catalogue, now=now), catalogue)
    written = Written(
        brief=brief_document.to_document(chosen.plan.brief),
        schedule=to_document(chosen.plan.schedule),
        programme=to_document(chosen.programme),
        broken=list(chosen.broken),
        digest=digest_of(catalogue),
    )
    with transaction.atomic():
        plan = locked(plan)
        refuse_stale(plan, head_of(plan), base)
        return write(plan, head, written, summary=summary, edit=to_document(edit), by=by, now=now)


@transaction.atomic
def undo_draft(*, plan: Plan, base: int, by: User, now: dt.datetime) -> Revision:
    """Go back to the revision that the newest draft was made from; the draft stays in the history.

    Raises CannotUndo, StaleRevision.
    """
    plan = locked(plan)
    head = head_of(plan)
    refuse_stale(plan, head, base)
    if head.status != Revision.Status.DRAFT or head.basis is None:
        raise CannotUndo("There is no change to take back.")
    _set_head(plan, head.basis)
    return head.basis


@transaction.atomic
def discard_drafts(*, plan: Plan, base: int, by: User, now: dt.datetime) -> Revision:
    """Go back to what is published. Raises CannotUndo, StaleRevision."""
    plan = locked(plan)
    refuse_stale(plan, head_of(plan), base)
    published = plan.revisions.published().first()
    if published is None:
        raise CannotUndo("Nothing is published yet; archive the plan instead.")
    _set_head(plan, published)
    return published


@transaction.atomic
def archive(*, plan: Plan, by: User, now: dt.datetime) -> Plan:
    """Put the plan aside; its meetings of the past stay, and nobody works on it any more."""
    plan.archived_at = now
    plan.save(update_fields=["archived_at"])
    return plan


def head_of(plan: Plan) -> Revision:
    """The revision that leads work on."""
    revisions = Revision.objects.select_related("plan__group", "basis")
    head = revisions.filter(pk__in=Plan.objects.filter(pk=plan.pk).values("head")).first()
    return head or revisions.filter(plan=plan).order_by("-number", "-id")[:1].get()


def digest_of(catalogue: Catalogue) -> str:
    """Names the state of a catalogue: equal content, equal digest (SHA-256, hexadecimal)."""
    return hashlib.sha256(repr(catalogue).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The documents of a revision."""

    brief: object
    schedule: object
    programme: object
    broken: list[str]
    digest: str


def write(
    plan: Plan,
    basis: Revision,
    written: Written,
    *,
    summary: str,
    by: User,
    now: dt.datetime,
    edit: object = None,
    restored_from: Revision | None = None,
) -> Revision:
    revision = Revision.objects.create(
        plan=plan,
        number=_next_number(plan),
        brief=written.brief,
        schedule=written.schedule,
        programme=written.programme,
        broken=written.broken,
        catalogue_digest=written.digest,
        basis=basis,
        restored_from=restored_from,
        edit=edit,
        summary=summary[:400],
        created_at=now,
        created_by=by,
    )
    _set_head(plan, revision)
    return revision


def locked(plan: Plan) -> Plan:
    """Two leads' changes of one plan wait for each other."""
    return Plan.objects.select_for_update().get(pk=plan.pk)


def _next_number(plan: Plan) -> int:
    return (plan.revisions.aggregate(last=Max("number"))["last"] or 0) + 1


def _set_head(plan: Plan, revision: Revision) -> None:
    plan.head = revision
    plan.save(update_fields=["head"])


def refuse_stale(plan: Plan, head: Revision, base: int) -> None:
    if head.number != base:
        seen = plan.revisions.filter(number=base).first()
        raise StaleRevision(seen or head, head)
