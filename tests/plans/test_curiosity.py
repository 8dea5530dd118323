import pytest

from planner.plans import curiosity_actions
from planner.plans.brief import Rhythm
from planner.plans.curiosity_models import CuriosityProposal
from planner.plans.curiosity_page import curiosity_page
from planner.plans.edits import Pick
from tests.groups.people import NOW, group, user
from tests.plans import begun_plans
from tests.plans.kept_plans import drafted, published, revised
from tests.plans.small_catalogues import brief
from tests.plans.small_programmes import CATALOGUE

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    """With one meeting that is kept free for curiosity."""
    return published(drafted(group("Ben"), brief(rhythm=Rhythm(curiosity=3), meetings=5))).plan


def propose(plan, topic, name="Ben"):
    return curiosity_actions.propose(
        plan=plan, topic=topic, catalogue=CATALOGUE, by=user(name), now=NOW
    )


def wish(proposal, name, *, is_wished=True):
    curiosity_actions.wish(proposal=proposal, is_wished=is_wished, by=user(name), now=NOW)


def page(plan, name="Ben"):
    return curiosity_page(plan, CATALOGUE, user(name), now=NOW)


def test_whoever_proposes_wishes_for_it(plan):
    propose(plan, "odds")

    (row,) = page(plan).rows
    assert (row.name, row.wishes, row.is_mine) == ("Odds", "1 wish", True)
    assert page(plan, "Ada").rows[0].is_mine is False


def test_what_most_wish_for_is_first(plan):
    propose(plan, "rings")
    wish(propose(plan, "odds", "Ada"), "Ben")

    assert [(row.name, row.wishes) for row in page(plan).rows] == [
        ("Odds", "2 wishes"),
        ("Rings", "1 wish"),
    ]


def test_proposing_twice_is_a_wish(plan):
    propose(plan, "odds", "Ada")
    propose(plan, "odds", "Ben")

    assert [row.wishes for row in page(plan).rows] == ["2 wishes"]


def test_wishing_twice_counts_once(plan):
    proposal = propose(plan, "odds")
    wish(proposal, "Ben")

    assert proposal.votes.count() == 1


def test_a_proposal_that_nobody_wishes_for_goes(plan):
    wish(propose(plan, "odds"), "Ben", is_wished=False)

    assert not CuriosityProposal.objects.exists()


def test_what_the_catalogue_does_not_have_is_refused(plan):
    with pytest.raises(curiosity_actions.CannotPropose, match="no such topic"):
        propose(plan, "phlogiston")


def test_proposals_have_an_end(plan, monkeypatch):
    monkeypatch.setattr(curiosity_actions, "MOST_PROPOSALS", 1)
    propose(plan, "odds")

    with pytest.raises(curiosity_actions.CannotPropose, match="There are 1 proposals"):
        propose(plan, "rings")


def test_the_free_meetings_say_what_stands_in_them(plan):
    assert [each.about for each in page(plan).meetings] == ["Games"]


def test_the_winner_takes_the_meeting_when_a_lead_says_so(plan):
    propose(plan, "odds")
    free = page(plan).meetings[0]

    published(revised(plan, Pick(key=free.key, topic="odds")))

    after = page(plan)
    assert [each.about for each in after.meetings] == ["Odds"]
    assert after.rows[0].is_in_plan


def test_a_member_proposes_and_wishes_on_the_page(client):
    made = begun_plans.published(group("Ben"), weeks_ago=-1)
    client.force_login(user("Ben"))
    address = begun_plans.address(made, "curiosity/")

    client.post(f"{address}propose/", {"topic": "sets"})
    proposal = CuriosityProposal.objects.get()
    shown = client.get(address).content.decode()
    client.post(f"{address}{proposal.pk}/wish/", {"wish": "no"})

    assert "1 wish" in shown
    assert not CuriosityProposal.objects.exists()


def test_nonsense_is_refused_in_words(client):
    made = begun_plans.published(group("Ben"), weeks_ago=-1)
    client.force_login(user("Ben"))

    answer = client.post(
        begun_plans.address(made, "curiosity/propose/"), {"topic": "x\x00" * 99}, follow=True
    )

    assert answer.status_code == 200
    assert "The catalogue has no such topic." in answer.content.decode()


def test_members_see_nothing_of_what_was_never_published(client):
    made = begun_plans.drafted(group("Ben"))
    client.force_login(user("Ben"))

    assert client.get(begun_plans.address(made, "curiosity/")).status_code == 404


def test_the_page_takes_few_queries(client, django_assert_num_queries):
    made = begun_plans.published(group("Ben"), weeks_ago=-1)
    client.force_login(user("Ben"))
    for topic in ("sets", "maps", "rings"):
        client.post(begun_plans.address(made, "curiosity/propose/"), {"topic": topic})
    client.get(begun_plans.address(made, "curiosity/"))

    with django_assert_num_queries(11):
        client.get(begun_plans.address(made, "curiosity/"))
