import re

import pytest
from django.utils import timezone

from planner.groups import actions as groups
from planner.outbox.models import Message
from planner.plans.models import TurnOffer
from planner.plans.turn_table import turn_table
from tests.groups.people import NOW, group, membership, user
from tests.plans.begun_plans import address, drafted, published
from tests.plans.plan_pages import errors_of, rows, summary_of, text_of

pytestmark = pytest.mark.django_db
HOSTILE = ("<b>bold</b>", "\x00", "a\r\nBcc: eve@example.org", "𝔘" * 200, "'; drop table x --")


@pytest.fixture
def plan():
    """Two meetings of eight lie behind; Ada, Ben, Cem and Dan take turns."""
    return published(group("Ben", "Cem", "Dan"), meetings=8)


def table_of(plan):
    return turn_table(plan, now=timezone.now())


def keys_of(plan, name):
    """Of the meetings to come that somebody leads."""
    return [slot.key for slot in table_of(plan).coming if slot.lead == name]


def own_key(plan, name="Ben"):
    return keys_of(plan, name)[0]


def as_(client, name):
    client.force_login(user(name))
    return client


def send(client, plan, page, **fields):
    return client.post(address(plan, f"turns/{page}"), fields)


def asks(client, plan, by="Ben", of="Cem", **fields):
    page = f"{own_key(plan, by)}/swap/"
    return send(as_(client, by), plan, page, other=own_key(plan, of), **fields)


def lead_of(plan, key):
    return table_of(plan).schedule.slot(key).lead


def acts_of(page):
    """Where forms and links of the list lead, without the group and the plan."""
    listed = page.content.decode().partition('id="coming"')[2].partition("<h2")[0]
    return re.findall(r'(?:action|href)="[^"]*/turns/([^"]+)"', listed)


def test_a_member_reads_who_leads_next_and_why(client, plan):
    page = as_(client, "Ben").get(address(plan, "turns/"))

    following = table_of(plan).coming[0]
    assert page.status_code == 200
    assert f"{following.lead} leads next" in text_of(page)
    assert f"{following.lead} has not led this group before." in text_of(page)


def test_everybody_finds_acts_for_their_own_turns_only(client, plan):
    page = as_(client, "Ben").get(address(plan, "turns/"))

    own = keys_of(plan, "Ben")
    assert acts_of(page) == [f"{key}/{act}/" for key in own for act in ("give-back", "swap")]


def test_whoever_led_stands_in_the_history(client, plan):
    page = text_of(as_(client, "Ben").get(address(plan, "turns/")))

    led = [slot.lead for slot in table_of(plan).past]
    found = page.partition("Who has led")[2].partition("What was changed")[0]
    assert re.findall(r": (\w+)", found) == led[::-1]


def test_the_numbers_stand_by_name(client, plan):
    page = as_(client, "Ben").get(address(plan, "turns/")).content.decode()

    numbers = page.partition('id="fairness"')[2].partition("</table>")[0]
    assert re.findall(r'<th scope="row">(\w+)</th>', numbers) == ["Ada", "Ben", "Cem", "Dan"]
    assert re.findall(r'<td class="number">(\d+)</td>', numbers)[3::4] == ["1"] * 4


def test_giving_back_asks_for_a_reason(client, plan):
    page = send(as_(client, "Ben"), plan, f"{own_key(plan)}/give-back/", to="volunteers")

    assert page.status_code == 422
    assert errors_of(page) == ["Say why, so that the others know."]
    assert "Why : Say why, so that the others know." in summary_of(page)


def test_what_was_typed_stays_when_it_is_refused(client, plan):
    page = send(as_(client, "Ben"), plan, f"{own_key(plan)}/give-back/", reason="a cold", to="all")

    assert page.status_code == 422
    assert 'value="a cold"' in page.content.decode()


def test_a_turn_is_given_back_and_taken_by_a_volunteer(client, plan):
    key = own_key(plan)
    there = send(as_(client, "Ben"), plan, f"{key}/give-back/", reason="a cold", to="volunteers")
    assert there.status_code == 302
    assert "Ben gave this turn back: a cold. If nobody volunteers" in text_of(
        client.get(address(plan, "turns/"))
    )

    for name in ("Ada", "Cem", "Dan"):
        page = as_(client, name).get(address(plan, "turns/"))
        if f"{key}/volunteer/" in acts_of(page):
            send(client, plan, f"{key}/volunteer/")
            break

    assert lead_of(plan, key) == name
    page = text_of(client.get(address(plan, "turns/")))
    assert f"{name} instead of Ben" in page


def test_skipping_asks_whoever_stands_in(client, plan):
    key = own_key(plan)
    backup = table_of(plan).slot(key).backup

    send(as_(client, "Ben"), plan, f"{key}/give-back/", reason="a cold", to="stand-in")

    assert lead_of(plan, key) == backup


def test_a_swap_is_asked_for_and_agreed(client, plan):
    mine, theirs = own_key(plan, "Ben"), own_key(plan, "Cem")
    asks(client, plan, reason="a trip")
    offer = TurnOffer.objects.get()
    assert (lead_of(plan, mine), lead_of(plan, theirs)) == ("Ben", "Cem")

    page = as_(client, "Cem").get(address(plan, "turns/"))
    assert "You are asked to swap" in text_of(page)
    assert "a trip" in text_of(page)
    send(client, plan, f"offers/{offer.pk}/accept/")

    assert (lead_of(plan, mine), lead_of(plan, theirs)) == ("Cem", "Ben")


