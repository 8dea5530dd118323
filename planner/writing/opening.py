"""What a form with a box opens with."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from django.http import HttpRequest, QueryDict
from django.utils import dateformat, timezone
from django.utils.translation import pgettext

from planner.language.dates import day_and_clock
from planner.writing import keeping, slips
from planner.writing.keeping import Fields
from planner.writing.models import KeptText
from planner.writing.slips import Slip, slip_in

PREVIEW = "preview"  # the button that sends a form only to see how its text will look
# What comes with every form and is nobody's text.
NOT_TYPED = {"csrfmiddlewaretoken", slips.NAME, PREVIEW}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """`preview`: the address that shows how a text will look; `names`: whom it can call there.
    `data`: what the form holds, None for nothing but what it begins with.

    `is_sent`: to be judged and acted upon, not just shown again. `kept_from`: when that was
    typed, in words, if it was kept.
    """

    slip: Slip
    preview: str
    names: Collection[str] = ()
    data: QueryDict | None = None
    is_sent: bool = False
    is_previewed: bool = False
    kept_from: str = ""
    has_set_aside: bool = False

    def with_value(self, name: str, value: object) -> Opened:
        """The same with another value in one field."""
        data = self.data.copy() if self.data else QueryDict(mutable=True)
        data[name] = str(value)
        return replace(self, data=data)


def opened(
    request: HttpRequest, slip: Slip, *, preview: str, names: Collection[str] = ()
) -> Opened:
    """What was sent; else what is kept; else nothing.

    Of a form that was sent its own slip counts, as long as it is the writer's.
    """
    empty = Opened(slip=slip, preview=preview, names=names)
    if "text" in request.POST:
        own = slip_in(request.POST)
        if own is not None and own.user_id == slip.user_id:
            empty = replace(empty, slip=own)
        is_previewed = PREVIEW in request.POST
        return replace(
            empty, data=request.POST, is_sent=not is_previewed, is_previewed=is_previewed
        )
    row = keeping.kept(slip)
    if row is None:
        return empty
    return replace(
        empty,
        data=_as_sent(row.fields) if row.fields else None,
        kept_from=_when(row, request) if row.fields else "",
        has_set_aside=bool(row.set_aside),
    )


def typed_in(posted: QueryDict) -> Fields:
    """What somebody typed or chose, by the names of the fields."""
    return {name: values for name, values in posted.lists() if name not in NOT_TYPED}


def _as_sent(fields: Fields) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, list(values))
    return data


def _when(row: KeptText, request: HttpRequest) -> str:
    """By the clock of whoever reads it, with the day where that is another."""
    zone = ZoneInfo(getattr(request.user, "time_zone", "UTC"))
    then, today = row.saved_at.astimezone(zone), timezone.now().astimezone(zone).date()
    clock = f"{then:%H:%M}"
    if then.date() == today:
        return clock
    pattern = pgettext("pattern of a day and a month", "j F")
    return day_and_clock(dateformat.format(then, pattern), clock)
