"""The catalogue as a group has it: the one of all, and what the group has otherwise."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import Subquery

from curriculum.current import current, version
from curriculum.models import CatalogueState
from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.groups.models import Group, Membership, Override, OwnCatalogue
from planner.groups.overriding import Own, overridden

OWN = "own"
REMEMBERED = 64


def catalogue_for(group: Group) -> Catalogue:
    """With one query, as `current(version())`, where the group has nothing of its own or what it
    has is remembered."""
    return catalogue_of(group.pk)


def catalogue_of(group_id: int) -> Catalogue:
    loaded, own = _versions(group_id)
    return _own(loaded, group_id, own) if own else current(loaded)


def catalogue_with(user: User, entry: str) -> Catalogue:
    """The one that has the entry: of the group whose own it is, for its people; else of all."""
    group_id = group_of(entry)
    if group_id is None or not _belongs(user, group_id):
        return current(version())
    return catalogue_of(group_id)


def own_id(group: Group, name: str) -> str:
    """An id that no other entry has, of the catalogue or of another group."""
    return f"{OWN}-{group.pk}-{name}"


def group_of(entry: str) -> int | None:
    """Whose own entry it is; None for one of the catalogue."""
    first, _, rest = entry.partition("-")
    number, _, name = rest.partition("-")
    is_own = first == OWN and name and number.isdecimal() and len(number) < 10
    return int(number) if is_own else None


def own_rows(group_id: int) -> tuple[Own, ...]:
    rows = Override.objects.standing().filter(group=group_id).order_by("id")
    columns = ("kind", "section", "entry", "part", "says")
    return tuple(Own(**row) for row in rows.values(*columns))


def _belongs(user: User, group_id: int) -> bool:
    return Membership.objects.active().filter(user=user, group=group_id).exists()


def _versions(group_id: int) -> tuple[str, str]:
    own = OwnCatalogue.objects.filter(group=group_id).values("stamp")[:1]
    rows = CatalogueState.objects.filter(id=1).annotate(own=Subquery(own))
    found = rows.values_list("version", "own").first()
    # Where nothing was ever loaded, nobody has anything otherwise.
    return (found[0], found[1] or "") if found else ("", "")


@lru_cache(maxsize=REMEMBERED)
def _own(loaded: str, group_id: int, _stamp: str) -> Catalogue:
    return overridden(current(loaded), own_rows(group_id))
