"""The columns that many models share."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, Q

from curriculum.records import DEPTH_NAMES
from curriculum.values import LONGEST, LONGEST_ID

DEPTH_CHOICES = tuple(DEPTH_NAMES.items())


def are_texts(value: object) -> None:
    """A list of texts, none of them empty."""
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise ValidationError('Write a list of texts: ["one", "two"].')


def are_sources(value: object) -> None:
    """A list of {seed, paraphrase}."""
    if not isinstance(value, list) or not all(_is_source(each) for each in value):
        raise ValidationError('Write a list of sources: [{"seed": "...", "paraphrase": "..."}].')


def are_past_maturities(value: object) -> None:
    """A list of {maturity, depth, judged_on, judged_by, reason}."""
    if not isinstance(value, list) or not all(_is_past(each) for each in value):
        raise ValidationError(
            'Write a list such as [{"maturity": "emerging", "depth": 2, "judged_on": '
            '"2021-07-01", "judged_by": "", "reason": ""}].'
        )


def _is_past(value: object) -> bool:
    texts = {"maturity", "judged_on", "judged_by", "reason"}
    if not isinstance(value, dict) or value.keys() != {*texts, "depth"}:
        return False
    if value["depth"] not in DEPTH_NAMES or not all(isinstance(value[each], str) for each in texts):
        return False
    try:
        dt.date.fromisoformat(value["judged_on"])
    except ValueError:
        return False
    return bool(value["maturity"])


def are_translated(value: object) -> None:
    """A list of {place, text, of}."""
    if not isinstance(value, list) or not all(_is_translated(each) for each in value):
        raise ValidationError('Write a list of texts: [{"place": "...", "text": "...", "of": ""}].')


def _is_translated(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"place", "text", "of"}
        and all(isinstance(each, str) for each in value.values())
        and bool(value["place"] and value["text"])
    )


def _is_source(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"seed", "paraphrase"}
        and all(isinstance(each, str) and each for each in value.values())
    )


def line_field(key: str, *, blank: bool = False) -> models.CharField[str, str]:
    """A text as long as the files may have it under this key."""
    return models.CharField(max_length=LONGEST[key], blank=blank)


def link(to: str, on_delete: Any, *, related_name: str) -> models.ForeignKey[Any, Any]:
    """A reference by slug."""
    return models.ForeignKey(to, on_delete, to_field="slug", related_name=related_name)


def depth_field(*, unique: bool = False) -> models.PositiveSmallIntegerField[int, int]:
    return models.PositiveSmallIntegerField(choices=DEPTH_CHOICES, unique=unique)


def texts_field(*, blank: bool = True) -> models.JSONField[list[str], list[str]]:
    return models.JSONField(default=list, blank=blank, validators=[are_texts])


def sources_field() -> models.JSONField[list[dict[str, str]], list[dict[str, str]]]:
    return models.JSONField(default=list, blank=True, validators=[are_sources])


def is_depth(name: str, field: str = "depth") -> CheckConstraint:
    return CheckConstraint(
        condition=Q(**{f"{field}__range": (1, 3)}), name=f"{name}_{field}_1_to_3"
    )


def takes_minutes(name: str) -> CheckConstraint:
    return CheckConstraint(condition=Q(minutes__gt=0), name=f"{name}_takes_minutes")


class Positioned(models.Model):
    position = models.PositiveIntegerField(default=0, help_text="Its place in the files.")

    class Meta:
        abstract = True


class Entry(Positioned):
    slug = models.SlugField(
        max_length=LONGEST_ID, unique=True, help_text="The stable id: never change it."
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.slug
