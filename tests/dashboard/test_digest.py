import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail import get_connection

from planner.accounts.digests import choose_digest
from planner.accounts.models import Muted
from planner.accounts.notices import Notice
from planner.accounts.telling import tell
from planner.dashboard.digest import collect_digests
from planner.outbox import kinds
from planner.outbox.delivery import deliver_next
from planner.outbox.models import Message
from tests.groups.people import user

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
TUESDAY = dt.datetime(2027, 1, 5, 12, 0, tzinfo=dt.UTC)
SATURDAY = dt.datetime(2027, 1, 9, 12, 0, tzinfo=dt.UTC)
holding = set()


@pytest.fixture(autouse=True)
def news_hold(monkeypatch):
    """Everything holds but what is in `holding`, by its subject."""
    holding.clear()
    known = dict(kinds._known)
    monkeypatch.setattr(kinds, "_known", known)
    for kind in (Notice.PLAN_CHANGED, Notice.YOUR_TURN, Notice.REMINDER):
        kinds.register(kind, lambda message: message.subject not in holding)


@pytest.fixture
def ben():
    person = user("Ben")
    person.time_zone = "Europe/Berlin"
    person.save()
    return person


def choose(person, **changes):
    usual = {
        "kinds": ["plan_changed"],
        "rhythm": "daily",
        "weekday": 1,
        "hour": 8,
        "quiet_weekends": False,
    }
    choose_digest(user=person, **{**usual, **changes})


def told(person, subject, now=TUESDAY, notice=Notice.PLAN_CHANGED):
    tell(
        user=person,
        notice=notice,
        occurrence=subject,
        subject=subject,
        text=f"Words of {subject}.",
        now=now,
    )


def work_at(now):
    collect_digests(now=now)
    line = get_connection()
    while deliver_next(now=now, line=line):
        pass


def subjects():
    return [each.subject for each in mail.outbox]


def local(year, month, day, hour, zone="Europe/Berlin"):
    return dt.datetime(year, month, day, hour, tzinfo=ZoneInfo(zone))


def test_what_happens_in_a_day_comes_in_one_mail_at_the_readers_hour(ben):
    choose(ben)
    for subject in ("First", "Second", "Third"):
        told(ben, subject)

    work_at(local(2027, 1, 6, 8) - HOUR / 60)
    assert mail.outbox == []
    work_at(local(2027, 1, 6, 8))

    assert subjects() == ["First (and 2 more)"]
    parts = "\n\n* * *\n\n".join(f"{x}\n\nWords of {x}." for x in ("First", "Second", "Third"))
    assert mail.outbox[0].body.startswith(f"{parts}\n\n* * *\n\nAll that is new: http://127")


def test_one_thing_is_its_own_subject(ben):
    choose(ben)
    told(ben, "It moved")

    work_at(local(2027, 1, 6, 8))

    assert subjects() == ["It moved"]


def test_a_weekly_one_comes_on_its_day(ben):
    choose(ben, rhythm="weekly", weekday=5, hour=17)
    told(ben, "It moved")

    work_at(local(2027, 1, 8, 16))
    assert mail.outbox == []
    work_at(local(2027, 1, 8, 17))

    assert subjects() == ["It moved"]


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Auckland", 6), ("America/Los_Angeles", 5), ("Asia/Kolkata", 6)]
)
def test_the_hour_is_that_of_the_reader(ben, zone, day):
    ben.time_zone = zone
    ben.save()
    choose(ben)

    told(ben, "It moved")

    assert Message.objects.get(channel="digest").send_at == local(2027, 1, day, 8, zone)


def test_looking_again_sends_nothing_again(ben):
    choose(ben)
    told(ben, "It moved")

    for hours in range(3):
        work_at(local(2027, 1, 6, 8) + hours * HOUR)

    assert subjects() == ["It moved"]


def test_what_comes_after_a_digest_waits_for_the_next(ben):
    choose(ben)
    told(ben, "First")
    work_at(local(2027, 1, 6, 8))

    told(ben, "Second", now=local(2027, 1, 6, 8) + HOUR)
    work_at(local(2027, 1, 7, 8))

    assert subjects() == ["First", "Second"]


