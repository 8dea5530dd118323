"""What of groups' threads and of the catalogue answers a query, with one finding a thread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast

from curriculum import fulltext
from curriculum.fulltext import EVERYBODY, Found
from planner.accounts.models import User
from planner.threads.indexing import POST, THREAD, scope_of
from planner.threads.models import SameQuestion, Thread, ThreadQuerySet

OF_THREADS = (THREAD, POST)
OF_CATALOGUE = ("topic", "decision", "goal", "resource", "unit", "exercise")
# What a group wrote itself comes before what everybody reads, where both answer as well.
OWN = 1.5
ACCEPTED, DUPLICATE = 1.6, 0.6
# What the second best of a thread's posts adds to the best.
SHARE_OF_NEXT = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`found`: what of it answers, best first; `worth` is how well, whoever wrote it. `thread`:
    None for something of the catalogue."""

    worth: float
    found: tuple[Found, ...]
    thread: Thread | None = None

    @property
    def has_same(self) -> bool:
        """Whether the reader has said that this is their question too."""
        return getattr(self.thread, "has_same", False)

    @property
    def covered(self) -> float:
        """How much of the query one text of it holds, from 0 to 1."""
        return max(each.covered for each in self.found)

    @property
    def rank(self) -> float:
        """What holds more of the query comes before what holds a word of it in its title."""
        return self.worth * (1 + self.covered) * (OWN if self.thread else 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """`corrected` as in `fulltext.Ranking`."""

    query: str
    corrected: str
    all: tuple[Finding, ...]


def findings(
    query: str,
    *,
    groups: Collection[int],
    kinds: Sequence[str],
    reader: User,
    threads: ThreadQuerySet | None = None,
) -> Findings:
    """Best first. `groups`: whose threads are looked through, as the reader belongs to them.
    `threads` narrows these down.

    At most four database queries.
    """
    ranked = fulltext.ranking(
        query,
        kinds=kinds,
        scopes=[EVERYBODY, *map(scope_of, sorted(groups))],
        parents=None if threads is None else _keys(threads),
    )
    known = _threads(ranked.found, groups, reader)
    found = [*_of_threads(ranked.found, known), *_of_catalogue(ranked.found)]
    found.sort(key=lambda each: (-each.rank, each.found[0].kind, each.found[0].key))
    return Findings(query=ranked.query, corrected=ranked.corrected, all=tuple(found))


def _keys(threads: ThreadQuerySet) -> QuerySet[Thread, Any]:
    return threads.order_by().values_list(Cast("pk", CharField()))


def _threads(found: Iterable[Found], groups: Collection[int], reader: User) -> Mapping[str, Thread]:
    """By the key in the search, as they are now, whatever the search holds; each knows whether the
    reader `has_same`, the same question."""
    keys = {each.parent for each in found if each.kind in OF_THREADS}
    if not keys:
        return {}
    present = Thread.objects.present().filter(group__in=groups, pk__in=map(int, keys))
    same = SameQuestion.objects.filter(thread=OuterRef("pk"), user=reader)
    wanted = present.select_related("group").annotate(has_same=Exists(same))
    return {str(thread.pk): thread for thread in wanted}


def _of_threads(found: Iterable[Found], known: Mapping[str, Thread]) -> Iterable[Finding]:
    by_thread: defaultdict[str, list[Found]] = defaultdict(list)
    for each in found:
        if each.kind in OF_THREADS and each.parent in known:
            by_thread[each.parent].append(_weighed(each, known[each.parent]))
    for key, several in by_thread.items():
        several.sort(key=lambda each: -each.score)
        best, *others = several
        worth = best.score + SHARE_OF_NEXT * (others[0].score if others else 0.0)
        yield Finding(worth=worth, found=tuple(several), thread=known[key])


def _weighed(found: Found, thread: Thread) -> Found:
    is_accepted = found.kind == POST and found.key == str(thread.accepted_id)
    weight = (ACCEPTED if is_accepted else 1.0) * (DUPLICATE if thread.duplicate_of_id else 1.0)
    return replace(found, score=weight * found.score)


def _of_catalogue(found: Iterable[Found]) -> Iterable[Finding]:
    for each in found:
        if each.kind not in OF_THREADS:
            yield Finding(worth=each.score, found=(each,))
