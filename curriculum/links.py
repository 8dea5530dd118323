"""The links of the catalogue: where each is used, and what is known of whether it is there still.

One answer of 404 or 410 may be a bad hour of its server: a link is dead after a second one, days
later, with nothing better in between. What could not be checked says nothing of the link.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.db import transaction

from curriculum.documents import Document, documents, record_of, with_entries
from curriculum.history import change_catalogue
from curriculum.models import Edition, Link, LinkVisit
from curriculum.queries import snapshot
from curriculum.records import Catalogue

DAYS_APART = dt.timedelta(days=2)
VISITS_KEPT = 10
AT_ONCE = 500
State = Link.State


class Seen(Protocol):
    """What a look found: "there", "gone" or "unclear", in words, and where it has gone for good."""

    @property
    def outcome(self) -> str: ...
    @property
    def said(self) -> str: ...
    @property
    def moved_to(self) -> str: ...


class CannotFollow(Exception):
    """The address of a link was not changed; the text says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """A resource that holds a link, itself or in one of its units."""

    resource: str
    title: str


def places(catalogue: Catalogue) -> dict[str, tuple[Place, ...]]:
    """Every link and where it is used, in the order of the catalogue."""
    found: dict[str, dict[Place, None]] = {}
    for resource in catalogue.resources:
        place = Place(resource.id, resource.title)
        units = (unit.url for unit in resource.units)
        for url in (resource.url, *resource.other_urls, *units):
            if url:
                found.setdefault(url, {})[place] = None
    return {url: tuple(where) for url, where in found.items()}


def digest_of(url: str) -> str:
    return sha256(url.encode()).hexdigest()


def known(urls: Mapping[str, object]) -> dict[str, Link]:
    """What is known of these links, by their address."""
    return {link.url: link for link in Link.objects.order_by("id") if link.url in urls}


@transaction.atomic
def take_stock(catalogue: Catalogue) -> int:
    """Writes down links that are new, and forgets those that nothing holds any more. How many
    there are."""
    wanted = {digest_of(url): url for url in places(catalogue)}
    stored = set(Link.objects.values_list("digest", flat=True))
    new = (
        Link(digest=digest, url=url, host=(urlsplit(url).hostname or "")[:255])
        for digest, url in wanted.items()
        if digest not in stored
    )
    Link.objects.bulk_create(new, batch_size=AT_ONCE, ignore_conflicts=True)
    for some in _batches(sorted(stored - set(wanted))):
        Link.objects.filter(digest__in=some).delete()
    return len(wanted)


def note(link: Link, seen: Seen, *, now: dt.datetime) -> None:
    """What a look found, with the last few looks before it."""
    said = seen.said[:200]
    state, gone_since = _judged(link, seen, now)
    moved_to = seen.moved_to if state == State.MOVED else ""
    Link.objects.filter(pk=link.pk).update(
        state=state, said=said, moved_to=moved_to, looked_at=now, gone_since=gone_since
    )
    LinkVisit.objects.create(link=link, at=now, outcome=seen.outcome, said=said)
    kept = LinkVisit.objects.filter(link=link).order_by("-id").values("pk")[:VISITS_KEPT]
    LinkVisit.objects.filter(link=link).exclude(pk__in=[each["pk"] for each in kept]).delete()


def _judged(link: Link, seen: Seen, now: dt.datetime) -> tuple[str, dt.datetime | None]:
    if seen.outcome == "there":
        return (State.MOVED if seen.moved_to and seen.moved_to != link.url else State.THERE), None
    if seen.outcome == "gone":
        since = link.gone_since or now
        return (State.DEAD if now - since >= DAYS_APART else State.GONE_ONCE), since
    is_gone = link.state in (State.DEAD, State.GONE_ONCE)
    return (link.state if is_gone else State.UNCLEAR), link.gone_since


def follow(*, link: Link, by: Any, now: dt.datetime) -> Edition | None:
    """Writes the new address wherever the catalogue has the old one. Raises CannotFollow,
    BadCatalogue and CannotLoad."""
    if link.state != State.MOVED:
        raise CannotFollow("Nothing is known of another address of this link any more.")
    with transaction.atomic():
        catalogue = snapshot()
        changed = {
            key: record_of("resources", _with_address(document, link.url, link.moved_to))
            for key, document in documents(catalogue).items()
            if key[0] == "resources" and link.url in _addresses(document)
        }
        if not changed:
            raise CannotFollow("Nothing in the catalogue has the old address any more.")
        edition = change_catalogue(
            wanted=with_entries(catalogue, changed),
            by=by,
            now=now,
            why=f"moved for good: {link.moved_to}",
        )[1]
        _is_there(link)
    return edition


def _is_there(old: Link) -> None:
    """The new address was seen to be there when the old one led to it."""
    Link.objects.get_or_create(
        digest=digest_of(old.moved_to),
        defaults={
            "url": old.moved_to,
            "host": (urlsplit(old.moved_to).hostname or "")[:255],
            "state": State.THERE,
            "said": old.said,
            "looked_at": old.looked_at,
        },
    )


def _batches(digests: list[str]) -> Iterator[list[str]]:
    waiting = iter(digests)
    while batch := list(islice(waiting, AT_ONCE)):
        yield batch


def _addresses(document: Document) -> Iterator[str]:
    yield document["url"]
    yield from document.get("other_urls", ())
    yield from (unit["url"] for unit in document["units"] if "url" in unit)


def _with_address(document: Document, old: str, new: str) -> Document:
    """Of several addresses that become one, one stays."""
    others = dict.fromkeys(new if each == old else each for each in document.get("other_urls", ()))
    units = [{**unit, "url": new} if unit.get("url") == old else unit for unit in document["units"]]
    url = new if document["url"] == old else document["url"]
    others.pop(url, None)
    changed = {**document, "url": url, "units": units}
    return {**changed, "other_urls": list(others)} if "other_urls" in document else changed
