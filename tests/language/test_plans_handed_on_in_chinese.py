"""Pages of plans look names up once; their mails and files speak as whoever gets them."""

import pytest
from django.utils import translation

from planner.outbox.models import Message
from planner.plans import publishing
from planner.plans.formats import markdown
from planner.plans.spoken_programme import spoken
from tests.groups.people import group, user
from tests.language.chinese import CHINESE, speaks_chinese
from tests.plans.begun_plans import address, published
from tests.plans.plan_pages import lead
from tests.plans.programmes import EVERYTHING

pytestmark = pytest.mark.django_db


def test_a_plan_in_chinese_asks_once_for_all_its_names(client, django_assert_num_queries):
    plan = published(group("Ben", "Finn"), meetings=6)
    lead(client)
    speaks_chinese(user("Ada"))
    client.get(address(plan))

    with django_assert_num_queries(9):
        client.get(address(plan))


def test_each_hears_of_a_plan_in_their_own_language():
    people = group("Ben", "Finn")
    speaks_chinese(user("Ben"))
    published(people, meetings=6)

    mails = Message.objects.filter(kind=publishing.KIND, channel="email").order_by("id")
    subjects = {each.recipient.name: each.subject for each in mails}
    texts = {each.recipient.name: each.text.splitlines()[0] for each in mails}
    assert (subjects["Finn"], texts["Finn"]) == (
        "Payments risk: a plan of 6 meetings",
        "This is new in the plan “Rings” of Payments risk:",
    )
    assert (subjects["Ben"], texts["Ben"]) == (
        "Payments risk：共 6 次会议的计划",
        "Payments risk 的计划“Rings”有这些变化：",
    )


def test_a_plan_is_handed_on_in_the_language_of_whoever_asks():
    with translation.override(CHINESE):
        lines = markdown.render(spoken(EVERYTHING)).splitlines()

    assert lines[2] == "规划方式：按需：只学决策所需。时间按 Europe/Berlin。"
    assert "| 姓名 | 主讲 | 候补 | 可主讲 |" in lines
    assert "  - 练习：A cost table by hand（15 分钟，会前）" in lines


def test_in_english_a_plan_handed_on_is_what_is_kept():
    assert spoken(EVERYTHING) == EVERYTHING
