"""A group's own pace, and that a plan goes at another one, in a sentence."""

from __future__ import annotations

from planner.plans.minutes import AS_ESTIMATED
from planner.plans.pace import FEWEST_STEPS, Measured

TOO_FEW = (
    f"Your own pace is measured once attendance says of {FEWEST_STEPS} steps how long they took."
)


def pace_words(found: Measured, pace: int) -> str:
    """How long the steps took, against what a plan that goes on at `pace` percent plans now."""
    middle, least, most = (_more(each, pace) for each in (found.pace, found.least, found.most))
    return f"{found.steps} steps took {_against(middle)} (median; {_range(least, most)})."


def pace_changed(old: int, new: int) -> str:
    """What a difference says of it; both in percent."""
    whose = "" if new == AS_ESTIMATED else ", which is the group's own pace"
    return (
        f"From here on steps take {new} % of their estimated minutes in meetings{whose}; "
        f"it was {old} %."
    )


def _more(percent: int, pace: int) -> int:
    """How many percent more than is planned now."""
    return round(100 * percent / pace) - 100


def _against(more: int) -> str:
    if not more:
        return "as long as planned"
    return f"{_size(more)} than planned"


def _size(more: int) -> str:
    return f"{abs(more)} % {'longer' if more > 0 else 'shorter'}"


def _range(least: int, most: int) -> str:
    if least == most:
        return "all alike"
    if least < 0 < most:
        return f"from {_size(least)} to {_size(most)}"
    word = "longer" if most > 0 else "shorter"
    near, far = sorted((abs(least), abs(most)))
    return f"from {near} % to {far} % {word}"
