"""In which way a group learns: what it has published says it."""

from __future__ import annotations

from curriculum.records import Catalogue, Mode
from planner.groups.models import Group
from planner.plans.models import Revision
from planner.plans.wanted import mode_of

BROAD: Mode = "breadth-first"
CAPPED: tuple[Mode, ...] = ("on-demand", "deadline")
"""Whoever builds a product, or has a date to keep, comes back from detours."""


def modes_of(group: Group, catalogue: Catalogue) -> frozenset[Mode]:
    """One for each of its plans that counts."""
    published = Revision.objects.published().filter(plan__group=group, plan__archived_at=None)
    goals = published.values_list("brief__goals", flat=True)
    return frozenset(mode_of(each or (), catalogue) for each in goals)


def is_on_demand(modes: frozenset[Mode]) -> bool:
    """Whether small plans on the spot make sense; not where all that counts is breadth."""
    return modes != {BROAD}


def has_capped_detours(modes: frozenset[Mode]) -> bool:
    return not modes.isdisjoint(CAPPED)