@pytest.mark.parametrize(
    ("name", "answer", "state"), [("Cem", "decline", "declined"), ("Ben", "withdraw", "withdrawn")]
)
def test_a_swap_is_declined_or_taken_back(client, plan, name, answer, state):
    asks(client, plan)
    offer = TurnOffer.objects.get()

    send(as_(client, name), plan, f"offers/{offer.pk}/{answer}/")

    offer.refresh_from_db()
    assert (offer.state, offer.ended_by) == (state, user(name))


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("Ben", "accept"),
        ("Ada", "accept"),
        ("Dan", "decline"),
        ("Cem", "withdraw"),
        ("Cem", "burn"),
    ],
)
def test_an_offer_that_is_not_one_s_to_answer_is_not_there(client, plan, name, answer):
    asks(client, plan)
    offer = TurnOffer.objects.get()

    assert send(as_(client, name), plan, f"offers/{offer.pk}/{answer}/").status_code == 404
    offer.refresh_from_db()
    assert offer.state == "open"


def test_nobody_acts_on_the_turn_of_another(client, plan):
    key, before = own_key(plan, "Cem"), rows()
    ben = as_(client, "Ben")

    for page in ("give-back", "swap", "volunteer"):
        there = send(ben, plan, f"{key}/{page}/", reason="x", to="volunteers")
        assert (there.status_code, there["Location"]) == (302, address(plan, "turns/"))
    assert (rows(), TurnOffer.objects.count()) == (before, 0)


@pytest.mark.parametrize("page", ["give-back", "swap", "volunteer"])
def test_a_meeting_that_is_not_there_is_not_found(client, plan, page):
    assert send(as_(client, "Ben"), plan, f"{'0' * 16}/{page}/").status_code == 404


@pytest.mark.parametrize("other", ["", "nonsense", "0" * 16, "<script>"])
def test_a_swap_for_what_is_not_offered_is_refused(client, plan, other):
    page = send(as_(client, "Ben"), plan, f"{own_key(plan)}/swap/", other=other)

    assert (page.status_code, TurnOffer.objects.count()) == (422, 0)


@pytest.mark.parametrize("reason", HOSTILE)
def test_a_hostile_reason_is_only_text(client, plan, reason):
    page = f"{own_key(plan)}/give-back/"
    there = send(as_(client, "Ben"), plan, page, reason=reason, to="volunteers")

    shown = client.get(address(plan, "turns/")).content.decode()
    assert there.status_code in {302, 422}
    assert "<b>bold" not in shown
    for message in Message.objects.filter(kind="turn_offered"):
        assert "\n" not in message.subject
        assert "\nBcc" not in message.text


def test_strangers_and_plans_that_are_not_published_are_not_found(client, plan):
    idea = drafted(group("Ben", name="Another"))

    assert as_(client, "Cleo").get(address(plan, "turns/")).status_code == 404
    assert as_(client, "Ben").get(address(idea, "turns/")).status_code == 404
    assert "Nothing of this plan is published yet" in text_of(
        as_(client, "Ada").get(address(idea, "turns/"))
    )


def test_an_archived_group_is_read_only(client, plan):
    key = own_key(plan)
    groups.archive(group=plan.group, by=user("Ada"), now=NOW)

    page = as_(client, "Ben").get(address(plan, "turns/"))
    there = send(client, plan, f"{key}/give-back/", reason="a cold", to="volunteers")

    assert (page.status_code, acts_of(page)) == (200, [])
    assert there.status_code == 409


def test_a_wrong_slug_leads_to_the_right_one(client, plan):
    right = address(plan, "turns/")
    wrong = right.replace(f"-{plan.slug}/", "-else/")

    response = as_(client, "Ben").get(wrong)

    assert (response.status_code, response["Location"]) == (302, right)


def test_who_joined_and_is_not_in_the_plan_yet_may_look(client, plan):
    groups.add_member(group=plan.group, user=user("Eve"), by=user("Ada"), now=NOW)

    page = as_(client, "Eve").get(address(plan, "turns/"))

    assert (page.status_code, acts_of(page)) == (200, [])
    assert "rather not lead" not in text_of(page)


@pytest.mark.parametrize("offers", [0, 1, 3])
def test_the_page_asks_the_same_of_the_database_however_much_there_is(
    client, plan, offers, django_assert_num_queries
):
    for other in keys_of(plan, "Cem")[:1] + keys_of(plan, "Dan")[:1] + keys_of(plan, "Ada")[:1]:
        if TurnOffer.objects.count() < offers:
            send(as_(client, "Ben"), plan, f"{own_key(plan)}/swap/", other=other)
    assert TurnOffer.objects.count() == offers
    as_(client, "Ben").get(address(plan, "turns/"))

    with django_assert_num_queries(12):
        client.get(address(plan, "turns/"))


def test_nobody_away_is_offered_for_a_swap(client, plan):
    on = table_of(plan).slot(own_key(plan, "Ben")).on
    groups.add_away(
        membership=membership(plan.group, "Cem"), first_on=on, last_on=on, by=user("Cem"), now=NOW
    )

    page = as_(client, "Ben").get(address(plan, f"turns/{own_key(plan, 'Ben')}/swap/"))

    offered = re.findall(r'<option value="(\w+)"', page.content.decode())
    assert offered
    assert not set(offered) & set(keys_of(plan, "Cem"))
