"""What is read, watched and done: resources in units, exercises, interview questions."""

from __future__ import annotations

from django.db import models
from django.db.models import CASCADE, PROTECT, CheckConstraint, Q, UniqueConstraint

from curriculum.models.columns import (
    Entry,
    Positioned,
    depth_field,
    is_depth,
    line_field,
    link,
    sources_field,
    takes_minutes,
    texts_field,
)
from curriculum.records import DEPTH_NAMES

MINUTES_ARE = ("computed", "estimated", "stated")
MINUTES_ARE_CHOICES = tuple((each, each) for each in MINUTES_ARE)


class Resource(Entry):
    title = line_field("title")
    by = texts_field(blank=False)
    kind = line_field("kind")
    cost = line_field("cost")
    is_free = models.BooleanField()
    url = line_field("url")
    language = line_field("language")
    year = line_field("year", blank=True)
    formats = texts_field()
    other_urls = texts_field()
    from_seeds = texts_field()
    facts_verified = texts_field()
    facts_not_verified = texts_field()
    note = models.TextField(blank=True)


class Unit(Entry):
    """A part of a resource that can be read or watched in one go, at an exact location."""

    resource = link("curriculum.Resource", CASCADE, related_name="units")
    title = line_field("title")
    kind = line_field("kind")
    minutes = models.PositiveIntegerField()
    minutes_are = models.CharField(max_length=10, choices=MINUTES_ARE_CHOICES)
    minutes_basis = models.TextField()
    location = models.TextField(blank=True)
    url = line_field("url", blank=True)
    title_verified = models.BooleanField(default=False)
    length_verified = models.BooleanField(default=False)
    is_optional = models.BooleanField(default=False)
    is_slot = models.BooleanField(default=False, help_text="What is read here is chosen later.")
    discussion_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = (
            takes_minutes("unit"),
            CheckConstraint(condition=Q(minutes_are__in=MINUTES_ARE), name="unit_minutes_known"),
            CheckConstraint(
                condition=Q(discussion_percent__isnull=True) | Q(discussion_percent__lte=100),
                name="unit_discussion_up_to_100",
            ),
        )


class Exercise(Entry):
    title = line_field("title")
    topic = link("curriculum.Topic", PROTECT, related_name="exercises")
    minutes = models.PositiveIntegerField()
    derive_first = models.TextField()
    statement = models.TextField()
    checks = texts_field(blank=False)
    hint = models.TextField()
    values_verified = models.BooleanField(default=False)
    values_note = models.TextField(blank=True)
    sources = sources_field()
    derived_reason = models.TextField(blank=True)

    class Meta:
        constraints = (takes_minutes("exercise"),)


class ExpectedNumber(Positioned):
    """A number that the exercise should give, and how far one's own may be from it."""

    exercise = link("curriculum.Exercise", CASCADE, related_name="expected")
    name = line_field("name")
    value = models.FloatField()
    within = models.FloatField(default=0)

    class Meta:
        constraints = (
            UniqueConstraint(fields=("exercise", "name"), name="expected_number_once"),
            CheckConstraint(condition=Q(within__gte=0), name="expected_number_within_some"),
        )

    def __str__(self) -> str:
        return f"{self.exercise_id}: {self.name}"


class ExerciseDecision(Positioned):
    exercise = link("curriculum.Exercise", CASCADE, related_name="decisions")
    decision = link("curriculum.Decision", PROTECT, related_name="exercises")

    class Meta:
        constraints = (
            UniqueConstraint(fields=("exercise", "decision"), name="exercise_decision_once"),
        )

    def __str__(self) -> str:
        return f"{self.exercise_id}: {self.decision_id}"


class Question(Entry):
    """An interview question with what a good answer contains."""

    question = models.TextField()
    level = line_field("level")
    good_answer = texts_field(blank=False)
    follow_up = models.TextField()
    decision = link("curriculum.Decision", PROTECT, related_name="questions")


class Covers(Positioned):
    """A topic at a depth that something teaches, trains or asks for."""

    depth = depth_field()

    class Meta:
        abstract = True


class UnitCovers(Covers):
    unit = link("curriculum.Unit", CASCADE, related_name="covers")
    topic = link("curriculum.Topic", PROTECT, related_name="covered_by")

    class Meta:
        verbose_name_plural = "unit covers"
        constraints = (
            UniqueConstraint(fields=("unit", "topic", "depth"), name="unit_covers_once"),
            is_depth("unitcovers"),
        )

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.topic_id}@{DEPTH_NAMES[self.depth]}"


class ExerciseCovers(Covers):
    exercise = link("curriculum.Exercise", CASCADE, related_name="covers")
    topic = link("curriculum.Topic", PROTECT, related_name="trained_by")

    class Meta:
        verbose_name_plural = "exercise covers"
        constraints = (
            UniqueConstraint(fields=("exercise", "topic", "depth"), name="exercise_covers_once"),
            is_depth("exercisecovers"),
        )

    def __str__(self) -> str:
        return f"{self.exercise_id}: {self.topic_id}@{DEPTH_NAMES[self.depth]}"


class QuestionCovers(Covers):
    question = link("curriculum.Question", CASCADE, related_name="covers")
    topic = link("curriculum.Topic", PROTECT, related_name="asked_by")

    class Meta:
        verbose_name_plural = "question covers"
        constraints = (
            UniqueConstraint(fields=("question", "topic", "depth"), name="question_covers_once"),
            is_depth("questioncovers"),
        )

    def __str__(self) -> str:
        return f"{self.question_id}: {self.topic_id}@{DEPTH_NAMES[self.depth]}"
