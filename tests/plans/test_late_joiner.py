from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum import graph
from planner.plans.brief import Participant
from planner.plans.late_joiner import catch_up, is_in_time, weeks
from planner.plans.schedule import Item
from tests.plans.small_catalogues import brief, catalogue, resource, topic, unit, week
from tests.plans.small_schedules import after, schedule, slot

BRIEF = brief()
CATALOGUE = catalogue(
    topic("sets", 60, 90),
    topic("maps", needs=[("sets", 1)]),
    topic("rings", needs=[("maps", 1)]),
    topic("odds"),
    topic("bets", needs=[("odds", 1)]),
    resources=(resource("book", unit("one", 40, ("sets", 1)), unit("two", 30, ("maps", 1))),),
)


def caught_up(*slots, held, knows=(), brief=BRIEF, catalogue=CATALOGUE, **about):
    return catch_up(brief, schedule(*slots, **about), catalogue, knows=knows, now=after(held))


def ways(found):
    """Per meeting ahead the steps to make up for, with all their minutes."""
    return [[(*step.key, step.minutes) for step in way.steps] for way in found.ways]


def verdicts(found):
    return [(each.key, each.verdict, each.for_on) for each in found.earlier]


PLAN = (
    slot(1, ("sets", 1)),
    slot(2, ("odds", 1)),
    slot(3, ("maps", 1)),
    slot(4, ("rings", 1)),
    slot(5, ("sets", 2)),
    slot(6, ("bets", 1)),
)


def test_what_the_next_meeting_stands_on_comes_in_its_order():
    assert ways(caught_up(*PLAN, held=3)) == [[("sets", 1, 60), ("maps", 1, 60)], []]


def test_each_earlier_meeting_is_needed_or_useful_later_or_can_be_skipped():
    assert verdicts(caught_up(*PLAN[:5], slot(6, ("bets", 1)), held=3)) == [
        ("m1", "needed", week(4)),
        ("m2", "later", week(6)),
        ("m3", "needed", week(4)),
    ]
    assert verdicts(caught_up(*PLAN[:5], held=3))[1] == ("m2", "skip", None)


def test_what_somebody_knows_and_what_only_that_stood_on_is_left_out():
    found = caught_up(*PLAN, held=3, knows=(("maps", 1), ("sets", 2)))

    assert ways(found) == [[], []]
    assert verdicts(found)[0] == ("m1", "skip", None)


def test_what_all_are_taken_to_know_is_known():
    found = caught_up(*PLAN, held=3, brief=brief(known=(("sets", 1),)))

    assert ways(found) == [[("maps", 1, 60)], []]


def test_no_more_depth_is_asked_than_the_meeting_needs():
    found = caught_up(slot(1, ("sets", 1)), slot(2, ("sets", 2)), slot(3, ("maps", 1)), held=2)

    assert ways(found) == [[("sets", 1, 60)]]
    assert verdicts(found) == [("m1", "needed", week(3)), ("m2", "skip", None)]


def test_the_meeting_after_asks_only_for_what_is_further():
    found = caught_up(
        slot(1, ("sets", 1)),
        slot(2, ("odds", 1)),
        slot(3, ("maps", 1)),
        slot(4, ("rings", 1), ("bets", 1)),
        held=2,
    )

    assert ways(found) == [[("sets", 1, 60)], [("odds", 1, 60)]]
    assert found.minutes == 120


def test_a_step_that_goes_on_is_made_up_for_as_far_as_it_went():
    found = caught_up(
        slot(1, ("long", 1, 0)),
        slot(2, ("long", 1, 1)),
        held=1,
        catalogue=catalogue(topic("long", 240)),
    )

    (step,) = found.ways[0].steps
    assert (step.line.piece, step.line.last_piece, step.line.pieces) == (1, 1, 2)
    assert step.minutes == 120
    assert step.met_on == week(1)


def test_reading_practice_and_discussion_add_up_to_what_the_catalogue_says():
    step = caught_up(*PLAN, held=3).ways[0].steps[0]

    assert [(each.unit, each.minutes) for each in step.line.reading] == [("one", 40)]
    assert (step.minutes, step.practice_minutes) == (60, 20)


def test_each_step_names_what_stands_on_it():
    found = caught_up(*PLAN, held=3)

    assert [step.for_steps for step in found.ways[0].steps] == [(("rings", 1),)] * 2


def test_what_the_group_has_still_before_it_is_not_asked_for():
    found = caught_up(slot(1, ("sets", 1)), slot(2, ("maps", 1)), slot(3, ("rings", 1)), held=1)

    assert ways(found) == [[("sets", 1, 60)], []]


def test_what_lost_its_meeting_is_not_asked_for():
    waiting = (Item(topic="maps", depth=1, piece=0),)

    found = caught_up(slot(1, ("sets", 1)), slot(2, ("rings", 1)), held=1, waiting=waiting)

    assert ways(found) == [[("sets", 1, 60)]]


def test_a_meeting_that_did_not_happen_was_not_missed():
    off = slot(2, ("odds", 1), state="not held")

    found = caught_up(slot(1, ("sets", 1)), off, slot(3, ("bets", 1)), held=2)

    assert ways(found) == [[]]
    assert [each.key for each in found.earlier] == ["m1"]


