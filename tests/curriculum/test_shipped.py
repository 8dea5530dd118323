"""The shipped catalogue says what the facts behind it say."""

import pytest

from curriculum import graph, validate
from curriculum.exchange import SHIPPED, read
from curriculum.records import DEPTH_NAMES


@pytest.fixture(scope="module")
def shipped():
    return read(SHIPPED)


def steps(decision):
    return [(need.topic, need.depth) for need in decision.needs]


def test_it_holds_everything(shipped):
    prerequisites = [(each.id, pre) for each in shipped.topics for pre in each.prerequisites]

    assert {
        "goals": len(shipped.goals),
        "decisions": len(shipped.decisions),
        "topics": len(shipped.topics),
        "areas": len(shipped.areas),
        "prerequisites": len(prerequisites),
        "pairs": len({(name, pre.topic) for name, pre in prerequisites}),
        "resources": len(shipped.resources),
        "units": len(list(shipped.units())),
        "exercises": len(shipped.exercises),
        "questions": len(shipped.questions),
        "can-you": sum(len(rung.you_can) for each in shipped.topics for rung in each.rungs),
        "strategies": len(shipped.strategies),
        "system questions": len(shipped.system_questions),
    } == {
        "goals": 5,
        "decisions": 47,
        "topics": 90,
        "areas": 13,
        "prerequisites": 219,
        "pairs": 185,
        "resources": 50,
        "units": 273,
        "exercises": 30,
        "questions": 25,
        "can-you": 299,
        "strategies": 26,
        "system questions": 4,
    }


def test_it_has_no_problem(shipped):
    assert validate.problems(shipped) == ()


def test_every_prerequisite_gives_a_reason_of_its_own(shipped):
    reasons = [pre.reason for each in shipped.topics for pre in each.prerequisites]

    assert len(set(reasons)) == len(reasons) == 219


def test_every_topic_has_its_three_depths(shipped):
    assert {tuple(rung.depth for rung in each.rungs) for each in shipped.topics} == {
        tuple(DEPTH_NAMES)
    }


# decision, minutes of the needed topics alone, minutes with all that these build on
MINUTES = [
    ("visualise-customers", 740, 1820),
    ("fraud-threshold", 770, 1080),
    ("regional-bias", 650, 1410),
    ("optimiser-not-converging", 1020, 1790),
    ("resolution-failure", 300, 560),
    ("choose-linear-solver", 370, 520),
    ("weights-reasonable", 540, 790),
    ("loss-definition", 560, 990),
    ("measure-success", 720, 940),
    ("change-the-assumptions", 820, 1450),
    ("system-inputs-outputs", 210, 210),
    ("system-data-preparation", 360, 410),
    ("system-features-generalise", 570, 750),
    ("system-objective", 360, 430),
    ("more-promising-approach", 630, 820),
    ("distribution-and-parameters", 760, 1490),
    ("run-faster", 350, 740),
    ("custom-gradient", 770, 1560),
    ("ship-after-test", 480, 670),
    ("audit-medical-groups", 260, 740),
    ("overfitting-fix", 630, 1090),
    ("tabular-model-choice", 360, 1280),
    ("need-ml-at-all", 210, 210),
    ("capacity-planning", 450, 990),
    ("long-context", 425, 875),
    ("number-precision", 320, 350),
    ("large-solver", 760, 1010),
    ("monitor-and-retrain", 420, 610),
    ("compress-or-embed", 330, 670),
    ("iv-bias-variance", 630, 1030),
    ("iv-derive-logistic", 930, 2120),
    ("iv-explain-pca", 1190, 2050),
    ("iv-probability-puzzle", 600, 640),
    ("iv-backprop", 710, 1890),
    ("iv-statistics-test", 660, 850),
    ("iv-choose-model", 1140, 1590),
    ("iv-optimisers", 660, 1630),
    ("rethink-primitive", 2600, 4390),
    ("use-graphical-model", 880, 2570),
    ("approximate-inference", 1050, 2210),
    ("choose-fairness-criterion", 1240, 2120),
    ("explanation-trust", 450, 970),
    ("gain-or-luck", 1125, 1405),
    ("why-generalise", 3270, 3730),
    ("read-and-rederive", 1200, 1200),
    ("improve-optimiser", 2080, 3030),
    ("widen-access", 250, 520),
]


@pytest.mark.parametrize(("decision", "direct", "from_zero"), MINUTES)
def test_hours_add_up_to_what_was_promised(shipped, decision, direct, from_zero):
    needs = steps(shipped.decision_by_id[decision])

    assert graph.minutes(shipped, graph.with_shallower(needs)) == direct
    assert graph.minutes(shipped, graph.closure(shipped, needs)) == from_zero


def test_hours_are_promised_for_every_decision(shipped):
    assert [each.id for each in shipped.decisions] == [decision for decision, _, _ in MINUTES]


@pytest.mark.parametrize("kind", ["area", "goal", "topic", "decision"])
def test_everything_has_its_chinese_name(shipped, kind):
    section = {"area": "areas", "goal": "goals", "topic": "topics", "decision": "decisions"}[kind]

    named = [each.id for each in shipped.names if (each.kind, each.language) == (kind, "zh-Hans")]

    assert named == [each.id for each in getattr(shipped, section)]
