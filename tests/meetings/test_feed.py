import datetime as dt
from dataclasses import replace

import pytest

from planner.groups.models import Group
from planner.meetings.calendar import feed
from planner.meetings.feed import Surroundings, events
from planner.meetings.models import AgendaItem, Meeting
from tests.groups.people import NOW, group, user
from tests.meetings.ics_reader import read, unfolded
from tests.meetings.publications import HOUR, READING, TASK, item, meeting, publish, term

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(days=1)
FIRST, SECOND, THIRD = meeting(1), meeting(2, "losses", "metrics"), meeting(3, "sampling")
COUNTED = ("SEQUENCE:", "DTSTAMP:", "LAST-MODIFIED:")


def shown(**around):
    """The events of every meeting there is."""
    found = Meeting.objects.with_agenda().order_by("starts_at", "id")
    return events(found, Surroundings(site_url="https://lemma.example", **around))


def written():
    return feed(shown(), name="Payments risk")


def described():
    (event,) = shown()
    return event.description.split("\n")


def uncounted(body):
    return [line for line in unfolded(body) if not line.startswith(COUNTED)]


def sequences(body):
    return {each.text("UID"): int(each.text("SEQUENCE")) for each in read(body).children}


def bodies(body):
    """Uid -> all that the event says, without what counts its changes."""
    return {
        each.text("UID"): {
            name: value for name, value in each.properties.items() if f"{name}:" not in COUNTED
        }
        for each in read(body).children
    }


def test_a_meeting_is_an_event_with_all_that_one_needs():
    made = group()
    publish(made, replace(FIRST, lead_id=user("Ada").pk, lead_name=""))

    (event,) = read(written()).children

    assert event.text("UID") == "thursday1@lemma.example"
    assert event.text("SUMMARY") == "Payments risk: Gradients"
    assert event.instant("DTSTART") == FIRST.starts_at
    assert event.instant("DTEND") == FIRST.ends_at
    assert (
        event.text("URL")
        == f"https://lemma.example/groups/{made.pk}-payments-risk/meetings/thursday1/"
    )
    assert (event.text("STATUS"), event.text("SEQUENCE")) == ("CONFIRMED", "0")
    assert event.texts("CATEGORIES") == ["Lemma"]
    assert event.instant("DTSTAMP") == event.instant("LAST-MODIFIED") == NOW


def test_the_description_says_what_to_read_and_who_leads():
    publish(group(), FIRST)

    assert described() == [
        "Ada leads, Ben stands in",
        "20 min alone before it",
        "Gradients (working, 40 min)",
        "read: How backpropagation works · Neural Networks and Deep Learning, ch. 2, first half"
        " (20 of 50 min) https://example.org/nielsen/2",
        "do: By hand (15 min)",
    ]


def test_what_has_nothing_more_to_say_says_nothing_more():
    whole = replace(READING, minutes=50, part="", location="", resource_title="", url="")
    alone = replace(TASK, in_meeting=False)
    plain = item(depth=0, minutes=0, reading=(whole,), tasks=(alone,))
    publish(group(), replace(FIRST, lead_name="", reading_minutes=0, items=(plain,)))

    assert described() == [
        "Ben stands in",
        "Gradients",
        "read: How backpropagation works (50 min)",
        "do: By hand (15 min, before the meeting)",
    ]


def test_nobodys_address_absence_or_knowledge_gets_into_a_calendar():
    nameless = user("Dora")
    nameless.name = ""
    nameless.save()
    publish(group(), replace(FIRST, lead_id=nameless.pk, lead_name="", notes=("Zoe is ill.",)))

    body = written().decode()

    assert [word for word in ("dora", "@example.org", "Zoe", "Ben stands in") if word in body] == [
        "Ben stands in"
    ]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"state": "cancelled", "reason": "The room is taken."}, "Cancelled: The room is taken."),
        ({"state": "cancelled"}, "Cancelled"),
        ({"state": "not held", "reason": "Fire alarm"}, "Did not take place: Fire alarm"),
    ],
)
def test_a_meeting_that_is_off_is_cancelled_in_calendars(change, says):
    publish(group(), replace(FIRST, **change))

    (event,) = shown()

    assert (event.status, event.description.split("\n")[0]) == ("CANCELLED", says)


def test_the_categories_are_the_areas_of_its_topics_each_once():
    publish(group(), meeting(1, "losses", "metrics", "gradients", "unknown"))
    areas = {"losses": "Optimisation", "gradients": "Calculus, mostly", "metrics": "Optimisation"}

    (event,) = shown(areas=areas)

    assert event.categories == ("Optimisation", "Calculus, mostly")


def test_every_event_reminds_as_it_was_asked_to():
    publish(group(), FIRST, SECOND)
    hour = dt.timedelta(hours=1)

    assert [event.alarms for event in shown(alarms=(hour,))] == [(hour,), (hour,)]


def test_a_meeting_that_was_held_stays():
    publish(group(), replace(FIRST, state="held"))

    assert [event.status for event in shown()] == ["CONFIRMED"]


def test_a_withdrawn_meeting_is_no_event():
    made = group()
    publish(made, FIRST, SECOND)
    publish(made, SECOND)

    assert [event.uid for event in shown()] == ["thursday2@lemma.example"]


def test_a_question_is_on_the_agenda_of_the_event():
    publish(group(), replace(FIRST, items=()))
    AgendaItem.objects.create(
        meeting=Meeting.objects.get(), position=1000, kind="question", title="Why squared?"
    )

    assert described()[-1] == "Why squared?"


def test_a_group_of_any_name_has_an_address():
    made = group()
    Group.objects.filter(pk=made.pk).update(name="Größen; 数学")
    publish(made, FIRST)

    (event,) = read(written()).children

    path = "gr%C3%B6%C3%9Fen-%E6%95%B0%E5%AD%A6"
    assert event.text("URL") == f"https://lemma.example/groups/{made.pk}-{path}/meetings/thursday1/"
    assert event.text("SUMMARY") == "Größen; 数学: Gradients"


def test_the_same_rows_make_the_same_bytes():
    publish(group(), *term())

    assert written() == written()


OTHER = [
    replace(FIRST, starts_at=FIRST.starts_at - HOUR),
    replace(THIRD, lead_name="Ben", backup_name="Ada"),
    meeting(4, "metrics", "losses"),
]


def test_the_feed_after_an_undo_is_the_feed_before():
    made = group()
    publish(made, FIRST, SECOND, THIRD)
    before = written()
    publish(made, *OTHER, now=LATER)
    between = written()

    publish(made, FIRST, SECOND, THIRD, now=LATER + HOUR)

    assert uncounted(between) != uncounted(before)
    assert uncounted(written()) == uncounted(before)
    assert sequences(written()) == {
        "thursday1@lemma.example": 2,
        "thursday2@lemma.example": 2,
        "thursday3@lemma.example": 2,
    }


def test_every_event_that_changes_has_a_higher_sequence():
    made = group()
    publish(made, *term(3))
    plans = [OTHER, term(3), [FIRST, THIRD], OTHER[:2], [*term(2), meeting(5)], term(5)]

    for hours, wanted in enumerate(plans):
        before = written()
        publish(made, *wanted, now=LATER + hours * HOUR)
        after = written()
        both = sequences(before).keys() & sequences(after).keys()
        changed = {uid for uid in both if bodies(before)[uid] != bodies(after)[uid]}
        risen = {uid for uid in both if sequences(before)[uid] < sequences(after)[uid]}
        assert risen == changed
        assert changed
