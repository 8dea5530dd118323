"""The catalogue: its entries as the documents that its files hold, searched, and changed."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Schema, Status
from pydantic import Field

from curriculum.actions import CannotLoad
from curriculum.current import current, version
from curriculum.documents import SECTIONS, Document, Key, documents
from curriculum.faults import BadCatalogue
from curriculum.history import IsStale, change_entry
from curriculum.search import search as find
from planner.api.callers import curator
from planner.api.paging import After, Limit, Page, page_of
from planner.api.refusals import Refusal, not_found

router = Router()
Section = Literal[
    "depths",
    "maturities",
    "areas",
    "goals",
    "decisions",
    "topics",
    "resources",
    "exercises",
    "questions",
    "strategies",
    "system_questions",
    "stuck_questions",
    "left_out",
    "names",
    "translations",
]
EXAMPLE = {"id": "pca", "name": "Principal component analysis", "area": "linear-algebra"}


class Summary(Schema):
    """`version` changes whenever anything in the catalogue does."""

    version: str = Field(examples=["5f1c…"])
    entries: dict[str, int] = Field(examples=[{"topics": 90, "decisions": 47}])


class Found(Schema):
    kind: str = Field(examples=["topic"])
    id: str = Field(examples=["pca"])
    title: str = Field(examples=["Principal component analysis"])


class Change(Schema):
    """A whole entry, and why it is to be so."""

    entry: dict[str, Any] = Field(examples=[EXAMPLE])
    why: str = Field("", max_length=500, examples=["The estimate was too low."])


@router.get("/catalogue", response=Summary, summary="What the catalogue holds")
def summary(request: HttpRequest) -> dict[str, Any]:
    known = version()
    held = _documents(known)
    counts = {name: sum(section == name for section, _id in held) for name in SECTIONS}
    return {"version": known, "entries": counts}


@router.get("/catalogue/search", response=list[Found], summary="Find entries by everyday words")
def search(request: HttpRequest, q: str, limit: Limit) -> list[dict[str, str]]:
    hits = find(q, limit=limit).hits
    return [{"kind": hit.kind, "id": hit.key, "title": hit.title.text} for hit in hits]


@router.get(
    "/catalogue/{section}", response=Page[dict[str, Any]], summary="The entries of a section"
)
def entries(
    request: HttpRequest,
    section: Section,
    limit: Limit,
    after: After,
    goal: str = "",
    area: str = "",
    topic: str = "",
) -> dict[str, Any]:
    """Filters keep what names that goal, that area, that topic."""
    held = [document for (name, _id), document in _documents(version()).items() if name == section]
    wanted = [each for each in held if _names(each, goal=goal, area=area, topic=topic)]
    return page_of(wanted, limit=limit, after=after)


def _names(document: Document, *, goal: str, area: str, topic: str) -> bool:
    return (
        (not goal or goal in document.get("goals", ()))
        and (not area or area == document.get("area"))
        and (not topic or topic in _topics(document))
    )


def _topics(document: Document) -> set[str]:
    needs = [*document.get("needs", ()), *document.get("covers", ())]
    return {document.get("topic", ""), *(each.get("topic", "") for each in needs)}


@router.get("/catalogue/{section}/{entry_id}", response=dict[str, Any], summary="One entry")
def entry(request: HttpRequest, section: Section, entry_id: str) -> HttpResponse:
    """Its ETag is what `If-Match` asks for when it is changed."""
    document = _documents(version()).get((section, entry_id))
    if document is None:
        raise not_found()
    return JsonResponse(document, headers={"ETag": _etag(document)})


@router.put(
    "/catalogue/{section}/{entry_id}",
    response={200: dict[str, Any], 201: dict[str, Any]},
    summary="Change an entry, or add one",
)
def change(
    request: HttpRequest, section: Section, entry_id: str, sent: Change
) -> Status[dict[str, Any]]:
    """For curators. With `If-Match: "…"` of what was read, or `If-None-Match: *` for a new one;
    412 where somebody has changed it since."""
    by, key = curator(request), (section, entry_id)
    opened = _opened(request, key)
    _change(key, opened, sent.entry, by=by, why=sent.why)
    return Status(200 if opened else 201, _documents(version()).get(key, sent.entry))


def _opened(request: HttpRequest, key: Key) -> Document | None:
    """What the caller has seen. Raises Refusal where it is not what there is."""
    held = _documents(version()).get(key)
    if request.headers.get("If-None-Match") == "*" and held is None:
        return None
    condition = request.headers.get("If-Match")
    if condition is None:
        message = _("Send If-Match with the ETag of what you have read, or If-None-Match: *.")
        raise Refusal(428, "no_condition", message)
    if held is None or condition != _etag(held):
        raise _stale()
    return held


def _change(
    key: Key, opened: Document | None, wanted: Document | None, *, by: Any, why: str
) -> None:
    try:
        change_entry(key=key, opened=opened, document=wanted, by=by, now=timezone.now(), why=why)
    except IsStale as stale:
        raise _stale() from stale
    except BadCatalogue as bad:
        found = [str(problem) for problem in bad.problems]
        message = _("The catalogue would not be sound with it.")
        raise Refusal(422, "invalid", message, fields={"entry": found}) from bad
    except CannotLoad as refusal:
        raise Refusal(409, "in_use", str(refusal)) from refusal


def _stale() -> Refusal:
    return Refusal(412, "changed_since", _("Somebody has changed this entry since you read it."))


def _etag(document: Document) -> str:
    return f'"{sha256(repr(sorted(document.items())).encode()).hexdigest()[:32]}"'


@lru_cache(maxsize=1)
def _documents(known: str) -> dict[Key, Document]:
    return documents(current(known))
