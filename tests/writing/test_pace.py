from planner.writing.pace import MOST_A_MINUTE, MOST_PEOPLE, Pace


def asked(pace, who, times, at):
    return [pace.allows(who, at=at) for _ in range(times)]


def test_there_are_so_many_a_minute_for_each():
    pace = Pace()

    assert asked(pace, 1, MOST_A_MINUTE + 1, at=0) == [True] * MOST_A_MINUTE + [False]
    assert asked(pace, 1, 1, at=59.9) == [False]
    assert asked(pace, 2, 1, at=59.9) == [True]
    assert asked(pace, 1, 1, at=60) == [True]


def test_it_remembers_no_more_people_than_it_needs():
    pace = Pace()

    for who in range(MOST_PEOPLE * 2 + 1):
        pace.allows(who, at=0)

    assert len(pace.asked) == 1
