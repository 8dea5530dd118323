"""Looking whether a link still leads somewhere: politely, and only on the public internet.

Asked for its head first, and for the page where the head is refused; of either no more than the
head of the answer is read. Redirects are followed by hand, each hop guarded as the first. What
robots may index is another question: each look is for one address that a person wrote down.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Literal
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from planner.outbox.web_guard import (
    NOT_PUBLIC_NAMES,
    Guard,
    NotTaken,
    RefusedAddress,
    Target,
    status_of,
)

MOST_HOPS = 5
LONGEST_LINK = 2_000
GONE = (404, 410)
FOR_GOOD = (301, 308)
FOR_NOW = (302, 303, 307)
TAKEN_AT_ITS_WORD = (429, 503)  # asked to come later: the page is not asked for as well
AS_IT_IS = "!$&'()*+,;=:@%/?~-._"
NAME = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])", re.ASCII
)
LOCATION = re.compile(rb"\r\nlocation:[ \t]*([^\r\n]+)", re.IGNORECASE)
UNWRITABLE = re.compile(r"[\x00-\x20\x7f-\x9f\\\ud800-\udfff\u2028\u2029\ufeff]")

Outcome = Literal["there", "gone", "unclear"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """`said` is fit to show. `moved_to`: where it has gone for good, empty if it has not."""

    outcome: Outcome
    said: str
    moved_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    location: str


def link_target(url: str) -> Target:
    """What a link names, on the ports of the web alone. Raises RefusedAddress."""
    parts = _parts(url)
    default = {"https": "443", "http": "80"}.get(parts.scheme)
    name, colon, port = parts.netloc.lower().partition(":")
    is_split_by_others = not parts.path and "@" in f"{parts.query}{parts.fragment}"
    if (
        default is None
        or not NAME.fullmatch(name)
        or (colon and port != default)
        or is_split_by_others
    ):
        raise RefusedAddress("It is not an address of a page: a name, without a port or a user.")
    if name.endswith(NOT_PUBLIC_NAMES):
        raise RefusedAddress("Its name is not one of the public internet.")
    path = quote(parts.path or "/", safe=AS_IT_IS)
    query = f"?{quote(parts.query, safe=AS_IT_IS)}" if parts.query else ""
    return Target(host=name, path=f"{path}{query}", is_plain=parts.scheme == "http")


def look(url: str, *, guard: Guard, agent: str) -> Seen:
    """Follows it to its end, within the guard's seconds in all. Never raises for what it meets."""
    until = time.monotonic() + guard.seconds
    here, moved_to, is_for_good = url, "", True
    for _ in range(MOST_HOPS + 1):
        try:
            answer = _asked(here, guard=guard, agent=agent, until=until)
            if answer.status not in (*FOR_GOOD, *FOR_NOW) or not answer.location:
                return _judged(answer.status, moved_to)
            here = urljoin(here, answer.location).partition("#")[0]
        except (RefusedAddress, NotTaken) as refusal:
            return Seen(outcome="unclear", said=str(refusal))
        except (OSError, ValueError) as error:
            said = f"It could not be reached: {type(error).__name__}."
            return Seen(outcome="unclear", said=said)
        is_for_good = is_for_good and answer.status in FOR_GOOD
        moved_to = here if is_for_good else moved_to
    return Seen(outcome="unclear", said="It leads on and on.")


def _judged(status: int, moved_to: str) -> Seen:
    said = f"It answered {status}."
    if 200 <= status < 300:
        return Seen(outcome="there", said=said, moved_to=moved_to)
    return Seen(outcome="gone" if status in GONE else "unclear", said=said)


def _asked(url: str, *, guard: Guard, agent: str, until: float) -> _Answer:
    target = link_target(url)
    address = guard.address_of(target, seconds=max(0.0, until - time.monotonic()))
    answer = _said(guard, target, address, _request("HEAD", target, agent), until)
    if answer.status >= 400 and answer.status not in TAKEN_AT_ITS_WORD:
        return _said(guard, target, address, _request("GET", target, agent), until)
    return answer


def _said(guard: Guard, target: Target, address: str, request: bytes, until: float) -> _Answer:
    if time.monotonic() >= until:
        raise TimeoutError
    head = guard.answer(target, address, request, until, end=b"\r\n\r\n")
    found = LOCATION.search(head)
    location = found[1].decode("utf-8", "replace").strip() if found else ""
    return _Answer(status=status_of(head), location=location)


def _request(method: str, target: Target, agent: str) -> bytes:
    lines = (
        f"{method} {target.path} HTTP/1.1",
        f"Host: {target.host}",
        f"User-Agent: {agent}",
        "Accept: */*",
        "Accept-Encoding: identity",
        "Connection: close",
    )
    return "\r\n".join((*lines, "", "")).encode("ascii")


def _parts(url: str) -> SplitResult:
    if len(url) > LONGEST_LINK or UNWRITABLE.search(url):
        raise RefusedAddress("It is too long, or holds what no address holds.")
    try:
        return urlsplit(url)
    except ValueError:
        raise RefusedAddress("It is no address.") from None
