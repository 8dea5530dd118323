"""What counts at once, without a lead who looks at it first.

It is published on top of what counts, and put under what leads work on and have not published, so
that publishing that does not take it back; taking the newest of their changes back still leads to
the one before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from planner.accounts.models import User
from planner.plans import actions
from planner.plans.models import Plan, Revision


def drafts_on(plan: Plan, published: Revision) -> list[Revision]:
    """What leads work on and have not published, from the first change to the newest."""
    found = []
    revision: Revision | None = actions.head_of(plan)
    while revision is not None and revision.status == Revision.Status.DRAFT:
        found.append(revision)
        revision = revision.basis
    return found[::-1] if revision in (published, None) else []


def publish_at_once(
    plan: Plan,
    published: Revision,
    written: actions.Written,
    *,
    summary: str,
    edit: object,
    by: User,
    now: dt.datetime,
) -> Revision:
    """Write the revision that counts from now on instead of `published`."""
    revision = actions.write(plan, published, written, summary=summary, edit=edit, by=by, now=now)
    superseded = Revision.objects.filter(pk=published.pk)
    superseded.update(status=Revision.Status.SUPERSEDED, superseded_at=now)
    revision.status = Revision.Status.PUBLISHED
    revision.published_at, revision.published_by = now, by
    revision.override_reason = published.override_reason
    revision.save(update_fields=["status", "published_at", "published_by", "override_reason"])
    return revision


def put_under(
    drafts: Sequence[Revision],
    revision: Revision,
    rewritten: Callable[[Revision], actions.Written],
    *,
    now: dt.datetime,
) -> None:
    """Write the drafts again, each on the one before, on top of `revision`."""
    basis = revision
    for draft in drafts:
        basis = actions.write(
            revision.plan,
            basis,
            rewritten(draft),
            summary=draft.summary,
            edit=draft.edit,
            restored_from=draft.restored_from,
            by=draft.created_by,
            now=now,
        )


def as_it_was(draft: Revision) -> actions.Written:
    return actions.Written(
        brief=draft.brief,
        schedule=draft.schedule,
        programme=draft.programme,
        broken=draft.broken,
        digest=draft.catalogue_digest,
    )
