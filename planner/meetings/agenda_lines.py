"""Pure: the agenda of a meeting as its page and its sheet show it, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from curriculum.records import Catalogue, Topic
from curriculum.spoken import spoken
from planner.language.lists import in_a_row, listed
from planner.meetings.facilitating import Prompt, discussed, interview_prompts, prompts
from planner.meetings.models import AgendaItem, Meeting
from planner.meetings.timeboxes import Timebox, timeboxes
from planner.meetings.titles import item_title
from planner.meetings.wording import depth_word, dots
from planner.meetings.zones import zone_named

TITLES = {
    "opening": gettext_lazy("Arriving and opening"),
    "recall": gettext_lazy("Recall"),
    "spare": gettext_lazy("To spare"),
}
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
    meeting: Meeting,
    items: Sequence[AgendaItem],
    catalogue: Catalogue,
    *,
    names: Mapping[str, str],
    has_recall: bool,
) -> tuple[AgendaLine, ...]:
    """`items` in their order; the catalogue may have lost what they name. `names`: what topics are
    called, from `topic_names`."""
    zone = zone_named(meeting.group.zone)
    boxes = timeboxes(
        meeting.starts_at.astimezone(zone),
        meeting.ends_at.astimezone(zone),
        [item.minutes for item in items],
        has_recall=has_recall and meeting.kind not in WITHOUT_RECALL,
    )
    lines = (
        _item(box, items[box.item], catalogue, names) if box.part == "item" else _frame(box)
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
        title=str(TITLES[box.part]),
        minutes=box.minutes,
    )


def _item(
    box: Timebox, item: AgendaItem, catalogue: Catalogue, names: Mapping[str, str]
) -> AgendaLine:
    shown = spoken(catalogue)
    topic = shown.topic_by_id.get(item.topic)
    talk = discussed(shown, topic, item.depth) if topic else ()
    return AgendaLine(
        part="item",
        clock=f"{box.starts_at:%H:%M}",
        iso=box.starts_at.isoformat(),
        title=item_title(item, names=names),
        minutes=item.minutes,
        kind="" if item.kind == AgendaItem.Kind.STUDY else str(item.get_kind_display()),
        topic=topic.id if topic else "",
        area=topic.area if topic else "",
        dots=dots(item.depth),
        depth=depth_word(item.depth),
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
        yield _reading("" if place else pgettext("label of a line", "read"), reading)
    known = {each.id for each in catalogue.exercises}
    for place, task in enumerate(item.tasks):
        yield _task("" if place else pgettext("label of a line", "do"), task, known)
    if item.practice_minutes:
        yield Remark(
            label=pgettext("label of a line", "alone"), text=_practice(item.practice_minutes)
        )
    if item.you_can and not any(item.you_can in each for each in talk):
        yield Remark(label=pgettext("label of a line", "aim"), text=item.you_can)
    if item.spared:
        yield Remark(label=pgettext("label of a line", "spare"), text=_spared(item.spared))


def _practice(minutes: int) -> str:
    return _("%(minutes)s min of practice of your own") % {"minutes": minutes}


def _spared(names: Sequence[str]) -> str:
    text = ngettext(
        "%(names)s knows this already and need not read",
        "%(names)s know this already and need not read",
        len(names),
    )
    return text % {"names": listed(names)}


def _reading(label: str, reading: Mapping[str, Any]) -> Remark:
    keys = ("resource_title", "location", "part")
    place = in_a_row([reading[key] for key in keys if reading[key]])
    minutes, whole = reading["minutes"], reading["of_minutes"]
    cost = _("%(minutes)s min") if minutes == whole else _("%(minutes)s of %(whole)s min")
    url = reading["url"] if reading["url"].startswith(("https://", "http://")) else ""
    said = cost % {"minutes": minutes, "whole": whole}
    more = (_("%(title)s (%(facts)s)") % {"title": place, "facts": said}).lstrip()
    return Remark(label=label, text=reading["title"], url=url, unit=reading["unit"], more=more)


def _task(label: str, task: Mapping[str, Any], known: set[str]) -> Remark:
    cost = (
        _("(%(minutes)s min)") if task["in_meeting"] else _("(%(minutes)s min, before the meeting)")
    )
    return Remark(
        label=label,
        text=task["title"],
        exercise=task["exercise"] if task["exercise"] in known else "",
        more=cost % {"minutes": task["minutes"]},
    )