def test_other_kinds_come_by_themselves(ben):
    choose(ben)
    told(ben, "Soon", notice=Notice.REMINDER)
    told(ben, "Yours", notice=Notice.YOUR_TURN)

    work_at(TUESDAY)

    assert subjects() == ["Soon", "Yours"]


def test_everything_stands_on_the_site_at_once(ben):
    choose(ben)

    told(ben, "It moved")

    rows = Message.objects.order_by("id").values_list("channel", "state")
    assert list(rows) == [("app", "sent"), ("digest", "waiting")]


def test_what_is_no_longer_so_is_left_out(ben):
    choose(ben)
    told(ben, "True")
    told(ben, "Wrong")
    holding.add("Wrong")

    work_at(local(2027, 1, 6, 8))

    assert subjects() == ["True"]
    assert Message.objects.get(channel="digest", subject="Wrong").state == "cancelled"


def test_what_becomes_wrong_between_collecting_and_sending_is_left_out(ben):
    choose(ben)
    told(ben, "True")
    told(ben, "Wrong")
    collect_digests(now=local(2027, 1, 6, 8))

    holding.add("Wrong")
    work_at(local(2027, 1, 6, 8))

    assert "Words of True." in mail.outbox[0].body
    assert "Words of Wrong." not in mail.outbox[0].body


def test_choosing_mails_one_by_one_again_loses_nothing(ben):
    choose(ben)
    told(ben, "Waits")

    choose(ben, kinds=[])
    told(ben, "At once")
    work_at(TUESDAY)
    work_at(local(2027, 1, 6, 8))

    assert subjects() == ["At once", "Waits"]


def test_whoever_stopped_digests_gets_none(ben):
    choose(ben)
    told(ben, "Before")
    Muted.objects.create(user=ben, kind="digest")
    told(ben, "After")

    work_at(local(2027, 1, 6, 8))

    assert mail.outbox == []
    assert Message.objects.filter(channel="app").count() == 2


def test_a_collection_that_fails_is_taken_back_whole(ben, monkeypatch):
    choose(ben)
    told(ben, "It moved")
    monkeypatch.setattr("planner.dashboard.digest.queue", lambda **_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        collect_digests(now=local(2027, 1, 6, 8))

    assert Message.objects.get(channel="digest").state == "waiting"


def test_at_weekends_what_can_wait_does(ben):
    choose(ben, kinds=[], quiet_weekends=True)
    told(ben, "It moved", now=SATURDAY)
    told(ben, "Soon", now=SATURDAY, notice=Notice.REMINDER)

    work_at(SATURDAY)
    assert subjects() == ["Soon"]
    work_at(local(2027, 1, 11, 8))

    assert subjects() == ["Soon", "It moved"]


def test_a_weekend_begins_and_ends_by_the_readers_clock(ben):
    ben.time_zone = "Pacific/Auckland"
    ben.save()
    choose(ben, kinds=[], quiet_weekends=True)
    friday_in_berlin = local(2027, 1, 8, 14)  # Saturday, 02:00, for Ben

    told(ben, "It moved", now=friday_in_berlin)

    sent = Message.objects.get(channel="email")
    assert sent.send_at == local(2027, 1, 11, 8, "Pacific/Auckland")


def test_a_daily_digest_keeps_quiet_weekends(ben):
    choose(ben, quiet_weekends=True)

    told(ben, "It moved", now=local(2027, 1, 8, 9))

    assert Message.objects.get(channel="digest").send_at == local(2027, 1, 11, 8)


@pytest.mark.parametrize(("month", "day"), [(3, 28), (10, 31)])
def test_changes_of_the_clocks_do_not_shift_the_hour(ben, month, day):
    choose(ben)

    told(ben, "It moved", now=local(2027, month, day - 1, 9))

    assert Message.objects.get(channel="digest").send_at == local(2027, month, day, 8)
