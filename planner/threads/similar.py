"""What comes close to a question that somebody is about to ask."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.access import Inside
from planner.groups.models import Group
from planner.threads.finding import OF_THREADS, Finding, findings
from planner.threads.models import ASKING
from planner.threads.search_page import Line, line_of

OF_CATALOGUE = ("topic", "decision", "unit")
MOST = 4
SHORTEST_TITLE = 3
# How much of the title one text must hold, and how well it must answer. Found by trying titles
# that were asked before and such that have nothing to do with anything (tests/threads).
OWN_COVERED, OWN_WORTH = 0.5, 0.5
CATALOGUE_COVERED, CATALOGUE_WORTH = 0.6, 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """`corrected`: as in `fulltext.Ranking`."""

    corrected: str = ""
    threads: tuple[Finding, ...] = ()
    catalogue: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarThread:
    """`same`: where to say that one has the same question; empty where that cannot be said, and
    then `note` may say why."""

    line: Line
    same: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """`corrected`: as in `Close`."""

    title: str
    corrected: str
    threads: tuple[SimilarThread, ...]
    catalogue: tuple[Line, ...]


def similar(inside: Inside, title: str) -> Similar:
    """What comes close, as a page shows it."""
    close = close_to(title, group=inside.group, reader=inside.user)
    return Similar(
        title=" ".join(title.split()),
        corrected=close.corrected,
        threads=tuple(_similar_thread(inside, each) for each in close.threads),
        catalogue=tuple(line_of(each) for each in close.catalogue),
    )


def _similar_thread(inside: Inside, finding: Finding) -> SimilarThread:
    line, thread = line_of(finding), finding.thread
    can_say = inside.membership is not None and inside.group.archived_at is None
    if thread is None or thread.kind not in ASKING or not can_say:
        return SimilarThread(line=line, same="", note="")
    if thread.asked_by_id == inside.user.pk:
        return SimilarThread(line=line, same="", note=_("you asked this"))
    if finding.has_same:
        return SimilarThread(line=line, same="", note=_("you have this question too"))
    address = reverse("threads:same", args=[inside.group.pk, inside.group.slug, thread.pk])
    return SimilarThread(line=line, same=address, note="")


def close_to(title: str, *, group: Group, reader: User) -> Close:
    """At most MOST of each, best first, and nothing where nothing is close. At most four database
    queries."""
    if len(title.strip()) < SHORTEST_TITLE and title.isascii():
        return Close()
    found = findings(title, groups=[group.pk], kinds=OF_THREADS + OF_CATALOGUE, reader=reader)
    close = [each for each in found.all if _is_close(each)]
    threads = tuple(each for each in close if each.thread)[:MOST]
    catalogue = tuple(each for each in close if not each.thread)[:MOST]
    return Close(
        corrected=found.corrected if threads or catalogue else "",
        threads=threads,
        catalogue=catalogue,
    )


def _is_close(finding: Finding) -> bool:
    if finding.thread:
        return finding.covered >= OWN_COVERED and finding.worth >= OWN_WORTH
    return finding.covered >= CATALOGUE_COVERED and finding.worth >= CATALOGUE_WORTH
