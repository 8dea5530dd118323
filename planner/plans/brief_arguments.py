"""From the options of a command to a brief."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, cast

from curriculum.records import Catalogue
from planner.plans import argument_values as values
from planner.plans.brief import (
    Away,
    BadBrief,
    Brief,
    Cadence,
    Every,
    Minutes,
    Participant,
    Rhythm,
    Taste,
    Wanted,
)
from planner.plans.brief_options import in_terms_of_options
from planner.plans.brief_rules import refuse_nonsense_in, refuse_unknown_in
from planner.plans.document_reader import date_from
from planner.plans.nearest import unknown

# Any: argparse gives each option its own type; `brief_options` says which.
Options = Mapping[str, Any]

DEFAULT_MEETINGS = 12


def brief_from(options: Options, catalogue: Catalogue) -> Brief:
    """The brief that these options of `add_brief_options` ask for.

    Raises BadBrief whose `field` is the option at fault and whose text begins with it.
    """
    try:
        brief = _brief(options, catalogue)
        refuse_nonsense_in(brief)
        refuse_unknown_in(brief, catalogue)
    except BadBrief as refusal:
        raise in_terms_of_options(refusal) from refusal
    return brief


def _brief(options: Options, catalogue: Catalogue) -> Brief:
    return Brief(
        cadence=_cadence(options),
        people=_people(options),
        goals=values.words(options["goal"]),
        decisions=_decisions(options, catalogue),
        title=options["title"],
        reading=options["reading"],
        known=_topic_depths("--known", options["known"]),
        depths=_depths(options, catalogue),
        taste=_taste(options),
        rhythm=_rhythm(options),
        minutes=Minutes(
            opening=options["opening"],
            recall=options["recall"],
            discussion_percent=options["discussion_share"],
        ),
        no_meeting=tuple(
            values.period("--no-meeting", each) for each in options["no_meeting"] or ()
        ),
        meet_anyway=tuple(
            date_from(each, "--meet-anyway") for each in values.words(options["meet_anyway"])
        ),
        min_present_percent=options["min_present"],
        locks=tuple(values.lock("--lock", each) for each in values.words(options["lock"])),
        measured=() if options["measured"] else None,
        breadth=options["breadth"],
        patience=options["patience"],
        read_ahead=not options["no_read_ahead"],
        seed=options["seed"],
    )


def _cadence(options: Options) -> Cadence:
    start = date_from(options["start"], "--start")
    until = date_from(options["until"], "--until") if options["until"] else None
    meetings = options["meetings"]
    if meetings is None and until is None:
        meetings = DEFAULT_MEETINGS
    every, days, nth = _days(options, start)
    return Cadence(
        start=start,
        every=every,
        days=days,
        nth=nth,
        at=values.clock("--at", options["at"]),
        minutes=options["minutes"],
        zone=options["zone"] or "UTC",
        meetings=meetings,
        until=until,
    )


def _days(options: Options, start: dt.date) -> tuple[Every, tuple[int, ...], int]:
    """How often, on which days, the how-manieth of the month."""
    asked = values.DaysAsked(days=(start.isoweekday(),), nth=None)
    if options["on"]:
        asked = values.days_asked("--on", options["on"])
    every = options["every"] or ("week" if asked.nth is None else "month")
    if every != "month":
        if asked.nth is not None:
            raise BadBrief("--on", f"“{' '.join(options['on'])}” goes with --every month.")
        return cast(Every, every), asked.days, 1
    return "month", asked.days, asked.nth or _nth_of(start, asked.days)


def _nth_of(start: dt.date, days: tuple[int, ...]) -> int:
    """Which such weekday of its month the start is, where it can stand for the others."""
    nth = (start.day - 1) // 7 + 1
    if days != (start.isoweekday(),) or nth > 4:
        raise BadBrief("--on", "Say which of the month it is: 1st thu, 2nd thu or last thu.")
    return nth


def _decisions(options: Options, catalogue: Catalogue) -> tuple[Wanted, ...]:
    musts = values.words(options["must"])
    asked = [
        values.decision_asked("--decision", word) for word in values.words(options["decision"])
    ]
    if musts and not asked:
        # To add a must to whole goals, all their decisions have to be named beside it.
        goals = set(values.words(options["goal"]))
        asked = [
            values.DecisionAsked(id=each.id, weight=each.weight, required=False, by=None)
            for each in catalogue.decisions
            if goals & set(each.goals)
        ]
    named = {each.id for each in asked}
    asked += [
        values.DecisionAsked(id=must, weight=None, required=True, by=None)
        for must in dict.fromkeys(musts)
        if must not in named
    ]
    return tuple(_wanted(each, musts, catalogue) for each in asked)


def _wanted(asked: values.DecisionAsked, musts: tuple[str, ...], catalogue: Catalogue) -> Wanted:
    known = catalogue.decision_by_id.get(asked.id)
    weight = asked.weight if asked.weight is not None else known.weight if known else 1
    required = asked.required or asked.id in musts
    return Wanted(decision=asked.id, weight=weight, required=required, by=asked.by)


def _people(options: Options) -> tuple[Participant, ...]:
    people = values.people("--people", options["people"])
    names = [person.name for person in people]
    reading = {
        name: _whole("--reading-of", number)
        for name, number in _by_person("--reading-of", options["reading_of"], "=", names)
    }
    away: dict[str, list[Away]] = {name: [] for name in names}
    for name, period in _by_person("--away", options["away"], ":", names):
        away[name].append(values.period("--away", period))
    knows: dict[str, list[tuple[str, int]]] = {name: [] for name in names}
    for name, known in _by_person("--known-by", options["known_by"], ":", names):
        knows[name].extend(_topic_depths("--known-by", [known]))
    leaders = _leaders(options, names)
    return tuple(
        replace(
            person,
            reading=reading.get(person.name),
            away=tuple(away[person.name]),
            knows=tuple(knows[person.name]),
            leads=person.name in leaders,
        )
        for person in people
    )


def _leaders(options: Options, names: list[str]) -> list[str]:
    if options["leads"] and options["not_leading"]:
        raise BadBrief("--not-leading", "Give either --leads or --not-leading, not both.")
    only = [_named("--leads", name, names) for name in _names(options["leads"])]
    never = [_named("--not-leading", name, names) for name in _names(options["not_leading"])]
    return only or [name for name in names if name not in never]


def _names(given: Iterable[str] | None) -> list[str]:
    """Names may have spaces in them, so only commas part them."""
    return [name.strip() for value in given or () for name in value.split(",") if name.strip()]


def _by_person(
    option: str, given: Iterable[str] | None, separator: str, names: list[str]
) -> list[tuple[str, str]]:
    parted = (values.of_person(option, each, separator) for each in given or ())
    return [(_named(option, name, names), rest) for name, rest in parted]


def _named(option: str, given: str, names: list[str]) -> str:
    for name in names:
        if name.casefold() == given.casefold():
            return name
    raise BadBrief(option, unknown("person", given, names))


def _whole(option: str, text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise BadBrief(option, f"“{text}” is no whole number of minutes.")
    return int(text)


def _topic_depths(option: str, given: Iterable[str] | None) -> tuple[tuple[str, int], ...]:
    return tuple(values.topic_depth(option, word) for word in values.words(given))


def _depths(options: Options, catalogue: Catalogue) -> tuple[tuple[str, int], ...]:
    without = values.words(options["without"])
    for topic in without:
        # In the brief it is a depth like others; here it has an option of its own to name.
        if topic not in catalogue.topic_by_id:
            raise BadBrief("--without", unknown("topic", topic, catalogue.topic_by_id))
    return _topic_depths("--depth", options["depth"]) + tuple((topic, 0) for topic in without)


def _taste(options: Options) -> Taste:
    return Taste(
        free_only=options["free_only"],
        formats=values.words(options["prefer"]),
        languages=values.words(options["language"]),
        books=values.words(options["book"]),
    )


def _rhythm(options: Options) -> Rhythm:
    return Rhythm(
        review=options["review_every"],
        curiosity=options["curiosity_every"],
        exploration=options["exploration_every"],
        paper=options["paper_every"],
        interview=options["interview_every"],
        rest=options["break_every"],
    )
