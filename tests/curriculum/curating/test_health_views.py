"""The health page: what it lists, and what curators have found to be all right."""

import datetime as dt
from dataclasses import replace

import pytest

from curriculum.actions import refresh_search
from curriculum.history import change_catalogue
from curriculum.links import digest_of
from curriculum.models import DecisionGoal, Edition, HealthNote, Link, Prerequisite
from curriculum.queries import snapshot
from tests.curriculum.catalogues import catalogue, decision, resource, topic, unit, wants
from tests.groups.people import user

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)
HEALTH = "/catalogue/curating/health/"
NUMBERS = topic("numbers", maturity_next_on=dt.date(2099, 1, 1))
BOOK = resource("book", unit("book-1", ("numbers", 2)))
SOLVER = decision("solver", ("numbers", 2))
CLEAN = catalogue(NUMBERS, decisions=(SOLVER,), resources=(BOOK,))


def later(name, *prerequisites, **fields):
    return topic(name, *prerequisites, **{"maturity_next_on": dt.date(2099, 1, 1), **fields})


def loaded(wanted):
    change_catalogue(wanted=wanted, by=None, now=NOW, kind=Edition.Kind.FILES)


@pytest.fixture
def dora(client):
    someone = user("Dora")
    someone.is_curator = True
    someone.save()
    client.force_login(someone, "planner.accounts.backends.AccountBackend")
    return client


def page(client, address=HEALTH):
    return client.get(address).context["page"]


def listed(client, address=HEALTH):
    return [(line.defect.kind, line.defect.subject) for line in page(client, address).lines]


def paper(name, url):
    return resource(name, unit(f"{name}-1", ("numbers", 1)), title=name, url=url)


def with_eight():
    guess = later("guess", for_curiosity=True)
    rungs = (replace(guess.rungs[0], is_guess=True), *guess.rungs[1:])
    return catalogue(
        NUMBERS,
        later("knots"),
        replace(guess, rungs=rungs),
        topic("old", for_curiosity=True, maturity_next_on=dt.date(2026, 1, 1)),
        decisions=(SOLVER, decision("deep", ("numbers", 3)), decision("lost", ("numbers", 2))),
        resources=(
            replace(BOOK, facts_not_verified=("its year",)),
            paper("abstract", "https://arxiv.org/abs/1706.03762"),
            paper("pdf", "https://arxiv.org/pdf/1706.03762v5"),
            resource("empty", title="Nothing in it", url="https://empty.example.org/"),
        ),
    )


def seed_nine():
    loaded(with_eight())
    DecisionGoal.objects.filter(decision="lost").delete()
    Link.objects.create(
        digest=digest_of(BOOK.url),
        url=BOOK.url,
        state="dead",
        said="It answered 404.",
        looked_at=NOW,
        gone_since=NOW,
    )
    loaded_anew()


def loaded_anew():
    """As the admin does after it has written rows by itself."""

    refresh_search()


def test_a_clean_catalogue_lists_nothing(dora):
    loaded(CLEAN)

    assert listed(dora) == []
    assert "Nothing is odd" in dora.get(HEALTH).content.decode()


def test_nine_kinds_of_defect_are_listed_and_nothing_else(dora):
    seed_nine()

    assert listed(dora) == [
        ("dead link", "https://example.org/"),
        ("unreachable", "lost"),
        ("no estimate", "guess@awareness"),
        ("no unit", "numbers@mastery"),
        ("not needed", "knots"),
        ("no units", "empty"),
        ("double", "abstract"),
        ("old maturity", "old"),
        ("unchecked", "Book"),
    ]
    assert [each.count for each in page(dora).counts] == [1] * 9


def test_each_leads_to_where_it_is_mended(dora):
    seed_nine()

    for line in page(dora).lines:
        assert dora.get(line.defect.address).status_code == 200


def test_a_need_behind_a_circle_makes_a_decision_unreachable(dora):
    loaded(
        catalogue(
            NUMBERS,
            later("egg", wants("numbers")),
            decisions=(SOLVER, decision("hatch", ("egg", 1))),
            resources=(resource("book", unit("book-1", ("numbers", 2), ("egg", 1))),),
        )
    )
    Prerequisite.objects.create(
        dependent_id="numbers", topic_id="egg", depth=1, from_depth=1, reason="It hatches."
    )
    loaded_anew()

    assert listed(dora, f"{HEALTH}?kind=unreachable") == [
        ("unreachable", "solver"),
        ("unreachable", "hatch"),
    ]


def test_one_kind_is_chosen_by_the_address(dora):
    seed_nine()

    assert listed(dora, f"{HEALTH}?kind=double") == [("double", "abstract")]
    assert len(listed(dora, f"{HEALTH}?kind=nonsense")) == 9


def test_all_can_be_noted_as_all_right_until_the_page_is_empty(dora):
    seed_nine()

    for line in page(dora).lines:
        dora.post(f"{HEALTH}note/", {"digest": line.defect.digest, "word": "We know."})

    assert listed(dora) == []
    assert len(listed(dora, f"{HEALTH}?noted=yes")) == 9
    shown = dora.get(f"{HEALTH}?noted=yes").content.decode()
    assert shown.count("We know.") == 9
    assert "Dora" in shown


def test_a_note_is_taken_back(dora):
    seed_nine()
    digest = page(dora).lines[0].defect.digest
    dora.post(f"{HEALTH}note/", {"digest": digest, "word": "We know."})
    assert len(listed(dora)) == 8

    dora.post(f"{HEALTH}look-again/", {"digest": digest})

    assert len(listed(dora)) == 9


def test_a_note_counts_for_what_was_seen_and_no_more(dora):
    seed_nine()
    line = next(each for each in page(dora).lines if each.defect.kind == "unchecked")
    dora.post(f"{HEALTH}note/", {"digest": line.defect.digest, "word": "Old."})
    book = replace(snapshot().resources[0], facts_not_verified=("its publisher",))
    loaded(replace(CLEAN, resources=(book,)))

    assert ("unchecked", "Book") in listed(dora)


def test_a_note_needs_a_word_and_a_defect(dora):
    seed_nine()
    digest = page(dora).lines[0].defect.digest

    response = dora.post(f"{HEALTH}note/", {"digest": digest, "word": " "})
    dora.post(f"{HEALTH}note/", {"digest": "0" * 64, "word": "Fine"})

    assert response.status_code == 422
    assert "Say in a word why it is all right." in response.content.decode()
    assert HealthNote.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3, 5000])
def test_many_entries_take_no_more_queries(dora, count, django_assert_num_queries):
    knots = (later(f"knot-{n}") for n in range(count))
    loaded(catalogue(NUMBERS, *knots, decisions=(SOLVER,), resources=(BOOK,)))
    dora.get(HEALTH)

    with django_assert_num_queries(7):
        found = dora.get(HEALTH)

    assert found.content.decode().count('class="head"') == min(count, 100)
