"""What people are told of a post: the subject, the line on the site, the mail."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from planner.groups.queries import shown_name
from planner.markup import plain
from planner.threads.audience import Reason
from planner.threads.models import Post

SOMEBODY = "Somebody"
MOST_LETTERS = 3000
BEGINNINGS = {"question": "asks", "stuck": "is stuck", "explainer": "explains", "note": "notes"}
WHY = {
    Reason.MENTION: "somebody called you by name",
    Reason.THREAD: "you follow this question",
    Reason.TOPIC: "you follow the topic of this question",
    Reason.GROUP: "you follow the questions of this group",
}


def headline(post: Post, *, because: Reason | None = None) -> str:
    """As in "Ben answered: Why a norm?"."""
    return f"{writer(post)} {_did(post, because)}: {one_line(post.thread.title)}"


def line(post: Post, *, because: Reason) -> str:
    """For the site: without what the post says, as that may be edited or deleted."""
    return f"{writer(post)} {_did(post, because)} in {_group(post)}."


def mail(post: Post, *, because: Reason) -> str:
    """With what the post says now."""
    said = plain(post.text)
    if len(said) > MOST_LETTERS:
        said = f"{said[:MOST_LETTERS].rstrip()} …\n\nThe rest is on the page."
    opened = f"{one_line(post.thread.title)}\n{line(post, because=because)}"
    return f"{opened}\n\n{said}\n\nRead and answer: {post_link(post)}\n"


def acceptance(post: Post) -> str:
    return f"Your answer was accepted: {one_line(post.thread.title)}"


def acceptance_text(post: Post) -> str:
    return f"Your answer is now the accepted one in {_group(post)}.\n\n{post_link(post)}\n"


def acceptance_in_chat(post: Post) -> str:
    return f"an answer was accepted: {one_line(post.thread.title)}"


def writer(post: Post) -> str:
    """Nobody's name where none was wanted, whoever reads it: a mail is passed on."""
    return SOMEBODY if post.is_anonymous else " ".join(shown_name(post.author).split())


def one_line(title: str) -> str:
    """A title as mails and chats can show it, its formulas as TeX."""
    return " ".join(plain(title).split())


def post_link(post: Post) -> str:
    group = post.thread.group
    return settings.SITE_URL + reverse("threads:post", args=[group.pk, group.slug, post.pk])


def _did(post: Post, because: Reason | None) -> str:
    if because == Reason.MENTION:
        return "mentioned you"
    if post.kind == Post.Kind.OPENING:
        return BEGINNINGS[post.thread.kind]
    return "commented" if post.kind == Post.Kind.COMMENT else "answered"


def _group(post: Post) -> str:
    return " ".join(post.thread.group.name.split())
