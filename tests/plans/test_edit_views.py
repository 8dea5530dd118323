import re

import pytest

from planner.plans import actions
from planner.plans.edit_forms import ALL
from tests.groups.people import group
from tests.plans.begun_plans import address
from tests.plans.changes import CURIOUS, changing, filled_in
from tests.plans.plan_pages import (
    chosen,
    errors_of,
    hidden,
    lead,
    rows,
    send,
    summary_of,
    text_of,
)

pytestmark = pytest.mark.django_db
VERBS = [form.verb for form in ALL]
BY_HAND = VERBS[:7]
EVENTS = VERBS[7:]
LONG = "x" * 10_000
LARGE = "9" * 30
HOSTILE = ["\0", LONG, LARGE, "<script>", "-1"]


@pytest.fixture
def plan():
    return changing(group("Ben", "Finn"))


def choices_of(response):
    return re.findall(r'name="choice" value="([\w ]+)"', response.content.decode())


@pytest.mark.parametrize("verb", VERBS)
def test_every_form_can_be_opened(client, plan, verb):
    page = lead(client).get(address(plan, f"edit/{verb}/"))

    assert (page.status_code, hidden(page)["base"]) == (200, "4")
    assert f"<h1>{next(form.title for form in ALL if form.verb == verb)}</h1>" in text(page)


def text(response):
    return response.content.decode()


def test_there_is_no_form_for_other_words(client, plan):
    assert lead(client).get(address(plan, "edit/explode/")).status_code == 404
    assert send(client, plan, "edit/explode/").status_code == 404


@pytest.mark.parametrize("verb", BY_HAND)
def test_a_change_by_hand_becomes_a_draft(client, plan, verb):
    response = send(lead(client), plan, f"edit/{verb}/", **filled_in(verb, plan))

    head = actions.head_of(plan)
    assert (response.status_code, response.headers["Location"]) == (302, address(plan, "edit/"))
    assert (head.number, head.status, head.basis.number) == (5, "draft", 4)
    assert f"{head.summary} Nobody is told before you publish." in text_of(
        client.get(address(plan, "edit/"))
    )


@pytest.mark.parametrize("verb", EVENTS)
def test_an_event_shows_the_ways_and_saves_nothing(client, plan, verb):
    before, sent = rows(), filled_in(verb, plan)

    page = send(lead(client), plan, f"edit/{verb}/", **sent)

    assert (page.status_code, rows()) == (200, before)
    assert "Nothing is saved yet." in text_of(page)
    assert hidden(page) == {
        "base": "4",
        "choice": choices_of(page)[0],
        **{name: str(value) for name, value in sent.items()},
    }


@pytest.mark.parametrize("verb", EVENTS)
def test_an_event_is_saved_in_the_way_that_was_chosen(client, plan, verb):
    page = send(lead(client), plan, f"edit/{verb}/", **filled_in(verb, plan))

    response = client.post(address(plan, f"edit/{verb}/"), hidden(page))

    head = actions.head_of(plan)
    assert (response.status_code, response.headers["Location"]) == (302, address(plan, "edit/"))
    assert (head.number, head.status, head.basis.number) == (5, "draft", 4)


def test_a_way_that_is_no_way_is_not_gone(client, plan):
    sent = filled_in("refresh", plan)

    shown = send(lead(client), plan, "edit/refresh/", choice="explode", **sent)
    refused = send(client, plan, "edit/refresh/", choice="drop", **sent)

    assert (shown.status_code, choices_of(shown)) == (200, ["absorb"])
    assert refused.status_code == 422
    assert summary_of(refused).endswith(
        "cannot go on in that way any more; look at the choices again."
    )


MISSING = "This field is required."
NO_CHOICE = "Select a valid choice. {} is not one of the available choices."
NO_DATE = "Enter a valid date."


