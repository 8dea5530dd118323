"""In how many of a group's questions something is new to somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from planner.accounts.models import User
from planner.groups.models import Group
from planner.threads.unread import news_in


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionNews:
    group: Group
    count: int
    address: str


def question_news(reader: User, groups: Sequence[Group]) -> tuple[QuestionNews, ...]:
    """Of those groups where there is something, in their order; with one query."""
    counts = news_in([group.pk for group in groups], reader)
    return tuple(
        QuestionNews(
            group=group,
            count=counts[group.pk],
            address=reverse("threads:threads", args=[group.pk, group.slug]),
        )
        for group in groups
        if group.pk in counts
    )
