"""How minutes are counted. This is the one place where it is said; `statement` says it to readers.

1. The catalogue's estimate of a topic at a depth is what a person who starts from zero spends
   on it in all. A decision page promises the sum over everything the decision stands on, and a
   plan for people who know nothing spends exactly that sum.
2. A share of an estimate is discussed in the meeting: 33 % unless the lead or the unit that is
   read says otherwise, rounded to 5 minutes, at least 5 and never all. The rest is done alone
   before the meeting.
3. Alone, one first reads the units chosen for the step; what is left is practice of one's own.
   A unit that covers several topics at their depths leads up from the first ideas: shallow
   steps take what is usually read for them, at most half of what there is, in proportion to
   their estimates; the deepest it covers take the rest. Where no unit is named for a shallow
   depth of a topic, the units of the next deeper one lead up to it. No part is counted twice.
   A part longer than the time left for the step counts as far as that time goes.
4. Of the units that cover a step the smallest set is chosen that fills its reading well
   (`reading`).
5. An exercise on the step is done within its minutes of discussion if it fits there; otherwise
   it is started within the practice before the meeting, for which up to a third of the time
   alone is kept. It never adds minutes.
6. A step that fills more than half the study of a meeting is cut into pieces of full five
   minutes, so that meetings can be filled; on the shipped catalogue that brings in up to a
   quarter more than pieces as long as a meeting.
7. Who knows a step spends nothing on it before the meeting. A step known by all is left out;
   one known by three quarters of the people is not discussed, and the others read it.
8. A meeting begins with its opening and the recall of earlier meetings; only what is left is
   study. Review, curiosity, exploration and paper meetings take no minutes from any step.
9. A group that takes longer in its meetings than was estimated, or less, can have the minutes of
   discussion planned at that percentage of rule 2, to the minute. What is done alone stays: how
   long that takes nobody is asked. Pieces that a step has behind it stay as they were cut; the
   rest of it is cut anew.
10. Where the brief asks for it, what three groups or more took for a step in their meetings, by
   the median, counts instead of rule 2; what is done alone stays as estimated, and so does all
   that fewer groups have covered.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.plans.brief import Minutes
from planner.solver.problem import Piece

DISCUSSION_PERCENT = 33
ROUND = 5
AS_ESTIMATED = 100
Paces = tuple[tuple[int | None, int], ...]
"""The first so many pieces of a step, or all the rest of it, and at how many percent."""


def discussed(estimate: int, percent: int) -> int:
    """Minutes of an estimate that are spent in the meeting; the others are spent before it."""
    rounded = (estimate * percent + 50 * ROUND) // (100 * ROUND) * ROUND
    # An estimate under ten minutes cannot leave five on both sides.
    most = max(estimate - ROUND, estimate // 2)
    return min(max(rounded, ROUND), most)


def longest_piece(study: int) -> int:
    """Minutes of discussion that one piece takes at most, of the study minutes of a meeting."""
    return min(study, max(2 * ROUND, study // 2 // ROUND * ROUND))


def cut(
    discussion: int, reading: int, *, meeting_limit: int, reading_limit: int
) -> tuple[Piece, ...]:
    """The fewest even pieces of which each fits a meeting and a week of reading.

    Both limits are minutes, at least 1. The pieces add up exactly.
    """
    count = max(1, -(-discussion // meeting_limit), -(-reading // reading_limit))
    while True:
        talks, reads = in_parts(discussion, count), in_parts(reading, count)
        if max(talks) <= meeting_limit and max(reads) <= reading_limit:
            return tuple(
                Piece(discussion=talk, reading=read)
                for talk, read in zip(talks, reads, strict=True)
            )
        count += 1


def cut_at_paces(
    discussion: int,
    reading: int,
    *,
    paces: Paces,
    meeting_limit: int,
    reading_limit: int,
) -> tuple[Piece, ...]:
    """As `cut`, but the discussion, given as it was estimated, takes what the `paces` say.

    Their numbers of pieces rise; the last one is for the rest. Only what is left is cut anew
    where the pace changes, so that the pieces before keep their numbers and their minutes.
    """
    pieces: tuple[Piece, ...] = ()
    was = AS_ESTIMATED
    for until, percent in paces:
        discussion, was = at_pace(discussion, percent, was=was), percent
        if pieces and not discussion and not reading:
            break
        rest = cut(discussion, reading, meeting_limit=meeting_limit, reading_limit=reading_limit)
        taken = rest if until is None else rest[: max(0, until - len(pieces))]
        discussion -= sum(each.discussion for each in taken)
        reading -= sum(each.reading for each in taken)
        pieces = (*pieces, *taken)
    return pieces


def at_pace(minutes: int, percent: int, *, was: int = AS_ESTIMATED) -> int:
    """Minutes that were planned at a pace of `was` percent, at another one.

    To the minute: fives would make a tenth more of a step of 20 minutes nothing at all.
    """
    if percent == was or not minutes:
        return minutes
    return max(min(minutes, ROUND), (2 * minutes * percent + was) // (2 * was))


def in_parts(total: int, count: int) -> tuple[int, ...]:
    """`total` in `count` nearly equal parts of full five minutes where there are enough."""
    unit = ROUND if total >= ROUND * count else 1
    blocks, rest = divmod(total, unit)
    each, more = divmod(blocks, count)
    parts = [(each + (number < more)) * unit for number in range(count)]
    parts[-1] += rest
    return tuple(parts)


def statement(minutes: Minutes, *, meeting: int) -> tuple[str, ...]:
    """The rules above for one plan whose meetings take `meeting` minutes, as sentences."""
    return (*_usual(minutes, meeting), *_at_its_pace(minutes))


def _at_its_pace(minutes: Minutes) -> Iterator[str]:
    if minutes.pace != AS_ESTIMATED:
        yield (
            f"What is still ahead is discussed for {minutes.pace} % of its estimated minutes, "
            "which is the group's own pace; what is done alone before it stays as estimated."
        )


def _usual(minutes: Minutes, meeting: int) -> tuple[str, ...]:
    percent = (
        DISCUSSION_PERCENT if minutes.discussion_percent is None else minutes.discussion_percent
    )
    study = meeting - minutes.opening - minutes.recall
    return (
        "The minutes of a topic at a depth are what a person who starts from zero spends on it "
        "in all, and they are estimates. A decision promises the sum of everything it stands on.",
        f"About {percent} % of a step is discussed in the meeting, in steps of {ROUND} minutes; "
        "the rest is done alone before it: first the reading, then practice of one's own.",
        "A unit that covers several topics gives each its part, and no part is counted twice. "
        "An exercise is done within the minutes of its step and adds none.",
        "Who knows a step already spends nothing on it before the meeting. What all know is left "
        "out; what three quarters know is not discussed, and the others read it.",
        f"Of the {meeting} minutes of a meeting, {minutes.opening} are for opening and "
        f"{minutes.recall} for recalling earlier meetings; {study} are left for study.",
    )
