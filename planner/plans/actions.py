"""What people do with plans: draft and publish revisions."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.db import transaction
from django.db.models import Max

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.groups.models import Group
from planner.plans import brief_document
from planner.plans.brief import Brief
from planner.plans.models import Plan, Revision
from planner.plans.programme import Programme
from planner.plans.stored import to_document
from planner.solver.solution import Solution


class CannotPublish(Exception):
    """The revision is not fit to be published; the text says why."""


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
) -> Revision:
    """Keep an answer as the next draft of `plan`, or as the first of a new plan of the group.

    `catalogue` is the one that the programme was made from.
    """
    if plan is None:
        plan = Plan.objects.create(
            group=group, title=programme.title, created_at=now, created_by=by
        )
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    last = plan.revisions.aggregate(last=Max("number"))["last"] or 0
    return Revision.objects.create(
        plan=plan,
        number=last + 1,
        brief=brief_document.to_document(brief),
        programme=to_document(programme),
        solution=None if solution is None else to_document(solution),
        catalogue_digest=digest_of(catalogue),
        created_at=now,
        created_by=by,
    )


@transaction.atomic
def publish(*, revision: Revision, by: User, now: dt.datetime) -> Revision:
    """Make a draft the plan that counts; the one published before is superseded.

    Only the status changes so far: writing the meetings, and telling people, follow when
    meetings exist. Raises CannotPublish.
    """
    Plan.objects.select_for_update().get(pk=revision.plan_id)
    revision = Revision.objects.select_related("plan").get(pk=revision.pk)
    if revision.status != Revision.Status.DRAFT:
        raise CannotPublish(f"Revision {revision.number} was published before.")
    if not any(entry.get("number") for entry in revision.programme["entries"]):
        raise CannotPublish("A plan without meetings cannot be published.")
    revision.plan.revisions.published().update(status=Revision.Status.SUPERSEDED, superseded_at=now)
    revision.status = Revision.Status.PUBLISHED
    revision.published_at = now
    revision.published_by = by
    revision.save(update_fields=["status", "published_at", "published_by"])
    return revision


def digest_of(catalogue: Catalogue) -> str:
    """Names the state of a catalogue: equal content, equal digest (SHA-256, hexadecimal)."""
    return hashlib.sha256(repr(catalogue).encode()).hexdigest()
