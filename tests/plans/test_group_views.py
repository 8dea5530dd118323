import datetime as dt
import re

import pytest
from django.utils import timezone

from planner.groups import actions as groups
from planner.plans import actions
from planner.plans.models import Revision
from tests.groups.people import NOW, group, membership, user
from tests.plans.begun_plans import address, drafted, published
from tests.plans.plan_pages import hidden, keys, lead, publish, rows, send, text_of

pytestmark = pytest.mark.django_db
LEADS_ONLY = ("edit/", "edit/move/", "publish/", "history/", "revisions/1/")
ACTS = ("edit/lock/", "edit/take-back/", "edit/discard/", "publish/", "undo/", "archive/")


@pytest.fixture
def plan():
    """Two meetings of six lie behind."""
    return published(group("Ben", "Finn"), meetings=6)


def swapped(client, plan):
    return send(client, plan, "edit/swap/", key=keys(plan)[2], other=keys(plan)[3])


def main_of(response):
    """The main part without what a revision is called and what can be done."""
    page = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)[0]
    page = re.sub(r'<div class="(aside|actions)[\w -]*".*?</div>', "", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"revision \d+", "revision", page))


def programme_of(response):
    return main_of(response).partition('<h2 id="programme">')[2]


def history_of(response):
    """What stands in each row."""
    listed = re.findall(r'<span class="head">.*?</li>', response.content.decode(), re.DOTALL)
    rows = [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", each)).strip() for each in listed]
    return [re.sub(r" ([,;:])", r"\1", each) for each in rows]


def test_members_read_what_is_published(client, plan):
    client.force_login(user("Ben"))

    page = client.get(address(plan))

    assert page.status_code == 200
    assert "Payments risk · published, revision 1 Rings" in text_of(page)
    assert "Change the plan" not in text_of(page)


def test_leads_find_what_to_do_with_it(client, plan):
    page = lead(client).get(address(plan))

    found = re.findall(r'<a\s+class="button" href="([^"]+)">([^<]+)</a>', page.content.decode())
    assert found == [(address(plan, "edit/"), "Change the plan")]
    assert "Undo the last publication" not in text_of(page)


def test_a_plan_never_published_is_not_there_for_members(client):
    idea = drafted(group("Ben"))
    client.force_login(user("Ben"))
    pages = [address(idea), address(idea, "catch-up/")]
    wrong = [each.replace(idea.slug, "else") for each in pages]

    assert [client.get(each).status_code for each in (*pages, *wrong)] == [404] * 4
    assert lead(client).get(address(idea)).status_code == 200
    assert "Nobody else sees this yet" in text_of(client.get(address(idea)))


def test_a_draft_on_top_is_seen_by_leads_only(client, plan):
    client.force_login(user("Ben"))
    before = main_of(client.get(address(plan)))
    swapped(lead(client), plan)

    client.force_login(user("Ben"))
    assert main_of(client.get(address(plan))) == before
    assert "There are changes that are not published: Swapped" in text_of(
        lead(client).get(address(plan))
    )


@pytest.mark.parametrize("page", ["", *LEADS_ONLY])
def test_strangers_find_nothing(client, plan, page):
    client.force_login(user("Cleo"))

    assert client.get(address(plan, page)).status_code == 404


@pytest.mark.parametrize("page", LEADS_ONLY)
def test_members_are_told_that_it_is_for_leads(client, plan, page):
    client.force_login(user("Ben"))

    assert client.get(address(plan, page)).status_code == 403


@pytest.mark.parametrize("page", [*ACTS, "revisions/1/restore/"])
def test_members_change_nothing(client, plan, page):
    client.force_login(user("Ben"))
    before = rows()

    assert client.post(address(plan, page), {"base": 1}).status_code == 403
    assert rows() == before


@pytest.mark.parametrize("page", ["", *LEADS_ONLY])
def test_a_wrong_slug_leads_to_the_right_one(client, plan, page):
    right = address(plan, page)

    response = lead(client).get(right.replace(f"-{plan.slug}/", "-else/"), {"key": "a b"})

    query = "?key=a+b" if page else ""
    assert (response.status_code, response.headers["Location"]) == (302, right + query)


@pytest.mark.parametrize("page", ["", *LEADS_ONLY])
def test_the_plan_of_another_group_is_not_found_here(client, plan, page):
    other = group("Ben", name="Another")
    wrong = address(plan, page).replace(f"/{plan.group_id}-payments-risk/", f"/{other.pk}-another/")

    assert lead(client).get(wrong).status_code == 404


@pytest.mark.parametrize("page", [*ACTS, "revisions/1/restore/"])
def test_the_plan_of_another_group_is_not_changed_from_here(client, plan, page):
    other = group("Ben", name="Another")
    wrong = address(plan, page).replace(f"/{plan.group_id}-payments-risk/", f"/{other.pk}-another/")
    before = rows()

    assert lead(client).post(wrong, {"base": 1}).status_code == 404
    assert rows() == before


@pytest.mark.parametrize("page", [*ACTS, "revisions/1/restore/"])
def test_in_an_archived_group_nothing_changes(client, plan, page):
    groups.archive(group=plan.group, by=user("Ada"), now=NOW)
    before = rows()

    response = lead(client).post(address(plan, page), {"base": 1})

    assert (response.status_code, rows()) == (409, before)
    assert "Change the plan" not in text_of(client.get(address(plan)))


def test_the_history_tells_who_did_what_when(client, plan):
    swapped(lead(client), plan)
    publish(client, plan)

    head = actions.head_of(plan)
    made, published_at = (
        f"{each.day} {each:%b %Y, %H:%M}" for each in (head.created_at, head.published_at)
    )
    assert history_of(client.get(address(plan, "history/"))) == [
        f"Revision 2: {head.summary} published, what you work on Ada, {made}; "
        f"published by Ada, {published_at}, told: Ben, Finn; in spite of a rule: We agreed.",
        "Revision 1: Drafted from a goal. superseded Ada, 4 Jan 2027, 09:00; "
        "published by Ada, 4 Jan 2027, 09:00, told: Ben, Finn",
    ]


def test_the_history_tells_times_in_the_readers_zone(client, plan):
    ada = user("Ada")
    ada.time_zone = "Asia/Tokyo"
    ada.save()

    page = lead(client).get(address(plan, "history/"))

    assert "Times are those of Asia/Tokyo, your zone" in text_of(page)
    assert '<time datetime="2027-01-04T09:00:00+00:00">4 Jan 2027, 18:00</time>' in (
        page.content.decode()
    )


def test_any_revision_can_be_looked_at(client, plan):
    swapped(lead(client), plan)

    first = client.get(address(plan, "revisions/1/"))
    head = client.get(address(plan, "revisions/2/"))

    shown = programme_of(client.get(address(plan)))
    assert (hidden(first), programme_of(first) == shown) == ({"base": "2"}, True)
    assert "Make this the draft" not in text_of(head)
    assert programme_of(head) != shown


@pytest.mark.parametrize("number", ["3", "0", "9" * 30])
def test_a_revision_that_never_was_is_not_found(client, plan, number):
    assert lead(client).get(address(plan, f"revisions/{number}/")).status_code == 404
    assert send(client, plan, f"revisions/{number}/restore/").status_code == 404


def test_an_earlier_revision_becomes_the_draft(client, plan):
    swapped(lead(client), plan)
    publish(client, plan)

    response = send(client, plan, "revisions/1/restore/")

    head = actions.head_of(plan)
    assert (response.status_code, response.headers["Location"]) == (302, address(plan, "edit/"))
    assert (head.number, head.status, head.restored_from.number) == (3, "draft", 1)
    assert head.programme == plan.revisions.get(number=1).programme


def test_undo_publishes_what_was_published_before(client, plan):
    before = main_of(lead(client).get(address(plan)))
    swapped(client, plan)
    publish(client, plan)
    assert main_of(client.get(address(plan))) != before

    response = client.post(address(plan, "undo/"), {"base": 2}, follow=True)

    assert "The plan is as it was before. Told: Ben, Finn." in text_of(response)
    assert main_of(client.get(address(plan))) == before
    assert [each.status for each in plan.revisions.order_by("number")] == [
        "superseded",
        "superseded",
        "published",
    ]


def test_the_first_publication_is_not_undone(client, plan):
    response = lead(client).post(address(plan, "undo/"), {"base": 1}, follow=True)

    assert "This was the first time that the plan was published." in text_of(response)
    assert plan.revisions.count() == 1


@pytest.mark.parametrize("page", ["undo/", "revisions/1/restore/"])
@pytest.mark.parametrize("base", ["", "1", "two", "9" * 30, "٢", "\0"])
def test_who_saw_another_state_is_shown_the_change_first(client, plan, page, base):
    swapped(lead(client), plan)
    publish(client, plan)
    before = rows()

    response = send(client, plan, page, base=base)

    # The Arabic digit is a two as well as any.
    assert (response.status_code, rows() == before) == (
        (302, False) if base == "٢" else (409, True)
    )


def test_what_was_refused_can_be_sent_again(client, plan):
    swapped(lead(client), plan)
    publish(client, plan)

    refused = send(client, plan, "undo/", base=1)
    again = client.post(address(plan, "undo/"), hidden(refused))

    assert "Ada was first: Swapped the meetings" in text_of(refused)
    assert "Undo the last publication, on top of that" in text_of(refused)
    assert (hidden(refused), again.status_code) == ({"base": "2"}, 302)
    assert Revision.objects.published().get().number == 3


def test_a_plan_put_aside_leaves_its_group_to_others(client, plan):
    response = lead(client).post(address(plan, "archive/"), follow=True)

    plan.refresh_from_db()
    assert "Rings is put aside." in text_of(response)
    assert timezone.now() - plan.archived_at < dt.timedelta(minutes=1)


@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_the_database_as_often_for_few_as_for_many(
    client, plan, count, django_assert_num_queries
):
    lead(client)
    for _ in range(count - 1):
        swapped(client, plan)
        publish(client, plan)
        drafted(plan.group)
    client.get(address(plan))

    with django_assert_num_queries(8):
        client.get(address(plan))
    with django_assert_num_queries(5):
        client.get(address(plan, "history/"))


def test_whoever_left_finds_nothing(client, plan):
    groups.leave(membership=membership(plan.group, "Ben"), by=user("Ada"), now=NOW)
    client.force_login(user("Ben"))

    assert client.get(address(plan)).status_code == 404


def test_numbers_too_large_for_a_database_are_not_found(client, plan):
    large = "9" * 30
    lead(client)

    assert client.get(address(plan).replace(f"/{plan.pk}-", f"/{large}-")).status_code == 404
    assert client.get(f"/groups/{large}-x/plans/{plan.pk}-x/").status_code == 404
