"""What groups really took for steps, taken into a brief that asks for it."""

from __future__ import annotations

from dataclasses import replace

from planner.meetings.measured import measured_steps
from planner.plans.brief import Brief
from planner.plans.document_reader import MOST_ITEMS


def with_measured(brief: Brief) -> Brief:
    """The brief with what is measured by now; one that goes by estimates stays as it is."""
    if brief.measured is None:
        return brief
    # No list of a brief may be longer.
    return replace(brief, measured=measured_steps()[:MOST_ITEMS])
