import datetime as dt
from dataclasses import replace

import pytest

from planner.plans import actions, brief_document
from planner.plans.models import Plan, Revision
from planner.plans.queries import answer_for
from planner.plans.stored import programme_from_document, to_document
from tests.groups.people import NOW, group, user
from tests.plans.programmes import EVERYTHING, IMPOSSIBLE
from tests.plans.small_catalogues import brief
from tests.plans.small_programmes import CATALOGUE

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(hours=1)


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


def states(plan):
    return [(each.number, each.status) for each in plan.revisions.order_by("number", "id")]


def test_a_draft_keeps_the_question_and_the_answer(drafted):
    revision = drafted()

    stored = Revision.objects.get(pk=revision.pk)
    assert brief_document.from_document(stored.brief) == brief()
    assert programme_from_document(stored.programme) == answer_for(brief(), CATALOGUE).programme
    assert stored.catalogue_digest == actions.digest_of(CATALOGUE)


def test_publishing_supersedes_what_was_published(drafted):
    first = drafted()
    second = drafted(first.plan)

    actions.publish(revision=first, by=user("Ada"), now=NOW)
    actions.publish(revision=second, by=user("Ada"), now=LATER)

    assert states(first.plan) == [(1, "superseded"), (2, "published")]
    assert Plan.objects.count() == 1


def test_what_is_published_cannot_be_published_again(drafted):
    revision = drafted()
    actions.publish(revision=revision, by=user("Ada"), now=NOW)

    with pytest.raises(actions.CannotPublish, match="Revision 1 was published before"):
        actions.publish(revision=revision, by=user("Ada"), now=LATER)


def test_a_plan_without_meetings_cannot_be_published(drafted):
    revision = drafted()
    Revision.objects.update(programme={**revision.programme, "entries": []})

    with pytest.raises(actions.CannotPublish, match="without meetings"):
        actions.publish(revision=revision, by=user("Ada"), now=LATER)

    assert states(revision.plan) == [(1, "draft")]


@pytest.mark.parametrize("programme", [EVERYTHING, IMPOSSIBLE])
def test_every_kind_of_line_survives_being_stored(programme):
    assert programme_from_document(to_document(programme)) == programme
    assert programme_from_document(to_document(replace(programme, title="x"))) != programme
