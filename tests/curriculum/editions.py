"""What curators have before them: a change that somebody made or wishes for, a link that moved."""

from __future__ import annotations

from typing import Any

from curriculum.drafting import keep_draft
from curriculum.history import change_entry
from curriculum.importing.actions import take_in
from curriculum.links import digest_of
from curriculum.maturity import seen
from curriculum.models import Edition, EntryDraft, FormerEntry, ImportRun, Link, Suggestion
from curriculum.queries import snapshot
from curriculum.suggesting import suggest
from tests.groups.people import NOW


def area_added(*, by: Any) -> Edition:
    """One that nothing names."""
    document = {"id": "nobodys", "name": "Of no topic"}
    found = change_entry(key=("areas", "nobodys"), opened=None, document=document, by=by, now=NOW)
    assert found is not None
    return found


def area_archived(*, by: Any) -> FormerEntry:
    """One that can be brought back."""
    document = {"id": "former", "name": "Once"}
    change_entry(key=("areas", "former"), opened=None, document=document, by=by, now=NOW)
    change_entry(key=("areas", "former"), opened=document, document=None, by=by, now=NOW)
    return FormerEntry.objects.get(entry="former")


def brought_in(
    text: str | bytes = "areas: [{id: brought, name: Brought in}]",
    *,
    by: Any,
    mode: str = "add",
    name: str = "catalogue.yaml",
) -> ImportRun:
    """Looked through already, as it is small."""
    mode_meant = ImportRun.Mode(mode)
    return take_in(
        content=text if isinstance(text, bytes) else text.encode(),
        file_name=name,
        mode=mode_meant,
        by=by,
        now=NOW,
        clock=lambda: NOW,
    )


def area_drafted(*, by: Any) -> EntryDraft:
    return keep_draft(key=("areas", ""), typed={"name": "Topology"}, by=by, now=NOW)


def curated(*, by: Any) -> dict[str, Any]:
    """What a curator has done, by what a world calls it."""
    return {
        "former": area_archived(by=by),
        "entry_draft": area_drafted(by=by),
        "edition": area_added(by=by),
        "run": brought_in(by=by),
    }


def offered(*, by: Any, text: str = "It takes longer.") -> Suggestion:
    return suggest(
        kind="estimate",
        entry_kind="topic",
        entry_id="vectors",
        text=text,
        key=text,
        by=by,
        now=NOW,
    )


class CuratorsRows:
    """Beside what people made: a link that moved, and what a judgement of vectors is built on."""

    __slots__ = ()

    def __post_init__(self) -> None:
        link_moved("https://example.org/")

    @property
    def seen(self) -> str:
        catalogue = snapshot()
        return seen(catalogue, catalogue.topic_by_id["vectors"])

    @property
    def link(self) -> Link:
        return link_moved("https://example.org/")


def link_moved(url: str) -> Link:
    """As if the worker had looked."""
    return Link.objects.get_or_create(
        digest=digest_of(url),
        defaults={
            "url": url,
            "host": "example.org",
            "state": "moved",
            "moved_to": f"{url}new",
            "said": "It answered 200.",
            "looked_at": NOW,
        },
    )[0]
