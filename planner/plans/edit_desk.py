"""What the forms for editing a plan choose from, and what they have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms

from curriculum.records import DEPTH_NAMES, Catalogue
from planner.plans import edits
from planner.plans.edit_rules import Around, Edited
from planner.plans.edit_words import KINDS
from planner.plans.editing import asked_decisions
from planner.plans.formats.wording import day
from planner.plans.group_knowledge import GroupKnowledge
from planner.plans.pace import Measured
from planner.plans.said import SaidForm
from planner.plans.schedule import Slot, ahead, behind

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the forms choose from: the plan as it stands, and what is around it.

    `pace`: how long its steps took so far; None as long as too few were covered. `knowledge`: what
    the group was counted to know.
    """

    plan: Edited
    around: Around
    pace: Measured | None = None
    knowledge: GroupKnowledge | None = None

    @property
    def catalogue(self) -> Catalogue:
        return self.around.catalogue

    def coming(self) -> tuple[Slot, ...]:
        return ahead(self.plan.schedule, zone=self._zone, now=self.around.now)

    def gone(self) -> tuple[Slot, ...]:
        return behind(self.plan.schedule, zone=self._zone, now=self.around.now)

    @property
    def _zone(self) -> str:
        return self.plan.brief.cadence.zone

    def meeting_words(self, slot: Slot) -> str:
        names = dict.fromkeys(self.topic_name(item.topic) for item in slot.items)
        about = ", ".join(names) or KINDS[slot.kind]
        return f"{day(slot.on)}, {slot.at:%H:%M}: {about}"

    def asked(self) -> set[str]:
        """Ids of the decisions that the plan is asked to reach."""
        return {each.decision for each in asked_decisions(self.plan.brief, self.catalogue)}

    def topic_name(self, topic: str) -> str:
        record = self.catalogue.topic_by_id.get(topic)
        return record.name if record else topic

    def step_words(self, topic: str, depth: int) -> str:
        return f"{self.topic_name(topic)} ({DEPTH_NAMES[depth]})"


class EditForm(SaidForm):
    """`verb` names it in addresses, `title` on the page; `explains` what it will do.

    `nothing`: what the page says instead when there is nothing to choose from. `look`: a second
    button, where some choices depend on others, that shows the former anew.
    """

    verb: ClassVar[str]
    title: ClassVar[str]
    explains: ClassVar[str] = ""
    act: ClassVar[str] = "Do it"
    nothing: ClassVar[str] = "No meeting is still to come."
    look: ClassVar[str] = ""

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desk = desk
        self.fill()

    def fill(self) -> None:
        """Put the choices into the fields."""

    def edit(self) -> edits.Edit:
        """What was asked for; only of a valid form."""
        raise TypeError("each form reads into an edit of its own")

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that this could be done to."""
        return any(
            isinstance(field, forms.ChoiceField) and field.required and not field.choices
            for field in self.fields.values()
        )

    def choose(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - fields of ours
        field.choices = list(choices)

    def coming(self) -> Choices:
        return [(slot.key, self.desk.meeting_words(slot)) for slot in self.desk.coming()]

    def gone(self) -> Choices:
        found = [(slot.key, self.desk.meeting_words(slot)) for slot in self.desk.gone()]
        return found[::-1]
