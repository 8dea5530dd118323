"""What is wished for out of curiosity, and the meetings that are kept free for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.meetings.models import Meeting
from planner.meetings.zones import zone_named
from planner.plans import actions
from planner.plans.curiosity_models import CuriosityResult
from planner.plans.curiosity_sparks import Spark, curious_meetings, sparks_of, who_may_say
from planner.plans.curiosity_votes import (
    Leading,
    Wished,
    closes_at,
    kept_free,
    leading,
    standing,
    wished_for,
    wishes_words,
)
from planner.plans.formats.wording import day, joined
from planner.plans.models import Plan, Revision
from planner.plans.picking import PickTable
from planner.plans.schedule import Slot, starts_at
from planner.plans.stored import programme_from_document
from planner.plans.todays import plan_today, programme_today


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeMeeting:
    """A meeting to come that is kept free. `about`: what stands in it, perhaps nothing.

    `closes`: until when one can wish for something else, by the group's clock and, where that
    differs, by the reader's `own`; empty when it is over. `ahead`: what would take it just now.
    """

    key: str
    day: str
    iso: str
    about: str
    why: str
    closes: str = ""
    closes_iso: str = ""
    own: str = ""
    ahead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """`why_not`: why it does not fit into the next meeting. `is_in_plan`: it has its place."""

    id: int
    topic: str
    name: str
    definition: str
    wishes: str
    is_mine: bool
    is_in_plan: bool
    why_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardRow:
    """A meeting that was for curiosity. `wishes`: how it won, if it did; `mine`: what the reader
    said that it sparked; `may_say`: whether they can."""

    key: str
    day: str
    iso: str
    name: str
    wishes: str
    sparks: tuple[Spark, ...]
    mine: str
    may_say: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CuriosityPage:
    """`rows`: most wished for first. `topics`: what can still be proposed, ids and names. `heard`:
    what the group heard of so far, the latest first."""

    plan: Plan
    head: Revision
    meetings: tuple[FreeMeeting, ...]
    rows: tuple[ProposalRow, ...]
    topics: tuple[tuple[str, str], ...]
    heard: tuple[HeardRow, ...]


def curiosity_page(
    plan: Plan, catalogue: Catalogue, reader: User, *, now: dt.datetime
) -> CuriosityPage:
    """Of the published plan; of the draft while nothing is published. Raises CannotEdit."""
    head = actions.head_of(plan)
    shown = plan.revisions.published().first() or head
    desk = _Desk(
        table=PickTable(
            plan=plan_today(actions.plan_of(shown), catalogue, now=now),
            before=programme_today(programme_from_document(shown.programme), catalogue, now=now),
            catalogue=catalogue,
            now=now,
        ),
        reader=reader,
        results={each.meeting_key: each for each in plan.curiosity_results.all()},
        wished=[
            each for each in wished_for(plan, reader=reader) if each.topic in catalogue.topic_by_id
        ],
    )
    ahead = desk.leading()
    return CuriosityPage(
        plan=plan,
        head=head,
        meetings=tuple(desk.meetings(ahead)),
        rows=tuple(desk.row(each, ahead) for each in desk.wished),
        topics=tuple(desk.topics()),
        heard=tuple(desk.heard(curious_meetings(plan, now=now), plan)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """A plan, what is wished for in it, and who reads."""

    table: PickTable
    reader: User
    results: Mapping[str, CuriosityResult]
    wished: Sequence[Wished]

    @property
    def zone(self) -> str:
        return self.table.plan.brief.cadence.zone

    def still_open(self) -> list[Slot]:
        """Meetings that one can still wish for."""
        slots = kept_free(self.table.plan, now=self.table.now)
        return [slot for slot in slots if self.standing(slot) == "open"]

    def standing(self, slot: Slot) -> str:
        start = starts_at(slot, self.zone)
        return standing(slot, start, self.results.get(slot.key), now=self.table.now)

    def leading(self) -> Leading:
        """What would take the next of them as things are."""
        slots = self.still_open()
        return leading(self.table, slots[0], self.wished) if slots else Leading()

    def meetings(self, ahead: Leading) -> Iterator[FreeMeeting]:
        following = next(iter(self.still_open()), None)
        for slot in kept_free(self.table.plan, now=self.table.now):
            found = FreeMeeting(
                key=slot.key,
                day=day(slot.on),
                iso=slot.on.isoformat(),
                about=self.about(slot),
                why=self.why(slot),
            )
            if self.standing(slot) != "open":
                yield found
                continue
            closes = closes_at(starts_at(slot, self.zone))
            yield replace(
                found,
                closes=self.clock(closes, self.zone),
                closes_iso=closes.isoformat(),
                own=self.own_clock(closes),
                ahead=self.ahead_words(ahead) if slot == following else "",
            )

    def about(self, slot: Slot) -> str:
        return joined(tuple(map(self.name, dict.fromkeys(each.topic for each in slot.items))))

    def why(self, slot: Slot) -> str:
        result = self.results.get(slot.key)
        match self.standing(slot):
            case "won" if result is not None:
                return f"It won with {wishes_words(result.wishes)}."
            case "chosen":
                return "A lead has chosen it." if slot.items else "A lead keeps it as it is."
            case "open":
                return "Unless you wish for something else." if slot.items else ""
        return "Wishes are no longer counted; a lead can still choose."

    def ahead_words(self, ahead: Leading) -> str:
        if ahead.winner is None:
            return ""
        name, wishes = self.name(ahead.winner.topic), wishes_words(ahead.winner.wishes)
        return f"Ahead just now: {name}, {wishes}."

    def clock(self, moment: dt.datetime, zone: str) -> str:
        there = moment.astimezone(zone_named(zone))
        return f"{day(there.date())}, {there:%H:%M} ({zone.replace('_', ' ')})"

    def own_clock(self, moment: dt.datetime) -> str:
        """Empty where the reader's clock shows the same."""
        own, there = (
            moment.astimezone(zone_named(zone)) for zone in (self.reader.time_zone, self.zone)
        )
        same = own.replace(tzinfo=None) == there.replace(tzinfo=None)
        return "" if same else self.clock(moment, self.reader.time_zone)

    def name(self, topic: str) -> str:
        record = self.table.catalogue.topic_by_id.get(topic)
        return record.name if record else topic

    def row(self, wished: Wished, ahead: Leading) -> ProposalRow:
        topic = self.table.catalogue.topic_by_id[wished.topic]
        is_in_plan = topic.id in self.planned()
        return ProposalRow(
            id=wished.proposal.pk,
            topic=topic.id,
            name=topic.name,
            definition=topic.definition,
            wishes=wishes_words(wished.wishes),
            is_mine=wished.is_mine,
            is_in_plan=is_in_plan,
            why_not="" if is_in_plan else ahead.unfit.get(topic.id, ""),
        )

    def planned(self) -> set[str]:
        return {item.topic for slot in self.table.plan.schedule.slots for item in slot.items}

    def topics(self) -> Iterator[tuple[str, str]]:
        """What stands in a meeting only until somebody wishes for it can be wished for as well."""
        open_to = {item.topic for slot in self.still_open() for item in slot.items}
        taken = self.planned() - open_to | {each.topic for each in self.wished}
        others = [each for each in self.table.catalogue.topics if each.id not in taken]
        others.sort(key=lambda each: (not each.for_curiosity, each.name.casefold()))
        return ((each.id, each.name) for each in others)

    def heard(self, meetings: Sequence[Meeting], plan: Plan) -> Iterator[HeardRow]:
        """With three queries, and none where nothing was heard of yet."""
        if not meetings:
            return
        sparks, may_say = sparks_of(each.key for each in meetings), who_may_say(plan, meetings)
        for each in meetings:
            result = self.results.get(each.key)
            topics = list(dict.fromkeys(item.topic for item in each.agenda.all() if item.topic))
            said = sparks.get(each.key, ())
            on = each.starts_at.astimezone(zone_named(self.zone)).date()
            yield HeardRow(
                key=each.key,
                day=day(on),
                iso=on.isoformat(),
                name=joined(tuple(map(self.name, topics))) or each.title,
                wishes=wishes_words(result.wishes) if result and result.topic in topics else "",
                sparks=said,
                mine=next((one.text for one in said if one.author == self.reader.pk), ""),
                may_say=self.reader.pk in may_say[each.key],
            )
