"""One small form for each thing a lead may do to a plan by hand; each reads into an edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django import forms

from planner.plans import edits, event_forms
from planner.plans.actions import new_key
from planner.plans.edit_desk import Desk, EditForm
from planner.plans.edit_words import KINDS
from planner.plans.schedule import Slot
from planner.plans.steps import resources_for

DATE = {"type": "date"}
TIME = {"type": "time"}


class MoveForm(EditForm):
    verb, title, act = "move", "Move a meeting", "Move it"
    explains = "It stays the same meeting, with its answers and its place in calendars."
    key = forms.ChoiceField(label="Which meeting")
    on = forms.DateField(label="To", widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"))
    at = forms.TimeField(label="At", widget=forms.TimeInput(attrs=TIME, format="%H:%M"))

    def fill(self) -> None:
        self.choose("key", self.coming())
        slot = self.desk.plan.schedule.slot(str(self.initial.get("key", "")))
        if slot is not None:
            self.initial.update({"on": slot.on, "at": slot.at})

    def edit(self) -> edits.Edit:
        data = self.cleaned_data
        return edits.Move(key=data["key"], on=data["on"], at=data["at"])


class SwapForm(EditForm):
    verb, title, act = "swap", "Swap two meetings", "Swap them"
    explains = "They exchange their dates; who leads goes with the meeting."
    nothing = "Fewer than two meetings are still to come."
    key = forms.ChoiceField(label="This meeting")
    other = forms.ChoiceField(label="and this one")

    def fill(self) -> None:
        coming = self.coming()
        self.choose("key", coming if len(coming) > 1 else [])
        self.choose("other", coming)

    def edit(self) -> edits.Edit:
        return edits.Swap(key=self.cleaned_data["key"], other=self.cleaned_data["other"])


class InsertForm(EditForm):
    verb, title, act = "insert", "Put in a meeting", "Put it in"
    explains = "It begins empty; bring the plan up to date to have it filled."
    kind = forms.ChoiceField(label="What for", choices=[(k, w) for k, w in KINDS.items()])
    on = forms.DateField(label="On", widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"))
    at = forms.TimeField(label="At", widget=forms.TimeInput(attrs=TIME, format="%H:%M"))

    def fill(self) -> None:
        self.initial.setdefault("at", self.desk.plan.brief.cadence.at)

    def edit(self) -> edits.Edit:
        data = self.cleaned_data
        return edits.Insert(key=new_key(), on=data["on"], at=data["at"], kind=data["kind"])


class LockForm(EditForm):
    verb, title, act = "lock", "Lock or unlock a meeting", "Save"
    explains = "Replanning leaves a locked meeting exactly as it is."
    key = forms.ChoiceField(label="Which meeting")
    is_locked = forms.TypedChoiceField(
        label="It is",
        choices=[("1", "locked"), ("0", "not locked")],
        coerce=lambda value: value == "1",
    )

    def fill(self) -> None:
        self.choose("key", self.coming())

    def edit(self) -> edits.Edit:
        data = self.cleaned_data
        return edits.Lock(key=data["key"], is_locked=data["is_locked"])


class AssignForm(EditForm):
    verb, title, act = "assign", "Choose who leads", "Ask them"
    explains = "Replanning keeps who you ask."
    key = forms.ChoiceField(label="Which meeting")
    lead = forms.ChoiceField(label="Who leads")
    backup = forms.ChoiceField(label="Who stands in", required=False)

    def fill(self) -> None:
        self.choose("key", self.coming())
        names = [(each.name, each.name) for each in self.desk.plan.brief.people]
        self.choose("lead", names)
        self.choose("backup", [("", "as it is"), *names])
        slot = self.desk.plan.schedule.slot(str(self.initial.get("key", "")))
        if slot is not None:
            self.initial.setdefault("lead", slot.lead)

    def edit(self) -> edits.Edit:
        data = self.cleaned_data
        return edits.Assign(key=data["key"], lead=data["lead"], backup=data["backup"])


class PickForm(EditForm):
    verb, title, act = "pick", "Pick a topic out of curiosity", "Take it"
    explains = "No decision has to justify it."
    nothing = "No meeting that is kept free for curiosity is still to come."
    key = forms.ChoiceField(label="For which meeting")
    topic = forms.ChoiceField(label="Which topic")

    def fill(self) -> None:
        slots = [slot for slot in self.desk.coming() if slot.kind == "curiosity"]
        self.choose("key", [(slot.key, self.desk.meeting_words(slot)) for slot in slots])
        planned = {item.topic for slot in self.desk.plan.schedule.slots for item in slot.items}
        topics = [each for each in self.desk.catalogue.topics if each.id not in planned]
        ranked = sorted(topics, key=lambda each: (not each.for_curiosity, each.name.casefold()))
        self.choose("topic", [(each.id, each.name) for each in ranked])

    def edit(self) -> edits.Edit:
        return edits.Pick(key=self.cleaned_data["key"], topic=self.cleaned_data["topic"])


class UnitsForm(EditForm):
    """What there is to read depends on the topic, which is chosen first."""

    verb, title, act = "units", "Read something else", "Take it"
    nothing = "No meeting that is still to come has a topic."
    look = "Show what there is for this topic"
    step = forms.ChoiceField(label="For which topic")
    resource = forms.ChoiceField(label="From")

    def fill(self) -> None:
        steps = dict(_steps(self.desk, self.desk.coming()))
        self.choose("step", steps.items())
        asked = str(self.data.get("step") or self.initial.get("step") or "")
        chosen = asked if asked in steps else next(iter(steps), "")
        if chosen:
            found = list(self._resources(chosen))
            self.choose("resource", found)
            self.fields["resource"].label = f"From, for {steps[chosen]}"
            self.fields["resource"].help_text = "" if found else "The catalogue has nothing for it."

    def _resources(self, step: str) -> Iterator[tuple[str, str]]:
        titles = {each.id: each.title for each in self.desk.catalogue.resources}
        taste = self.desk.plan.brief.taste
        for each in resources_for(self.desk.catalogue, taste, _step(step)):
            yield each, titles[each]

    @property
    def is_empty(self) -> bool:
        return not any(slot.items for slot in self.desk.coming())

    def edit(self) -> edits.Edit:
        topic, depth = _step(self.cleaned_data["step"])
        return edits.Units(topic=topic, depth=depth, resource=self.cleaned_data["resource"])


ALL: tuple[type[EditForm], ...] = (
    MoveForm,
    SwapForm,
    InsertForm,
    LockForm,
    AssignForm,
    PickForm,
    UnitsForm,
    *event_forms.FORMS,
)
FORMS = {form.verb: form for form in ALL}


def _steps(desk: Desk, slots: Iterable[Slot]) -> Iterator[tuple[str, str]]:
    for topic, depth in dict.fromkeys(item.key for slot in slots for item in slot.items):
        yield f"{topic}:{depth}", desk.step_words(topic, depth)


def _step(text: str) -> tuple[str, int]:
    topic, _, depth = text.partition(":")
    return topic, int(depth)
