import datetime as dt
import re

import pytest
import time_machine

from planner.groups import actions
from planner.groups.invitation_actions import invite, revoke
from planner.groups.models import Away, Invitation
from planner.outbox.models import Message
from tests.groups.people import NOW, group, membership, user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def made():
    return group("Ben")


def at(made, page=""):
    return f"/groups/{made.pk}-{made.slug}/{page}"


def as_(client, name):
    client.force_login(user(name))
    return client


def text(answer):
    words = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(words.split())


def test_without_a_group_one_is_told_how_to_get_into_one(client):
    page = as_(client, "Cleo").get("/groups/")

    assert "You belong to none yet" in text(page)
    assert 'href="/groups/new/"' in page.content.decode()


def test_my_groups_with_my_role_the_archived_last(client, made):
    group(name="Algebra")
    actions.archive(group=group(name="Aardvark"), by=user("Ada"), now=NOW)

    page = as_(client, "Ada").get("/groups/").content.decode()

    assert re.findall(r'<span class="head"><a[^>]*>([^<]+)', page) == [
        "Algebra",
        "Payments risk",
        "Aardvark",
    ]


@pytest.mark.parametrize("others", [("Ben",), ("Ben", "Dan", "Eve")])
def test_pages_ask_the_database_as_often_for_few_as_for_many(
    client, others, django_assert_num_queries
):
    found = group(*others)
    for number in range(len(others)):
        invite(group=found, address=f"p{number}@example.org", by=user("Ada"), now=NOW)
    as_(client, "Ada").get(at(found))

    for page, queries in (("", 11), ("members/", 5), ("invite/", 6), ("settings/", 4)):
        with django_assert_num_queries(queries):
            client.get(at(found, page))


def test_a_wrong_slug_leads_to_the_right_one_and_keeps_the_question(client, made):
    answer = as_(client, "Ben").get(f"/groups/{made.pk}-old-name/members/?from=mail")

    assert answer.headers["Location"] == at(made, "members/?from=mail")


def test_only_leads_read_addresses(client, made):
    assert "ada@example.org" not in as_(client, "Ben").get(at(made, "members/")).content.decode()
    assert "ben@example.org" in as_(client, "Ada").get(at(made, "members/")).content.decode()


def test_a_member_without_a_name_is_not_shown_by_the_address(client, made):
    type(user("Ada")).objects.filter(email="ada@example.org").update(name="")

    for page in ("", "members/"):
        assert "ada@" not in as_(client, "Ben").get(at(made, page)).content.decode()


def test_every_faulty_line_of_addresses_is_named_and_nothing_is_lost(client, made):
    typed = "dan@example.org\nnobody\n\nEve@example.org\n@"

    answer = as_(client, "Ada").post(at(made, "invite/"), {"addresses": typed, "role": "member"})

    assert answer.status_code == 422
    assert "Line 2: “nobody” is no e-mail address." in text(answer)
    assert "Line 5: “@” is no e-mail address." in text(answer)
    assert "dan@example.org\nnobody" in answer.content.decode().replace("\r", "")
    assert Invitation.objects.count() == 0
    assert "<title>Error: " in answer.content.decode()


def test_inviting_several_at_once(client, made):
    typed = "Dan@example.org\neve@example.org, \ndan@example.org"

    client_answer = as_(client, "Ada").post(
        at(made, "invite/"), {"addresses": typed, "role": "member"}, follow=True
    )

    assert list(Message.objects.order_by("id").values_list("address", flat=True)) == [
        "dan@example.org",
        "eve@example.org",
    ]
    assert "2 people will get a mail." in text(client_answer)


def test_a_revoked_invitation_can_be_sent_again_from_the_page(client, made):
    found = invite(group=made, address="dan@example.org", by=user("Ada"), now=NOW)
    revoke(invitation=found, by=user("Ada"), now=NOW)

    page = as_(client, "Ada").get(at(made, "invite/"))

    assert "Revoked in the last 30 days dan@example.org Invite again" in text(page)


def test_the_last_lead_is_told_what_to_do_before_leaving(client, made):
    answer = as_(client, "Ada").post(at(made, "leave/"))

    assert answer.status_code == 409
    assert "make somebody else a lead first" in text(answer)


def test_the_lead_is_handed_over_in_one_step(client, made):
    ben = membership(made, "Ben")

    as_(client, "Ada").post(at(made, f"members/{ben.pk}/hand-over/"))

    assert {each.user.name: each.role for each in made.memberships.active()} == {
        "Ada": "member",
        "Ben": "lead",
    }


