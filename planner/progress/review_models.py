"""What comes back as a question, when, and what was answered. Nobody else's to read."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy

from curriculum.values import LONGEST_ID
from planner.progress.spacing import Answer, Memory

ANSWERS = tuple((int(each), each.name.lower()) for each in Answer)


class ReviewCard(models.Model):
    """What one member remembers of a topic at a depth, or of an interview question.

    `about`: an id of the catalogue; questions have depth 0. `times`: how often it was answered.
    `days`: what the algorithm gave it last; `due_at` may lie later, where an answer to something
    that stands on it was credited.
    """

    class Kind(models.TextChoices):
        TOPIC = "topic", gettext_lazy("topic")
        QUESTION = "question", gettext_lazy("interview question")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="review_cards"
    )
    kind = models.CharField(max_length=8, choices=Kind.choices)
    about = models.CharField(max_length=LONGEST_ID)
    depth = models.PositiveSmallIntegerField(default=0)
    stability = models.FloatField()
    difficulty = models.FloatField()
    reviewed_at = models.DateTimeField()
    days = models.PositiveIntegerField()
    due_at = models.DateTimeField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["user", "kind", "about", "depth"], name="review_card_once"
            ),
            models.CheckConstraint(
                condition=Q(kind="topic", depth__gte=1, depth__lte=3) | Q(kind="question", depth=0),
                name="review_card_depth_is_known",
            ),
            models.CheckConstraint(condition=~Q(about=""), name="review_card_is_about_something"),
            models.CheckConstraint(
                condition=Q(due_at__gte=F("reviewed_at")), name="review_card_is_due_afterwards"
            ),
        )

    def __str__(self) -> str:
        return f"review card {self.pk} of user {self.user_id}: {self.about}@{self.depth}"

    @property
    def memory(self) -> Memory:
        return Memory(
            stability=self.stability,
            difficulty=self.difficulty,
            reviewed_at=self.reviewed_at,
            days=self.days,
            due_at=self.due_at,
        )


class ReviewLogQuerySet(models.QuerySet["ReviewLog"]):
    def standing(self) -> ReviewLogQuerySet:
        """Without what was undone."""
        return self.filter(undone_at=None)


class ReviewLog(models.Model):
    """One answer, and what it changed, so that it can be undone exactly.

    `was`: the card before it, None where there was none. `credits`: of the cards that the answer
    put off, as topic@depth, [when they had been due, when they are due since]. `had`: how many of
    the `of` points of a good answer the member had in mind, None where none were shown.
    """

    card = models.ForeignKey(ReviewCard, on_delete=models.CASCADE, related_name="log")
    answer = models.PositiveSmallIntegerField(choices=ANSWERS)
    answered_at = models.DateTimeField()
    was = models.JSONField(null=True, blank=True)
    credits = models.JSONField(default=dict, blank=True)
    had = models.PositiveSmallIntegerField(null=True, blank=True)
    of = models.PositiveSmallIntegerField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ReviewLogQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(answer__gte=1, answer__lte=4), name="review_answer_is_known"
            ),
            models.CheckConstraint(
                condition=Q(had=None, of=None) | Q(had__isnull=False, of__gte=F("had")),
                name="review_points_are_some_of_all",
            ),
        )

    def __str__(self) -> str:
        return f"answer {self.pk} to review card {self.card_id}"