def test_what_the_others_knew_before_is_asked_for_although_it_was_never_met():
    others = (Participant(name="Ada", knows=(("sets", 1),)), Participant(name="Ben"))

    found = caught_up(
        slot(1, ("odds", 1)), slot(2, ("maps", 1)), held=1, brief=brief(people=others)
    )

    assert ways(found) == [[("sets", 1, 60)]]
    assert found.ways[0].steps[0].met_on is None


def test_a_topic_that_was_left_out_is_not_asked_for():
    without = brief(depths=(("sets", 0),))

    found = caught_up(slot(1, ("sets", 1)), slot(2, ("maps", 1)), held=1, brief=without)

    assert ways(found) == [[]]


def test_what_the_catalogue_has_no_more_is_passed_over():
    found = caught_up(slot(1, ("gone", 1)), slot(2, ("maps", 1), ("sets", 3)), held=1)

    assert ways(found) == [[]]


def test_before_the_first_meeting_nothing_was_missed():
    assert caught_up(*PLAN, held=0) == catch_up(
        BRIEF, schedule(), CATALOGUE, knows=(), now=after(1)
    )
    assert caught_up(*PLAN, held=0).ways == ()


def test_after_the_last_meeting_there_is_nothing_to_prepare_for():
    found = caught_up(*PLAN, held=6)

    assert found.ways == ()
    assert {each.verdict for each in found.earlier} == {"skip"}


def test_weeks_are_counted_up():
    assert [weeks(each, 90) for each in (0, 1, 90, 91)] == [0, 1, 1, 2]
    assert weeks(60, 0) is None


def test_what_fits_into_the_days_before_a_meeting_is_in_time():
    way = caught_up(*PLAN, held=3).ways[0]

    assert way.days == 7
    assert [is_in_time(way, each, 90) for each in (90, 91)] == [True, False]


NAMES = ("a", "b", "c", "d", "e", "f", "g")


@st.composite
def situations(draw):
    """A small catalogue, a plan of all of it in a right order, how far it went, who knows what."""
    topics = [
        topic(
            name,
            *draw(st.lists(st.sampled_from((30, 60, 200)), min_size=1, max_size=3)),
            needs=[(other, 1) for other in NAMES[:number] if draw(st.booleans())],
        )
        for number, name in enumerate(NAMES)
    ]
    made = catalogue(*topics)
    deepest = [(each.id, len(each.rungs)) for each in topics]
    keys = graph.closure(made, graph.with_shallower(deepest))
    slots = [slot(number, key) for number, key in enumerate(keys, start=1)]
    held = draw(st.integers(1, len(slots) - 1))
    knows = draw(st.lists(st.sampled_from(deepest), unique=True))
    fewer = [each for each in knows if draw(st.booleans())]
    return made, slots, held, tuple(knows), tuple(fewer)


def asked(made, slots, held, knows):
    return caught_up(*slots, held=held, knows=knows, catalogue=made)


def path(found):
    return [step.key for way in found.ways for step in way.steps]


@settings(max_examples=60, deadline=None)
@given(situations())
def test_the_way_is_closed_and_in_order(situation):
    made, slots, held, knows, _ = situation

    found = asked(made, slots, held, knows)

    learnt = set(graph.with_shallower(knows))
    for way in found.ways:
        for key in [*(step.key for step in way.steps), *way.agenda]:
            assert key in learnt or set(graph.direct_needs(made, key)) <= learnt
            learnt.add(key)


@settings(max_examples=60, deadline=None)
@given(situations())
def test_nothing_on_the_way_can_be_left_out(situation):
    made, slots, held, knows, _ = situation

    found = asked(made, slots, held, knows)

    for way in found.ways:
        stand = [*path(found), *way.agenda]
        for step in way.steps:
            followers = [key for key in stand if step.key in graph.direct_needs(made, key)]
            assert followers
            assert not set(graph.with_shallower(knows)) & {step.key}


@settings(max_examples=60, deadline=None)
@given(situations())
def test_who_knows_less_has_no_shorter_way(situation):
    made, slots, held, knows, fewer = situation

    assert set(path(asked(made, slots, held, knows))) <= set(path(asked(made, slots, held, fewer)))


@settings(max_examples=60, deadline=None)
@given(situations())
def test_minutes_add_up_to_the_catalogue_s_as_far_as_steps_were_studied(situation):
    made, slots, held, knows, _ = situation

    found = asked(made, slots, held, knows)

    whole = [s for way in found.ways for s in way.steps if s.line.pieces == 1]
    assert [step.minutes for step in whole] == [
        made.topic_by_id[step.line.topic].rung(step.line.depth).minutes for step in whole
    ]
    assert found.minutes == sum(step.minutes for way in found.ways for step in way.steps)


@settings(max_examples=60, deadline=None)
@given(situations())
def test_a_meeting_is_needed_exactly_if_the_way_leads_through_it(situation):
    made, slots, held, knows, _ = situation

    found = asked(made, slots, held, knows)

    needed = {each.key for each in found.earlier if each.verdict == "needed"}
    through = {each.key for each in slots[:held] for item in each.items if item.key in path(found)}
    assert needed == through
