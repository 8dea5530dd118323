"""What comes close to a question that somebody is about to ask."""

from __future__ import annotations

from dataclasses import dataclass

from planner.groups.models import Group
from planner.threads.finding import OF_THREADS, Finding, findings

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


def close_to(title: str, *, group: Group) -> Close:
    """At most MOST of each, best first, and nothing where nothing is close. At most four database
    queries."""
    if len(title.strip()) < SHORTEST_TITLE and title.isascii():
        return Close()
    found = findings(title, groups=[group.pk], kinds=OF_THREADS + OF_CATALOGUE)
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
