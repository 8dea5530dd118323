"""Small plans that go on: made, edited and looked at from any moment of theirs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from curriculum.records import Catalogue
from planner.plans import continuing
from planner.plans.brief import Brief, Participant
from planner.plans.edit_rules import Around, Edited
from planner.plans.editing import edited
from planner.plans.edits import Edit
from planner.plans.problem import question
from planner.plans.programme import MeetingEntry, Programme
from planner.plans.queries import answer_for
from planner.plans.schedule import Schedule, first_schedule, starts_at, with_keys
from planner.solver import QUICK
from tests.plans.small_catalogues import brief
from tests.plans.small_programmes import CATALOGUE

THREE = (Participant(name="Ada"), Participant(name="Ben"), Participant(name="Cleo"))


@dataclass(frozen=True, kw_only=True)
class GoingOn:
    """Meetings are keyed m1, m2, ... in the order of the first draft."""

    brief: Brief
    schedule: Schedule
    programme: Programme
    catalogue: Catalogue

    @property
    def start(self) -> dt.datetime:
        """A week before the first meeting."""
        return self.programme.meetings()[0].starts_at - dt.timedelta(days=7)

    def after(self, count: int) -> dt.datetime:
        """The day after so many meetings of the schedule."""
        if not count:
            return self.start
        slot = self.schedule.slots[count - 1]
        return starts_at(slot, self.brief.cadence.zone) + dt.timedelta(days=1)

    def edit(self, *edits: Edit, now: dt.datetime | None = None, **around: Any) -> GoingOn:
        """The plan after these edits, with its programme as it stood."""
        facts = {"catalogue": self.catalogue, "people": self.brief.people, **around}
        plan = Edited(brief=self.brief, schedule=self.schedule)
        for each in edits:
            plan = edited(each, plan, Around(now=now or self.start, **facts))
        return replace(self, brief=plan.brief, schedule=plan.schedule)

    def outlook(self, now: dt.datetime | None = None) -> continuing.Outlook:
        return continuing.outlook(
            self.brief, self.schedule, self.catalogue, self.programme, now=now or self.start
        )

    def broken(self, now: dt.datetime | None = None) -> list[str]:
        return [each.text for each in self.outlook(now).violations]

    def written(self, now: dt.datetime | None = None) -> GoingOn:
        """With the programme of the schedule as it is now."""
        at = now or self.start
        programme = continuing.continued(self.outlook(at), self.schedule, self.programme, now=at)
        return replace(self, programme=programme)

    def meeting(self, key: str) -> MeetingEntry:
        return next(each for each in self.programme.meetings() if each.key == key)

    def titles(self) -> list[tuple[str, ...]]:
        """The titles of what is studied, meeting by meeting."""
        return [
            tuple(line.title for line in each.lines if line.kind in ("study", "curiosity"))
            for each in self.programme.meetings()
        ]


def made(asked: Brief, catalogue: Catalogue = CATALOGUE) -> GoingOn:
    programme = answer_for(asked, catalogue, effort=QUICK).programme
    keys = (f"m{number}" for number in range(1, 100))
    limits = question(asked, catalogue).limits
    schedule = first_schedule(programme, limits, lambda: next(keys))
    named = with_keys(programme, schedule)
    return GoingOn(brief=asked, schedule=schedule, programme=named, catalogue=catalogue)


def plan(**about: Any) -> GoingOn:
    return made(brief(**{"people": THREE, **about}))
