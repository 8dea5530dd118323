"""What people fill in about their turns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from planner.plans.brief import Participant
from planner.plans.formats.wording import day, full_day
from planner.plans.said import SaidForm
from planner.plans.schedule import Slot
from planner.plans.turn_models import LONGEST_REASON
from planner.plans.turn_rules import twice_in_a_row, why_unable
from planner.plans.turn_table import TurnTable

VOLUNTEERS = "volunteers"
STAND_IN = "stand-in"
GONE = "That can no longer be chosen; look at the list again."


class ReasonField(forms.CharField):
    """Text of one line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_REASON, **kwargs)

    def clean(self, value: Any) -> str:
        text = " ".join(str(super().clean(value)).split())
        if self.required and not text:
            raise ValidationError(self.error_messages["required"], code="required")
        return text


class GiveBackForm(SaidForm):
    reason = ReasonField(
        label="Why",
        help_text="The group reads it.",
        error_messages={"required": "Say why, so that the others know."},
    )
    to = forms.ChoiceField(label="Who takes it")

    def __init__(self, *args: Any, backup: str, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"to": VOLUNTEERS}, **kwargs})
        choices = [(VOLUNTEERS, "Anybody who volunteers")]
        if backup:
            choices.append((STAND_IN, f"{backup}, who stands in, at once"))
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    @property
    def is_at_once(self) -> bool:
        return bool(self.cleaned_data["to"] == STAND_IN)


class SwapForm(SaidForm):
    other = forms.ChoiceField(label="For which turn", error_messages={"invalid_choice": GONE})
    reason = ReasonField(label="Why, if you like", required=False)

    def __init__(
        self, *args: Any, table: TurnTable, mine: Slot, me: Participant, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["other"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = list(_exchanges(table, mine, me))

    @property
    def is_hopeless(self) -> bool:
        """Nobody could swap."""
        field = self.fields["other"]
        return not getattr(field, "choices", ())


def _exchanges(table: TurnTable, mine: Slot, me: Participant) -> Iterator[tuple[str, str]]:
    """The turns of others who could take mine while I take theirs, with what is odd about it."""
    for slot in table.coming:
        them = table.named(slot.lead)
        if them is None or them.name == me.name:
            continue
        if why_unable(table, me, slot) or why_unable(table, them, mine):
            continue
        broken = twice_in_a_row(table, {mine.key: them.name, slot.key: me.name})
        yield slot.key, " – ".join((f"{day(slot.on)}, {them.name}", *broken))


class DatesForm(SaidForm):
    dates = forms.TypedMultipleChoiceField(
        label="I would rather not lead on",
        required=False,
        coerce=dt.date.fromisoformat,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": GONE},
    )

    def __init__(self, *args: Any, dates: Collection[dt.date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["dates"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 - declared above
        field.choices = [(each.isoformat(), full_day(each)) for each in dates]
