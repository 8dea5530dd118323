"""Keeping what a curator has typed into an entry's form, for them or another to go on with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from curriculum.documents import Key
from curriculum.former import TITLES
from curriculum.models import EntryDraft

MOST_CHARACTERS = 500_000
NOT_TYPED = ("csrfmiddlewaretoken", "draft_version", "keep", "look", "save")


class CannotKeep(Exception):
    """It is not kept; the text says why."""


class WasKept(Exception):
    """Somebody has kept another state of it meanwhile. `draft`: as it is now."""

    def __init__(self, draft: EntryDraft) -> None:
        self.draft = draft
        super().__init__(
            _("%(who)s has kept this draft since you opened it.") % {"who": draft.kept_by.name}
        )


@transaction.atomic
def keep_draft(
    *,
    key: Key,
    typed: Mapping[str, str],
    by: Any,
    now: dt.datetime,
    draft: EntryDraft | None = None,
    seen_version: int = 0,
) -> EntryDraft:
    """Anew, or over `draft` in the version that its reader saw. Raises CannotKeep, WasKept."""
    said = {name: value for name, value in typed.items() if name not in NOT_TYPED}
    if sum(len(value) for value in said.values()) > MOST_CHARACTERS:
        raise CannotKeep(_("This is too long to be kept."))
    columns = {"typed": said, "title": _title(key, said), "kept_by": by, "kept_at": now}
    if draft is None:
        return EntryDraft.objects.create(section=key[0], entry=key[1], **columns)
    row = EntryDraft.objects.select_for_update(of=("self",)).select_related("kept_by")
    found = row.filter(pk=draft.pk).first()
    if found is None:
        return EntryDraft.objects.create(section=key[0], entry=key[1], **columns)
    if found.version != seen_version:
        raise WasKept(found)
    columns["version"] = found.version + 1
    EntryDraft.objects.filter(pk=found.pk).update(**columns)
    found.refresh_from_db()
    return found


def discard_draft(*, draft: EntryDraft) -> None:
    """Its text is gone for good; the entry stays as it is."""
    EntryDraft.objects.filter(pk=draft.pk).delete()


def all_drafts() -> QuerySet[EntryDraft]:
    """Newest first."""
    return EntryDraft.objects.select_related("kept_by").order_by("-kept_at", "-id")


def drafts_of(key: Key) -> QuerySet[EntryDraft]:
    return (
        all_drafts().filter(section=key[0], entry=key[1]) if key[1] else EntryDraft.objects.none()
    )


def _title(key: Key, typed: Mapping[str, str]) -> str:
    named = (typed[name].strip() for name in (*TITLES, "id") if typed.get(name, "").strip())
    return next(named, key[1] or _("Without a title"))[:200]
