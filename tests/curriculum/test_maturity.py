import datetime as dt
from dataclasses import replace

import pytest

from curriculum import maturity
from curriculum.exchange import SHIPPED, read
from curriculum.history import change_catalogue
from curriculum.judged import PastMaturity
from curriculum.judging import JudgedMeanwhile, forget_judge, judge
from curriculum.maturity import Judgement
from curriculum.models import Edition
from curriculum.pages.maturity import worked_examples
from curriculum.queries import snapshot
from curriculum.records import MaturityMeaning
from tests.curriculum.catalogues import JUDGED_ON, catalogue, decision, topic, wants

NOW = dt.datetime(2027, 1, 4, 9, 0, tzinfo=dt.UTC)
NEXT = dt.date(2029, 1, 4)
NUMBERS = topic("numbers", maturity_note="Checked.", maturity_by="Ada")
MATURITIES = (
    MaturityMeaning(id="turnkey", means="It works.", default_depth=1),
    MaturityMeaning(id="mature", means="Understood.", default_depth=2),
    MaturityMeaning(id="evolving", means="It moves.", default_depth=2),
    MaturityMeaning(id="emerging", means="It fails.", default_depth=3),
)
SMALL = catalogue(
    NUMBERS,
    topic("vectors", wants("numbers", 2)),
    decisions=(
        decision("follows", ("numbers", 2)),
        decision("stands-on", ("numbers", 2), ("vectors", 1)),
        decision("deliberate", ("numbers", 3)),
        decision("other", ("vectors", 2)),
    ),
    maturities=MATURITIES,
)


def to(name):
    return Judgement(
        maturity=name, reason="It changed.", judged_by="Dora", judged_on=NOW.date(), next_on=NEXT
    )


def depths(found):
    return {
        each.id: need.depth
        for each in found.decisions
        for need in each.needs
        if need.topic == "numbers"
    }


def test_lowering_proposes_less_to_each_need_that_follows_and_says_what_it_saves():
    found = maturity.proposals(SMALL, NUMBERS, "turnkey")

    assert [(each.decision, each.depth, each.proposed, each.saved) for each in found] == [
        ("follows", 2, 1, 20),
        ("stands-on", 2, 1, 0),
    ]


def test_raising_says_what_it_adds():
    found = maturity.proposals(SMALL, NUMBERS, "emerging")

    assert [(each.decision, each.added) for each in found] == [("follows", 30), ("stands-on", 30)]


def test_a_maturity_that_proposes_the_same_depth_changes_no_need():
    assert maturity.proposals(SMALL, NUMBERS, "evolving") == ()


def test_what_asks_for_another_depth_is_deliberate():
    found = [(each.id, depth) for each, depth in maturity.deliberate(SMALL, NUMBERS)]

    assert found == [("deliberate", 3)]


def test_only_what_is_accepted_changes_and_what_was_is_kept():
    found = maturity.judged(SMALL, NUMBERS, to("turnkey"), accepted={"follows", "deliberate"})

    assert depths(found) == {"follows": 1, "stands-on": 2, "deliberate": 3}
    assert found.topics[0] == replace(
        NUMBERS,
        maturity="turnkey",
        maturity_on=NOW.date(),
        maturity_note="It changed.",
        maturity_by="Dora",
        maturity_next_on=NEXT,
        maturity_past=(
            PastMaturity(
                maturity="mature", depth=2, judged_on=JUDGED_ON, judged_by="Ada", reason="Checked."
            ),
        ),
    )


def test_since_goes_back_over_judgements_that_said_the_same():
    past = tuple(
        PastMaturity(maturity=name, depth=2, judged_on=dt.date(year, 1, 1))
        for name, year in (("mature", 2020), ("emerging", 2021), ("mature", 2023), ("mature", 2025))
    )

    assert maturity.since(NUMBERS) == JUDGED_ON
    assert maturity.since(replace(NUMBERS, maturity_past=past)) == dt.date(2023, 1, 1)


@pytest.mark.parametrize(
    ("next_on", "due_on"), [(NEXT, NEXT), (None, JUDGED_ON.replace(year=2028))]
)
def test_a_topic_is_due_when_somebody_said_or_two_years_later(next_on, due_on):
    assert maturity.due_on(replace(NUMBERS, maturity_next_on=next_on)) == due_on


def test_the_solver_example_tells_what_maturity_saves():
    (example,) = worked_examples(read(SHIPPED))

    assert (example.decision.id, example.contrast.id) == ("choose-linear-solver", "large-solver")
    assert [(line.topic.id, line.here, line.there) for line in example.lines] == [
        ("factorizations-solvers", 1, 2),
        ("conditioning-stability", 1, 2),
    ]
    assert (example.minutes, example.deeper, example.saved) == (520, 1030, 510)


def test_every_shipped_topic_says_by_whom_why_and_until_when():
    for each in read(SHIPPED).topics:
        assert each.maturity_by, each.id
        assert each.maturity_note, each.id
        assert each.maturity_next_on, each.id


@pytest.fixture
def small(db):
    change_catalogue(wanted=SMALL, by=None, now=NOW, kind=Edition.Kind.FILES)


def judge_numbers(seen, accepted=("follows",)):
    return judge(
        topic_id="numbers",
        judgement=to("turnkey"),
        accepted=set(accepted),
        seen=seen,
        by=None,
        now=NOW,
    )


def test_a_judgement_is_one_edition(small):
    edition = judge_numbers(maturity.seen(SMALL, NUMBERS))

    assert snapshot() == maturity.judged(SMALL, NUMBERS, to("turnkey"), accepted={"follows"})
    assert edition.why == "It changed."
    assert sorted(edition.changes.values_list("section", "entry")) == [
        ("decisions", "follows"),
        ("topics", "numbers"),
    ]


def test_whoever_judged_first_counts(small):
    seen = maturity.seen(SMALL, NUMBERS)
    judge_numbers(seen)
    held = snapshot()

    with pytest.raises(JudgedMeanwhile):
        judge_numbers(seen)

    assert snapshot() == held


def test_the_name_of_whoever_left_goes_out_of_the_catalogue(small):
    judge_numbers(maturity.seen(SMALL, NUMBERS))

    forget_judge(name="Dora", now=NOW)
    forget_judge(name="Ada", now=NOW)

    found = snapshot().topics[0]
    assert (found.maturity_by, found.maturity_past[0].judged_by) == ("a former member",) * 2
