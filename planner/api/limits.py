"""How often a key may be used: so and so many requests a minute, fewer of those that write."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Case, F, When
from django.utils.translation import gettext as _

from planner.accounts.token_models import ApiToken, ApiUse
from planner.api.refusals import Refusal

MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What is left of a minute; `resets_in`: seconds."""

    limit: int
    remaining: int
    resets_in: int

    @property
    def headers(self) -> dict[str, str]:
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(max(0, self.remaining)),
            "RateLimit-Reset": str(self.resets_in),
        }


def count(token: ApiToken, *, writes: bool, now: dt.datetime) -> Allowance:
    """Counts one request, in one statement, so that processes beside each other count together.

    Raises Refusal (429) when the minute is used up.
    """
    minute = int(now.timestamp()) // MINUTE
    ApiUse.objects.filter(token=token).update(
        requests=_counted("requests", minute, 1),
        writes=_counted("writes", minute, int(writes)),
        minute=minute,
        last_used_at=now,
    )
    use = token.use
    used = use if use.minute == minute else ApiUse()
    limit = settings.API_WRITES_A_MINUTE if writes else settings.API_REQUESTS_A_MINUTE
    before = used.writes if writes else used.requests
    allowance = Allowance(
        limit=limit, remaining=limit - before - 1, resets_in=MINUTE - int(now.timestamp()) % MINUTE
    )
    if before >= limit:
        raise too_often(allowance)
    return allowance


def _counted(column: str, minute: int, by: int) -> Case:
    return Case(When(minute=minute, then=F(column) + by), default=by)


def too_often(allowance: Allowance) -> Refusal:
    headers = {**allowance.headers, "Retry-After": str(allowance.resets_in)}
    return Refusal(
        429,
        "too_often",
        _("Too many requests: go on in %(seconds)s seconds.") % {"seconds": allowance.resets_in},
        headers=headers,
    )
