"""One suggestion of the queue, with what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.documents import key_of
from curriculum.models import Suggestion
from curriculum.queries import snapshot
from curriculum.records import Catalogue
from curriculum.suggesting import waiting

SECTION_OF = {
    "decision": "decisions",
    "exercise": "exercises",
    "goal": "goals",
    "resource": "resources",
    "strategy": "strategies",
    "topic": "topics",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePage:
    """`place`: which of `total` that wait. `section` is empty where the entry is gone."""

    suggestion: Suggestion | None
    kind: str
    title: str
    section: str
    place: int
    total: int


def queue_page(*, after: str = "", at: Suggestion | None = None) -> QueuePage:
    """The suggestion itself; else the next one behind `after`, or the first where that is last."""
    number = int(after) if after.isascii() and after.isdecimal() and len(after) < 18 else 0
    queue = waiting()
    found = at or queue.filter(pk__gt=number).first() or queue.first()
    if found is None:
        return QueuePage(suggestion=None, kind="", title="", section="", place=0, total=0)
    section, title = _entry(snapshot(), found)
    return QueuePage(
        suggestion=found,
        kind=found.get_kind_display(),
        title=title,
        section=section,
        place=queue.filter(pk__lte=found.pk).count(),
        total=queue.count(),
    )


def _entry(catalogue: Catalogue, suggestion: Suggestion) -> tuple[str, str]:
    section = SECTION_OF.get(suggestion.entry_kind, "")
    for record in getattr(catalogue, section) if section else ():
        if key_of(section, record)[1] == suggestion.entry_id:
            return section, title_of(record)
    return "", suggestion.entry_id


def title_of(record: object) -> str:
    names = ("title", "name", "question")
    return str(next(getattr(record, name) for name in names if hasattr(record, name)))
