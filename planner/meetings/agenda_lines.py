"""Pure: the agenda of a meeting as its page and its sheet show it, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from curriculum.records import DEPTH_NAMES, Catalogue, Topic
from planner.meetings.facilitating import Prompt, discussed, interview_prompts, prompts
from planner.meetings.models import AgendaItem, Meeting
from planner.meetings.timeboxes import Timebox, timeboxes
from planner.meetings.wording import dots
from planner.meetings.zones import zone_named

TITLES = {"opening": "Arriving and opening", "recall": "Recall", "spare": "To spare"}
WITHOUT_RECALL = (Meeting.Kind.BREAK, Meeting.Kind.REVIEW, Meeting.Kind.INTERVIEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Words under a line, labelled; `more` in a softer voice, `url` where it can be read. `unit`
    and `exercise`: ids of the catalogue."""

    label: str
    text: str
    url: str = ""
    exercise: str = ""
    unit: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """`part`: opening, recall, item or spare. `discussion` and `prompts` in Markdown."""

    part: str
    clock: str
    iso: str
    title: str
    minutes: int
    kind: str = ""
    topic: str = ""
    area: str = ""
    dots: str = ""
    depth: str = ""
    remarks: tuple[Remark, ...] = ()
    why: str = ""
    discussion: tuple[str, ...] = ()
    prompts: tuple[Prompt, ...] = ()


def agenda_lines(
    meeting: Meeting, items: Sequence[AgendaItem], catalogue: Catalogue, *, has_recall: bool
) -> tuple[AgendaLine, ...]:
    """`items` in their order; the catalogue may have lost what they name."""
    zone = zone_named(meeting.group.zone)
    boxes = timeboxes(
        meeting.starts_at.astimezone(zone),
        meeting.ends_at.astimezone(zone),
        [item.minutes for item in items],
        has_recall=has_recall and meeting.kind not in WITHOUT_RECALL,
    )
    lines = (
        _item(box, items[box.item], catalogue) if box.part == "item" else _frame(box)
        for box in boxes
    )
    return tuple(_each_said_once(lines))


def _each_said_once(lines: Iterable[AgendaLine]) -> Iterator[AgendaLine]:
    """Topics share exercises and questions: what was asked for one is not asked again."""
    said: set[str] = set()
    for line in lines:
        talk = tuple(each for each in line.discussion if each not in said)
        kit = tuple(each for each in line.prompts if each.text not in said)
        said |= {*talk, *(each.text for each in kit)}
        yield replace(line, discussion=talk, prompts=kit)


def _frame(box: Timebox) -> AgendaLine:
    return AgendaLine(
        part=box.part,
        clock=f"{box.starts_at:%H:%M}",
        iso=box.starts_at.isoformat(),
        title=TITLES[box.part],
        minutes=box.minutes,
    )


def _item(box: Timebox, item: AgendaItem, catalogue: Catalogue) -> AgendaLine:
    topic = catalogue.topic_by_id.get(item.topic)
    talk = discussed(catalogue, topic, item.depth) if topic else ()
    return AgendaLine(
        part="item",
        clock=f"{box.starts_at:%H:%M}",
        iso=box.starts_at.isoformat(),
        title=f"{item.title} ({item.piece})" if item.piece else item.title,
        minutes=item.minutes,
        kind="" if item.kind == AgendaItem.Kind.STUDY else item.get_kind_display(),
        topic=topic.id if topic else "",
        area=topic.area if topic else "",
        dots=dots(item.depth),
        depth=DEPTH_NAMES.get(item.depth, ""),
        remarks=tuple(_remarks(item, catalogue, talk)),
        why=item.why,
        discussion=talk,
        prompts=_prompts(item, topic, catalogue),
    )


def _prompts(item: AgendaItem, topic: Topic | None, catalogue: Catalogue) -> tuple[Prompt, ...]:
    if item.kind == AgendaItem.Kind.INTERVIEW:
        return interview_prompts(catalogue, item.title)
    if topic is None:
        return ()
    tasks = [task["exercise"] for task in item.tasks]
    return prompts(catalogue, topic, item.depth, why=item.why, exercises=tasks)


def _remarks(item: AgendaItem, catalogue: Catalogue, talk: Sequence[str]) -> Iterator[Remark]:
    for place, reading in enumerate(item.reading):
        yield _reading("" if place else "read", reading)
    known = {each.id for each in catalogue.exercises}
    for place, task in enumerate(item.tasks):
        yield _task("" if place else "do", task, known)
    if item.practice_minutes:
        yield Remark(label="alone", text=f"{item.practice_minutes} min of practice of your own")
    if item.you_can and not any(item.you_can in each for each in talk):
        yield Remark(label="aim", text=item.you_can)
    if item.spared:
        verb = "knows" if len(item.spared) == 1 else "know"
        names = " and ".join(filter(None, (", ".join(item.spared[:-1]), item.spared[-1])))
        yield Remark(label="spare", text=f"{names} {verb} this already and need not read")


def _reading(label: str, reading: Mapping[str, Any]) -> Remark:
    keys = ("resource_title", "location", "part")
    place = ", ".join(reading[key] for key in keys if reading[key])
    minutes, whole = reading["minutes"], reading["of_minutes"]
    cost = f"{minutes} min" if minutes == whole else f"{minutes} of {whole} min"
    url = reading["url"] if reading["url"].startswith(("https://", "http://")) else ""
    more = f"{place} ({cost})".lstrip()
    return Remark(label=label, text=reading["title"], url=url, unit=reading["unit"], more=more)


def _task(label: str, task: Mapping[str, Any], known: set[str]) -> Remark:
    when = "" if task["in_meeting"] else ", before the meeting"
    return Remark(
        label=label,
        text=task["title"],
        exercise=task["exercise"] if task["exercise"] in known else "",
        more=f"({task['minutes']} min{when})",
    )
