"""Forms for what happens to a plan: each reads into an event, around which is planned anew."""

from __future__ import annotations

import datetime as dt

from django import forms

from curriculum.records import DEPTH_NAMES
from planner.plans import edits
from planner.plans.actions import new_key
from planner.plans.brief_rules import PACES
from planner.plans.edit_desk import EditForm
from planner.plans.formats.wording import day
from planner.plans.pace_words import TOO_FEW, pace_words


class SkipForm(EditForm):
    verb, title, act = "skip", "Skip a date", "See what would change"
    explains = "There is no meeting on it; what it was about moves elsewhere."
    key = forms.ChoiceField(label="Which date")
    reason = forms.CharField(label="Why", max_length=200)

    def fill(self) -> None:
        self.choose("key", self.coming())

    def edit(self) -> edits.Edit:
        return edits.Skip(key=self.cleaned_data["key"], reason=self.cleaned_data["reason"])


class CancelForm(SkipForm):
    verb, title = "cancel", "Cancel a meeting"
    explains = "It stays on record as cancelled; what it was about moves elsewhere."

    def edit(self) -> edits.Edit:
        return edits.Cancel(key=self.cleaned_data["key"], reason=self.cleaned_data["reason"])


class NotHeldForm(EditForm):
    verb, title, act = "not-held", "A meeting did not happen", "See what would change"
    explains = "What it was about has to be studied later."
    nothing = "No meeting lies behind yet."
    key = forms.ChoiceField(label="Which meeting")
    reason = forms.CharField(label="Why (if you like)", max_length=200, required=False)

    def fill(self) -> None:
        self.choose("key", self.gone())

    def edit(self) -> edits.Edit:
        return edits.NotHeld(key=self.cleaned_data["key"], reason=self.cleaned_data["reason"])


class OverranForm(EditForm):
    verb, title, act = "overran", "A topic took longer", "See what would change"
    explains = "The minutes that are missing are carried over into the next meetings."
    nothing = "No meeting with a topic lies behind yet."
    place = forms.ChoiceField(label="Which topic, of which meeting")
    minutes = forms.IntegerField(label="Minutes still needed", min_value=1, max_value=240)

    def fill(self) -> None:
        places = []
        for slot in reversed(self.desk.gone()):
            for topic, depth in dict.fromkeys(item.key for item in slot.items):
                words = f"{day(slot.on)}: {self.desk.step_words(topic, depth)}"
                places.append((f"{slot.key}:{topic}:{depth}", words))
        self.choose("place", places)
        key = self.initial.get("key")
        if key:
            of_meeting = [place for place, _ in places if place.startswith(f"{key}:")]
            self.initial.setdefault("place", next(iter(of_meeting), ""))

    def edit(self) -> edits.Edit:
        key, topic, depth = self.cleaned_data["place"].split(":")
        minutes = self.cleaned_data["minutes"]
        return edits.Overran(key=key, topic=topic, depth=int(depth), minutes=minutes)


class MeetAnywayForm(EditForm):
    verb, title, act = "meet-anyway", "Meet anyway", "See what would change"
    nothing = "No date on which the group could meet all the same is skipped."
    on = forms.ChoiceField(label="On which skipped date")

    def fill(self) -> None:
        today = self.desk.around.now.date()
        closed = [
            (each.on.isoformat(), f"{day(each.on)}: {each.reason}")
            for each in self.desk.plan.schedule.closed
            if each.can_meet_anyway and each.on > today
        ]
        self.choose("on", closed)

    def edit(self) -> edits.Edit:
        on = dt.date.fromisoformat(self.cleaned_data["on"])
        return edits.MeetAnyway(on=on, key=new_key())


class DeepenForm(EditForm):
    verb, title, act = "deepen", "Change how deep a topic goes", "See what would change"
    nothing = "No meeting that is still to come has a topic."
    topic = forms.ChoiceField(label="Which topic")
    depth = forms.TypedChoiceField(
        label="How deep",
        coerce=int,
        choices=[("0", "not at all"), *((str(n), name) for n, name in DEPTH_NAMES.items())],
    )

    def fill(self) -> None:
        topics = dict.fromkeys(item.topic for slot in self.desk.coming() for item in slot.items)
        out = [topic for topic, depth in self.desk.plan.brief.depths if not depth]
        asked = str(self.data.get("topic") or self.initial.get("topic") or "")
        new = [asked] if asked in self.desk.catalogue.topic_by_id else []
        named = {topic: self.desk.topic_name(topic) for topic in (*topics, *out, *new)}
        self.choose("topic", sorted(named.items(), key=lambda each: each[1].casefold()))

    def edit(self) -> edits.Edit:
        return edits.Deepen(topic=self.cleaned_data["topic"], depth=self.cleaned_data["depth"])


