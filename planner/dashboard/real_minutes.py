"""What topics and units really took, beside what the catalogue estimates; for everybody to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from curriculum.current import current, version
from curriculum.records import Topic, Unit
from curriculum.spoken import spoken
from planner.meetings.measured import measured_steps
from planner.meetings.measuring import MeasuredStep
from planner.plans.minutes import DISCUSSION_PERCENT, discussed
from planner.progress.unit_minutes import MeasuredUnit, measured_units
from planner.progress.worth import WorthCount, worth_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """`estimate`: all of it; `in_meetings`: what plans take of it for meetings, which alone is
    measured; None for fewer than three groups."""

    depth: int
    estimate: int
    in_meetings: int
    measured: MeasuredStep | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    unit: Unit
    measured: MeasuredUnit | None
    worth: WorthCount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPage:
    """`kind` and `id` lead back to the entry; `steps` only of a topic."""

    kind: str
    id: str
    title: str
    steps: tuple[StepRow, ...]
    units: tuple[UnitRow, ...]


@login_not_required
@require_safe
def of_topic(request: HttpRequest, topic_id: str) -> HttpResponse:
    catalogue = spoken(current(version()))
    topic = catalogue.topic_by_id.get(topic_id)
    if topic is None:
        raise Http404(_("There is no such topic."))
    covering = [
        unit for _, unit in catalogue.units() if any(each.topic == topic_id for each in unit.covers)
    ]
    page = MinutesPage(
        kind="topic",
        id=topic.id,
        title=topic.name,
        steps=_steps(topic),
        units=_units(covering),
    )
    return _shown(request, page)


@login_not_required
@require_safe
def of_resource(request: HttpRequest, resource_id: str) -> HttpResponse:
    catalogue = spoken(current(version()))
    resource = next((each for each in catalogue.resources if each.id == resource_id), None)
    if resource is None:
        raise Http404(_("There is no such resource."))
    page = MinutesPage(
        kind="resource",
        id=resource.id,
        title=resource.title,
        steps=(),
        units=_units(resource.units),
    )
    return _shown(request, page)


def _shown(request: HttpRequest, page: MinutesPage) -> HttpResponse:
    """With htmx only the part that stands on the entry's own page."""
    is_part = request.headers.get("HX-Target") == "took"
    template = "dashboard/_real_minutes.html" if is_part else "dashboard/real_minutes.html"
    return render(request, template, {"page": page})


def _steps(topic: Topic) -> tuple[StepRow, ...]:
    measured = {each.depth: each for each in measured_steps(topic.id)}
    return tuple(
        StepRow(
            depth=rung.depth,
            estimate=rung.minutes,
            in_meetings=discussed(rung.minutes, DISCUSSION_PERCENT),
            measured=measured.get(rung.depth),
        )
        for rung in topic.rungs
    )


def _units(units: Iterable[Unit]) -> tuple[UnitRow, ...]:
    rows = [each for each in units if not each.is_slot]
    measured = measured_units([each.id for each in rows])
    said = worth_of([each.id for each in rows])
    return tuple(
        UnitRow(unit=each, measured=measured.get(each.id), worth=said.get(each.id)) for each in rows
    )
