"""One suggestion of the queue, with what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.curating.addresses import number_in
from curriculum.documents import key_of
from curriculum.models import Suggestion
from curriculum.queries import snapshot
from curriculum.records import Catalogue, Resource, Unit
from curriculum.suggesting import waiting

SECTION_OF = {
    "decision": "decisions",
    "exercise": "exercises",
    "goal": "goals",
    "question": "questions",
    "resource": "resources",
    "strategy": "strategies",
    "topic": "topics",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePage:
    """`place`: which of `total` that wait. `section` is empty where the entry is gone; `entry`: its
    id there, of a unit that of its resource."""

    suggestion: Suggestion | None
    kind: str
    title: str
    section: str
    entry: str
    place: int
    total: int


def queue_page(*, after: str = "", at: Suggestion | None = None) -> QueuePage:
    """The suggestion itself; else the next one behind `after`, or the first where that is last."""
    queue = waiting()
    found = at or queue.filter(pk__gt=number_in(after)).first() or queue.first()
    if found is None:
        return QueuePage(suggestion=None, kind="", title="", section="", entry="", place=0, total=0)
    catalogue = snapshot()
    named = entry_named(catalogue, found.entry_kind, found.entry_id)
    section, title = named or ("", found.entry_id)
    unit = _unit(catalogue, found.entry_id) if found.entry_kind == "unit" else None
    return QueuePage(
        suggestion=found,
        kind=found.get_kind_display(),
        title=title,
        section=section,
        entry=unit[0].id if unit else found.entry_id,
        place=queue.filter(pk__lte=found.pk).count(),
        total=queue.count(),
    )


def entry_named(catalogue: Catalogue, kind: str, entry: str) -> tuple[str, str] | None:
    """Section and title of what a suggestion is for; None where the catalogue does not have it."""
    if kind == "unit":
        unit = _unit(catalogue, entry)
        return ("resources", f"{unit[0].title}: {unit[1].title}") if unit else None
    section = SECTION_OF.get(kind, "")
    for record in getattr(catalogue, section) if section else ():
        if key_of(section, record)[1] == entry:
            return section, title_of(record)
    return None


def _unit(catalogue: Catalogue, entry: str) -> tuple[Resource, Unit] | None:
    return next((each for each in catalogue.units() if each[1].id == entry), None)


def title_of(record: object) -> str:
    names = ("title", "name", "question")
    return str(next(getattr(record, name) for name in names if hasattr(record, name)))
