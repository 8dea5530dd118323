import pytest

from curriculum.becoming import archived, merged, record_at, renamed
from curriculum.history import become
from curriculum.queries import snapshot
from planner.outbox.models import Message
from planner.plans import actions, edits
from planner.plans.catalogue_telling import KIND, tell_of_catalogue
from tests.groups.people import group
from tests.plans.changed_catalogues import EDITED, SETTLED, loaded, plan_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    loaded()
    return plan_for(group("Ben"))


def said():
    """The sentences of the only mail; none where nobody was told."""
    tell_of_catalogue(now=SETTLED)
    texts = Message.objects.filter(kind=KIND, channel="email").values_list("text", flat=True)
    found = [line[2:] for text in texts for line in text.splitlines() if line.startswith("- ")]
    return [line for line in found if "from zero" not in line]


def test_what_was_only_renamed_is_no_news(plan):
    become(becoming=renamed(snapshot(), ("topics", "sets"), "collections"), by=None, now=EDITED)

    assert said() == []


def test_what_became_part_of_another_is_told_with_what_it_takes_now(plan):
    odds = record_at(snapshot(), ("topics", "odds"))
    catalogue = snapshot()
    change = merged(catalogue, ("topics", "sets"), ("topics", "odds"), odds)
    become(becoming=change, by=None, now=EDITED)

    assert said()[0] == "“Sets” has become “Odds”."


def test_a_plan_goes_on_without_a_decision_that_was_archived(plan):
    become(becoming=archived(snapshot(), ("decisions", "prove")), by=None, now=EDITED)

    assert said() == ["The decision “Prove?” is no longer in the catalogue."]
    ways = actions.ways(
        revision=actions.head_of(plan), edit=edits.Refresh(), catalogue=snapshot(), now=SETTLED
    )
    assert "prove" not in {each.id for each in ways[0].programme.decisions}
