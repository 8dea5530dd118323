import datetime as dt

import pytest

from planner.plans import copy_actions
from planner.plans.models import Plan, PlanTemplate, Revision
from tests.groups.people import NOW, group, user
from tests.groups.test_parallel_joining import at_once
from tests.plans.begun_plans import CATALOGUE, drafted

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 5


def test_a_copy_sent_five_times_at_once_is_made_once():
    plan, ada = drafted(group()), user("Ada")

    def copied(_):
        return copy_actions.copy_plan(
            source=plan,
            group=plan.group,
            title="Next",
            start=dt.date(2027, 6, 3),
            catalogue=CATALOGUE,
            by=ada,
            now=NOW,
        )

    found = at_once(copied, AT_ONCE)

    kinds = [type(each) for each in found]
    assert (kinds.count(Revision), kinds.count(copy_actions.CannotCopy)) == (1, AT_ONCE - 1)
    assert Plan.objects.filter(title="Next").count() == 1


def test_a_template_saved_five_times_at_once_is_kept_once():
    plan, ada = drafted(group()), user("Ada")

    found = at_once(
        lambda _: copy_actions.save_template(source=plan, title="Kept", by=ada, now=NOW), AT_ONCE
    )

    kinds = [type(each) for each in found]
    assert (kinds.count(PlanTemplate), kinds.count(copy_actions.CannotCopy)) == (1, AT_ONCE - 1)
    assert PlanTemplate.objects.count() == 1
