"""From a member's wish to what curators made of it."""

import datetime as dt

import pytest

from curriculum.history import change_catalogue
from curriculum.models import Edition, Suggestion, Topic
from curriculum.suggesting import (
    MOST_A_DAY,
    AlreadyDecided,
    CannotSuggest,
    accept,
    decline,
    suggest,
    waiting,
)
from planner.outbox.models import Message
from tests.curriculum.curating.test_views import SMALL, VECTORS, opened
from tests.curriculum.editions import offered
from tests.groups.people import NOW, user

pytestmark = pytest.mark.django_db
QUEUE = "/catalogue/curating/suggestions/"


@pytest.fixture
def dora(client):
    change_catalogue(wanted=SMALL, by=None, now=NOW, kind=Edition.Kind.FILES)
    someone = user("Dora")
    someone.is_curator = True
    someone.save()
    client.force_login(someone, "planner.accounts.backends.AccountBackend")
    return client


def told(name):
    rows = Message.objects.filter(recipient=user(name), kind="suggestion_decided", channel="app")
    return [row.subject for row in rows.order_by("id")]


def texts():
    return [each.text for each in waiting()]


def test_the_same_form_offers_once(db):
    assert offered(by=user("Eve")) == offered(by=user("Eve"))
    assert Suggestion.objects.count() == 1


@pytest.mark.parametrize(("text", "said"), [(" ", "Say what"), ("x" * 5_001, "5,001 characters")])
def test_what_says_nothing_or_too_much_is_not_taken(text, said):
    with pytest.raises(CannotSuggest, match=said):
        offered(by=user("Eve"), text=text)


def test_so_many_a_day_are_enough():
    for number in range(MOST_A_DAY):
        offered(by=user("Eve"), text=f"{number}")

    with pytest.raises(CannotSuggest, match="go on tomorrow"):
        offered(by=user("Eve"), text="one more")

    tomorrow = NOW + dt.timedelta(days=1, seconds=1)
    offered(by=user("Ben"), text="mine")
    suggest(
        kind="fix",
        entry_kind="topic",
        entry_id="vectors",
        text="one more",
        key="n",
        by=user("Eve"),
        now=tomorrow,
    )
    assert len(texts()) == MOST_A_DAY + 2


def test_who_offered_it_is_told_once_what_became_of_it():
    made = offered(by=user("Eve"))

    decline(suggestion=made, by=user("Dora"), now=NOW, reply="It was measured.")

    assert told("Eve") == ["Your suggestion for “vectors” was not taken up"]
    assert "It was measured." in Message.objects.get(channel="app").text
    with pytest.raises(AlreadyDecided):
        accept(suggestion=made, by=user("Dora"), now=NOW)
    assert told("Eve") == told("Eve")[:1]


def test_nothing_is_declined_without_a_word():
    made = offered(by=user("Eve"))

    with pytest.raises(CannotSuggest, match="Say in a word why"):
        decline(suggestion=made, by=user("Dora"), now=NOW, reply=" ")

    assert texts() == ["It takes longer."]


def test_a_member_suggests_from_a_page_of_the_catalogue(dora):
    dora.force_login(user("Eve"), "planner.accounts.backends.AccountBackend")
    address = "/catalogue/suggest/?about=topic&id=vectors"
    link = dora.get("/catalogue/topics/vectors/").content.decode()
    form = dora.get(address).context["form"]

    page = dora.post(
        address,
        {"kind": "no_decision", "text": "We never use it.", "key": str(form["key"].value())},
    )

    assert "/catalogue/suggest/?about=topic&amp;id=vectors" in link
    assert page.status_code == 302
    mine = dora.get("/catalogue/suggest/mine/").content.decode()
    assert "It changed no decision of ours: vectors" in mine
    assert texts() == ["We never use it."]


def test_what_is_not_in_the_catalogue_cannot_be_suggested_for(dora):
    for address in ("?about=topic&id=nothing", "?about=nothing&id=vectors", ""):
        assert dora.get(f"/catalogue/suggest/{address}").status_code == 404


def test_the_queue_goes_from_one_to_the_next(dora):
    for number in range(3):
        offered(by=user("Eve"), text=f"Number {number}")

    first = dora.get(QUEUE).content.decode()
    one, two, three = waiting()
    then = dora.post(f"{QUEUE}{one.pk}/", {"do": "accept"}, follow=True).content.decode()
    left = dora.get(f"{QUEUE}?after={two.pk}").content.decode()
    again = dora.get(f"{QUEUE}?after={three.pk}").content.decode()

    assert ("Number 0" in first, "1 of 3 that wait" in first) == (True, True)
    assert ("Number 1" in then, "1 of 2 that wait" in then) == (True, True)
    assert ("Number 2" in left, "2 of 2 that wait" in left) == (True, True)
    assert "Number 1" in again


def test_declining_without_a_word_keeps_what_was_typed(dora):
    made = offered(by=user("Eve"))

    response = dora.post(f"{QUEUE}{made.pk}/", {"do": "decline", "reply": " "})

    assert response.status_code == 422
    assert "Say in a word why" in response.content.decode()
    assert texts() == ["It takes longer."]


def test_two_curators_decide_once(dora):
    made = offered(by=user("Eve"))
    dora.post(f"{QUEUE}{made.pk}/", {"do": "accept"})

    page = dora.post(f"{QUEUE}{made.pk}/", {"do": "decline", "reply": "No."}, follow=True)

    assert "Somebody has decided on this one meanwhile." in page.content.decode()
    assert Suggestion.objects.get().state == "accepted"


def test_changing_the_entry_accepts_it_and_is_kept_with_it(dora):
    made = offered(by=user("Eve"))
    address = f"{VECTORS}&suggestion={made.pk}"

    page = dora.get(address).content.decode()
    dora.post(address, opened(dora, address, depths__working__minutes="45"))

    made.refresh_from_db()
    assert "Suggested: another estimate" in page
    assert (made.state, made.edition) == ("accepted", Edition.objects.latest("id"))
    assert Topic.objects.get(slug="vectors").rungs.get(depth=2).minutes == 45
    assert told("Eve") == ["Your suggestion for “vectors” was accepted"]


def test_saving_nothing_new_accepts_nothing(dora):
    made = offered(by=user("Eve"))
    address = f"{VECTORS}&suggestion={made.pk}"

    dora.post(address, opened(dora, address))

    assert texts() == ["It takes longer."]