@pytest.mark.parametrize(
    ("verb", "changed", "errors"),
    [
        ("move", {"key": "gone"}, [NO_CHOICE.format("gone")]),
        ("move", {"on": "soon", "at": "25:00"}, [NO_DATE, "Enter a valid time."]),
        ("swap", {"other": ""}, [MISSING]),
        ("insert", {"kind": "party"}, [NO_CHOICE.format("party")]),
        ("insert", {"on": ""}, [MISSING]),
        ("lock", {"is_locked": "2"}, [NO_CHOICE.format("2")]),
        ("assign", {"lead": "Eve"}, [NO_CHOICE.format("Eve")]),
        ("pick", {"topic": "sets"}, [NO_CHOICE.format("sets")]),
        ("units", {"resource": "book"}, [NO_CHOICE.format("book")]),
        ("units", {"step": "sets:1"}, [NO_CHOICE.format("sets:1")]),
        ("skip", {"reason": " "}, [MISSING]),
        ("cancel", {"reason": ""}, [MISSING]),
        (
            "not-held",
            {"reason": "x" * 201},
            ["Ensure this value has at most 200 characters (it has 201)."],
        ),
        ("overran", {"minutes": "0"}, ["Ensure this value is greater than or equal to 1."]),
        ("overran", {"place": "a:b:c"}, [NO_CHOICE.format("a:b:c")]),
        ("meet-anyway", {"on": "2026-01-01"}, [NO_CHOICE.format("2026-01-01")]),
        ("deepen", {"depth": "4"}, [NO_CHOICE.format("4")]),
        ("want", {"decision": "ship"}, [NO_CHOICE.format("ship")]),
        ("drop", {"decision": "bet"}, [NO_CHOICE.format("bet")]),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_on_top(client, plan, verb, changed, errors):
    before = rows()

    page = send(lead(client), plan, f"edit/{verb}/", **{**filled_in(verb, plan), **changed})

    assert (page.status_code, rows(), errors_of(page)) == (422, before, errors)
    assert [each for each in errors if each not in summary_of(page)] == []
    assert "<title>Error: " in text(page)


@pytest.mark.parametrize(
    ("verb", "changed", "sentence"),
    [
        ("move", {"on": "2020-01-01"}, "is past; choose a date that is still to come."),
        ("swap", {"other": None}, "A meeting cannot change places with itself."),
        ("assign", {"backup": "Ben"}, "Ben cannot stand in for themselves."),
    ],
)
def test_what_makes_no_sense_is_said_on_top(client, plan, verb, changed, sentence):
    sent = {**filled_in(verb, plan), **changed}
    sent = {name: sent["key"] if value is None else value for name, value in sent.items()}

    page = send(lead(client), plan, f"edit/{verb}/", **sent)

    assert (page.status_code, summary_of(page).endswith(sentence)) == (422, True)


def test_what_was_typed_is_kept(client, plan):
    sent = {**filled_in("cancel", plan), "reason": "a “strike” & <more>" + 200 * "e"}

    page = send(lead(client), plan, "edit/cancel/", **sent)

    assert chosen(page, "key") == sent["key"]
    assert 'value="a “strike” &amp; &lt;more&gt;' in text(page)
    assert hidden(page) == {"base": "4"}


@pytest.mark.parametrize("verb", ["lock", "cancel"])
def test_who_saw_another_state_is_shown_the_change_first(client, plan, verb):
    before, sent = rows(), {**filled_in(verb, plan), "choice": "absorb"}
    lead(client)

    for base in ("", "3", "0", *HOSTILE):
        page = send(client, plan, f"edit/{verb}/", base=base, **sent)
        assert (page.status_code, rows()) == (409, before)
        assert hidden(page) == {**sent, "base": "4"}


def test_what_was_refused_can_be_sent_again(client, plan):
    sent = filled_in("lock", plan)

    refused = send(lead(client), plan, "edit/lock/", base=3, **sent)
    again = client.post(address(plan, "edit/lock/"), hidden(refused))

    assert "Ada was first: Put in a meeting for curiosity on" in text_of(refused)
    assert "Lock or unlock a meeting, on top of that" in text_of(refused)
    assert (again.status_code, actions.head_of(plan).number) == (302, 5)


def test_a_change_of_what_another_took_out_is_not_lost(client, plan):
    sent = {"key": CURIOUS, "reason": "no time"}
    send(lead(client), plan, "edit/take-back/")

    refused = send(client, plan, "edit/skip/", base=4, **sent)
    again = client.post(address(plan, "edit/skip/"), hidden(refused))

    assert "The plan went back to revision 3." in text_of(refused)
    assert (again.status_code, errors_of(again)) == (422, [NO_CHOICE.format(CURIOUS)])
    assert 'value="no time"' in text(again)


def test_without_a_base_nothing_is_said_of_others(client, plan):
    page = send(lead(client), plan, "edit/lock/", base="", **filled_in("lock", plan))

    assert "Nobody can say which state of the plan you had before you." in text_of(page)
    assert "was first" not in text_of(page)


@pytest.mark.parametrize("verb", VERBS)
def test_nonsense_is_refused_and_changes_nothing(client, plan, verb):
    before, sent = rows(), filled_in(verb, plan)
    lead(client)
    tries = [(name, value) for name in sent for value in HOSTILE if name != "reason"]

    answers = [
        send(client, plan, f"edit/{verb}/", **{**sent, name: value}) for name, value in tries
    ]

    assert {each.status_code for each in answers} == ({422} if tries else set())
    assert rows() == before


@pytest.mark.parametrize("verb", VERBS)
def test_nonsense_in_an_address_opens_the_form_all_the_same(client, plan, verb):
    lead(client)

    for value in (*HOSTILE, "rings:" + LARGE, "rings:" + LONG, "rings:²"):
        query = dict.fromkeys(["key", "step", "on", "place", "topic", "depth", "lead"], value)
        assert client.get(address(plan, f"edit/{verb}/"), query).status_code == 200


@pytest.mark.parametrize("reason", ["\0", "a\0b", LONG])
@pytest.mark.parametrize("verb", ["skip", "cancel", "not-held"])
def test_a_reason_that_nobody_could_read_is_refused(client, plan, verb, reason):
    sent = {**filled_in(verb, plan), "reason": reason}

    assert send(lead(client), plan, f"edit/{verb}/", **sent).status_code == 422
