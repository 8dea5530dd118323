"""The slip in a form: whose text is typed there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.core import signing

NAME = "slip"
SALT = "planner.writing.slip"
KEPT_FOR = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """Whose text it is, which form it is in, and on which page that form stands.

    Signed it goes into the form. So what was typed can be kept for its writer whatever becomes of
    the request that brings it: their session may be over by then.
    """

    user_id: int
    form: str
    page: str

    def signed(self) -> str:
        return signing.dumps([self.user_id, self.form, self.page], salt=SALT)


def slip_in(posted: Mapping[str, object]) -> Slip | None:
    """The slip that came with a form; None for none, for one of somebody's own making, and for
    one that is too old."""
    try:
        user_id, form, page = signing.loads(str(posted.get(NAME, "")), salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return None
    return Slip(user_id=user_id, form=form, page=page)
