"""Small catalogues to test with, and one in which every field of every record is filled."""

import datetime as dt
from dataclasses import replace

from curriculum.asked import StuckQuestion, SystemQuestion
from curriculum.expected import ExpectedNumber
from curriculum.judged import PastMaturity
from curriculum.left_out import LeftOutOnPurpose
from curriculum.names import Name
from curriculum.records import (
    Area,
    Catalogue,
    Decision,
    DepthMeaning,
    Exercise,
    Goal,
    MaturityMeaning,
    Need,
    Prerequisite,
    Question,
    Resource,
    Rung,
    Source,
    Strategy,
    Topic,
    TopicDepth,
    Unit,
)
from curriculum.texts import mark
from curriculum.translations import TranslatedText, Translation

JUDGED_ON = dt.date(2026, 11, 1)
SOLVER = "Which solver: direct or iterative?"


def topic(name, *prerequisites, **fields):
    rungs = tuple(
        Rung(depth=depth, minutes=each, you_can=(f"use {name} at {depth}",))
        for depth, each in enumerate((10, 20, 30), start=1)
    )
    defaults = {
        "name": name.title(),
        "area": "algebra",
        "definition": f"What {name} stands for.",
        "maturity": "mature",
        "maturity_on": JUDGED_ON,
        "rungs": rungs,
    }
    return Topic(id=name, prerequisites=prerequisites, **(defaults | fields))


def wants(name, depth=1, *, from_depth=1, soft=False):
    return Prerequisite(
        topic=name, depth=depth, from_depth=from_depth, reason=f"It uses {name}.", soft=soft
    )


def decision(name, *needs, **fields):
    """Needs are pairs of topic and depth."""
    defaults = {
        "goals": ("build",),
        "question": f"What about {name}?",
        "stakes": "Time and money.",
        "approach": ("Try it",),
        "done_when": "You can say why.",
    }
    found = tuple(Need(topic=each, depth=depth) for each, depth in needs)
    return Decision(id=name, needs=found, **(defaults | fields))


def goal(name="build", **fields):
    return Goal(
        id=name, **({"title": name.title(), "summary": "Make it.", "mode": "on-demand"} | fields)
    )


def unit(name, *covers, **fields):
    """Covers are pairs of topic and depth."""
    defaults = {
        "title": name.title(),
        "kind": "chapter",
        "minutes": 40,
        "minutes_are": "estimated",
        "minutes_basis": "5 minutes a page",
    }
    found = tuple(TopicDepth(topic=each, depth=depth) for each, depth in covers)
    return Unit(id=name, covers=found, **(defaults | fields))


def resource(name, *units, **fields):
    defaults = {
        "title": name.title(),
        "by": ("Ada",),
        "kind": "book",
        "cost": "free",
        "is_free": True,
        "url": "https://example.org/",
    }
    return Resource(id=name, units=units, **(defaults | fields))


def catalogue(*topics, decisions=(), resources=(), **sections):
    """A sound frame around these topics and decisions."""
    defaults = {
        "maturities": (MaturityMeaning(id="mature", means="Understood.", default_depth=2),),
        "areas": (Area(id="algebra", name="Algebra"),),
        "goals": (goal(),),
    }
    return Catalogue(
        topics=topics, decisions=decisions, resources=resources, **(defaults | sections)
    )


SOURCE = Source(seed="004.txt", paraphrase="Said in “the essay”: 18:30 is no number.")


def full():
    """Every field of every record holds something that is not its default."""
    return catalogue(
        topic("numbers"),
        topic("shapes"),
        _full_topic(),
        decisions=(_full_decision(),),
        resources=(_full_resource(), resource("empty")),
        depths=(DepthMeaning(depth=1, means="Seen.", enough_when="A warning is enough."),),
        maturities=(
            MaturityMeaning(id="mature", means="Known.", default_depth=2, depth_note="Or 3."),
        ),
        goals=(
            goal(strategies=("pairs",), sources=(SOURCE,)),
            goal("curiosity", mode="free", needs_no_reason=True),
        ),
        exercises=(_full_exercise(),),
        questions=(_full_question(),),
        strategies=(_full_strategy(),),
        system_questions=(SystemQuestion(number=1, ask="What goes in?", decision="solver"),),
        stuck_questions=(
            StuckQuestion(ask="Why is it slow?", decision="solver"),
            StuckQuestion(ask="What should I search for?"),
        ),
        left_out=(
            LeftOutOnPurpose(
                title="Transistors", reason="No decision.", seeds=("000.txt",), lesson="Ask."
            ),
        ),
        names=_full_names(),
        translations=_full_translations(),
    )


