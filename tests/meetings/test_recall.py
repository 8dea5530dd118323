from hypothesis import given
from hypothesis import strategies as st

from planner.meetings.recall import questions, recalled

WORKING = 2


def asked(*meetings):
    """Which topics each meeting recalls, one meeting a line."""
    studied = [[(topic, WORKING) for topic in each] for each in meetings]
    return ["".join(each.topic for each in recalled(studied, now)) for now in range(len(studied))]


def test_the_first_meeting_recalls_nothing():
    assert recalled([[("a", 1)]], 0) == ()


def test_what_was_studied_last_week_is_recalled():
    assert asked("a", "b") == ["", "a"]


def test_what_has_been_due_for_longest_comes_first_and_no_more_than_three():
    assert asked("abcd", "e", "f") == ["", "abc", "dea"]


def test_the_distances_grow():
    assert asked("ab", "cd", "ef", "gh", "ij", "") == ["", "ab", "cda", "bef", "cdg", "hef"]


def test_a_topic_that_goes_on_is_due_again_only_after_it():
    assert asked("a", "a", "b") == ["", "a", "a"]


def test_each_time_another_question_comes_up():
    texts = {("a", WORKING): ["one", "two", "three"]}
    studied = [[("a", WORKING)], [], [], []]

    found = [questions(recalled(studied, now)[:1], texts)[0][1] for now in (1, 2, 3)]

    assert found == ["one", "two", "three"]


def test_few_topics_are_asked_more_than_one_question_each():
    chosen = recalled([[("a", WORKING), ("b", WORKING)], []], 1)

    found = questions(chosen, {("a", WORKING): ["a1", "a2"], ("b", WORKING): ["b1"]})

    assert [text for _, text in found] == ["a1", "b1", "a2"]


def test_a_topic_without_questions_is_left_out():
    assert questions(recalled([[("a", WORKING)], []], 1), {}) == ()


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=4), min_size=1, max_size=30))
def test_it_is_always_the_same_and_always_of_earlier_meetings(meetings):
    studied = [[(topic, WORKING) for topic in each] for each in meetings]

    for now in range(len(studied)):
        found = recalled(studied, now)
        before = {topic for each in meetings[:now] for topic in each}
        assert found == recalled(studied, now)
        assert {each.topic for each in found} <= before
        assert len(found) == min(3, len(before))
