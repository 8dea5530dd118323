"""What the worksheet of a group shows: questions, answers, and the decisions that they lead to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curriculum.asked import SystemQuestion
from curriculum.records import Catalogue, Decision
from planner.dashboard.worksheet_finds import finds
from planner.groups.access import Inside
from planner.groups.models import Group
from planner.groups.queries import shown_name
from planner.meetings.zones import zone_named
from planner.plans import brief_document
from planner.plans.editing import asked_decisions
from planner.plans.models import Plan, Revision
from planner.progress.models import WorksheetVersion
from planner.threads.models import Thread
from planner.threads.moments import Moment, moment
from planner.writing.differences import Piece, difference

LEADS_HERE = gettext_lazy("The question itself leads here.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A decision that an answer leads to. `in_plan`: the title of the plan that asks for it.
    `take`: (title, address) of plans into which a lead can take it; `propose`: where a member
    asks the group about it."""

    decision: Decision
    why: str
    in_plan: str
    take: tuple[tuple[str, str], ...]
    propose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """`answer`: Markdown, empty for none yet."""

    number: int
    ask: str
    answer: str
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetPage:
    """`written`: when the newest version came, None for an empty worksheet."""

    rows: tuple[AnswerRow, ...]
    version: int
    written: Moment | None
    by: str

    @property
    def next(self) -> AnswerRow | None:
        """The first that nobody has answered."""
        return next((row for row in self.rows if not row.answer), None)

    @property
    def answered(self) -> int:
        return sum(1 for row in self.rows if row.answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asking:
    """A plan of the group, where its leads change it, and the decisions that it asks for."""

    title: str
    address: str
    asked: frozenset[str]
    fitting: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """An answer that a version changed."""

    ask: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    number: int
    at: Moment
    by: str
    what: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetHistory:
    """Newest first; `changes` and `answers` of the chosen one."""

    lines: tuple[VersionLine, ...]
    chosen: int
    newest: int
    changes: tuple[Changed, ...]
    answers: tuple[tuple[str, str], ...]


def worksheet_page(inside: Inside, catalogue: Catalogue, version: str) -> WorksheetPage:
    """Three queries, and some for each answer that was not looked up before."""
    newest = _versions(inside.group).first()
    answers = newest.answers if newest else {}
    plans = _asking(inside, catalogue) if answers else ()
    return WorksheetPage(
        rows=tuple(
            AnswerRow(
                number=each.number,
                ask=each.ask,
                answer=(said := answers.get(str(each.number), "")),
                suggestions=tuple(_suggestions(inside, each, said, plans, catalogue, version)),
            )
            for each in catalogue.system_questions
        ),
        version=newest.number if newest else 0,
        written=moment(newest.written_at, _zone(inside)) if newest else None,
        by=shown_name(newest.written_by) if newest else "",
    )


def worksheet_history(
    inside: Inside, catalogue: Catalogue, *, chosen: str = ""
) -> WorksheetHistory | None:
    """None where the worksheet has no such version."""
    rows = list(_versions(inside.group))
    if not rows:
        return WorksheetHistory(lines=(), chosen=0, newest=0, changes=(), answers=())
    by_number = {row.number: row for row in rows}
    number = int(chosen) if chosen.isdecimal() and len(chosen) < 9 else rows[0].number
    if number not in by_number:
        return None
    now, before = by_number[number], by_number.get(number - 1)
    asks = {str(each.number): each.ask for each in catalogue.system_questions}
    return WorksheetHistory(
        lines=tuple(_line(row, asks, inside, is_chosen=row.number == number) for row in rows),
        chosen=number,
        newest=rows[0].number,
        changes=tuple(_changes(before.answers if before else {}, now.answers, asks)),
        answers=tuple((asks.get(key, key), text) for key, text in sorted(now.answers.items())),
    )


def question_of(catalogue: Catalogue, number: int) -> SystemQuestion | None:
    return next((each for each in catalogue.system_questions if each.number == number), None)


def _suggestions(
    inside: Inside,
    question: SystemQuestion,
    answer: str,
    plans: Sequence[_Asking],
    catalogue: Catalogue,
    version: str,
) -> Iterator[Suggestion]:
    """Of what is answered; what the question leads to first, as whoever answers in one line needs
    it most."""
    if not answer:
        return
    whys = {question.decision: str(LEADS_HERE)}
    for found in finds(answer, version):
        whys.setdefault(found.decision, found.why)
    for name, why in whys.items():
        decision = catalogue.decision_by_id.get(name)
        if decision is not None:
            yield _suggestion(inside, decision, why, plans)


def _suggestion(
    inside: Inside, decision: Decision, why: str, plans: Sequence[_Asking]
) -> Suggestion:
    having = [plan.title for plan in plans if decision.id in plan.asked]
    can_act = not having and inside.group.archived_at is None
    taking = [plan for plan in plans if decision.id in plan.fitting] if inside.is_lead else []
    return Suggestion(
        decision=decision,
        why=why,
        in_plan=having[0] if having else "",
        take=tuple(
            (plan.title, f"{plan.address}?{urlencode({'decision': decision.id})}")
            for plan in taking
            if can_act
        ),
        propose=_proposal(inside, decision, why) if can_act and inside.membership else "",
    )


def _proposal(inside: Inside, decision: Decision, why: str) -> str:
    filled = {
        "kind": Thread.Kind.QUESTION,
        "about": "decision",
        "id": decision.id,
        "title": (_("Shall our plan reach this: %(question)s") % {"question": decision.question})[
            :200
        ],
        "text": f"{_('Our answers about our system lead to it.')}\n\n{why}\n",
    }
    address = reverse("threads:ask", args=[inside.group.pk, inside.group.slug])
    return f"{address}?{urlencode(filled)}"


def _asking(inside: Inside, catalogue: Catalogue) -> tuple[_Asking, ...]:
    """What the group's plans ask for: as published for members, as leads have them for leads."""
    plans = Plan.objects.active().filter(group=inside.group).select_related("group", "head")
    published = {row.plan_id: row for row in Revision.objects.published().filter(plan__in=plans)}
    found = []
    for plan in plans.order_by("created_at", "id"):
        revision = plan.head if inside.is_lead and plan.head else published.get(plan.pk)
        if revision is not None:
            found.append(_plan(plan, revision, catalogue))
    return tuple(found)


def _plan(plan: Plan, revision: Revision, catalogue: Catalogue) -> _Asking:
    brief = brief_document.from_document(revision.brief)
    goals = set(brief.goals)
    place = [plan.group_id, plan.group.slug, plan.pk, plan.slug, "want"]
    return _Asking(
        title=plan.title,
        address=reverse("plans:edit-verb", args=place),
        asked=frozenset(each.decision for each in asked_decisions(brief, catalogue)),
        fitting=frozenset(
            each.id for each in catalogue.decisions if not goals or goals.intersection(each.goals)
        ),
    )


def _versions(group: Group) -> QuerySet[WorksheetVersion]:
    return (
        WorksheetVersion.objects.filter(group=group)
        .select_related("written_by")
        .order_by("-number")
    )


def _line(
    row: WorksheetVersion, asks: dict[str, str], inside: Inside, *, is_chosen: bool
) -> VersionLine:
    what = (
        _("as in version %(number)s") % {"number": row.restored}
        if row.restored
        else asks.get(str(row.asked), _("one answer"))
    )
    return VersionLine(
        number=row.number,
        at=moment(row.written_at, _zone(inside)),
        by=shown_name(row.written_by),
        what=what,
        is_chosen=is_chosen,
    )


def _changes(
    before: dict[str, str], now: dict[str, str], asks: dict[str, str]
) -> Iterator[Changed]:
    for key in sorted({*before, *now}):
        old, new = before.get(key, ""), now.get(key, "")
        if old != new:
            yield Changed(ask=asks.get(key, key), pieces=difference(old, new))


def _zone(inside: Inside) -> dt.tzinfo:
    return zone_named(inside.user.time_zone)
