from __future__ import annotations

import dataclasses
import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from planner.plans.formats import text
from planner.plans.formats.terminal import clean, columns, wrapped
from planner.plans.programme import Line, Programme, Reading, SkippedEntry
from tests.plans.programmes import (
    EVERYTHING,
    IMPOSSIBLE,
    MATRICES,
    NIELSEN,
    SECOND,
    VIDEO,
    meeting,
    starts,
)

SKIPPED = SkippedEntry(
    on=dt.date(2027, 1, 21), reason="public holiday in DE, US", can_meet_anyway=True
)


def with_entries(*entries: object) -> Programme:
    return dataclasses.replace(EVERYTHING, entries=entries)


def table(programme: Programme, *, width: int = 80) -> list[str]:
    lines = text.render(programme, width=width).splitlines()
    return [line for line in lines if line[0:1] in ("┌", "│", "├", "└")]


def section(programme: Programme, title: str, *, width: int = 80) -> list[str]:
    lines = text.render(programme, width=width).splitlines()
    start = lines.index(title) + 2
    end = lines.index("", start) if "" in lines[start:] else len(lines)
    return lines[start:end]


def test_a_meeting_shows_date_what_happens_minutes_and_who_leads() -> None:
    line = Line(
        kind="study",
        title="Matrices as maps",
        minutes=20,
        depth=1,
        reading=(VIDEO,),
        why="it helps",
    )
    programme = with_entries(meeting(1, starts(1, 14), line, lead="Ben", backup="Ada"))

    assert table(programme, width=88) == [
        "┌────────────┬──────────────────────────────────────────────────────┬─────────┬────────┐",
        "│ Thu 14 Jan │ 1  Matrices as maps                              ●○○ │  20 min │ Ben    │",
        "│ 12:00–13:00│    read  Visualising the chain rule and product rule │         │ backup │",
        "│ 2027       │          · Essence of calculus, video 4 (16 min)     │         │ Ada    │",
        "│            │    why   it helps                                    │         │        │",
        "└────────────┴──────────────────────────────────────────────────────┴─────────┴────────┘",
    ]


def test_a_skipped_date_stands_in_its_place_with_its_reason() -> None:
    line = Line(kind="review", title="Review of January", minutes=40)
    programme = with_entries(meeting(1, starts(1, 14), line, kind="review"), SKIPPED)

    assert table(programme) == [
        "┌────────────┬──────────────────────────────────────────────┬─────────┬────────┐",
        "│ Thu 14 Jan │ 1  Review of January                         │  40 min │ –      │",
        "│ 12:00–13:00│                                              │         │        │",
        "│ 2027       │                                              │         │        │",
        "├────────────┼──────────────────────────────────────────────┴─────────┴────────┤",
        "│ Thu 21 Jan │ no meeting: public holiday in DE, US                            │",
        "│            │ meet anyway: --meet-anyway 2027-01-21                           │",
        "└────────────┴─────────────────────────────────────────────────────────────────┘",
    ]


def test_a_date_on_which_everybody_is_away_offers_no_meet_anyway() -> None:
    programme = with_entries(dataclasses.replace(SKIPPED, can_meet_anyway=False))

    assert "--meet-anyway" not in text.render(programme)


def test_a_narrow_terminal_has_no_columns_for_minutes_and_leads() -> None:
    programme = with_entries(meeting(1, starts(1, 14), MATRICES, lead="Ben", backup="Ada"), SKIPPED)

    assert table(programme, width=60) == [
        "┌────────────┬─────────────────────────────────────────────┐",
        "│ Thu 14 Jan │ 1  Matrices as maps              ●○○ 20 min │",
        "│ 12:00–13:00│    read  Week 3: vectors and 線形写像 as    │",
        "│ 2027       │          maps · Mathematics for Machine     │",
        "│            │          Learning, week 3 (about 40 min,    │",
        "│            │          not free)                          │",
        "│            │    why   gradients of layers are products   │",
        "│            │          of matrices                        │",
        "│            │    lead  Ben, backup Ada                    │",
        "├────────────┼─────────────────────────────────────────────┤",
        "│ Thu 21 Jan │ no meeting: public holiday in DE, US        │",
        "│            │ meet anyway: --meet-anyway 2027-01-21       │",
        "└────────────┴─────────────────────────────────────────────┘",
    ]


def test_the_year_stands_in_the_margin_where_it_changes() -> None:
    before = dataclasses.replace(SKIPPED, on=dt.date(2026, 12, 31))
    programme = with_entries(before, SKIPPED, dataclasses.replace(SKIPPED, on=dt.date(2027, 1, 28)))

    margin = [line[1:13].strip() for line in table(programme) if line.startswith("│")]

    assert margin == ["Thu 31 Dec", "2026", "Thu 21 Jan", "2027", "Thu 28 Jan", ""]


def test_part_of_a_unit_and_an_estimate_are_said() -> None:
    line = Line(kind="study", title="Backpropagation", minutes=30, reading=(NIELSEN,))

    lines = table(with_entries(meeting(1, starts(1, 14), line)), width=180)

    assert lines[2].split("│")[2].strip() == (
        "read  How the backpropagation algorithm works · Neural Networks and Deep Learning,"
        " ch. 2, pp. 39–58, first half (about 35 of 60 min)"
    )


