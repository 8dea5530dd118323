"""Threads and posts in the search, each for whoever belongs to its group and nobody else.

Titles weigh most; who wrote something is never in it. Whatever changes what a thread says calls
this in its own transaction; what it is (answered, a duplicate) is looked up when it is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from curriculum import fulltext
from curriculum.current import version
from curriculum.fulltext import Entry
from curriculum.words import language_of
from planner.markup import plain
from planner.threads.models import Post, Thread
from planner.threads.subjects import subjects

THREAD, POST = "thread", "post"
WEIGHTS = {Post.Kind.ANSWER: 0.8, Post.Kind.COMMENT: 0.6}
THREADS_AT_ONCE = 200


def scope_of(group_id: int) -> str:
    """Who may find what a group wrote."""
    return f"group:{group_id}"


def index(thread: Thread) -> None:
    """Makes the search say of a thread and all its posts what they say now; a thread that is
    deleted or merged into another is taken out."""
    posts = list(thread.posts.order_by("id"))
    fulltext.remove(kind=THREAD, keys=[str(thread.pk)])
    fulltext.remove(kind=POST, keys=[str(post.pk) for post in posts])
    fulltext.put(_entries(thread, posts))


def index_post(post: Post) -> None:
    """The same for one post that came, changed or was deleted; the opening stands for the title
    and the subject too."""
    if post.deleted_at:
        fulltext.remove(kind=POST, keys=[str(post.pk)])
    fulltext.put(_entries(post.thread, [post]))


def all_entries() -> Iterator[Entry]:
    """Of every group, for when the search is built anew."""
    threads = Thread.objects.present().select_related("group").prefetch_related("posts")
    for thread in threads.order_by("id").iterator(chunk_size=THREADS_AT_ONCE):
        yield from _entries(thread, thread.posts.all())


def _entries(thread: Thread, posts: Iterable[Post]) -> Iterator[Entry]:
    if thread.deleted_at or thread.merged_into_id:
        return
    for post in posts:
        if post.kind == Post.Kind.OPENING:
            yield _of_thread(thread, post)
        elif not post.deleted_at:
            yield _of_post(thread, post)


def _of_thread(thread: Thread, opening: Post) -> Entry:
    """A thread whose opening was deleted still has its title."""
    title = plain(thread.title)
    text = "" if opening.deleted_at else plain(opening.text)
    return Entry(
        kind=THREAD,
        key=str(thread.pk),
        parent=str(thread.pk),
        title=title,
        summary=text,
        body=_subject(thread),
        language=language_of(f"{title}\n{text}"),
        scope=scope_of(thread.group_id),
    )


def _of_post(thread: Thread, post: Post) -> Entry:
    text = plain(post.text)
    return Entry(
        kind=POST,
        key=str(post.pk),
        parent=str(thread.pk),
        title="",
        summary=text,
        language=language_of(text),
        scope=scope_of(thread.group_id),
        weight=WEIGHTS[Post.Kind(post.kind)],
    )


def _subject(thread: Thread) -> str:
    """The name of what it is about, so that it is found by that too."""
    if not thread.about_kind:
        return ""
    key = (thread.about_kind, thread.about_id)
    return subjects(thread.group, [key], version=version())[key].title
