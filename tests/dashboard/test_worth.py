"""Whether units were worth their time: said, changed, taken back, and what others see of it."""

import pytest

from curriculum.actions import load_catalogue
from planner.groups.models import Sharing
from planner.meetings.models import AgendaItem, Attendance, Meeting
from planner.progress.models import UnitRead, UnitWorth
from planner.progress.unit_actions import mark_read
from planner.progress.worth import WorthCount, worth_of
from planner.progress.worth_actions import CannotSay, say_worth, take_back
from tests.groups.people import NOW, group, user
from tests.meetings.meeting_pages import CATALOGUE, text
from tests.meetings.test_measured import held

pytestmark = pytest.mark.django_db
PEOPLE = ("Ben", "Cleo", "Dan", "Eve", "Finn")
RESOURCE, UNIT = next(each for each in CATALOGUE.units() if not each[1].is_slot)
PAGE = f"/progress/units/worth/?unit={UNIT.id}"


@pytest.fixture(autouse=True)
def catalogue():
    load_catalogue(catalogue=CATALOGUE)


def says(name, worth="yes", *, words="", may_show=True, of=None, minutes=None):
    mark_read(user=user(name), unit=UNIT.id, minutes=None, now=NOW)
    about = {"title": UNIT.title, "for_whom": words, "may_show": may_show, "group": of}
    return say_worth(user=user(name), unit=UNIT.id, worth=worth, minutes=minutes, now=NOW, **about)


def counted():
    return worth_of([UNIT.id]).get(UNIT.id)


def test_five_people_tell_how_many_and_for_whom_without_names():
    for name, worth in zip(PEOPLE, ("yes", "yes", "partly", "no", "yes"), strict=True):
        says(name, worth, words=f"whoever {name[0].lower()}", may_show=name != "Eve")

    words = ("whoever b", "whoever c", "whoever d", "whoever f")
    assert counted() == WorthCount(people=5, yes=3, partly=1, no=1, words=words)


def test_four_people_of_one_group_tell_nothing():
    risk = group(*PEOPLE)
    for name in PEOPLE[:4]:
        says(name, of=risk)

    assert counted() is None


def test_three_groups_tell_it_with_fewer_people():
    for name in PEOPLE[:3]:
        says(name, of=group(name, name=f"Group of {name}"))

    assert counted() == WorthCount(people=3, yes=3, partly=0, no=0, words=())


def test_a_group_that_one_does_not_belong_to_does_not_count():
    others = [group("Dan", name=f"Group {number}") for number in range(3)]
    for name, of in zip(PEOPLE[:2], others, strict=False):
        says(name, of=of)

    assert set(UnitWorth.objects.values_list("group", flat=True)) == {None}


def test_who_hides_what_they_take_part_in_does_not_count():
    for name in PEOPLE:
        says(name, of=None)
    risk = group("Ben")
    Sharing.objects.create(group=risk, user=user("Ben"), participation=False, chosen_at=NOW)

    assert counted() is None


def test_each_says_it_once_and_the_last_word_counts():
    says("Ben", "no")
    says("Ben", "yes", minutes=50)

    assert list(UnitWorth.objects.values_list("user__name", "worth")) == [("Ben", "yes")]
    assert UnitRead.objects.order_by("-id").first().minutes == 50


def test_what_is_taken_back_does_not_count():
    for name in PEOPLE:
        says(name)
    take_back(user=user("Ben"), unit=UNIT.id, now=NOW)

    assert counted() is None


def test_only_what_was_studied_can_be_judged():
    with pytest.raises(CannotSay, match="Say so after you have read it"):
        say_worth(
            user=user("Ben"),
            unit=UNIT.id,
            title="",
            worth="yes",
            for_whom="",
            may_show=False,
            minutes=None,
            group=None,
            now=NOW,
        )


def test_whoever_was_at_the_meeting_has_studied_it():
    held("Risk", 30)
    AgendaItem.objects.update(reading=[{"unit": UNIT.id, "minutes": 9}])
    meeting = Meeting.objects.get()
    Attendance.objects.create(meeting=meeting, user=user("Ben"), is_present=True)
    about = {"title": "", "for_whom": "", "may_show": False, "group": None}

    said = say_worth(user=user("Ben"), unit=UNIT.id, worth="no", minutes=None, now=NOW, **about)

    assert said.worth == "no"


def test_the_form_keeps_what_was_said_and_takes_it_back(client):
    mark_read(user=user("Ben"), unit=UNIT.id, minutes=30, now=NOW)
    client.force_login(user("Ben"))
    assert 'value="30"' in client.get(PAGE).content.decode()

    given = {"worth": "partly", "minutes": "45", "for_whom": "beginners", "may_show": "on"}
    client.post(PAGE, given)
    shown = client.get(PAGE).content.decode()
    assert all(each in shown for each in ('value="45"', 'value="beginners"'))

    client.post("/progress/units/worth/undo/", {"unit": UNIT.id})
    assert UnitWorth.objects.standing().count() == 0
    client.post("/progress/units/worth/undo/", {"unit": UNIT.id, "again": "1"})
    assert UnitWorth.objects.standing().count() == 1


def test_without_an_answer_the_form_says_so_and_keeps_what_was_typed(client):
    mark_read(user=user("Ben"), unit=UNIT.id, minutes=30, now=NOW)
    client.force_login(user("Ben"))

    sent = client.post(PAGE, {"worth": "", "for_whom": "beginners"})

    assert sent.status_code == 422
    assert 'value="beginners"' in sent.content.decode()
    assert UnitWorth.objects.count() == 0


def test_the_resource_shows_it_beside_what_it_took(client):
    for name in PEOPLE:
        says(name, words="beginners")

    shown = text(client.get(f"/catalogue/resources/{RESOURCE.id}/minutes/"))

    assert "yes 5, partly 0, no 0 (of 5) For: beginners" in shown


def test_a_unit_that_was_read_leads_to_the_question(client):
    client.force_login(user("Ben"))
    sent = client.post(
        "/progress/units/", {"unit": UNIT.id, "do": "read"}, headers={"HX-Request": "true"}
    )

    assert f'href="{PAGE}"' in sent.content.decode()
