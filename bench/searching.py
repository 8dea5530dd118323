"""What finding costs where much was written: groups of 1,000 threads with 10 posts each.

    python -m bench.searching sqlite:////tmp/new.sqlite3
    python -m bench.searching postgresql://postgres@127.0.0.1/a_new_database --groups 5

The database must be empty; it is migrated and filled with the shipped catalogue and with threads
that are put together from its sentences. Medians, in milliseconds.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial

NOW = dt.datetime(2027, 1, 7, 11, 0, tzinfo=dt.UTC)
THREADS, POSTS = 1_000, 10
QUERIES = (
    "loss is nan",
    "gradient",
    "model",
    "how do I choose a learning rate for my model",
    "gradiant decent",
    "梯度下降",
    "eigenvalue of the matrix",
    "xylophones",
)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database")
    parser.add_argument("--groups", type=int, default=1)
    asked = parser.parse_args(arguments)
    _set_up(asked.database)
    groups = _fill(asked.groups)
    _report_writing(groups[0])
    _report_finding(groups[0])
    return 0


def _set_up(database: str) -> None:
    os.environ.update(
        DATABASE_URL=database,
        DEBUG="1",
        LOG_LEVEL="ERROR",
        DJANGO_SETTINGS_MODULE="planner.settings",
    )
    import django  # noqa: PLC0415 - reads the environment above
    from django.core.management import call_command  # noqa: PLC0415 - as above

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_catalogue", verbosity=0)


def _fill(count: int) -> list:
    from django.db import connection  # noqa: PLC0415 - needs the set-up

    from curriculum.actions import rebuild_search  # noqa: PLC0415 - as above
    from planner.accounts.models import User  # noqa: PLC0415 - as above
    from planner.groups.actions import create_group  # noqa: PLC0415 - as above

    chance = random.Random(1)
    sentences = list(_sentences())
    ada = User.objects.create_user("ada@example.org", name="Ada")
    groups = []
    for number in range(count):
        groups.append(create_group(name=f"Group {number}", zone="UTC", by=ada, now=NOW))
        _write(groups[-1], ada, sentences, chance)
    began = time.monotonic()
    entries = rebuild_search()
    print(f"{entries} entries rebuilt in {time.monotonic() - began:.0f} s")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return groups


def _sentences() -> Iterator[str]:
    from curriculum.exchange import SHIPPED, read  # noqa: PLC0415 - needs the set-up
    from curriculum.search import entries  # noqa: PLC0415 - as above

    for entry in entries(read(SHIPPED)):
        for line in f"{entry.title}\n{entry.summary}\n{entry.body}".split("\n"):
            yield from (each for each in line.split(". ") if len(each) > 20)


def _write(group, ada, sentences: list[str], chance: random.Random) -> None:
    from planner.threads.models import Post, Thread  # noqa: PLC0415 - needs the set-up

    when = {"created_at": NOW, "posted_at": NOW, "changed_at": NOW}
    threads = Thread.objects.bulk_create(
        Thread(
            group=group, kind="question", title=chance.choice(sentences)[:200], asked_by=ada, **when
        )
        for _ in range(THREADS)
    )
    Post.objects.bulk_create(
        Post(
            thread=thread,
            kind="answer" if number else "opening",
            author=ada,
            text=". ".join(chance.choices(sentences, k=chance.randint(3, 9))),
            html="",
            markup_version=1,
            created_at=NOW,
            placed_at=NOW,
        )
        for thread in threads
        for number in range(POSTS)
    )


def _report_writing(group) -> None:
    from planner.threads.indexing import index, index_post  # noqa: PLC0415 - needs the set-up
    from planner.threads.models import Post, Thread  # noqa: PLC0415 - as above

    posts = Post.objects.filter(thread__group=group).select_related("thread__group")
    posts = list(posts.order_by("id")[:1000:20])
    threads = Thread.objects.filter(group=group).select_related("group").order_by("id")[:20]
    print(f"one post       {_median([partial(index_post, post) for post in posts]):6.1f}")
    print(f"a whole thread {_median([partial(index, thread) for thread in threads]):6.1f}")


def _report_finding(group) -> None:
    from curriculum.fulltext import find  # noqa: PLC0415 - needs the set-up
    from planner.threads.indexing import scope_of  # noqa: PLC0415 - as above

    kinds = ("thread", "post", "topic", "decision", "unit", "resource", "goal", "exercise")
    scopes = ("", scope_of(group.pk))
    for query in QUERIES:
        work = partial(find, query, kinds=kinds, scopes=scopes)
        print(f"{_median([work] * 7):6.1f}  {len(work().hits):3d} found  {query}")


def _median(works: list[Callable[[], object]]) -> float:
    seconds = []
    for work in works:
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds) * 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
