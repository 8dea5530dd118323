import datetime as dt
from dataclasses import dataclass, replace

import pytest

from curriculum import link_looking, long_work
from curriculum.history import change_catalogue
from curriculum.link_looking import ask_when_due, start, stop
from curriculum.links import CannotFollow, follow, note, places, take_stock
from curriculum.models import Edition, Link, LinkVisit, LongWork
from curriculum.queries import snapshot
from tests.curriculum.catalogues import catalogue, resource, topic, unit

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2027, 1, 4, 9, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
BOOK = resource(
    "book",
    unit("book-1", ("numbers", 1), url="https://a.example.com/1"),
    unit("book-2", ("numbers", 2)),
    url="https://a.example.com/",
    other_urls=("https://b.example.com/", "https://a.example.com/1"),
)
COPY = resource("copy", unit("copy-1", ("numbers", 1)), url="https://b.example.com/")
SMALL = catalogue(topic("numbers"), resources=(BOOK, COPY))


@dataclass(frozen=True)
class Seen:
    outcome: str
    said: str = "It answered."
    moved_to: str = ""


THERE, GONE, UNCLEAR = Seen("there"), Seen("gone", "It answered 404."), Seen("unclear")
MOVED = Seen("there", moved_to="https://c.example.com/")


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(long_work, "_known", {})
    change_catalogue(wanted=SMALL, by=None, now=NOW, kind=Edition.Kind.FILES)


def link(url="https://b.example.com/"):
    take_stock(snapshot())
    return Link.objects.get(url=url)


def after(*looks, apart=3 * DAY):
    """The state of a link after these looks at it."""
    found = link()
    for number, seen in enumerate(looks):
        note(found, seen, now=NOW + number * apart)
        found.refresh_from_db()
    return found.state


def test_every_link_is_found_once_with_all_that_hold_it():
    found = {url: [each.resource for each in where] for url, where in places(SMALL).items()}

    assert found == {
        "https://a.example.com/": ["book"],
        "https://b.example.com/": ["book", "copy"],
        "https://a.example.com/1": ["book"],
    }


def test_stock_is_taken_of_what_is_new_and_what_has_gone():
    assert (take_stock(SMALL), Link.objects.count()) == (3, 3)
    assert take_stock(catalogue(resources=(COPY,))) == 1
    assert Link.objects.get().url == "https://b.example.com/"


@pytest.mark.parametrize(
    ("looks", "state"),
    [
        ((THERE,), "there"),
        ((MOVED,), "moved"),
        ((UNCLEAR,), "unclear"),
        ((GONE,), "gone_once"),
        ((GONE, GONE), "dead"),
        ((GONE, THERE), "there"),
        ((GONE, UNCLEAR), "gone_once"),
        ((GONE, UNCLEAR, GONE), "dead"),
        ((GONE, THERE, GONE), "gone_once"),
        ((GONE, GONE, UNCLEAR), "dead"),
        ((GONE, GONE, THERE), "there"),
        ((UNCLEAR, UNCLEAR, UNCLEAR), "unclear"),
        ((MOVED, UNCLEAR), "unclear"),
    ],
)
def test_a_link_is_dead_after_two_looks_days_apart(looks, state):
    assert after(*looks) == state


def test_two_looks_on_one_day_are_one():
    assert after(GONE, GONE, GONE, apart=dt.timedelta(hours=1)) == "gone_once"


def test_the_last_looks_are_kept():
    after(*[UNCLEAR] * 12)

    assert LinkVisit.objects.count() == 10


def test_a_link_that_moved_is_written_everywhere_at_once():
    after(MOVED)

    edition = follow(link=link(), by=None, now=NOW)

    book, copy = snapshot().resources
    assert book == replace(BOOK, other_urls=("https://c.example.com/", "https://a.example.com/1"))
    assert copy == replace(COPY, url="https://c.example.com/")
    assert (edition.changes.count(), link("https://c.example.com/").state) == (2, "there")


def test_an_address_that_is_there_already_stays_once():
    note(link(), Seen("there", moved_to="https://a.example.com/"), now=NOW)

    follow(link=link(), by=None, now=NOW)

    assert snapshot().resources[0].other_urls == ("https://a.example.com/1",)


def test_what_has_not_moved_is_not_followed():
    after(THERE)

    with pytest.raises(CannotFollow):
        follow(link=link(), by=None, now=NOW)

    assert snapshot() == SMALL


class Clock:
    """Goes on by what is slept, and a little for each look."""

    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.now += dt.timedelta(seconds=seconds)


def worked(clock, *, slices=1, **found):
    """Which links were looked at, and when, in seconds."""
    looked = []

    def look(url):
        looked.append((url, (clock.now - NOW).total_seconds()))
        clock.sleep(0.5)
        return found.get(url.split("/")[2].split(".")[0], THERE)

    link_looking.register(look, sleep=clock.sleep)
    for _ in range(slices):
        long_work.work_on_next(now=clock.now, clock=clock)
    return looked


def test_hosts_are_left_alone_between_looks():
    start(by=None, now=NOW - DAY)

    looked = worked(Clock(), slices=3)

    assert looked == [
        ("https://a.example.com/", 0.0),
        ("https://b.example.com/", 0.5),
        ("https://a.example.com/1", 6.0),
    ]
    assert link_looking.last_look().result == "3 links were looked at. 0 are dead."


def test_other_work_has_its_turn_in_between():
    clock = Clock()
    start(by=None, now=NOW - DAY)
    worked(clock)
    long_work.register("other", lambda work, *, progress: "Done.")
    long_work.ask(kind="other", by=None, now=NOW)

    long_work.work_on_next(now=clock.now, clock=clock)

    assert LongWork.objects.get(kind="other").result == "Done."
    assert (link_looking.last_look().state, link_looking.last_look().done) == ("waiting", 2)


def test_it_is_asked_for_once_and_stopped():
    clock = Clock()
    first, second = start(by=None, now=NOW - DAY), start(by=None, now=NOW)
    worked(clock)
    stop(now=clock.now)
    worked(clock, slices=3)

    assert first == second
    assert link_looking.last_look().state == "stopped"
    assert ask_when_due(now=NOW + 90 * DAY) == 0
    assert LongWork.objects.count() == 1


def test_what_was_gone_is_looked_at_again_days_later_without_being_asked():
    clock = Clock()
    start(by=None, now=NOW - DAY)
    worked(clock, slices=3, b=GONE)
    ask_when_due(now=NOW + DAY)
    assert LongWork.objects.count() == 1

    clock.now = NOW + 3 * DAY
    ask_when_due(now=clock.now)
    again = worked(clock, slices=2, b=GONE)

    assert [url for url, _ in again] == ["https://b.example.com/"]
    assert link().state == "dead"
    assert LongWork.objects.latest("id").result == "1 link was looked at. 1 is dead."


def test_all_are_looked_at_once_a_month():
    start(by=None, now=NOW - DAY)
    worked(Clock(), slices=3)

    ask_when_due(now=NOW + 29 * DAY)
    ask_when_due(now=NOW + 31 * DAY)
    ask_when_due(now=NOW + 31 * DAY)

    assert [each.kind for each in LongWork.objects.order_by("id")] == ["links", "links"]


def test_nothing_is_looked_at_before_a_curator_asks():
    ask_when_due(now=NOW)

    assert LongWork.objects.count() == 0
