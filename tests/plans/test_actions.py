from dataclasses import replace

import pytest

from planner.plans import actions, brief_document
from planner.plans.models import Plan, Revision
from planner.plans.programme import MeetingEntry
from planner.plans.queries import answer_for
from planner.plans.stored import programme_from_document, to_document
from tests.groups.people import NOW, group, user
from tests.plans.programmes import EVERYTHING, IMPOSSIBLE
from tests.plans.small_catalogues import brief
from tests.plans.small_programmes import CATALOGUE

pytestmark = pytest.mark.django_db


@pytest.fixture
def drafted():
    """A way to draft the same brief again for one plan of one group."""
    answer = answer_for(brief(), CATALOGUE)
    made = group("Ben")

    def draft(plan=None):
        return actions.draft(
            group=made,
            brief=brief(),
            catalogue=CATALOGUE,
            programme=answer.programme,
            solution=answer.solution,
            plan=plan,
            by=user("Ada"),
            now=NOW,
        )

    return draft


def test_a_draft_keeps_the_question_and_the_answer(drafted):
    revision = drafted()

    stored = Revision.objects.get(pk=revision.pk)
    told = programme_from_document(stored.programme)
    nameless = tuple(
        replace(each, key="") if isinstance(each, MeetingEntry) else each for each in told.entries
    )
    assert brief_document.from_document(stored.brief) == brief()
    assert replace(told, entries=nameless) == answer_for(brief(), CATALOGUE).programme
    assert stored.catalogue_digest == actions.digest_of(CATALOGUE)


def test_every_meeting_of_a_draft_has_a_name_of_its_own(drafted):
    keys = [each.key for each in programme_from_document(drafted().programme).meetings()]

    assert [len(key) for key in keys] == [16] * len(keys)
    assert len(set(keys)) == len(keys)


def test_a_draft_is_what_leads_work_on(drafted):
    first = drafted()
    second = drafted(first.plan)

    plan = Plan.objects.get()
    assert actions.head_of(plan) == second


@pytest.mark.parametrize("programme", [EVERYTHING, IMPOSSIBLE])
def test_every_kind_of_line_survives_being_stored(programme):
    assert programme_from_document(to_document(programme)) == programme
    assert programme_from_document(to_document(replace(programme, title="x"))) != programme
