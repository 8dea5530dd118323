"""The recap: text with formulas, links, and what is to be done."""

import pytest
import time_machine

from planner.groups import actions
from planner.meetings import place_actions
from planner.meetings.models import ActionItem, Recap
from planner.meetings.recap_actions import RecapLink, ToDo, write_recap
from tests.groups.people import membership, user
from tests.meetings.meeting_pages import BEFORE, DURING, as_, at, group_that_meets, row, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(DURING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def made():
    return group_that_meets()


def written(words="We saw $x^2$.", *, by="Ada", links=(), to_do=(), version=0):
    return write_recap(
        meeting=row(),
        text=words,
        links=links,
        to_do=to_do,
        version=version,
        by=user(by),
        now=DURING,
    )


def kept():
    rows = ActionItem.objects.order_by("position").select_related("who")
    return [(each.what, each.who and each.who.name, each.is_done) for each in rows]


def test_a_recap_is_shown_with_its_formulas_links_and_things_to_do(client, made):
    sent = {
        "version": 0,
        "text": "**Slopes** of $x^2$",
        "what_0": "Try it on our data",
        "who_0": user("Eve").pk,
        "what_2": "Book a room",
        "done_2": "on",
        "url_0": "https://example.org/slides",
        "title_0": "Slides",
        "url_1": "http://example.org/notes",
        "title_1": "",
    }

    moved = as_(client, "Ben").post(at(made, "recap/"), sent, follow=True)

    page = moved.content.decode()
    assert "<strong>Slopes</strong>" in page
    assert "<math" in page
    assert kept() == [("Try it on our data", "Eve", False), ("Book a room", None, True)]
    assert Recap.objects.get().links == [
        {"title": "Slides", "url": "https://example.org/slides"},
        {"title": "http://example.org/notes", "url": "http://example.org/notes"},
    ]
    assert "Written by Ben" in text(moved)


def test_the_form_shows_what_is_there_and_empty_rows(client, made):
    written(to_do=[ToDo(what="Read on", who=user("Dan"), is_done=False)])

    page = as_(client, "Ben").get(at(made, "recap/")).content.decode()

    assert "We saw $x^2$." in page
    assert 'value="Read on"' in page
    assert 'name="what_3"' in page
    assert 'name="what_4"' not in page


def test_an_emptied_row_is_dropped(client, made):
    written(to_do=[ToDo(what=what, who=None, is_done=False) for what in ("One", "Two")])

    as_(client, "Ben").post(
        at(made, "recap/"), {"version": 1, "text": "", "what_0": " ", "what_1": "Two"}
    )

    assert kept() == [("Two", None, False)]


def test_whoever_leads_writes_up_or_leads_the_group_may_write(client, made):
    names = ("Ada", "Ben", "Dan", "Eve")

    said = {name: as_(client, name).get(at(made, "recap/")).status_code for name in names}

    assert said == {"Ada": 200, "Ben": 200, "Dan": 200, "Eve": 403}


def test_a_chosen_scribe_writes_instead_of_the_backup(client, made):
    place_actions.arrange(
        meeting=row(), place="", link="", scribe=user("Eve"), by=user("Ada"), now=DURING
    )

    dan, eve = (as_(client, name).get(at(made, "recap/")).status_code for name in ("Dan", "Eve"))

    assert (dan, eve) == (403, 200)


def test_two_who_write_at_once_lose_nothing(client, made):
    written("What Ada saw", to_do=[ToDo(what="Ask Ops", who=user("Eve"), is_done=False)])
    sent = {"version": 0, "text": "What Ben saw", "what_0": "Read on"}

    refused = as_(client, "Ben").post(at(made, "recap/"), sent)
    page = refused.content.decode()
    before = Recap.objects.get().text
    again = client.post(at(made, "recap/"), sent | {"version": 1, "text": "Both"})

    assert (refused.status_code, before) == (409, "What Ada saw")
    assert "Ada saved the recap while you wrote." in text(refused)
    assert "What Ada saw" in page
    assert "Ask Ops: Eve" in page
    assert "What Ben saw" in page
    assert 'value="Read on"' in page
    assert 'name="version" value="1"' in page
    assert (again.status_code, Recap.objects.get().text) == (302, "Both")


@pytest.mark.parametrize("size", [20_001, 200_000])
def test_a_recap_that_is_too_long_is_refused_and_kept(client, made, size):
    data = {"version": 0, "text": "数" * size, "what_0": "Stays"}

    page = as_(client, "Ben").post(at(made, "recap/"), data)

    assert page.status_code == 422
    assert f"room for 20,000 characters; this has {size:,}." in page.content.decode()
    assert data["text"] in page.content.decode()
    assert 'value="Stays"' in page.content.decode()
    assert not Recap.objects.exists()


def test_the_longest_recap_is_saved(client, made):
    page = as_(client, "Ben").post(at(made, "recap/"), {"version": 0, "text": "数" * 20_000})

    assert (page.status_code, len(Recap.objects.get().text)) == (302, 20_000)


@pytest.mark.parametrize(
    "change",
    [
        {"url_0": "javascript:alert(1)"},
        {"url_0": "ftp://example.org/"},
        {"url_0": "//example.org"},
        {"url_0": "https://" + "x" * 600},
        {"what_0": "x" * 301},
        {"who_0": "987654"},
        {"who_0": "x"},
        {"text": "a\x00b"},
        {"version": "x"},
    ],
)
def test_what_makes_no_sense_is_refused_and_kept(client, made, change):
    sent = {"version": 0, "text": "Typed words", "what_0": "Read on"} | change

    page = as_(client, "Ben").post(at(made, "recap/"), sent)

    assert page.status_code == 422
    assert 'id="error-summary"' in page.content.decode()
    assert ("Read on" if "text" in change else "Typed words") in page.content.decode()
    assert not Recap.objects.exists()


def test_nothing_that_is_written_becomes_part_of_the_page(client, made):
    bad = '<script>alert(1)</script><img src=x onerror="alert(1)">[x](javascript:alert(1))'
    links = [RecapLink(title=bad, url="https://example.org/?a=%22%3E")]
    written(bad, links=links, to_do=[ToDo(what=bad, who=None, is_done=False)])

    for page in ("", "recap/"):
        shown = as_(client, "Ben").get(at(made, page)).content.decode()
        assert "<script>alert" not in shown
        assert "<img" not in shown
        assert 'href="javascript' not in shown


def test_before_it_begins_there_is_nothing_to_write(client, made, clock):
    clock.move_to(BEFORE)
    ben = as_(client, "Ben")

    page = ben.get(at(made, "recap/"))
    refused = ben.post(at(made, "recap/"), {"version": 0, "text": "Too early"})

    assert "nothing to write up" in text(page)
    assert (refused.status_code, Recap.objects.exists()) == (409, False)


def ticked(client, name, *, done="1", version=1):
    item = ActionItem.objects.get()
    made = item.meeting.group
    return as_(client, name).post(
        at(made, f"actions/{item.pk}/"), {"done": done, "version": version}
    )


def test_whoever_it_is_for_says_that_it_is_done(client, made):
    written(to_do=[ToDo(what="Read on", who=user("Eve"), is_done=False)])

    assert ticked(client, "Eve").status_code == 302
    assert kept() == [("Read on", "Eve", True)]
    assert ticked(client, "Eve", done="0", version=2).status_code == 302
    assert kept() == [("Read on", "Eve", False)]
    assert Recap.objects.get().written_by == user("Ada")


def test_others_do_not_say_it_for_them(client, made):
    written(to_do=[ToDo(what="Read on", who=user("Ada"), is_done=False)])

    assert ticked(client, "Eve").status_code == 403
    assert ticked(client, "Cleo").status_code == 404
    assert kept() == [("Read on", "Ada", False)]


@pytest.mark.parametrize("version", ["0", "2", "", "x", "9" * 30, "\u00b2"])
def test_a_list_that_has_changed_is_looked_at_first(client, made, version):
    written(to_do=[ToDo(what="Read on", who=user("Eve"), is_done=False)])

    page = ticked(client, "Eve", version=version)

    assert (page.status_code, kept()) == (409, [("Read on", "Eve", False)])
    assert "since you opened this page" in text(page)


def test_who_has_left_keeps_what_they_had_to_do(client, made):
    written(to_do=[ToDo(what="Read on", who=user("Eve"), is_done=False)])
    actions.leave(membership=membership(made, "Eve"), by=user("Ada"), now=DURING)
    sent = {"version": 1, "text": "x", "what_0": "Read on", "who_0": user("Eve").pk}

    moved = as_(client, "Ben").post(at(made, "recap/"), sent)

    assert (moved.status_code, kept()) == (302, [("Read on", "Eve", False)])


@pytest.mark.parametrize("count", [1, 12])
def test_it_asks_the_database_as_often_for_few_as_for_many(
    client, count, django_assert_num_queries
):
    made = group_that_meets(*(f"P{number}" for number in range(count)))
    to_do = [ToDo(what="Read", who=user(f"P{n}"), is_done=False) for n in range(count)]
    written(to_do=to_do)
    ben = as_(client, "Ben")
    ben.get(at(made))

    with django_assert_num_queries(11):
        ben.get(at(made))
    with django_assert_num_queries(7):
        ben.get(at(made, "recap/"))
