"""What people are told of a post: the subject, the line on the site, the mail."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.groups.queries import shown_name
from planner.markup import plain
from planner.threads.audience import Reason
from planner.threads.models import Post

SOMEBODY = gettext_lazy("Somebody")
MOST_LETTERS = 3000
HEADLINES = {
    "mention": gettext_lazy("%(name)s mentioned you: %(title)s"),
    "question": gettext_lazy("%(name)s asks: %(title)s"),
    "stuck": gettext_lazy("%(name)s is stuck: %(title)s"),
    "explainer": gettext_lazy("%(name)s explains: %(title)s"),
    "note": gettext_lazy("%(name)s notes: %(title)s"),
    "comment": gettext_lazy("%(name)s commented: %(title)s"),
    "answer": gettext_lazy("%(name)s answered: %(title)s"),
}
LINES = {
    "mention": gettext_lazy("%(name)s mentioned you in %(group)s."),
    "question": gettext_lazy("%(name)s asks in %(group)s."),
    "stuck": gettext_lazy("%(name)s is stuck in %(group)s."),
    "explainer": gettext_lazy("%(name)s explains in %(group)s."),
    "note": gettext_lazy("%(name)s notes in %(group)s."),
    "comment": gettext_lazy("%(name)s commented in %(group)s."),
    "answer": gettext_lazy("%(name)s answered in %(group)s."),
}
WHY = {
    Reason.MENTION: gettext_lazy("somebody called you by name"),
    Reason.THREAD: gettext_lazy("you follow this question"),
    Reason.TOPIC: gettext_lazy("you follow the topic of this question"),
    Reason.GROUP: gettext_lazy("you follow the questions of this group"),
}


def headline(post: Post, *, because: Reason | None = None) -> str:
    """As in "Ben answered: Why a norm?"."""
    named = {"name": writer(post), "title": one_line(post.thread.title)}
    return str(HEADLINES[_did(post, because)]) % named


def line(post: Post, *, because: Reason) -> str:
    """For the site: without what the post says, as that may be edited or deleted."""
    return str(LINES[_did(post, because)]) % {"name": writer(post), "group": _group(post)}


def mail(post: Post, *, because: Reason) -> str:
    """With what the post says now."""
    said = plain(post.text)
    if len(said) > MOST_LETTERS:
        said = f"{said[:MOST_LETTERS].rstrip()} …\n\n{_('The rest is on the page.')}"
    opened = f"{one_line(post.thread.title)}\n{line(post, because=because)}"
    link = _("Read and answer: %(link)s") % {"link": post_link(post)}
    return f"{opened}\n\n{said}\n\n{link}\n"


def acceptance(post: Post) -> str:
    return _("Your answer was accepted: %(title)s") % {"title": one_line(post.thread.title)}


def acceptance_text(post: Post) -> str:
    said = _("Your answer is now the accepted one in %(group)s.") % {"group": _group(post)}
    return f"{said}\n\n{post_link(post)}\n"


def acceptance_in_chat(post: Post) -> str:
    return _("an answer was accepted: %(title)s") % {"title": one_line(post.thread.title)}


def writer(post: Post) -> str:
    """Nobody's name where none was wanted, whoever reads it: a mail is passed on."""
    return str(SOMEBODY) if post.is_anonymous else " ".join(shown_name(post.author).split())


def one_line(title: str) -> str:
    """A title as mails and chats can show it, its formulas as TeX."""
    return " ".join(plain(title).split())


def post_link(post: Post) -> str:
    group = post.thread.group
    return settings.SITE_URL + reverse("threads:post", args=[group.pk, group.slug, post.pk])


def _did(post: Post, because: Reason | None) -> str:
    """By which name it stands in HEADLINES and LINES."""
    if because == Reason.MENTION:
        return "mention"
    if post.kind == Post.Kind.OPENING:
        return post.thread.kind
    return "comment" if post.kind == Post.Kind.COMMENT else "answer"


def _group(post: Post) -> str:
    return " ".join(post.thread.group.name.split())
