"""What leads do to their group's own catalogue: hide, estimate otherwise, add, edit, take back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from curriculum import validate
from curriculum.current import current, version
from curriculum.documents import Document, record_of, with_entries
from curriculum.faults import BadCatalogue
from planner.accounts.models import User
from planner.groups.models import Group, Override, OwnCatalogue
from planner.groups.override_models import new_stamp
from planner.groups.overriding import Own, overridden, said, title_of
from planner.groups.own_catalogue import own_rows

Kind = Override.Kind
HIDABLE = ("decisions", "topics", "resources", "exercises", "questions")
LONGEST_MINUTES = 100_000


class CannotOverride(Exception):
    """It stays as it is; the text says why. `field`: at which field, empty for none."""

    def __init__(self, text: str, field: str = "") -> None:
        super().__init__(text)
        self.field = field


class IsStale(Exception):
    """Another lead changed it meanwhile."""

    def __init__(self, now: Override) -> None:
        self.now = now
        super().__init__(_("Another lead has changed this since you opened it."))


@transaction.atomic
def hide(
    *,
    group: Group,
    section: str,
    entry: str,
    part: str = "",
    reason: str = "",
    by: User,
    now: dt.datetime,
) -> Override:
    """For this group the catalogue is without it. Raises CannotOverride."""
    own = Own(kind=Kind.HIDE, section=section, entry=entry, part=part)
    if section not in HIDABLE or (part and section != "resources"):
        raise CannotOverride(_("This cannot be hidden."))
    return _write(group, own, reason=reason, by=by, now=now)


@transaction.atomic
def estimate(
    *,
    group: Group,
    section: str,
    entry: str,
    part: str = "",
    minutes: int,
    reason: str = "",
    by: User,
    now: dt.datetime,
) -> Override:
    """Other minutes for a depth of a topic, a unit or an exercise. Raises CannotOverride."""
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise CannotOverride(_("Minutes are a number from 1 to 100,000."), "minutes")
    own = Own(kind=Kind.ESTIMATE, section=section, entry=entry, part=part, says=minutes)
    if said(current(version()), own) == minutes:
        raise CannotOverride(_("The catalogue says so already."), "minutes")
    return _write(group, own, reason=reason, by=by, now=now)


@transaction.atomic
def add(
    *, group: Group, section: str, document: Document, reason: str = "", by: User, now: dt.datetime
) -> Override:
    """An entry of the group's own. Raises CannotOverride, BadCatalogue."""
    _lock(group)
    record = _fitting(group, section, document)
    row = Override(
        group=group,
        kind=Kind.ADD,
        section=section,
        entry=record.id,
        title=_title(document),
        says=document,
        reason=_reason(reason),
        made_by=by,
        made_at=now,
        changed_at=now,
    )
    return _saved(row)


@transaction.atomic
def edit(
    *,
    override: Override,
    says: Any,
    reason: str,
    seen: dt.datetime,
    by: User,
    now: dt.datetime,
) -> Override:
    """Other minutes, or another document under the same id. `seen`: when what the editor saw
    was last changed. Raises IsStale, CannotOverride, BadCatalogue."""
    _lock(override.group)
    row = _standing(override)
    if row.changed_at != seen:
        raise IsStale(row)
    if row.kind == Kind.ADD:
        _fitting(row.group, row.section, says, instead_of=row.entry)
        row.title = _title(says)
    elif row.kind == Kind.ESTIMATE and not 1 <= says <= LONGEST_MINUTES:
        raise CannotOverride(_("Minutes are a number from 1 to 100,000."), "minutes")
    row.says = says
    row.reason, row.changed_at, row.made_by = _reason(reason), now, by
    return _saved(row)


@transaction.atomic
def undo(*, override: Override, by: User, now: dt.datetime) -> Override:
    """The group has it again as the catalogue says, or has it no more."""
    _lock(override.group)
    row = Override.objects.get(pk=override.pk)
    if row.undone_at is None:
        row.undone_at = row.changed_at = now
        _saved(row)
    return row