def test_what_can_be_decided_from_a_meeting_on_is_said_there() -> None:
    lines = table(with_entries(SECOND), width=160)

    assert [line.split("│")[2].strip() for line in lines if "  now " in line] == [
        "now   you can answer «Why does training not converge: is the optimiser stuck?»",
        "now   Calculus: one topic at awareness: reached",
    ]


def test_every_decision_reached_says_from_when_on() -> None:
    assert section(EVERYTHING, "What you can decide, and from when") == [
        "Thu 28 Jan  «Why does training not converge: is the optimiser stuck?»",
        "            It rests on seven topics, three of which you know.",
        "            (optimiser-not-converging: 400 min from zero, 320 for this group;",
        "            weight 2)",
        "Thu 28 Jan  Calculus: one topic at awareness (60 min from zero)",
    ]


def test_every_decision_left_out_says_what_would_bring_it_in() -> None:
    assert section(EVERYTHING, "Not reached, and what would bring it in", width=100) == [
        "- «At which score should a payment be blocked as suspected fraud?»",
        "  It costs 180 more minutes. Three more meetings bring it in beside everything else.",
        "  (fraud-threshold: 1080 min from zero, 900 for this group; weight 2)",
        "- «Why do large networks generalise at all?»",
        "  It is equally good: swap it with «is the optimiser stuck?». (why-generalise: 500 min"
        " from zero;",
        "  open question: criteria and trade-offs only)",
    ]


def test_the_dial_is_a_curve_of_steps() -> None:
    assert section(EVERYTHING, "With fewer or more meetings", width=120) == [
        "meetings  decisions",
        "       4          0  ░░░░                  0 points of at most 1, 0 topics",
        "     5–6          1  ████████████░░░░      3 points of at most 4, 1 topic; this plan;"
        " brings in optimiser-not-converging",
        "       7          2  ████████████████░░░░  4 points of at most 5, 1 topic;"
        " brings in fraud-threshold, why-generalise;",
        "                                           gives up optimiser-not-converging",
        "One more meeting brings in «fraud-threshold».",
    ]


def test_the_turns_are_a_table() -> None:
    assert section(EVERYTHING, "Who leads") == [
        "name   leads   stands in   could lead",
        "Ada        2           2            5",
        "Ben        2           1            4",
        "Cleo       1           2            5",
    ]


def test_an_impossible_plan_says_why_and_what_would_help() -> None:
    assert text.render(IMPOSSIBLE) == (
        "Fraud in two lunches\n"
        "════════════════════\n"
        "Planned on demand: what the decisions need, and no more.\n"
        "Times are those of UTC.\n"
        "\n"
        "This cannot be planned\n"
        "──────────────────────\n"
        "«fraud-threshold» must be reached, but it needs 360 minutes and there are 80.\n"
        "\n"
        "What is in conflict\n"
        "───────────────────\n"
        "- «fraud-threshold» must be reached by 21 January.\n"
        "- There are two meetings.\n"
        "\n"
        "What would help\n"
        "───────────────\n"
        "- Seven more meetings.\n"
        "- Meetings of 200 minutes.\n"
    )


def test_addresses_are_listed_whole() -> None:
    url = "https://example.org/" + "x" * 100
    line = dataclasses.replace(MATRICES, reading=(dataclasses.replace(VIDEO, url=url),))

    programme = with_entries(meeting(1, starts(1, 14), line))

    assert section(programme, "What to read, and where") == [
        "- Essence of calculus: Visualising the chain rule and product rule",
        f"  {url}",
    ]


def test_control_characters_never_reach_the_terminal() -> None:
    line = Line(kind="study", title="a\x1b[31mred\u202e\r\n\x07 title", minutes=20)

    lines = table(with_entries(meeting(1, starts(1, 14), line)))

    assert lines[1].split("│")[2].strip() == "1  a [31mred title"


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)


@given(
    title=TEXTS,
    name=TEXTS,
    reason=TEXTS,
    width=st.integers(60, 130),
)
def test_no_line_is_wider_than_asked_or_ends_in_spaces(
    title: str, name: str, reason: str, width: int
) -> None:
    reading = Reading(
        **{**{f: getattr(VIDEO, f) for f in VIDEO.__slots__}, "title": title, "url": ""}
    )
    line = Line(kind="study", title=title, minutes=20, depth=2, reading=(reading,), why=reason)
    skipped = dataclasses.replace(SKIPPED, reason=reason)
    programme = with_entries(meeting(1, starts(1, 14), line, lead=name, backup=name), skipped)

    lines = text.render(dataclasses.replace(programme, title=title), width=width).split("\n")

    assert [each for each in lines if columns(each) > width or each != each.rstrip()] == []
    assert {columns(each) for each in lines if each[:1] in ("│", "├")} == {width}


@given(words=TEXTS, width=st.integers(4, 40))
def test_wrapping_loses_no_character(words: str, width: int) -> None:
    joined = "".join(wrapped(words, width)).replace(" ", "")

    assert joined == clean(words).replace(" ", "").replace("\N{NO-BREAK SPACE}", "")


def test_wide_characters_take_two_columns() -> None:
    assert wrapped("線形写像と行列", 8) == ["線形写像", "と行列"]


def test_the_same_programme_gives_the_same_text() -> None:
    assert text.render(EVERYTHING) == text.render(dataclasses.replace(EVERYTHING))
