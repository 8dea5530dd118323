import datetime as dt

import pytest

from planner.plans import drafts
from planner.plans.brief import BadBrief
from planner.plans.models import Draft
from planner.plans.queries import answer_for
from planner.plans.stored import programme_from_document
from planner.solver import QUICK
from tests.groups.people import NOW
from tests.plans.small_catalogues import brief
from tests.plans.small_programmes import CATALOGUE

pytestmark = pytest.mark.django_db
LATER = NOW + drafts.GIVEN_UP + dt.timedelta(seconds=1)


def asked(**about):
    return drafts.ask(brief=brief(**about), catalogue=CATALOGUE, now=NOW)


def test_a_question_is_answered_at_once():
    draft = asked()

    quick = answer_for(brief(), CATALOGUE, effort=QUICK).programme
    assert (draft.state, programme_from_document(draft.programme)) == ("quick", quick)


def test_the_same_question_has_the_same_address_and_another_another():
    assert asked().token == asked().token
    assert asked(meetings=5).token != asked().token
    assert Draft.objects.count() == 2


def test_an_address_needs_the_secret(settings):
    before = drafts.token_of("question", "catalogue")

    settings.SECRET_KEY = "another secret of this installation"

    assert drafts.token_of("question", "catalogue") != before
    assert len(before) == 40


def test_a_bad_question_leaves_nothing_behind():
    with pytest.raises(BadBrief):
        asked(goals=("nonsense",))

    assert Draft.objects.count() == 0


def test_only_one_improves_a_draft():
    draft = asked()

    assert drafts.claim(draft=draft, now=NOW) is True
    assert drafts.claim(draft=draft, now=NOW) is False


def test_a_search_that_died_can_be_claimed_again():
    draft = asked()
    drafts.claim(draft=draft, now=NOW)

    assert drafts.claim(draft=draft, now=LATER) is True


def test_what_the_search_says_is_kept_and_counted():
    draft = asked()

    for number in range(7):
        drafts.tell(draft=draft, sentence=f"Step {number}.", now=LATER)

    draft.refresh_from_db()
    assert (draft.progress, draft.steps_done, draft.told_at) == ("Step 6.", Draft.STEPS, LATER)


def test_a_better_plan_is_kept_beside_the_quick_one():
    draft = asked(meetings=1)
    better = answer_for(brief(meetings=1), CATALOGUE).programme

    drafts.finish(draft=draft, programme=better, now=NOW)

    draft.refresh_from_db()
    assert draft.state == "done"
    assert programme_from_document(draft.better) == better
    assert programme_from_document(draft.programme) != better


def test_an_equal_plan_is_not_kept_twice():
    draft = asked()

    drafts.finish(draft=draft, programme=programme_from_document(draft.programme), now=NOW)

    draft.refresh_from_db()
    assert (draft.state, draft.better) == ("done", None)


def test_old_drafts_are_forgotten():
    asked()

    assert drafts.forget_old(before=NOW) == 0
    assert drafts.forget_old(before=NOW + dt.timedelta(seconds=1)) == 1
