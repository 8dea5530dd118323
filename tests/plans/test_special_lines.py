from planner.plans.special_lines import Free, review_lines
from planner.solver import Placement
from tests.plans.small_programmes import asked


def placed(meeting, topic, *, curious=False):
    return Placement(
        meeting=meeting,
        position=0,
        key=(topic, 1),
        piece=0,
        discussion=20,
        reading=40,
        curious=curious,
    )


def recalled(*placements, meeting):
    question, _ = asked(depths=(("odds", 1), ("games", 1)))
    lines = review_lines(question, placements, meeting, Free(number=0, minutes=50))
    return [(line.title, line.minutes) for line in lines]


def test_what_was_met_one_three_and_six_meetings_ago_is_recalled():
    met = [placed(number, topic) for number, topic in enumerate(("sets", "maps", "odds", "rings"))]

    assert recalled(*met, placed(4, "games"), placed(5, "games"), meeting=6) == [
        ("Recall: Games", 18),
        ("Recall: Rings", 16),
        ("Recall: Sets", 16),
    ]


def test_where_nothing_was_studied_then_the_last_meeting_before_is_taken():
    assert recalled(placed(0, "sets"), placed(1, "maps"), meeting=5) == [
        ("Recall: Maps", 25),
        ("Recall: Sets", 25),
    ]


def test_curious_picks_need_not_be_recalled():
    assert recalled(placed(0, "games", curious=True), meeting=2) == [("Open questions so far", 50)]