def _full_translations():
    texts = (
        TranslatedText(place="question", text="选择哪种求解器？", of=mark(SOLVER)),
        TranslatedText(place="needs/vectors/when", text="总是"),
    )
    return (
        Translation(section="decisions", entry="solver", language="zh-Hans", texts=texts),
        Translation(
            section="stuck_questions",
            entry="Why is it slow?",
            language="zh-Hans",
            texts=(TranslatedText(place="ask", text="为什么这么慢？", of="outdated"),),
        ),
    )


def _full_names():
    return (
        Name(kind="topic", id="vectors", language="de", name="Vektoren"),
        Name(kind="topic", id="vectors", language="zh-Hans", name="向量", also=("箭头",)),
        Name(kind="decision", id="solver", language="zh-Hans", name="选择求解器"),
    )


def _full_topic():
    return topic(
        "vectors",
        wants("numbers"),
        wants("shapes", 2, from_depth=2, soft=True),
        synonyms=("arrows", "no", "null", "18:30", "0x1F"),
        for_curiosity=True,
        maturity_note="Settled long ago.",
        maturity_before="evolving",
        maturity_by="Dora",
        maturity_next_on=dt.date(2028, 11, 1),
        maturity_past=(
            PastMaturity(
                maturity="mature",
                depth=3,
                judged_on=dt.date(2021, 6, 30),
                judged_by="from the documents",
                reason="Recipes: they change.",
            ),
        ),
        rungs=tuple(replace(each, is_guess=True) for each in topic("vectors").rungs),
    )


def _full_decision():
    return Decision(
        id="solver",
        goals=("build", "curiosity"),
        question=SOLVER,
        stakes="Hours.\nOr days.",
        approach=("Try both", "Measure: twice"),
        needs=(Need(topic="vectors", depth=3, when="always"), Need(topic="shapes", depth=1)),
        done_when="You can say why.",
        is_open=True,
        weight=5,
        sources=(SOURCE,),
        derived_reason="Follows.",
        correction="Put right.",
        maturity_lesson="Ages.",
        maturity_contrast="solver",
        interpretation="Ours.",
        note="Spaces  kept: # not a comment",
    )


def _full_resource():
    return resource(
        "book",
        unit("book-1", ("numbers", 1), ("vectors", 2)),
        unit(
            "book-2",
            location="pages 3 to 9",
            url="https://example.org/2",
            title_verified=True,
            length_verified=True,
            is_optional=True,
            is_slot=True,
            discussion_percent=30,
            note="数学 and 🙂",
        ),
        is_free=False,
        language="zh-Hans",
        year="2021",
        formats=("read",),
        other_urls=("http://example.org/mirror",),
        from_seeds=("000.txt",),
        facts_verified=("title",),
        facts_not_verified=("length",),
        note="Line\u2028separators, \u0301accents and a \\ stay.",
    )


def _full_exercise():
    return Exercise(
        id="add",
        title="Add",
        topic="vectors",
        covers=(TopicDepth(topic="vectors", depth=2),),
        minutes=25,
        derive_first="Add two by hand.",
        statement="Write add(x, y).",
        check=("add(1, 2) == 3", "x: unchanged"),
        expected=(
            ExpectedNumber(name="the sum: 1 + 2", value=3),
            ExpectedNumber(name="a third", value=1 / 3, within=1e-6),
        ),
        hint="Go by entry.",
        decisions=("solver",),
        values_verified=True,
        values_note="Ran it.",
        sources=(SOURCE,),
        derived_reason="Follows.",
    )


def _full_question():
    return Question(
        id="length",
        question="How long is (3, 4)?",
        level="core",
        covers=(TopicDepth(topic="vectors", depth=1),),
        good_answer=("5",),
        follow_up="In which norm?",
        decision="solver",
    )


def _full_strategy():
    return Strategy(
        id="pairs",
        title="In pairs",
        idea="Two see more.",
        in_practice=("Pair up",),
        goals=("build", "curiosity"),
        caution="Swap.",
        sources=(SOURCE,),
        derived_reason="Follows.",
    )
