"""Goals, the decisions under them, what these need, and strategies of learning."""

from __future__ import annotations

from django.db import models
from django.db.models import CASCADE, PROTECT, RESTRICT, CheckConstraint, Q, UniqueConstraint

from curriculum.models.columns import (
    Entry,
    Positioned,
    depth_field,
    is_depth,
    line_field,
    link,
    sources_field,
    texts_field,
)
from curriculum.records import DEPTH_NAMES, MODES
from curriculum.values import LONGEST

MODE_CHOICES = tuple((mode, mode) for mode in MODES)


class Strategy(Entry):
    title = line_field("title")
    idea = models.TextField()
    in_practice = texts_field(blank=False)
    caution = models.TextField(blank=True)
    sources = sources_field()
    derived_reason = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "strategies"


class Goal(Entry):
    title = line_field("title")
    summary = models.TextField()
    mode = models.CharField(max_length=20, choices=MODE_CHOICES)
    needs_no_reason = models.BooleanField(default=False)
    sources = sources_field()

    class Meta:
        constraints = (CheckConstraint(condition=Q(mode__in=MODES), name="goal_mode_is_known"),)


class GoalStrategy(Positioned):
    """A strategy that a goal starts with."""

    goal = link("curriculum.Goal", CASCADE, related_name="strategies")
    strategy = link("curriculum.Strategy", PROTECT, related_name="default_of")

    class Meta:
        constraints = (UniqueConstraint(fields=("goal", "strategy"), name="goal_strategy_once"),)

    def __str__(self) -> str:
        return f"{self.goal_id}: {self.strategy_id}"


class StrategyGoal(Positioned):
    """A goal that a strategy serves."""

    strategy = link("curriculum.Strategy", CASCADE, related_name="goals")
    goal = link("curriculum.Goal", PROTECT, related_name="served_by")

    class Meta:
        constraints = (UniqueConstraint(fields=("strategy", "goal"), name="strategy_goal_once"),)

    def __str__(self) -> str:
        return f"{self.strategy_id}: {self.goal_id}"


class Decision(Entry):
    question = models.TextField()
    stakes = models.TextField()
    approach = texts_field(blank=False)
    done_when = models.TextField()
    is_open = models.BooleanField(default=False, help_text="Nobody knows the answer yet.")
    weight = models.PositiveSmallIntegerField(default=1)
    sources = sources_field()
    derived_reason = models.TextField(blank=True)
    correction = models.TextField(blank=True)
    maturity_lesson = models.TextField(blank=True)
    maturity_contrast = models.ForeignKey(
        "self", RESTRICT, to_field="slug", related_name="lessons", null=True, blank=True
    )
    interpretation = models.TextField(blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = (CheckConstraint(condition=Q(weight__gt=0), name="decision_weighs"),)


class DecisionGoal(Positioned):
    decision = link("curriculum.Decision", CASCADE, related_name="goals")
    goal = link("curriculum.Goal", PROTECT, related_name="decisions")

    class Meta:
        constraints = (UniqueConstraint(fields=("decision", "goal"), name="decision_goal_once"),)

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.goal_id}"


class Need(Positioned):
    """A decision needs a topic at a depth; `when` is the circumstance in which it matters."""

    decision = link("curriculum.Decision", CASCADE, related_name="needs")
    topic = link("curriculum.Topic", PROTECT, related_name="needed_by")
    depth = depth_field()
    when = models.TextField(blank=True)

    class Meta:
        constraints = (
            UniqueConstraint(fields=("decision", "topic"), name="need_once"),
            is_depth("need"),
        )

    def __str__(self) -> str:
        return f"{self.decision_id} needs {self.topic_id}@{DEPTH_NAMES[self.depth]}"


class SystemQuestion(Positioned):
    """One of the four questions that define a system."""

    number = models.PositiveSmallIntegerField(unique=True)
    ask = line_field("ask")
    decision = link("curriculum.Decision", PROTECT, related_name="system_questions")

    def __str__(self) -> str:
        return f"{self.number}. {self.ask}"


class StuckQuestion(Positioned):
    """What people ask when stuck; without a decision it leads to the search."""

    ask = models.CharField(max_length=LONGEST["ask"], unique=True)
    decision = models.ForeignKey(
        "curriculum.Decision",
        PROTECT,
        to_field="slug",
        related_name="stuck_questions",
        null=True,
        blank=True,
    )

    def __str__(self) -> str:
        return self.ask


class LeftOutOnPurpose(Positioned):
    title = models.CharField(max_length=LONGEST["title"], unique=True)
    reason = models.TextField()
    seeds = texts_field()
    lesson = models.TextField(blank=True)

    class Meta:
        verbose_name = "thing left out on purpose"
        verbose_name_plural = "things left out on purpose"

    def __str__(self) -> str:
        return self.title
