"""Saying whether one comes: on the page, and from a mail without signing in."""

import datetime as dt

import pytest
import time_machine
from django.conf import settings
from django.core import signing

from planner.groups import actions
from planner.meetings.models import Meeting, Rsvp
from planner.meetings.rsvp_actions import CannotAnswer, answer
from planner.meetings.rsvp_links import SALT, rsvp_links
from tests.groups.people import NOW, membership, user
from tests.meetings.meeting_pages import (
    DURING,
    FIRST,
    OVER,
    SECOND,
    as_,
    at,
    group_that_meets,
    row,
    text,
)

pytestmark = pytest.mark.django_db
SECOND_LATER = dt.timedelta(seconds=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def made():
    return group_that_meets()


def answers(key=FIRST):
    found = Rsvp.objects.filter(meeting__key=key).order_by("id")
    return {each.user.name: each.answer for each in found.select_related("user")}


def mailed(name="Ben", says="yes"):
    """The path of the link in a mail."""
    return rsvp_links(row(), user(name))[says].removeprefix(settings.SITE_URL)


def test_one_answers_and_changes_one_s_mind(client, made):
    ben = as_(client, "Ben")

    for says in ("yes", "maybe", "no"):
        assert ben.post(at(made, "rsvp/"), {"answer": says}).status_code == 302
        assert answers() == {"Ben": says}


def test_everybody_reads_who_comes(client, made):
    for name, says in (("Ben", "yes"), ("Dan", "no"), ("Eve", "maybe")):
        answer(meeting=row(), user=user(name), answer=says, now=NOW)

    page = text(as_(client, "Eve").get(at(made)))

    assert "Coming (1): Ben Perhaps (1): Eve Not coming (1): Dan Not said yet (1): Ada" in page
    assert "You may be coming." in page


def test_who_has_left_is_not_counted(client, made):
    answer(meeting=row(), user=user("Eve"), answer="yes", now=NOW)
    actions.leave(membership=membership(made, "Eve"), by=user("Ada"), now=NOW)

    assert "Coming (" not in text(as_(client, "Ben").get(at(made)))


def test_the_same_answer_again_changes_nothing(made):
    answer(meeting=row(), user=user("Ben"), answer="yes", now=NOW)
    answer(meeting=row(), user=user("Ben"), answer="yes", now=DURING)

    assert Rsvp.objects.get().answered_at == NOW


def test_another_person_s_answer_cannot_be_given(client, made):
    sent = {"answer": "no", "user": user("Dan").pk, "user_id": user("Dan").pk}

    as_(client, "Ben").post(at(made, "rsvp/"), sent)

    assert answers() == {"Ben": "no"}


@pytest.mark.parametrize("says", ["", "YES", "perhaps", "yes\x00", "1"])
def test_what_is_no_answer_is_refused(client, made, says):
    assert as_(client, "Ben").post(at(made, "rsvp/"), {"answer": says}).status_code == 400
    assert answers() == {}


def test_an_operator_who_does_not_belong_has_no_answer(client, made):
    type(user("Omar")).objects.filter(name="Omar").update(is_superuser=True)

    assert as_(client, "Omar").post(at(made, "rsvp/"), {"answer": "yes"}).status_code == 403


def test_it_ends_with_the_meeting(client, made, clock):
    ben = as_(client, "Ben")
    clock.move_to(OVER - SECOND_LATER)
    last = ben.post(at(made, "rsvp/"), {"answer": "yes"})
    clock.move_to(OVER)

    late = ben.post(at(made, "rsvp/"), {"answer": "no"})

    assert (last.status_code, late.status_code) == (302, 409)
    assert "The meeting is over." in text(late)
    assert answers() == {"Ben": "yes"}


@pytest.mark.parametrize("state", ["cancelled", "not held", "held"])
def test_nobody_answers_about_a_meeting_that_is_not_to_come(made, state):
    Meeting.objects.filter(key=FIRST).update(state=state)

    with pytest.raises(CannotAnswer):
        answer(meeting=row(), user=user("Ben"), answer="yes", now=NOW)


def test_with_htmx_the_part_that_changed_comes_back(client, made):
    page = as_(client, "Ben").post(
        at(made, "rsvp/"), {"answer": "yes"}, headers={"hx-request": "true"}
    )

    assert page.status_code == 200
    assert page.content.decode().lstrip().startswith('<section id="coming"')
    assert "You are coming." in page.content.decode()


def test_with_htmx_a_page_that_is_out_of_date_is_read_anew(client, made, clock):
    clock.move_to(OVER)

    late = as_(client, "Ben").post(
        at(made, "rsvp/"), {"answer": "yes"}, headers={"hx-request": "true"}
    )

    assert (late.status_code, late["HX-Refresh"], answers()) == (409, "true", {})


def test_a_mail_s_link_says_one_thing_with_one_press(client, made):
    before = client.get(mailed())
    pressed = client.post(mailed(), follow=True)

    assert before.status_code == 200
    assert "Yes, I am coming" in text(before)
    assert "It is noted that you are coming." in text(pressed)
    assert answers() == {"Ben": "yes"}


def test_scanners_of_mail_change_nothing(client, made):
    for _ in range(5):
        client.get(mailed())
        client.head(mailed())

    assert answers() == {}


def test_each_answer_has_its_own_link_to_the_site(made):
    links = rsvp_links(row(), user("Ben"))

    assert list(links) == ["yes", "maybe", "no"]
    assert len(set(links.values())) == 3
    assert all(link.startswith(f"{settings.SITE_URL}/rsvp/") for link in links.values())


def test_what_is_sent_along_does_not_change_what_a_link_says(client, made):
    client.post(mailed(says="no"), {"answer": "yes", "user": user("Dan").pk, "meeting": SECOND})

    assert answers() == {"Ben": "no"}
    assert answers(SECOND) == {}


def test_somebody_else_who_is_signed_in_cannot_use_it(client, made):
    for method in (client.get, client.post):
        client.force_login(user("Dan"))
        assert method(mailed()).status_code == 403

    assert answers() == {}


def test_its_owner_may_be_signed_in(client, made):
    as_(client, "Ben").post(mailed())

    assert answers() == {"Ben": "yes"}


def over(client, path):
    found = [client.get(path), client.post(path)]
    return [each.status_code for each in found], {text(each) for each in found}


def test_every_link_that_is_over_gives_the_same_page(client, made, clock):
    links = {name: mailed(name) for name in ("Ben", "Dan", "Eve")}
    actions.leave(membership=membership(made, "Dan"), by=user("Ada"), now=NOW)
    type(user("Eve")).objects.filter(name="Eve").update(is_active=False)
    found = [over(client, links["Dan"]), over(client, links["Eve"]), over(client, "/rsvp/x/")]
    clock.move_to(OVER)
    found.append(over(client, links["Ben"]))

    assert [status for status, _ in found] == [[410, 410]] * 4
    assert len(set.union(*(texts for _, texts in found))) == 1
    assert answers() == {}


def test_it_is_good_until_the_end_of_the_meeting_wherever_that_is_by_then(client, made, clock):
    link = mailed()
    clock.move_to(OVER - SECOND_LATER)
    assert client.get(link).status_code == 200

    clock.move_to(OVER)
    assert client.get(link).status_code == 410

    Meeting.objects.filter(key=FIRST).update(ends_at=OVER + dt.timedelta(hours=1))
    assert client.get(link).status_code == 200


@pytest.mark.parametrize("state", ["cancelled", "withdrawn", "not held"])
def test_a_meeting_that_was_called_off_takes_no_answers(client, made, state):
    link = mailed()
    Meeting.objects.filter(key=FIRST).update(state=state)

    assert over(client, link)[0] == [410, 410]


def test_in_an_archived_group_nothing_is_noted(client, made):
    link = mailed()
    actions.archive(group=made, by=user("Ada"), now=NOW)

    assert over(client, link)[0] == [409, 409]
    assert answers() == {}


def forged():
    good = mailed().split("/")[2]
    payload, stamp, signature = good.split(":")
    other = signing.dumps([FIRST, user("Dan").pk, "yes"], salt="elsewhere")
    yield from (good[:-1], good + "x", f"{payload}:{stamp}:", f"x{payload}:{stamp}:{signature}")
    yield from (other, "::", "a:b:c", "\u2603", "%00", "x" * 4000)
    for content in ([FIRST], [FIRST, 0, "yes"], ["no", "such", "thing"], {"a": 1}, 7, None):
        yield signing.dumps(content, salt=SALT)
    yield signing.dumps([FIRST, user("Ben").pk, "perhaps"], salt=SALT)
    yield signing.dumps([FIRST, 2**70, "yes"], salt=SALT)
    yield signing.dumps([[FIRST], {}, "yes"], salt=SALT)


def test_a_forged_link_is_over(client, made):
    found = {token: client.post(f"/rsvp/{token}/").status_code for token in forged()}

    assert {token[:40]: said for token, said in found.items() if said != 410} == {}
    assert answers() == {}
