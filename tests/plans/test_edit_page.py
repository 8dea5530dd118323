import re

import pytest

from curriculum.actions import load_catalogue
from planner.groups import actions as groups
from planner.plans import actions
from planner.plans.edits import Lock
from tests.groups.people import NOW, group, membership, user
from tests.plans.begun_plans import address, drafted, published
from tests.plans.changes import CATALOGUE, changing, revised
from tests.plans.covered_steps import covered, meeting_of
from tests.plans.plan_pages import hidden, keys, lead, rows, send, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return changing(group("Ben", "Finn"))


def page_of(client, plan):
    return lead(client).get(address(plan, "edit/"))


def acts_of(response):
    """What can be done to each meeting, in few words."""
    page = response.content.decode()
    found = [each.partition("</div>")[0] for each in page.split('<div class="acts')[1:]]
    words = (re.findall(r"<(?:a|button)\b[^>]*>([A-Z][a-z ]+)<", each) for each in found)
    return [" · ".join(each) for each in words]


def test_each_meeting_offers_what_can_be_done_to_it(client, plan):
    revised(plan, Lock(key=keys(plan)[3], is_locked=True))

    assert acts_of(page_of(client, plan)) == [
        "Did not happen · Took longer",
        "Did not happen · Took longer",
        "Later · Lock · Move · Who leads · Skip · Cancel",
        "Earlier · Later · Unlock · Move · Who leads · Skip · Cancel",
        "Earlier · Later · Lock · Move · Who leads · Skip · Cancel",
        "Earlier · Lock · Move · Who leads · Pick a topic · Skip · Cancel",
    ]


def test_a_skipped_date_can_be_met_anyway(client, plan):
    on = re.findall(r"edit/meet-anyway/\?on=([\d-]+)", page_of(client, plan).content.decode())

    assert on == [re.sub("T.*", "", str(actions.head_of(plan).schedule["closed"][0]["on"]))]


def test_what_is_not_published_is_counted(client, plan):
    said = text_of(page_of(client, plan))

    assert "Not published yet 1 meeting is added, 1 meeting is dropped, 2 meetings" in said
    assert "Take back the last change Take back all of them" in said


def test_a_plan_never_published_says_so(client):
    said = text_of(page_of(client, drafted(group("Ben"))))

    assert "Not published yet This plan was never published. Look at it and publish" in said
    assert "Take back" not in said


def test_what_is_published_has_nothing_to_take_back(client):
    said = text_of(page_of(client, published(group("Ben"))))

    assert "Not published yet" not in said
    assert "Since this was written" not in said


def test_what_is_true_now_and_not_yet_in_the_plan_is_told(client):
    plan = published(group("Ben", "Finn"))
    groups.leave(membership=membership(plan.group, "Ben"), by=user("Ada"), now=NOW)
    groups.add_member(group=plan.group, user=user("Gita"), by=user("Ada"), now=NOW)
    load_catalogue(catalogue=CATALOGUE)

    news = re.search(r'<h2 id="news".*?</ul>', page_of(client, plan).content.decode(), re.DOTALL)

    assert re.findall(r"<li>(.*?)</li>", news[0]) == [
        "Gita joined and is not in the plan.",
        "Ben left and is still in the plan.",
        "The catalogue has changed since.",
    ]


def test_what_was_left_over_leads_to_the_ways_in_one_press(client, plan):
    row = covered(meeting_of(plan, 2), "partly")
    said = text_of(page_of(client, plan))

    page = client.post(
        address(plan, "edit/overran/"), hidden(page_of(client, plan)) | {"minutes": "10"}
    )

    assert f"{row.title} was covered only in part on" in said
    assert "A topic took longer: how shall it go on?" in text_of(page)


def test_the_group_s_own_pace_is_said_from_three_steps_on(client):
    plan = published(group("Ben"), meetings=6)
    for number in (1, 2):
        covered(meeting_of(plan, number), minutes=25)
    before = text_of(page_of(client, plan))
    covered(meeting_of(plan, 3), minutes=40)

    form = client.get(address(plan, "edit/pace/")).content.decode()

    assert "steps took" not in before
    assert (
        "3 steps took 25 % longer than planned (median; from 25 % to 100 % longer). "
        "Plan the rest at our pace"
    ) in text_of(page_of(client, plan))
    assert 'name="percent" value="125"' in form


def test_the_last_change_can_be_taken_back(client, plan):
    response = send(lead(client), plan, "edit/take-back/")

    assert (response.status_code, actions.head_of(plan).number) == (302, 3)
    assert "Taken back; this is revision 3 again." in text_of(page_of(client, plan))
    assert plan.revisions.count() == 4


def test_all_changes_can_be_taken_back(client, plan):
    response = send(lead(client), plan, "edit/discard/")

    assert (response.status_code, actions.head_of(plan).number) == (302, 1)
    assert "Not published yet" not in text_of(page_of(client, plan))


def test_what_is_published_is_not_taken_back(client):
    plan = published(group("Ben"))

    send(lead(client), plan, "edit/take-back/")

    assert "There is no change to take back." in text_of(page_of(client, plan))


@pytest.mark.parametrize("act", ["take-back", "discard"])
@pytest.mark.parametrize("base", ["", "3", "\0", "9" * 30])
def test_nobody_takes_back_what_they_have_not_seen(client, plan, act, base):
    before = rows()

    page = send(lead(client), plan, f"edit/{act}/", base=base)

    assert (page.status_code, rows(), hidden(page)) == (409, before, {"base": "4"})
    assert actions.head_of(plan).number == 4


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_database_as_often_for_few_as_for_many(
    client, count, django_assert_num_queries
):
    plan = published(group("Ben"), meetings=4 * count)
    for name in ["Finn", "Gita"][: count - 1]:
        revised(plan, Lock(key=keys(plan)[3], is_locked=True))
        groups.add_member(group=plan.group, user=user(name), by=user("Ada"), now=NOW)
    page_of(client, plan)

    with django_assert_num_queries(18):
        client.get(address(plan, "edit/"))


def test_a_plan_without_meetings_leads_back_to_itself(client):
    plan = drafted(group("Ben"))
    head = actions.head_of(plan)
    head.schedule = None
    head.save()

    for page in ("edit/", "edit/move/"):
        response = lead(client).get(address(plan, page), follow=True)
        assert response.redirect_chain == [(address(plan), 302)]
        assert "A plan without meetings cannot be changed by hand" in text_of(response)