def test_a_removed_member_is_brought_back_exactly_as_they_were(client, made):
    before = made.memberships.filter(user=user("Ben")).values().get()

    as_(client, "Ada").post(at(made, f"members/{before['id']}/remove/"))
    assert not made.memberships.active().filter(user=user("Ben")).exists()
    client.post(at(made, f"members/{before['id']}/bring-back/"))

    assert made.memberships.filter(user=user("Ben")).values().get() == before


def test_who_left_by_themselves_is_not_brought_back(client, made):
    ben = membership(made, "Ben")
    as_(client, "Ben").post(at(made, "leave/"))

    page = as_(client, "Ada").get(at(made, "members/"))
    answer = client.post(at(made, f"members/{ben.pk}/bring-back/"))

    assert "Bring back" not in text(page)
    assert answer.status_code == 409


def test_who_returns_need_not_say_again_where_they_live(client, made):
    ben = membership(made, "Ben")
    as_(client, "Ben").post(
        at(made, "me/"),
        {"country": "DE", "subdivision": "BE", "reading_minutes": "45", "takes_turns": "on"},
    )
    client.post(at(made, "leave/"))

    back = actions.add_member(group=made, user=ben.user, by=ben.user, now=NOW)

    assert (back.pk != ben.pk, back.country, back.subdivision, back.reading_minutes) == (
        True,
        "DE",
        "BE",
        45,
    )


def test_the_regions_follow_the_country_before_anything_is_saved(client, made):
    page = as_(client, "Ben").get(at(made, "me/?country=GB")).content.decode()

    assert re.findall(r'<option value="(\w+)">', page.partition('name="subdivision"')[2])[:4] == [
        "ENG",
        "NIR",
        "SCT",
        "WLS",
    ]
    assert membership(made, "Ben").country == ""


def test_a_region_of_another_country_is_refused_at_its_field(client, made):
    answer = as_(client, "Ben").post(at(made, "me/"), {"country": "GB", "subdivision": "BE"})

    assert answer.status_code == 422
    assert 'id="id_subdivision_error"' in answer.content.decode()


AWAY = {"first_on": "2027-02-01", "last_on": "2027-02-14", "reason": "parental leave"}


def test_away_dates_are_added_once_removed_and_put_back(client, made):
    me = as_(client, "Ben")
    for _ in range(2):
        me.post(at(made, "me/away/"), AWAY)
    before = list(Away.objects.values_list("first_on", "last_on", "reason"))

    me.post(at(made, f"me/away/{Away.objects.get().pk}/remove/"))
    page = me.get(at(made, "me/")).content.decode()
    kept = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    me.post(at(made, "me/away/"), kept)

    assert before == [(dt.date(2027, 2, 1), dt.date(2027, 2, 14), "parental leave")]
    assert list(Away.objects.values_list("first_on", "last_on", "reason")) == before


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"last_on": "2027-01-01"}, "The last day lies before the first; swap them."),
        ({"from_time": "09:00"}, "A part of a day needs both times."),
        ({"from_time": "12:00", "to_time": "09:00"}, "A part of a day must end later"),
    ],
)
def test_days_that_make_no_sense_are_refused_in_words(client, made, changed, says):
    answer = as_(client, "Ben").post(at(made, "me/away/"), {**AWAY, **changed})

    assert (answer.status_code, Away.objects.count()) == (422, 0)
    assert says in text(answer)


def test_one_s_days_away_are_nobody_else_s_to_remove(client, made):
    as_(client, "Ben").post(at(made, "me/away/"), AWAY)

    answer = as_(client, "Ada").post(at(made, f"me/away/{Away.objects.get().pk}/remove/"))

    assert (answer.status_code, Away.objects.count()) == (404, 1)


def test_the_settings_are_kept_and_a_wrong_zone_is_not(client, made):
    fields = {"name": "Renamed", "zone": "Mars/Base", "reading_minutes": "60"}

    refused = as_(client, "Ada").post(at(made, "settings/"), fields)
    saved = client.post(at(made, "settings/"), {**fields, "zone": "Asia/Tokyo"})

    assert refused.status_code == 422
    assert saved.headers["Location"] == f"/groups/{made.pk}-renamed/settings/"


def test_an_archived_group_comes_back(client, made):
    as_(client, "Ada").post(at(made, "archive/"))
    assert "This group is archived" in text(client.get(at(made)))

    client.post(at(made, "unarchive/"))

    made.refresh_from_db()
    assert made.archived_at is None


def test_inviting_tells_nothing_of_who_has_an_account(client, made):
    user("Eve")
    answers = []
    for address in ("eve@example.org", "xyz@example.org"):
        page = as_(client, "Ada").post(
            at(made, "invite/"), {"addresses": address, "role": "member"}, follow=True
        )
        answers.append((page.status_code, text(page).replace(address, "somebody")))
        Invitation.objects.all().delete()

    assert answers[0] == answers[1]