@transaction.atomic
def put_back(*, override: Override, by: User, now: dt.datetime) -> Override:
    """Raises CannotOverride where the group has said something else of it since."""
    _lock(override.group)
    row = Override.objects.get(pk=override.pk)
    places = {name: getattr(row, name) for name in ("group", "kind", "section", "entry", "part")}
    if row.undone_at is not None:
        if Override.objects.standing().filter(**places).exists():
            raise CannotOverride(_("The group has said something else of this since."))
        row.undone_at, row.changed_at = None, now
        _saved(row)
    return row


@transaction.atomic
def keep_ours(*, override: Override, by: User, now: dt.datetime) -> Override:
    """The leads have seen what the catalogue says now, and stay with what they say."""
    _lock(override.group)
    row = _standing(override)
    row.was, row.changed_at = said(current(version()), _own(row)), now
    return _saved(row)


def _write(group: Group, own: Own, *, reason: str, by: User, now: dt.datetime) -> Override:
    _lock(group)
    catalogue = current(version())
    was = said(catalogue, own)
    if was is None:
        raise CannotOverride(_("The catalogue does not have it."))
    place = {"kind": own.kind, "section": own.section, "entry": own.entry, "part": own.part}
    if Override.objects.standing().filter(group=group, **place).exists():
        raise CannotOverride(_("The group has said so already; change what it says."))
    _refuse_broken(group, own)
    row = Override(
        group=group,
        **place,
        title=title_of(catalogue, own.section, own.entry, own.part)[:300],
        was=was,
        says=own.says,
        reason=_reason(reason),
        made_by=by,
        made_at=now,
        changed_at=now,
    )
    return _saved(row)


def _refuse_broken(group: Group, own: Own) -> None:
    """The same rules hold for what a group has as for the catalogue."""
    faults = validate.problems(overridden(current(version()), (*own_rows(group.pk), own)))
    if faults:
        raise CannotOverride(faults[0].message)


def _fitting(group: Group, section: str, document: Document, instead_of: str = "") -> Any:
    """The entry, if it fits what the group has besides."""
    record = record_of(section, document)
    others = tuple(each for each in own_rows(group.pk) if each.entry != instead_of)
    rest = overridden(current(version()), others)
    if any(each.id == record.id for each in getattr(rest, section)):
        raise CannotOverride(_("There is something of this name already."))
    added = Own(kind=Kind.ADD, section=section, entry=record.id, says=document)
    whole = overridden(current(version()), (*others, added))
    # What names nothing that is there was left out of the whole.
    is_whole = record in getattr(whole, section)
    faults = validate.problems(
        whole if is_whole else with_entries(rest, {(section, record.id): record})
    )
    if faults:
        raise BadCatalogue(faults)
    return record


def _lock(group: Group) -> None:
    """Two leads' changes wait for each other."""
    OwnCatalogue.objects.get_or_create(group=group)
    OwnCatalogue.objects.select_for_update().get(group=group)


def _saved(row: Override) -> Override:
    """Whoever reads the group's catalogue afterwards reads it anew."""
    row.save()
    OwnCatalogue.objects.filter(group=row.group_id).update(stamp=new_stamp())
    return row


def _standing(override: Override) -> Override:
    row = Override.objects.select_related("group").get(pk=override.pk)
    if row.undone_at is not None:
        raise CannotOverride(_("This was taken back meanwhile; put it back first."))
    return row


def _own(row: Override) -> Own:
    return Own(kind=row.kind, section=row.section, entry=row.entry, part=row.part, says=row.says)


def _title(document: Document) -> str:
    names = (document.get(each) for each in ("name", "title", "question"))
    return str(next(filter(None, names), ""))[:300]


def _reason(text: str) -> str:
    return " ".join(text.split())[:200]
