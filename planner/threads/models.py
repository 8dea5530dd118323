"""Threads and their posts."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy

from curriculum.values import LONGEST_ID
from planner.accounts.models import User
from planner.groups.models import Group
from planner.threads.agenda_models import OnAgenda
from planner.threads.following_models import Follow, ReadMark
from planner.threads.history_models import PostVersion, Report
from planner.threads.inlet_models import ChatInlet
from planner.threads.notebook_models import Intuition, IntuitionVote, Promotion
from planner.threads.reaction_models import Helped, SameQuestion

__all__ = [
    "ASKING",
    "ChatInlet",
    "Follow",
    "Helped",
    "Intuition",
    "IntuitionVote",
    "OnAgenda",
    "Post",
    "PostVersion",
    "Promotion",
    "ReadMark",
    "Report",
    "SameQuestion",
    "Thread",
]

LONGEST_TITLE = 200
LONGEST_LOCATION = 120
LONGEST_LINK = 500


class ThreadQuerySet(models.QuerySet["Thread"]):
    def present(self) -> ThreadQuerySet:
        """Neither deleted nor merged into another."""
        return self.filter(deleted_at=None, merged_into=None)

    def asking(self) -> ThreadQuerySet:
        """Those that want an answer."""
        return self.filter(kind__in=ASKING)

    def open(self) -> ThreadQuerySet:
        """Present ones that want an answer and have none that was accepted."""
        return self.present().asking().filter(accepted=None, duplicate_of=None)

    def about(self, kind: str, id: str) -> ThreadQuerySet:  # noqa: A002 - what the catalogue calls it
        return self.filter(about_kind=kind, about_id=id)

    def written_in_by(self, user: User) -> ThreadQuerySet:
        """What somebody asked, and where they wrote something that is still there."""
        own = Post.objects.present().filter(thread=models.OuterRef("pk"), author=user)
        return self.filter(Q(asked_by=user) | models.Exists(own))


class Thread(models.Model):
    """A question of a group with its answers, or something explained.

    `about_id` is an id of the catalogue, or the key of a meeting; `location` the place in a unit
    ("page 41", "12:30"); `chat_link` where it was asked first. `is_anonymous`: only leads read who
    asked. `posted_at`: when the last post came; `changed_at`: the last change of anything a reader
    sees. The counts are those of rows that are present, kept by the actions. `creation_key` names
    the form it was sent with.
    """

    class Kind(models.TextChoices):
        QUESTION = "question", gettext_lazy("question")
        STUCK = "stuck", gettext_lazy("stuck")
        EXPLAINER = "explainer", gettext_lazy("explainer")
        NOTE = "note", gettext_lazy("note")

    class About(models.TextChoices):
        NOTHING = "", gettext_lazy("nothing in particular")
        TOPIC = "topic", gettext_lazy("topic")
        UNIT = "unit", gettext_lazy("unit")
        MEETING = "meeting", gettext_lazy("meeting")
        DECISION = "decision", gettext_lazy("decision")
        EXERCISE = "exercise", gettext_lazy("exercise")

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="threads")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    title = models.CharField(max_length=LONGEST_TITLE)
    about_kind = models.CharField(max_length=8, choices=About.choices, blank=True)
    about_id = models.CharField(max_length=LONGEST_ID, blank=True)
    location = models.CharField(max_length=LONGEST_LOCATION, blank=True)
    chat_link = models.CharField(max_length=LONGEST_LINK, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="threads"
    )
    is_anonymous = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    posted_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    answer_count = models.PositiveIntegerField(default=0)
    same_count = models.PositiveIntegerField(default=0)
    accepted = models.ForeignKey(
        "threads.Post", on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    duplicate_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, related_name="duplicates", null=True, blank=True
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.CASCADE, related_name="merged", null=True, blank=True
    )
    creation_key = models.CharField(  # noqa: DJ001 - several without one are not equal
        max_length=80, null=True, unique=True, editable=False
    )

    objects = ThreadQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="thread_has_a_title"),
            models.CheckConstraint(
                condition=Q(kind__in=["question", "stuck", "explainer", "note"]),
                name="thread_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(about_kind="", about_id="")
                | (
                    Q(about_kind__in=["topic", "unit", "meeting", "decision", "exercise"])
                    & ~Q(about_id="")
                ),
                name="thread_is_about_something_known",
            ),
            models.CheckConstraint(
                condition=Q(duplicate_of=None) | ~Q(duplicate_of=F("id")),
                name="thread_is_no_duplicate_of_itself",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="thread_is_not_merged_into_itself",
            ),
        )
        indexes = (
            models.Index(fields=["group", "-posted_at"], name="thread_of_a_group"),
            models.Index(fields=["group", "about_kind", "about_id"], name="thread_about"),
        )

    def __str__(self) -> str:
        return f"thread {self.pk} of group {self.group_id}"


ASKING = (Thread.Kind.QUESTION, Thread.Kind.STUCK)
"""The kinds that want an answer."""


class PostQuerySet(models.QuerySet["Post"]):
    def present(self) -> PostQuerySet:
        return self.filter(deleted_at=None)

    def since(self, moment: dt.datetime) -> PostQuerySet:
        """Those that came into their thread later."""
        return self.filter(placed_at__gt=moment)


class Post(models.Model):
    """What somebody wrote in a thread: its opening, an answer, or a comment on one of these.

    `html`: what `planner.markup.render` made of `text`, by its VERSION `markup_version`.
    `is_anonymous`: only leads read who wrote it. `placed_at`: when it came into this thread,
    written or moved. `version` rises with each edit; earlier texts are PostVersions. A deleted
    one stays as a mark of where it was, and can come back; `accepted_before_at`: since when it was
    the accepted answer as it was deleted.
    """

    class Kind(models.TextChoices):
        OPENING = "opening", gettext_lazy("opening")
        ANSWER = "answer", gettext_lazy("answer")
        COMMENT = "comment", gettext_lazy("comment")

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="posts")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, related_name="comments", null=True, blank=True
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="posts"
    )
    is_anonymous = models.BooleanField(default=False)
    text = models.TextField()
    html = models.TextField(editable=False)
    markup_version = models.PositiveSmallIntegerField(editable=False)
    created_at = models.DateTimeField()
    placed_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    helped_count = models.PositiveIntegerField(default=0)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    accepted_before_at = models.DateTimeField(null=True, blank=True, editable=False)
    creation_key = models.CharField(  # noqa: DJ001 - several without one are not equal
        max_length=80, null=True, unique=True, editable=False
    )

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="post_has_a_text"),
            models.CheckConstraint(
                condition=Q(kind__in=["opening", "answer"], parent=None)
                | Q(kind="comment", parent__isnull=False),
                name="post_only_comments_have_a_parent",
            ),
            models.UniqueConstraint(
                fields=["thread"], condition=Q(kind="opening"), name="thread_has_one_opening"
            ),
        )
        indexes = (models.Index(fields=["thread", "placed_at"], name="post_of_a_thread"),)

    def __str__(self) -> str:
        return f"post {self.pk} in thread {self.thread_id}"
