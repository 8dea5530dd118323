"""What differs between two programmes of one plan, as plain records."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

from planner.plans.formats import wording
from planner.plans.programme import DecisionEntry, Line, MeetingEntry, Programme, SkippedEntry

ChangeKind = Literal[
    "first plan",
    "pace changed",
    "meeting added",
    "meeting dropped",
    "meeting cancelled",
    "meeting not held",
    "meeting held",
    "meeting reinstated",
    "meeting moved",
    "date skipped",
    "date met",
    "kind changed",
    "step dropped",
    "step moved",
    "step added",
    "step minutes",
    "part spared",
    "step only read",
    "step discussed",
    "reading changed",
    "exercises changed",
    "agenda changed",
    "lead changed",
    "backup changed",
    "decision now",
    "decision earlier",
    "decision later",
    "decision lost",
    "notes changed",
    "meeting locked",
    "meeting unlocked",
]
# One word in front of the sentence; the order is that of the changes of one date.
MARKS: dict[ChangeKind, str] = {
    "first plan": "new",
    "pace changed": "pace",
    "meeting added": "added",
    "meeting dropped": "dropped",
    "meeting cancelled": "cancelled",
    "meeting not held": "not held",
    "meeting held": "held",
    "meeting reinstated": "back",
    "meeting moved": "moved",
    "date skipped": "skipped",
    "date met": "met",
    "kind changed": "changed",
    "step dropped": "dropped",
    "step moved": "moved",
    "step added": "added",
    "step minutes": "minutes",
    "part spared": "shorter",
    "step only read": "only read",
    "step discussed": "discussed",
    "reading changed": "reading",
    "exercises changed": "exercises",
    "agenda changed": "agenda",
    "lead changed": "lead",
    "backup changed": "backup",
    "decision now": "reached",
    "decision earlier": "earlier",
    "decision later": "later",
    "decision lost": "lost",
    "notes changed": "notes",
    "meeting locked": "locked",
    "meeting unlocked": "unlocked",
}
ORDER = {kind: number for number, kind in enumerate(MARKS)}
# One and many of each kind, in the order in which they are counted.
COUNTED: dict[ChangeKind, tuple[str, str]] = {
    "meeting moved": ("meeting moves", "meetings move"),
    "meeting added": ("meeting is added", "meetings are added"),
    "meeting dropped": ("meeting is dropped", "meetings are dropped"),
    "meeting cancelled": ("meeting is cancelled", "meetings are cancelled"),
    "meeting not held": ("meeting did not happen", "meetings did not happen"),
    "meeting reinstated": ("meeting takes place after all", "meetings take place after all"),
    "kind changed": ("meeting is of another kind", "meetings are of another kind"),
    "step moved": ("step moves", "steps move"),
    "step added": ("step is added", "steps are added"),
    "step dropped": ("step is dropped", "steps are dropped"),
    "step minutes": ("step takes other minutes", "steps take other minutes"),
    "part spared": ("part is not needed any more", "parts are not needed any more"),
    "step only read": ("step is only read", "steps are only read"),
    "step discussed": ("step is discussed again", "steps are discussed again"),
    "reading changed": ("meeting has other reading", "meetings have other reading"),
    "exercises changed": ("meeting has other exercises", "meetings have other exercises"),
    "lead changed": ("meeting has another lead", "meetings have another lead"),
    "backup changed": ("meeting has another backup", "meetings have another backup"),
    "decision lost": ("decision is lost", "decisions are lost"),
}
LOSSES = {"meeting dropped", "meeting cancelled", "meeting not held", "step dropped"}
NOTHING = "Nothing changes."
ONLY_AROUND = "No meeting changes, only words and figures around them."

Fact: TypeAlias = MeetingEntry | DecisionEntry | SkippedEntry | Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that differs. `text`: a whole sentence, for the page and for a mail.

    `meeting` is the key of the meeting that it is about, `on` the date. `old` and `new` are the
    facts: of a step that moves, the meetings that it leaves and joins. Lines are of these two.
    """

    kind: ChangeKind
    on: dt.date
    text: str
    meeting: str = ""
    old: Fact | None = None
    new: Fact | None = None
    old_lines: tuple[Line, ...] = ()
    new_lines: tuple[Line, ...] = ()
    pieces: tuple[int, ...] = ()

    @property
    def mark(self) -> str:
        return MARKS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedDate:
    """A date with what changes on it. `year` is empty where the date above is of the same."""

    on: dt.date
    year: str
    changes: tuple[Change, ...]

    @property
    def day(self) -> str:
        return wording.day(self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`changes` in the order of their dates. `changed_lines`: parts of steps that are in another
    meeting, added or dropped. `differs_otherwise`: something that no change tells of is seen."""

    changes: tuple[Change, ...]
    changed_lines: int = 0
    differs_otherwise: bool = False

    @property
    def is_empty(self) -> bool:
        """Nothing that a reader sees differs, the numbers of meetings and the whys apart."""
        return not self.changes and not self.differs_otherwise

    @property
    def is_first(self) -> bool:
        return any(each.kind == "first plan" for each in self.changes)

    def by_date(self) -> tuple[ChangedDate, ...]:
        dates = sorted({each.on for each in self.changes})
        years = ["", *(str(on.year) for on in dates)]
        return tuple(
            ChangedDate(
                on=on,
                year="" if years[place] == str(on.year) else str(on.year),
                changes=tuple(each for each in self.changes if each.on == on),
            )
            for place, on in enumerate(dates)
        )

    def counts(self) -> str:
        """How much changes, in one sentence."""
        if not self.changes:
            return ONLY_AROUND if self.differs_otherwise else NOTHING
        if self.is_first:
            return self.changes[0].text
        kinds = [each.kind for each in self.changes]
        parts = [
            wording.counted(kinds.count(kind), one, many)
            for kind, (one, many) in COUNTED.items()
            if kind in kinds
        ]
        if not parts:
            return f"{wording.counted(len(kinds), 'small thing changes', 'small things change')}."
        nothing_lost = [] if LOSSES & set(kinds) else ["nothing is dropped"]
        return f"{', '.join([*parts, *nothing_lost])}."
