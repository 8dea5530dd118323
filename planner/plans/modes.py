"""In which way a group learns: what it has published says it."""

from __future__ import annotations

from collections.abc import Iterable

from curriculum.records import Catalogue, Mode
from planner.groups.models import Group
from planner.plans.models import Revision
from planner.plans.wanted import mode_of

BROAD: Mode = "breadth-first"
CAPPED: tuple[Mode, ...] = ("on-demand", "deadline")
"""Whoever builds a product, or has a date to keep, comes back from detours."""


def counting(group: Group) -> list[Revision]:
    """What the group has published and not put aside, the newest first, each with its plan."""
    published = Revision.objects.published().filter(plan__group=group, plan__archived_at=None)
    rows = published.select_related("plan__group").defer("programme", "solution", "schedule")
    return list(rows.order_by("-published_at", "-id"))


def modes_in(revisions: Iterable[Revision], catalogue: Catalogue) -> frozenset[Mode]:
    """One for each of the plans."""
    return frozenset(mode_of(each.brief.get("goals", ()), catalogue) for each in revisions)


def is_on_demand(modes: frozenset[Mode]) -> bool:
    """Whether small plans on the spot make sense; not where all that counts is breadth."""
    return modes != {BROAD}


def has_capped_detours(modes: frozenset[Mode]) -> bool:
    return not modes.isdisjoint(CAPPED)
