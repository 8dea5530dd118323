"""Topics, their rungs and prerequisites, and the words that measure them."""

from __future__ import annotations

from django.db import models
from django.db.models import CASCADE, PROTECT, CheckConstraint, Q, UniqueConstraint

from curriculum.models.columns import (
    Entry,
    Positioned,
    are_past_maturities,
    depth_field,
    is_depth,
    line_field,
    link,
    takes_minutes,
    texts_field,
)
from curriculum.records import DEPTH_NAMES


class DepthMeaning(Positioned):
    depth = depth_field(unique=True)
    means = models.TextField()
    enough_when = models.TextField()

    class Meta:
        constraints = (is_depth("depthmeaning"),)

    def __str__(self) -> str:
        return DEPTH_NAMES[self.depth]


class MaturityMeaning(Entry):
    means = models.TextField()
    default_depth = depth_field()
    depth_note = models.TextField(blank=True)

    class Meta:
        constraints = (is_depth("maturity", "default_depth"),)


class Area(Entry):
    name = line_field("name")


class Topic(Entry):
    name = line_field("name")
    area = link("curriculum.Area", PROTECT, related_name="topics")
    definition = models.TextField()
    maturity = link("curriculum.MaturityMeaning", PROTECT, related_name="topics")
    maturity_on = models.DateField()
    synonyms = texts_field()
    for_curiosity = models.BooleanField(default=False)
    maturity_note = models.TextField(blank=True)
    maturity_before = models.TextField(blank=True)
    maturity_by = line_field("maturity_by", blank=True)
    maturity_next_on = models.DateField(null=True, blank=True)
    maturity_past = models.JSONField(default=list, blank=True, validators=[are_past_maturities])


class Rung(models.Model):
    """One depth of a topic; its minutes come on top of the shallower ones."""

    topic = link("curriculum.Topic", CASCADE, related_name="rungs")
    depth = depth_field()
    minutes = models.PositiveIntegerField()
    you_can = texts_field(blank=False)
    is_guess = models.BooleanField(default=False, help_text="Nobody has estimated them yet.")

    class Meta:
        constraints = (
            UniqueConstraint(fields=("topic", "depth"), name="rung_once"),
            is_depth("rung"),
            takes_minutes("rung"),
        )

    def __str__(self) -> str:
        return f"{self.topic_id}@{DEPTH_NAMES[self.depth]}"


class Prerequisite(Positioned):
    """From `from_depth` of the dependent on, `topic` at `depth` is wanted; soft ones suggest."""

    dependent = link("curriculum.Topic", CASCADE, related_name="prerequisites")
    topic = link("curriculum.Topic", PROTECT, related_name="unlocks")
    depth = depth_field()
    from_depth = depth_field()
    reason = models.TextField()
    soft = models.BooleanField(default=False)

    class Meta:
        constraints = (
            UniqueConstraint(fields=("dependent", "topic", "from_depth"), name="prerequisite_once"),
            CheckConstraint(condition=~Q(dependent=models.F("topic")), name="prerequisite_differs"),
            is_depth("prerequisite"),
            is_depth("prerequisite", "from_depth"),
        )

    def __str__(self) -> str:
        wanted = f"{self.topic_id}@{DEPTH_NAMES[self.depth]}"
        return f"{self.dependent_id}@{DEPTH_NAMES[self.from_depth]} wants {wanted}"
