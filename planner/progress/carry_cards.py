"""How what comes back as a question moves to what its topic has become."""

from __future__ import annotations

from collections.abc import Sequence

from planner.progress.models import ReviewCard
from planner.progress.review_actions import MEMORY


def carry_cards(old: str, parts: Sequence[str]) -> None:
    """To the first part with its answers, to the others as it is. Of two cards that are one, that
    which is remembered longer stays, with its own answers: those of the other would be taken back
    into the wrong memory."""
    cards = ReviewCard.objects.filter(kind=ReviewCard.Kind.TOPIC)
    for card in cards.filter(about=old).order_by("id"):
        for part in parts[1:]:
            _put(_copy(card, part))
        card.about = parts[0]
        _put(card)


def carry_question(old: str, new: str) -> None:
    """An interview question that became another is remembered as that one."""
    cards = ReviewCard.objects.filter(kind=ReviewCard.Kind.QUESTION, about=old)
    for card in cards.order_by("id"):
        card.about = new
        _put(card)


def _put(card: ReviewCard) -> None:
    same = ReviewCard.objects.filter(
        user=card.user_id, kind=card.kind, about=card.about, depth=card.depth
    )
    other = same.exclude(pk=card.pk).first()
    if other is None:
        card.save()
    elif other.stability < card.stability:
        other.delete()
        card.save()
    elif card.pk is not None:
        card.delete()


def _copy(card: ReviewCard, part: str) -> ReviewCard:
    memory = {name: getattr(card, name) for name in MEMORY}
    return ReviewCard(user_id=card.user_id, kind=card.kind, about=part, depth=card.depth, **memory)
