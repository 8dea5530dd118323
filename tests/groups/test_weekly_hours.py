import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from planner.groups.weekly_hours import Painter, ranked

MONDAY = dt.date(2027, 1, 11)
LUNCH = frozenset((day, hour) for day in range(1, 6) for hour in (12, 13))


def painter(name, *hours, zone="Europe/Berlin", is_lead=False):
    return Painter(name=name, zone=zone, hours=frozenset(hours), is_lead=is_lead)


def best(*painters, minutes=60, zone="Europe/Berlin", week=MONDAY):
    found = ranked(painters, minutes=minutes, zone=zone, week=week)
    return [(slot.words, [each.name for each in slot.present]) for slot in found]


def test_the_time_at_which_most_can_come_is_first():
    found = best(painter("Ada", (2, 9), (4, 12)), painter("Ben", (4, 12)))

    assert found == [("Thu 12:00–13:00", ["Ada", "Ben"]), ("Tue 09:00–10:00", ["Ada"])]


def test_of_equal_times_the_one_without_a_missing_lead_is_first():
    found = best(painter("Ada", (5, 9), is_lead=True), painter("Ben", (1, 9)))

    assert [words for words, _ in found] == ["Fri 09:00–10:00", "Mon 09:00–10:00"]


def test_every_hour_that_a_meeting_touches_has_to_be_painted():
    ada = painter("Ada", (4, 12))

    assert best(ada, minutes=90) == []
    assert best(ada, minutes=30) == [
        ("Thu 12:00–12:30", ["Ada"]),
        ("Thu 12:30–13:00", ["Ada"]),
    ]


def test_everybody_is_read_on_their_own_clock():
    yuki = painter("Yuki", (4, 20), zone="Asia/Tokyo")

    (slot,) = ranked([yuki], minutes=60, zone="Europe/Berlin", week=MONDAY)

    assert slot.words == "Thu 12:00–13:00"
    assert [each.clock for each in slot.present] == ["20:00"]


def test_another_day_than_the_group_s_is_named():
    ana = painter("Ana", (5, 0), zone="Pacific/Auckland")

    (slot,) = ranked([ana], minutes=60, zone="Europe/Berlin", week=MONDAY)

    assert (slot.words, slot.present[0].clock) == ("Thu 12:00–13:00", "Fri 00:00")


def test_whoever_would_be_missing_is_named_with_their_clock():
    found = ranked(
        [painter("Ada", (4, 12)), painter("Ben", zone="America/Los_Angeles")],
        minutes=60,
        zone="Europe/Berlin",
        week=MONDAY,
    )

    assert [(each.name, each.clock) for each in found[0].missing] == [("Ben", "03:00")]


def test_other_clocks_in_half_a_year_are_told():
    yuki = painter("Yuki", (4, 20), zone="Asia/Tokyo")

    (slot,) = ranked([yuki], minutes=60, zone="Europe/Berlin", week=MONDAY)

    assert slot.later == 0


def test_where_the_clocks_go_together_nothing_is_told():
    (slot,) = ranked([painter("Ada", (4, 12))], minutes=60, zone="Europe/Berlin", week=MONDAY)

    assert slot.later is None


HOURS = st.frozensets(st.tuples(st.integers(1, 7), st.integers(6, 21)), max_size=30)
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kolkata", "America/New_York"])


@given(
    hours=st.lists(st.tuples(HOURS, ZONES), min_size=1, max_size=4),
    minutes=st.sampled_from([30, 60, 90]),
    zone=ZONES,
)
def test_all_are_either_there_or_missing_and_the_best_comes_first(hours, minutes, zone):
    painters = [
        Painter(name=f"P{number}", zone=own, hours=painted)
        for number, (painted, own) in enumerate(hours)
    ]

    found = ranked(painters, minutes=minutes, zone=zone, week=MONDAY)

    counts = [len(slot.present) for slot in found]
    assert counts == sorted(counts, reverse=True)
    assert {len(slot.present) + len(slot.missing) for slot in found} <= {len(painters)}
