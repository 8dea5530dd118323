"""The options with which a command is asked for a plan."""

from __future__ import annotations

import re
from argparse import ArgumentParser, _ArgumentGroup

from planner.plans.brief import BadBrief

OPTION_OF_FIELD = {
    "title": "--title",
    "goals": "--goal",
    "decisions": "--decision",
    "cadence.start": "--start",
    "cadence.every": "--every",
    "cadence.days": "--on",
    "cadence.nth": "--on",
    "cadence.at": "--at",
    "cadence.minutes": "--minutes",
    "cadence.zone": "--zone",
    "cadence.meetings": "--meetings",
    "cadence.until": "--until",
    "people": "--people",
    "people.away": "--away",
    "people.knows": "--known-by",
    "people.reading": "--reading-of",
    "reading": "--reading",
    "known": "--known",
    "depths": "--depth",
    "taste.formats": "--prefer",
    "taste.languages": "--language",
    "taste.books": "--book",
    "rhythm.review": "--review-every",
    "rhythm.curiosity": "--curiosity-every",
    "rhythm.exploration": "--exploration-every",
    "rhythm.paper": "--paper-every",
    "rhythm.interview": "--interview-every",
    "rhythm.rest": "--break-every",
    "minutes.opening": "--opening",
    "minutes.recall": "--recall",
    "minutes.discussion_percent": "--discussion-share",
    "no_meeting": "--no-meeting",
    "meet_anyway": "--meet-anyway",
    "min_present_percent": "--min-present",
    "locks": "--lock",
    "measured": "--measured",
    "breadth": "--breadth",
    "patience": "--patience",
    "seed": "--seed",
}


def in_terms_of_options(refusal: BadBrief) -> BadBrief:
    """The same refusal, with the option that people typed instead of the brief's field."""
    path = re.sub(r"\[\d+\]", "", refusal.field)
    option = path if path.startswith("--") else ""
    while path and not option:
        option = OPTION_OF_FIELD.get(path, "")
        path = path.rpartition(".")[0]
    if not option or str(refusal).startswith(f"{option}: "):
        return refusal
    return BadBrief(option, f"{option}: {refusal}")


def add_brief_options(parser: ArgumentParser) -> None:
    _add_aim(parser.add_argument_group("what for"))
    _add_dates(parser.add_argument_group("when"))
    _add_people(parser.add_argument_group("who"))
    _add_absences(parser.add_argument_group("when not"))
    _add_knowledge(parser.add_argument_group("what is known, and how deep to go"))
    _add_taste(parser.add_argument_group("what to read"))
    _add_rhythm(parser.add_argument_group("how meetings are used"))


def _add_aim(group: _ArgumentGroup) -> None:
    _repeated(group, "--goal", "ID", "what the work is for, such as build-product")
    _repeated(
        group,
        "--decision",
        "ID[=WEIGHT][!][@DATE]",
        "only these decisions: =3 weighs three times, ! must be reached, @2027-03-01 by then",
    )
    _repeated(group, "--must", "ID", "a decision that must be reached; the others still count")
    group.add_argument("--title", default="", help="what the plan is called")


def _add_dates(group: _ArgumentGroup) -> None:
    group.add_argument(
        "--start", required=True, metavar="DATE", help="from when on, such as 2027-01-14"
    )
    _number(group, "--meetings", "how many meetings (12 unless --until is given)")
    group.add_argument("--until", metavar="DATE", help="the last day")
    group.add_argument(
        "--every", choices=("week", "fortnight", "month"), help="how often (every week)"
    )
    group.add_argument(
        "--on",
        action="extend",
        nargs="+",
        metavar="DAY",
        help="thu; mon,thu; last thu; 2nd tue (the weekday of --start)",
    )
    group.add_argument("--at", default="12:00", metavar="TIME", help="local time (12:00)")
    _number(group, "--minutes", "how long a meeting takes (60)", default=60)
    group.add_argument("--zone", metavar="ZONE", help="IANA time zone (UTC)")


def _add_people(group: _ArgumentGroup) -> None:
    group.add_argument(
        "--people",
        action="extend",
        nargs="+",
        required=True,
        metavar="NAME[:PLACE]",
        help="who learns together, with the place whose holidays they have: Ada:DE-BE,Cleo:IN",
    )
    _number(group, "--reading", "reading minutes a person a week (90)", default=90)
    _repeated(group, "--reading-of", "NAME=MINUTES", "another number for one person")
    _repeated(group, "--leads", "NAME", "only these people lead meetings")
    _repeated(group, "--not-leading", "NAME", "these people lead no meetings")


def _add_absences(group: _ArgumentGroup) -> None:
    _repeated(
        group,
        "--away",
        "NAME:DATE[..DATE][=REASON]",
        "somebody is away; part of a day: Ben:2027-02-03T09:00..13:00",
    )
    _repeated(group, "--no-meeting", "DATE[..DATE][=REASON]", "nobody meets")
    _repeated(group, "--meet-anyway", "DATE", "meet in spite of holidays and absences")
    _number(
        group, "--min-present", "percent of the people without whom nobody meets (66)", default=66
    )


def _add_knowledge(group: _ArgumentGroup) -> None:
    _repeated(group, "--known", "TOPIC@DEPTH", "what everybody knows, such as gradients@working")
    _repeated(group, "--known-by", "NAME:TOPIC@DEPTH[,…]", "what one person knows")
    _repeated(group, "--depth", "TOPIC@DEPTH", "study a topic at this depth instead")
    _repeated(group, "--without", "TOPIC", "leave a topic out")
    _repeated(group, "--lock", "TOPIC@DEPTH[#PART]:DATE", "keep it in the meeting of that date")
    _number(group, "--breadth", "topics wanted of each area, for breadth-first goals")
    _number(group, "--patience", "weeks after the end for which a decision still counts")


def _add_taste(group: _ArgumentGroup) -> None:
    group.add_argument("--free-only", action="store_true", help="only what costs nothing")
    _repeated(group, "--prefer", "FORMAT", "formats liked best, such as read,watch")
    _repeated(group, "--language", "CODE", "languages read, such as en")
    _repeated(group, "--book", "ID", "a resource to work through")
    group.add_argument(
        "--no-read-ahead", action="store_true", help="read only in the week before a meeting"
    )


def _add_rhythm(group: _ArgumentGroup) -> None:
    for kind in ("review", "curiosity"):
        _number(group, f"--{kind}-every", f"a {kind} meeting every n meetings (0)", default=0)
    _number(group, "--exploration-every", "a meeting of free exploration every n meetings")
    _number(group, "--paper-every", "a meeting on a paper every n meetings")
    _number(group, "--interview-every", "a mock interview every n meetings (0)", default=0)
    _number(group, "--break-every", "a break every n meetings (0)", default=0)
    _number(group, "--discussion-share", "percent of a step that is spent in the meeting")
    group.add_argument(
        "--measured",
        action="store_true",
        help="minutes in meetings as three groups or more took them, where they did",
    )
    _number(group, "--opening", "minutes of arriving and opening (10)", default=10)
    _number(group, "--recall", "minutes of recalling earlier meetings (10)", default=10)


def _repeated(group: _ArgumentGroup, option: str, metavar: str, text: str) -> None:
    group.add_argument(option, action="extend", nargs="+", metavar=metavar, help=text)


def _number(group: _ArgumentGroup, option: str, text: str, default: int | None = None) -> None:
    group.add_argument(option, type=int, metavar="N", default=default, help=text)