class WantForm(EditForm):
    verb, title, act = "want", "Add a decision", "See what would change"
    nothing = "The plan is asked for every decision of its goals already."
    decision = forms.ChoiceField(label="Which decision")

    def fill(self) -> None:
        asked, goals = self.desk.asked(), set(self.desk.plan.brief.goals)
        decisions = self.desk.catalogue.decisions
        fitting = [each for each in decisions if not goals or goals.intersection(each.goals)]
        others = [each for each in fitting if each.id not in asked]
        self.choose("decision", [(each.id, each.question) for each in others])

    def edit(self) -> edits.Edit:
        return edits.Want(decision=self.cleaned_data["decision"])


class DropForm(EditForm):
    verb, title, act = "drop", "Give up a decision", "See what would change"
    explains = "What only that decision needs leaves the plan; the rest stays where it is."
    nothing = "The plan is asked for no decision by name."
    decision = forms.ChoiceField(label="Which decision")

    def fill(self) -> None:
        asked = self.desk.asked()
        found = [each for each in self.desk.catalogue.decisions if each.id in asked]
        self.choose("decision", [(each.id, each.question) for each in found])

    def edit(self) -> edits.Edit:
        return edits.Drop(decision=self.cleaned_data["decision"])


class PaceForm(EditForm):
    verb, title, act = "pace", "Plan the rest at our pace", "See what would change"
    explains = (
        "The steps ahead get so many percent of the minutes that were estimated for meetings. "
        "What is read and practised alone stays as it is, and so does what lies behind."
    )
    percent = forms.IntegerField(
        label="Percent of the estimated minutes", min_value=PACES[0], max_value=PACES[1]
    )

    def fill(self) -> None:
        found, now = self.desk.pace, self.desk.plan.brief.minutes.pace
        said = pace_words(found, now) if found else TOO_FEW
        self.fields["percent"].help_text = f"{said} The plan goes at {now} % so far."
        likely = found.pace if found else now
        self.initial.setdefault("percent", min(max(likely, PACES[0]), PACES[1]))

    def edit(self) -> edits.Edit:
        return edits.Pace(percent=self.cleaned_data["percent"])


class KnownForm(EditForm):
    verb, title, act = "known", "Skip what all know", "See what would change"
    explains = (
        "Nobody studies it any more. The time that becomes free goes to decisions that were left "
        "out for want of it."
    )
    nothing = "Nothing that the plan still has was counted as known to all."
    steps = forms.MultipleChoiceField(
        label="All know these, and what is below them", widget=forms.CheckboxSelectMultiple
    )

    def fill(self) -> None:
        known = self.desk.knowledge
        found = known.skippable if known else ()
        self.choose("steps", [(each.value, str(each)) for each in found])
        if known and known.is_everybody:
            self.initial.setdefault("steps", [each.value for each in found])
        elif known and known.people:
            self.fields[
                "steps"
            ].help_text = (
                f"{known.people} of {known.members} were counted; ask the others before you tick."
            )

    def edit(self) -> edits.Edit:
        parted = (value.rpartition(":") for value in self.cleaned_data["steps"])
        return edits.Known(steps=tuple((topic, int(depth)) for topic, _, depth in parted))


class RefreshForm(EditForm):
    verb, title, act = "refresh", "Bring the plan up to date", "See what would change"
    explains = (
        "It takes in who joined, left or is away, what changed in the catalogue, and meetings "
        "that were put in by hand, and repairs what does not fit any more with as few changes "
        "as possible."
    )

    def edit(self) -> edits.Edit:
        return edits.Refresh()


FORMS: tuple[type[EditForm], ...] = (
    SkipForm,
    CancelForm,
    NotHeldForm,
    OverranForm,
    MeetAnywayForm,
    DeepenForm,
    WantForm,
    DropForm,
    PaceForm,
    KnownForm,
    RefreshForm,
)
