"""Writes to the catalogue: loading it from files, and keeping the search over it true."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Model, ProtectedError, RestrictedError

from curriculum import fulltext, search, sources, validate
from curriculum.current import version_of
from curriculum.difference import Difference, differences
from curriculum.faults import BadCatalogue
from curriculum.fulltext import Prepared
from curriculum.models import CatalogueState
from curriculum.queries import snapshot
from curriculum.records import Catalogue
from curriculum.rows import Kind, Part, Row
from curriculum.stored import with_former

ROWS_AT_ONCE = 500
MOST_USERS_NAMED = 5


class CannotLoad(Exception):
    """Something that the files no longer hold is still in use; the text says what by what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindReport:
    """What a load did to one kind, by the ids of the entries."""

    kind: str
    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    is_reordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What a load did, or would do. Only kinds to which something happened are listed."""

    kinds: tuple[KindReport, ...]

    @property
    def created(self) -> int:
        return sum(len(each.created) for each in self.kinds)

    @property
    def changed(self) -> int:
        return sum(len(each.changed) for each in self.kinds)

    @property
    def removed(self) -> int:
        return sum(len(each.removed) for each in self.kinds)

    def __str__(self) -> str:
        return f"{self.created} created, {self.changed} changed, {self.removed} removed"


def load_catalogue(
    *,
    catalogue: Catalogue,
    dry_run: bool = False,
    fingerprint: str = "",
    searchable: Prepared | None = None,
) -> LoadReport:
    """Makes the database hold exactly this catalogue: all of it, or nothing when it is refused.

    What already is as wanted is not written again. `fingerprint` is remembered as that of the
    files that were loaded last. A dry run does all the work and takes it back, so that it refuses
    what a load would refuse. `searchable`: what `prepared_search` has made of the catalogue, before
    anything was locked. Raises BadCatalogue, or CannotLoad when something else still uses an
    entry that is to be removed.
    """
    if problems := validate.problems(catalogue):
        raise BadCatalogue(problems)
    with transaction.atomic():
        found = differences(catalogue)
        _apply([each for each in found if not each.is_empty])
        if dry_run:
            transaction.set_rollback(True)
        else:
            _make_searchable(catalogue, searchable)
            _remember(fingerprint=fingerprint, version=version_of(with_former(catalogue)))
    return LoadReport(kinds=tuple(report for each in found if (report := _report(each))))


def remember_version() -> None:
    """Gives what the database holds now its name, after what became of former entries changed."""
    _remember(version=version_of(snapshot()))


def refresh_search() -> None:
    """Makes search and pages show what the catalogue holds now, after entries were edited."""
    with transaction.atomic():
        catalogue = snapshot()
        _make_searchable(catalogue)
        _remember(version=version_of(catalogue))


def rebuild_search() -> int:
    """Builds the whole search anew, for when the code that cuts texts changed; how many entries."""
    with transaction.atomic():
        of_catalogue = search.entries(snapshot())
        return fulltext.rebuild({search.KINDS: of_catalogue, **sources.entries()})


def _make_searchable(catalogue: Catalogue, prepared: Prepared | None = None) -> None:
    entries = search.entries(catalogue)
    fulltext.replace(kinds=search.KINDS, entries=entries, prepared=prepared)


def prepared_search(catalogue: Catalogue, *, tell: Callable[[int, int], None]) -> Prepared:
    """Cuts the texts of what is new to the search into words, which takes most of the time of a
    large load. `tell` hears how many are done, of how many."""
    return fulltext.prepare(kinds=search.KINDS, entries=search.entries(catalogue), tell=tell)


def loaded_fingerprint() -> str:
    """The fingerprint of the files that were loaded last, or nothing."""
    state = CatalogueState.objects.filter(id=1).first()
    return state.fingerprint if state else ""


def _remember(**state: str) -> None:
    if not CatalogueState.objects.filter(id=1, **state).exists():
        CatalogueState.objects.update_or_create(id=1, defaults=state)


def _report(found: Difference) -> KindReport | None:
    if not (found.created or found.changed or found.removed or found.is_reordered):
        return None
    return KindReport(
        kind=found.kind.name,
        created=tuple(map(str, found.created)),
        changed=tuple(map(str, found.changed)),
        removed=tuple(map(str, found.removed)),
        is_reordered=found.is_reordered,
    )


def _apply(found: Sequence[Difference]) -> None:
    """Parts go first and come back last, so that nothing names what is not there."""
    for each in found:
        for part, rows in each.parts.items():
            _delete(part.model, part.parent, (*rows, *each.removed))
    for each in found:
        _create(each)
        _update(each)
    for each in found:
        for part, rows_by_parent in each.parts.items():
            _create_parts(part, rows_by_parent)
    for each in reversed(found):
        _remove(each)


def _delete(model: type[Model], column: str, keys: Collection[Any]) -> None:
    for batch in _batches(keys):
        model._default_manager.filter(**{f"{column}__in": batch}).delete()


def _create(found: Difference) -> None:
    model = found.kind.model
    model._default_manager.bulk_create(
        [model(**found.wanted[key]) for key in found.created], batch_size=ROWS_AT_ONCE
    )


def _update(found: Difference) -> None:
    kind = found.kind
    for columns, keys in (
        ((*kind.all_columns, "position"), found.changed),
        (("position",), found.moved),
    ):
        for batch in _batches(keys):
            _update_batch(kind, batch, columns, found.wanted)


def _update_batch(kind: Kind, keys: list[Any], columns: Sequence[str], wanted: Any) -> None:
    manager = kind.model._default_manager
    stored = manager.filter(**{f"{kind.key}__in": keys}).values_list(kind.key, "pk")
    rows = [kind.model(pk=pk, **wanted[key]) for key, pk in stored]
    manager.bulk_update(rows, [column for column in columns if column != kind.key])


def _create_parts(part: Part, rows_by_parent: Any) -> None:
    rows = [
        part.model(**{part.parent: parent}, **row, **_place(part, position))
        for parent, rows_of_parent in rows_by_parent.items()
        for position, row in enumerate(rows_of_parent)
    ]
    part.model._default_manager.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def _place(part: Part, position: int) -> Row:
    return {"position": position} if part.has_position else {}


def _remove(found: Difference) -> None:
    try:
        _delete(found.kind.model, found.kind.key, found.removed)
    except ProtectedError as error:
        raise CannotLoad(_in_use(found, error.protected_objects)) from error
    except RestrictedError as error:
        raise CannotLoad(_in_use(found, error.restricted_objects)) from error


def _in_use(found: Difference, users: Collection[Model]) -> str:
    removed = ", ".join(map(str, found.removed[:MOST_USERS_NAMED]))
    named = sorted(f"{user._meta.verbose_name} {user}" for user in users)
    users_named = ", ".join(named[:MOST_USERS_NAMED])
    more = f" and {len(named) - MOST_USERS_NAMED} more" if len(named) > MOST_USERS_NAMED else ""
    return (
        f"the files no longer hold these {found.kind.name}: {removed}; but still in use by: "
        f"{users_named}{more}. Keep them in the files, or change what uses them first."
    )


def _batches(keys: Collection[Any]) -> Iterator[list[Any]]:
    waiting = iter(keys)
    while batch := list(islice(waiting, ROWS_AT_ONCE)):
        yield batch
