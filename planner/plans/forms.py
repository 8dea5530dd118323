"""The one form of the planner: everything a plan asks, with defaults that work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms

from curriculum.records import Catalogue
from planner.meetings.dates import WEEKDAYS
from planner.plans import argument_values as values
from planner.plans.brief import Away, BadBrief, Brief, Cadence, Participant, Rhythm, Taste, Wanted
from planner.plans.document_reader import date_from
from planner.plans.group_knowledge import Offer
from planner.plans.nearest import did_you_mean
from planner.plans.said import SaidForm

EVERY = (("week", "every week"), ("fortnight", "every second week"), ("month", "once a month"))
NTH = ((1, "first"), (2, "second"), (3, "third"), (4, "fourth"), (-1, "last"))
DAYS = tuple((number, name) for number, name in enumerate(WEEKDAYS, start=1))
ROWS = {"rows": 4, "spellcheck": "false"}
FIELD_OF = {"cadence.days": "days", "cadence.start": "start", "cadence.zone": "zone"}


class BriefForm(SaidForm):
    """Reads into a `Brief` and is filled from one; a refusal stands at the field it is about."""

    start = forms.DateField(
        label="First meeting not before",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    every = forms.ChoiceField(label="How often", choices=EVERY)
    days = forms.TypedMultipleChoiceField(
        label="On", choices=DAYS, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    nth = forms.TypedChoiceField(label="Once a month: which one", choices=NTH, coerce=int)
    at = forms.TimeField(label="At", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(label="Minutes a meeting", min_value=15, max_value=480)
    zone = forms.CharField(label="Time zone", widget=forms.TextInput(attrs={"list": "zones"}))
    meetings = forms.IntegerField(label="How many meetings", min_value=1, max_value=104)
    until = forms.DateField(
        label="Ending by (if there is a date)",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    people = forms.CharField(
        label="Who learns, one a line",
        help_text="With country and region for public holidays, as in Ada:DE-BE, Ben:US-CA.",
        widget=forms.Textarea(attrs=ROWS),
    )
    reading = forms.IntegerField(
        label="Minutes a week each person can read", min_value=5, max_value=2400
    )
    away = forms.CharField(
        label="Who is away when, one a line",
        help_text="As in Ben:2027-02-01..2027-02-14=parental leave.",
        required=False,
        widget=forms.Textarea(attrs={**ROWS, "rows": 2}),
    )
    no_meeting = forms.CharField(
        label="When nobody meets, one a line",
        help_text="As in 2026-12-24..2027-01-02=office closed.",
        required=False,
        widget=forms.Textarea(attrs={**ROWS, "rows": 2}),
    )
    meet_anyway = forms.CharField(
        label="Dates to meet on in spite of that",
        help_text="As in 2027-02-11, separated by commas.",
        required=False,
    )
    known = forms.CharField(
        label="What everybody knows already, one a line",
        help_text="A topic's id with a depth, as in derivatives@working.",
        required=False,
        widget=forms.Textarea(attrs={**ROWS, "rows": 2}),
    )
    not_leading = forms.CharField(
        label="Who does not lead meetings", help_text="Names, by commas.", required=False
    )
    curiosity = forms.IntegerField(
        label="A curiosity meeting every so many (0: none)", min_value=0, max_value=26
    )
    review = forms.IntegerField(
        label="A review meeting every so many (0: none)", min_value=0, max_value=26
    )
    interview = forms.IntegerField(
        label="A mock interview every so many (0: none)",
        required=False,
        min_value=0,
        max_value=26,
    )
    free_only = forms.BooleanField(label="Only what is free to read", required=False)
    measured = forms.BooleanField(
        label="Use measured minutes where three groups or more have them", required=False
    )

    def __init__(
        self,
        *args: Any,
        catalogue: Catalogue,
        asked: Brief,
        offer: Offer | None = None,
        **kwargs: Any,
    ) -> None:
        """`asked`: the goals and decisions, and the values to start from. `offer`: what all of a
        group know, to be ticked."""
        super().__init__(*args, **{"initial": initial_of(asked), **kwargs})
        self.catalogue = catalogue
        self.asked = asked
        if offer and offer.skippable:
            self.fields["all_know"] = all_know(offer)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                self.brief = self._brief(cleaned)
            except BadBrief as refusal:
                self.refuse(refusal)
        return cleaned

    def refuse(self, refusal: BadBrief) -> None:
        """At the field the refusal names, or above the form when it is about none of them."""
        name = FIELD_OF.get(refusal.field, refusal.field.rpartition(".")[2].partition("[")[0])
        if name not in self.fields:
            name = refusal.field.partition("[")[0].partition(".")[0]
        self.add_error(name if name in self.fields else None, str(refusal))

    def _brief(self, cleaned: dict[str, Any]) -> Brief:
        return replace(
            self.asked,
            cadence=self._cadence(cleaned),
            people=tuple(self._people(cleaned)),
            reading=cleaned["reading"],
            known=tuple(self._known(cleaned)),
            no_meeting=tuple(
                values.period("no_meeting", line) for line in _lines(cleaned["no_meeting"])
            ),
            meet_anyway=tuple(
                date_from(each, "meet_anyway") for each in values.words([cleaned["meet_anyway"]])
            ),
            rhythm=replace(
                self.asked.rhythm,
                curiosity=cleaned["curiosity"],
                review=cleaned["review"],
                interview=cleaned["interview"] or 0,
            ),
            taste=replace(self.asked.taste, free_only=cleaned["free_only"]),
            measured=(self.asked.measured or ()) if cleaned["measured"] else None,
        )

    def _known(self, cleaned: dict[str, Any]) -> Iterable[tuple[str, int]]:
        """What is typed, and what is ticked."""
        found = dict(values.topic_depth("known", line) for line in _lines(cleaned["known"]))
        for value in cleaned.get("all_know", ()):
            topic, _, depth = value.rpartition(":")
            found[topic] = max(int(depth), found.get(topic, 0))
        return found.items()

    def _cadence(self, cleaned: dict[str, Any]) -> Cadence:
        names = ("start", "every", "nth", "at", "minutes", "zone", "meetings", "until")
        return Cadence(
            days=tuple(sorted(cleaned["days"])), **{name: cleaned[name] for name in names}
        )

    def _people(self, cleaned: dict[str, Any]) -> Iterable[Participant]:
        people = values.people("people", _lines(cleaned["people"]))
        names = {person.name.casefold(): person.name for person in people}
        away = [_named("away", line, names) for line in _lines(cleaned["away"])]
        resting = [name.strip() for name in cleaned["not_leading"].split(",") if name.strip()]
        for name in resting:
            _require("not_leading", name, names)
        for person in people:
            yield replace(
                person,
                leads=person.name.casefold() not in {name.casefold() for name in resting},
                away=tuple(period for name, period in away if name == person.name),
            )


def all_know(offer: Offer) -> forms.MultipleChoiceField:
    """Ticked where all of the group were counted."""
    found = offer.skippable
    few = "" if offer.is_everybody else f" ({offer.people} were counted; ask the others)"
    return forms.MultipleChoiceField(
        label=f"Skip what all of {offer.group.name} know{few}",
        widget=forms.CheckboxSelectMultiple,
        choices=[(each.value, str(each)) for each in found],
        initial=[each.value for each in found] if offer.is_everybody else [],
        required=False,
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _named(field: str, line: str, names: dict[str, str]) -> tuple[str, Away]:
    name, period = values.of_person(field, line, ":")
    return _require(field, name, names), values.period(field, period)


def _require(field: str, name: str, names: dict[str, str]) -> str:
    if name.casefold() not in names:
        hint = did_you_mean(name, tuple(names.values()))
        raise BadBrief(field, f"Nobody in the list is called “{name}”. {hint}".rstrip())
    return names[name.casefold()]


def initial_of(brief: Brief) -> dict[str, Any]:
    """What the fields show for a brief."""
    cadence = brief.cadence
    return {
        **{name: getattr(cadence, name) for name in ("start", "every", "days", "nth", "at")},
        **{name: getattr(cadence, name) for name in ("minutes", "zone", "meetings", "until")},
        "people": "\n".join(_person(person) for person in brief.people),
        "reading": brief.reading,
        "away": "\n".join(
            f"{person.name}:{_period(away)}" for person in brief.people for away in person.away
        ),
        "no_meeting": "\n".join(_period(away) for away in brief.no_meeting),
        "meet_anyway": ", ".join(on.isoformat() for on in brief.meet_anyway),
        "known": "\n".join(f"{topic}@{depth}" for topic, depth in brief.known),
        "not_leading": ", ".join(person.name for person in brief.people if not person.leads),
        "curiosity": brief.rhythm.curiosity,
        "review": brief.rhythm.review,
        "interview": brief.rhythm.interview,
        "free_only": brief.taste.free_only,
        "measured": brief.measured is not None,
    }


def _person(person: Participant) -> str:
    place = "-".join(part for part in (person.country, person.subdivision) if part)
    return f"{person.name}:{place}" if place else person.name


def _period(away: Away) -> str:
    reason = f"={away.reason}" if away.reason else ""
    if away.from_time and away.to_time:
        return f"{away.first}T{away.from_time:%H:%M}..{away.to_time:%H:%M}{reason}"
    if away.first == away.last:
        return f"{away.first}{reason}"
    return f"{away.first}..{away.last}{reason}"


def first_brief(
    *,
    goal: str,
    decisions: Iterable[str],
    start: dt.date,
    people: Iterable[str],
    interview: int = 0,
) -> Brief:
    """The question before anything was changed: a dozen Thursday lunches. `interview`: every how
    many of them one is a mock interview."""
    return Brief(
        goals=(goal,),
        decisions=tuple(Wanted(decision=each) for each in decisions),
        cadence=Cadence(start=start),
        people=tuple(Participant(name=name) for name in people),
        rhythm=Rhythm(interview=interview),
        taste=Taste(),
    )
