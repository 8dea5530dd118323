"""In how many meetings to come something of the catalogue is, for whoever is about to change it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from curriculum.documents import Key
from curriculum.impact import Usage
from curriculum.models import Need, Unit
from planner.meetings.models import AgendaItem, Meeting

Item = dict[str, Any]
COLUMNS = ("meeting", "meeting__group", "topic", "depth", "reading", "tasks")
PLACES = ("meeting__series", "meeting__key", "meeting__title", "meeting__starts_at", "kind")


def count_use(keys: Sequence[Key], now: dt.datetime) -> Usage:
    """Numbers over all groups; of what no agenda can hold, none."""
    uses = [found for key in keys if (found := _use(key))]
    if not uses:
        return Usage()
    return _counted(_items(now).values(*COLUMNS), lambda item: any(use(item) for use in uses))


def _use(key: Key) -> Callable[[Item], bool] | None:
    """Whether a line of an agenda holds something of the entry."""
    section, entry = key
    if section == "topics":
        return lambda item: item["topic"] == entry
    if section == "decisions":
        needs = set(Need.objects.filter(decision_id=entry).values_list("topic", "depth"))
        return lambda item: (item["topic"], item["depth"]) in needs
    if section == "resources":
        units = set(Unit.objects.filter(resource_id=entry).values_list("slug", flat=True))
        return lambda item: _reads(item, units)
    if section == "units":
        return lambda item: _reads(item, {entry})
    return (lambda item: _trains(item, entry)) if section == "exercises" else None


def _items(now: dt.datetime) -> Any:
    planned = {"meeting__starts_at__gt": now, "meeting__state": Meeting.State.PLANNED}
    return AgendaItem.objects.filter(**planned, meeting__group__archived_at=None).order_by("id")


def _reads(item: Item, units: set[str]) -> bool:
    return any(each.get("unit") in units for each in item["reading"])


def _trains(item: Item, exercise: str) -> bool:
    return any(each.get("exercise") == exercise for each in item["tasks"])


def _counted(items: Iterable[Item], uses: Callable[[Item], bool]) -> Usage:
    found = [item for item in items if uses(item)]
    return Usage(
        groups=len({item["meeting__group"] for item in found}),
        meetings=len({item["meeting"] for item in found}),
    )


def items_to_come(now: dt.datetime, *, series: str = "") -> Any:
    """Lines of agendas to come with what they hold of the catalogue, of one series or of all."""
    of_series = {"meeting__series": series} if series else {}
    return _items(now).filter(**of_series).values(*COLUMNS, *PLACES)
