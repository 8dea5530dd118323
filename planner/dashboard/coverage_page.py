"""What the coverage board of a group shows to one reader.

Columns of people are those who share their ratings, and the reader's own. Whoever does not is
in a number of five people and more, in bands, counted as of Monday (`planner.progress.coverage`);
the reader is never in it, so that nobody can take themselves away from it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from curriculum.records import Catalogue
from planner.dashboard.burn_up import BurnUp, burn_up
from planner.dashboard.coverage_marks import mark, needed_mark, others_words
from planner.groups.access import Inside
from planner.groups.queries import shown_name
from planner.language.dates import full_day
from planner.language.lists import in_a_row
from planner.meetings.zones import zone_named
from planner.plans.worked_through import Coming, Planned, WorkedThrough, worked_through
from planner.progress.coverage import FEWEST_PEOPLE, Known, Reach, band, reach, week_began
from planner.progress.coverage_queries import Learner, learners

SOON = 2
"""So many meetings to come are told of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`is_private`: only the reader sees it, as it is theirs."""

    name: str
    is_you: bool
    is_private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """`since`: from when on the decision can be taken; empty where it cannot yet. `meetings`: how
    far the meetings are with it; `rests`: on whom alone, in words."""

    id: str
    question: str
    has_page: bool
    needs: SafeString
    meetings: str
    cells: tuple[SafeString, ...]
    others: str
    since: str
    rests: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextRow:
    meeting: Coming
    iso: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    """`hidden`: names of those who do not share; `others`: how many of them are counted, 0 for too
    few. `now`: how many of the decisions can be taken."""

    columns: tuple[Column, ...]
    rows: tuple[BoardRow, ...]
    hidden: tuple[str, ...]
    others: int
    as_of: str
    now: int
    next: tuple[NextRow, ...]
    picture: BurnUp | None

    @property
    def can(self) -> tuple[BoardRow, ...]:
        return tuple(row for row in self.rows if row.since)

    @property
    def hidden_words(self) -> str:
        return in_a_row(self.hidden)

    @property
    def resting(self) -> tuple[BoardRow, ...]:
        return tuple(row for row in self.rows if row.rests)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Board:
    """Who is seen by the reader, who is only counted, and on which calendar."""

    shown: tuple[Learner, ...]
    you: int
    counted: tuple[Known, ...]
    hidden: int
    zone: str
    monday: dt.datetime


def coverage_page(inside: Inside, catalogue: Catalogue, *, now: dt.datetime) -> CoveragePage:
    """With five queries."""
    done = worked_through(inside.group, catalogue, now=now)
    topics = {topic for each in done.decisions for topic, _ in each.needs}
    members = learners(inside.group, topics)
    board = _board(inside, members, now)
    rows = tuple(_row(each, board) for each in done.decisions)
    return CoveragePage(
        columns=tuple(_column(each, board) for each in board.shown),
        rows=rows,
        hidden=_hidden(inside, members),
        others=len(board.counted) if len(board.counted) >= FEWEST_PEOPLE else 0,
        as_of=full_day(board.monday.date()),
        now=sum(bool(row.since) for row in rows),
        next=tuple(_next(each, board.zone) for each in islice(done.coming, SOON)),
        picture=_picture(done, board.zone, now),
    )


def _board(inside: Inside, members: Sequence[Learner], now: dt.datetime) -> _Board:
    """Whoever is here only as an operator sees nobody's own."""
    belongs = inside.membership is not None
    you = inside.user.pk if belongs else 0
    shown = [each for each in members if belongs and (each.shares or each.user.pk == you)]
    shown.sort(key=lambda each: each.user.pk != you)
    monday = week_began(now)
    others = [each for each in members if each not in shown]
    return _Board(
        shown=tuple(shown),
        you=you,
        counted=tuple(each.known.before(monday) for each in others if each.joined_at < monday),
        hidden=sum(not each.shares for each in members),
        zone=inside.group.zone,
        monday=monday,
    )


def _hidden(inside: Inside, members: Sequence[Learner]) -> tuple[str, ...]:
    others = [each for each in members if not each.shares and each.user.pk != inside.user.pk]
    return tuple(shown_name(each.user) for each in others) if inside.membership else ()


def _column(learner: Learner, board: _Board) -> Column:
    return Column(
        name=shown_name(learner.user),
        is_you=learner.user.pk == board.you,
        is_private=not learner.shares,
    )


def _row(decision: Planned, board: _Board) -> BoardRow:
    reaches = [reach(decision.needs, each.known) for each in board.shown]
    able = [
        (each, found.since)
        for each, found in zip(board.shown, reaches, strict=True)
        if each.shares and found.since is not None
    ]
    dates = [since for _, since in able if since is not None]
    since = min([*dates, *([decision.since] if decision.since else [])], default=None)
    alone = shown_name(able[0][0].user) if len(able) == 1 and decision.since is None else ""
    return BoardRow(
        id=decision.id,
        question=decision.question,
        has_page=decision.is_in_catalogue,
        needs=needed_mark(decision.needs),
        meetings=_meetings(decision, since, board.zone),
        cells=tuple(_cell(decision, each) for each in reaches),
        others=_others(decision, board),
        since=_day(since, board.zone) if since else "",
        rests=_rests(alone, board),
    )


def _cell(decision: Planned, found: Reach) -> SafeString:
    deepest = max((depth for _, depth in decision.needs), default=0)
    return mark(found, deepest)


def _others(decision: Planned, board: _Board) -> str:
    if not decision.needs:
        return ""
    count = sum(reach(decision.needs, known).is_whole for known in board.counted)
    return others_words(band(count, len(board.counted)), len(board.counted))


def _rests(alone: str, board: _Board) -> str:
    if not alone:
        return ""
    if board.hidden:
        return _("Of those who share it, only %(name)s knows all that it needs.") % {"name": alone}
    return _("Only %(name)s knows all that it needs.") % {"name": alone}


def _meetings(decision: Planned, since: dt.datetime | None, zone: str) -> str:
    """How far the meetings are with it, without a date that the row has already."""
    if decision.was_known:
        return _("known to all from the start")
    if decision.since is not None:
        if decision.since == since:
            return _("worked through in meetings")
        return _("worked through in meetings on %(day)s") % {"day": _day(decision.since, zone)}
    if decision.due is not None:
        return _("planned for %(day)s") % {"day": _day(decision.due, zone)}
    return _("not in the plan")


def _day(moment: dt.datetime, zone: str) -> str:
    return full_day(_date(moment, zone))


def _next(coming: Coming, zone: str) -> NextRow:
    starts_at = coming.starts_at.astimezone(zone_named(zone))
    return NextRow(meeting=coming, iso=starts_at.isoformat(), day=full_day(starts_at.date()))


def _picture(done: WorkedThrough, zone: str, now: dt.datetime) -> BurnUp | None:
    if done.began_at is None:
        return None
    planned, finished = (
        [each.due for each in done.decisions],
        [each.since for each in done.decisions],
    )
    return burn_up(
        planned=_dates(planned, zone),
        done=_dates(finished, zone),
        all_of_them=len(done.decisions),
        began_on=_date(done.began_at, zone),
        today=_date(now, zone),
    )


def _dates(moments: Sequence[dt.datetime | None], zone: str) -> list[dt.date]:
    return [_date(each, zone) for each in moments if each is not None]


def _date(moment: dt.datetime, zone: str) -> dt.date:
    return moment.astimezone(zone_named(zone)).date()
