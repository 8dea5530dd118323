"""Several entries are ticked, one change is made to all, shown before it is saved."""

import datetime as dt
from dataclasses import replace

import pytest

from curriculum.documents import documents
from curriculum.history import change_catalogue
from curriculum.models import Edition, FormerEntry
from curriculum.queries import snapshot
from curriculum.records import Area, MaturityMeaning
from tests.curriculum.catalogues import catalogue, decision, goal, resource, topic, wants
from tests.groups.people import NOW, user

pytestmark = pytest.mark.django_db
SMALL = catalogue(
    topic("numbers"),
    topic("vectors", wants("numbers")),
    topic("lonely"),
    decisions=(decision("solver", ("vectors", 2)), decision("other", ("vectors", 1))),
    resources=(resource("book"), resource("film")),
    goals=(goal(), goal("study")),
    areas=(Area(id="algebra", name="Algebra"), Area(id="chance", name="Chance")),
    maturities=(
        MaturityMeaning(id="mature", means="Understood.", default_depth=2),
        MaturityMeaning(id="turnkey", means="Solved.", default_depth=1),
    ),
)
BULK = "/catalogue/curating/bulk/?section="
TWO = f"{BULK}topics&entry=numbers&entry=vectors"


@pytest.fixture
def dora(client):
    change_catalogue(wanted=SMALL, by=None, now=NOW, kind=Edition.Kind.FILES)
    someone = user("Dora")
    someone.is_curator = True
    someone.save()
    client.force_login(someone, "planner.accounts.backends.AccountBackend")
    return client


def looked(client, address=TWO, **data):
    seen = client.get(address).context["form"]["seen"].value()
    return client.post(address, {"seen": seen, **data})


def saved(client, address=TWO, **data):
    """What was shown, sent again."""
    shown = looked(client, address, **data)
    said = {"save": shown.context["form"].said, "seen": shown.context["form"]["seen"].value()}
    return client.post(address, {**data, **said})


def test_entries_are_ticked_on_the_list(dora):
    page = dora.get("/catalogue/curating/?section=topics").content.decode()

    assert page.count('type="checkbox" name="entry"') == 3
    assert "Change those ticked" in page


def test_every_entry_is_shown_before_anything_is_saved(dora):
    page = looked(dora, change="minutes", percent="200").content.decode()

    assert "2 entries would say something else" in page
    assert page.count("<del>10</del>") == 2
    assert "40 min, then 1 h 20 min" in page
    assert "Save it for all" in page
    assert documents(snapshot()) == documents(SMALL)


def test_what_was_shown_is_saved_as_one_edition(dora):
    response = saved(dora, change="minutes", percent="150", more="5", why="measured")

    minutes = [[rung.minutes for rung in each.rungs] for each in snapshot().topics]
    assert response.status_code == 302
    assert minutes == [[20, 35, 50], [20, 35, 50], [10, 20, 30]]
    assert Edition.objects.count() == 2
    assert Edition.objects.latest("id").why == "measured"


def test_what_was_changed_after_it_was_shown_is_shown_again(dora):
    shown = looked(dora, change="area", area="chance")
    said = {"save": shown.context["form"].said, "seen": shown.context["form"]["seen"].value()}

    again = dora.post(TWO, {**said, "change": "minutes", "percent": "10"})

    assert "nothing is saved yet" in again.content.decode()
    assert documents(snapshot()) == documents(SMALL)


def test_a_maturity_is_judged_for_all_and_what_was_before_is_kept(dora):
    saved(dora, change="maturity", maturity="turnkey", maturity_on="2027-01-02", maturity_note="So")

    found = snapshot().topic_by_id["vectors"]
    assert (found.maturity, found.maturity_on) == ("turnkey", dt.date(2027, 1, 2))
    assert (found.maturity_note, found.maturity_by) == ("So", "Dora")
    assert [(each.maturity, each.depth) for each in found.maturity_past] == [("mature", 2)]


@pytest.mark.parametrize(
    ("address", "data", "field", "found"),
    [
        (TWO, {"change": "area", "area": "chance"}, "area", "chance"),
        (
            f"{BULK}resources&entry=book&entry=film",
            {"change": "language", "language": "de"},
            "language",
            "de",
        ),
        (
            f"{BULK}resources&entry=book&entry=film",
            {"change": "cost", "cost": "30 euros"},
            "cost",
            "30 euros",
        ),
        (
            f"{BULK}decisions&entry=solver&entry=other",
            {"change": "goal", "goal": "study"},
            "goals",
            ["build", "study"],
        ),
        (
            f"{BULK}decisions&entry=solver&entry=other",
            {"change": "weight", "weight": "7"},
            "weight",
            7,
        ),
    ],
)
def test_one_thing_changes_in_all(dora, address, data, field, found):
    before = documents(SMALL)

    response = saved(dora, address, **data)

    changed = [new for key, new in documents(snapshot()).items() if new != before[key]]
    assert response.status_code == 302
    assert [each[field] for each in changed] == [found, found]


def test_the_last_goal_is_not_taken_away(dora):
    address = f"{BULK}decisions&entry=solver&entry=other"

    response = looked(dora, address, change="not_goal", not_goal="build")

    assert response.status_code == 422
    assert "solver: " in response.content.decode()


def test_several_are_archived_together_whoever_names_whom(dora):
    response = saved(
        dora, f"{BULK}decisions&entry=solver&entry=other", change="archive", why="nobody asks"
    )
    topics = saved(dora, TWO, change="archive")

    assert (response.status_code, topics.status_code) == (302, 302)
    assert [each.id for each in snapshot().topics] == ["lonely"]
    assert FormerEntry.objects.count() == 4
    assert Edition.objects.count() == 3


def test_whoever_needs_them_is_named(dora):
    response = looked(dora, TWO, change="archive")

    page = response.content.decode()
    assert response.status_code == 422
    assert "What about solver?" in page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Choose what to change."),
        ({"change": "area"}, "This is needed."),
        ({"change": "minutes"}, "Say percent, or minutes, or both."),
        ({"change": "minutes", "percent": "0"}, "greater than or equal to 1"),
    ],
)
def test_what_is_missing_is_asked_for(dora, data, said):
    response = looked(dora, **data)

    assert response.status_code == 422
    assert said in response.content.decode()


def test_somebody_else_was_faster(dora):
    shown = looked(dora, change="area", area="chance")
    said = {"save": shown.context["form"].said, "seen": shown.context["form"]["seen"].value()}
    topics = (replace(SMALL.topics[0], name="Counting"), *SMALL.topics[1:])
    change_catalogue(wanted=replace(SMALL, topics=topics), by=None, now=NOW)

    response = dora.post(TWO, {**said, "change": "area", "area": "chance"})

    assert response.status_code == 409
    assert {each.area for each in snapshot().topics} == {"algebra"}


def test_ticking_nothing_says_so(dora):
    response = dora.get(f"{BULK}topics", follow=True)

    assert "Tick what to change first." in response.content.decode()


def test_the_page_takes_few_queries(dora, django_assert_max_num_queries):
    dora.get(TWO)
    with django_assert_max_num_queries(12):
        dora.get(TWO)
