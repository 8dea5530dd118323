import datetime as dt

import pytest

from curriculum import long_work
from curriculum.long_work import Stopped
from curriculum.models import LongWork
from curriculum.models.work import SILENT_FOR

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2027, 1, 4, 9, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


@pytest.fixture(autouse=True)
def only_ours(monkeypatch):
    monkeypatch.setattr(long_work, "_known", {})


def asked(kind="counting"):
    return long_work.ask(kind=kind, by=None, now=NOW)


def ticking():
    times = (NOW + SECOND * number for number in range(10_000))
    return lambda: next(times)


def worked(now=NOW, clock=None):
    return long_work.work_on_next(now=now, clock=clock or ticking())


def counting(work, *, progress):
    for number in range(1, 4):
        progress.tell(number, 3, doing="Counting.")
    return "Counted to three."


def state(work):
    work.refresh_from_db()
    return (work.state, work.done, work.total, work.result)


def test_what_waits_is_done_and_ends_with_a_sentence():
    long_work.register("counting", counting)
    work = asked()

    assert worked() == 1
    assert state(work) == ("done", 3, 3, "Counted to three.")


def test_nothing_is_done_twice():
    long_work.register("counting", counting)
    asked()

    assert (worked(), worked()) == (1, 0)


def test_what_nobody_here_can_do_stays_for_another():
    work = asked("unknown")

    assert (worked(), state(work)[0]) == (0, "waiting")


def test_the_oldest_comes_first():
    done = []
    long_work.register("one", lambda work, *, progress: done.append(work.pk) or "Done.")
    first, second = asked("one"), asked("one")

    worked(), worked()

    assert done == [first.pk, second.pk]


def test_what_is_not_finished_waits_its_turn_again_with_its_numbers():
    def by_pieces(work, *, progress):
        progress.tell(work.done + 1, 2)
        return "All." if work.done == 2 else None

    long_work.register("counting", by_pieces)
    work = asked()

    worked()
    between = state(work)
    worked()

    assert (between, state(work)) == (("waiting", 1, 2, ""), ("done", 2, 2, "All."))


def test_what_waits_is_stopped_at_once():
    long_work.register("counting", counting)
    work = asked()

    long_work.stop(work=work, now=NOW)

    assert (worked(), state(work)) == (0, ("stopped", 0, 0, "It was not begun."))


def test_what_is_under_way_stops_at_its_next_step():
    def stopping(work, *, progress):
        progress.tell(1, 3)
        long_work.stop(work=work, now=NOW)
        progress.tell(2, 3)
        raise AssertionError

    long_work.register("counting", stopping)
    work = asked()

    worked()

    assert state(work) == ("stopped", 2, 3, "It was stopped after 2 of 3.")


def test_what_has_ended_cannot_be_stopped():
    long_work.register("counting", counting)
    work = asked()
    worked()

    long_work.stop(work=work, now=NOW)

    assert (state(work)[0], work.stop_asked_at) == ("done", None)


def test_what_a_dead_worker_left_is_taken_up_when_it_was_silent_for_long():
    long_work.register("counting", counting)
    work = asked()
    LongWork.objects.update(state="running", heard_at=NOW, claim="dead")

    soon = worked(NOW + SILENT_FOR)
    later = worked(NOW + SILENT_FOR + SECOND)

    assert (soon, later, state(work)) == (0, 1, ("done", 3, 3, "Counted to three."))


def test_a_worker_that_lost_its_work_to_another_writes_nothing_more():
    def losing(work, *, progress):
        LongWork.objects.update(claim="another", done=7)
        progress.tell(1, 3)
        raise AssertionError

    long_work.register("counting", losing)
    work = asked()

    worked()

    assert state(work) == ("running", 7, 0, "")


def test_after_an_error_it_is_tried_again_and_given_up_after_the_third_time():
    tries = []

    def failing(work, *, progress):
        tries.append(1)
        raise ZeroDivisionError

    long_work.register("counting", failing)
    work = asked()
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            worked()

    assert worked() == 0
    assert (len(tries), *state(work)) == (
        3, "failed", 0, 0, "It was interrupted several times and is not tried again.",
    )  # fmt: skip


def test_progress_is_written_once_a_second_and_at_each_new_thing():
    seen = []

    def watched(work, *, progress):
        for number in range(4):
            progress.tell(number, 4, doing="One." if number < 3 else "Two.")
            seen.append(LongWork.objects.get().done)
        return "Done."

    long_work.register("counting", watched)
    asked()

    worked(clock=lambda: NOW)

    assert seen == [0, 0, 0, 3]


def test_one_that_stops_may_put_things_in_order_first():
    def tidy(work, *, progress):
        try:
            long_work.stop(work=work, now=NOW)
            progress.tell(1, 2)
        except Stopped:
            return "Stopped, with nothing written."

    long_work.register("counting", tidy)
    work = asked()

    worked()

    assert state(work) == ("done", 1, 2, "Stopped, with nothing written.")
