"""What people say of units, counted so that nobody's word can be told from it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from planner.groups.models import Sharing
from planner.progress.models import UnitWorth

FEWEST_GROUPS = 3
FEWEST_PEOPLE = 5
MOST_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthCount:
    """Of `people`: how many say yes, partly, no; `words` for whom it is, as far as they may be
    shown."""

    people: int
    yes: int
    partly: int
    no: int
    words: tuple[str, ...]


def worth_of(units: Collection[str]) -> Mapping[str, WorthCount]:
    """By unit, where five people or three groups say something. One query.

    Who hides in any group what they take part in does not count.
    """
    hiding = Sharing.objects.filter(participation=False).values("user")
    rows = UnitWorth.objects.standing().filter(unit__in=units).exclude(user__in=hiding)
    said: dict[str, list[UnitWorth]] = defaultdict(list)
    for row in rows.order_by("id"):
        said[row.unit].append(row)
    return {unit: _counted(rows) for unit, rows in said.items() if _are_many(rows)}


def _are_many(rows: Collection[UnitWorth]) -> bool:
    groups = {row.group_id for row in rows if row.group_id is not None}
    return len(rows) >= FEWEST_PEOPLE or len(groups) >= FEWEST_GROUPS


def _counted(rows: Collection[UnitWorth]) -> WorthCount:
    counts = Counter(row.worth for row in rows)
    # In the order of the alphabet: that of saying it would tell who wrote what.
    words = sorted({row.for_whom for row in rows if row.may_show and row.for_whom})
    return WorthCount(
        people=len(rows),
        yes=counts["yes"],
        partly=counts["partly"],
        no=counts["no"],
        words=tuple(words[:MOST_WORDS]),
    )
