"""One's own pages speak Chinese, and so does what one is told from them."""

import pytest
from django.utils import translation

from planner.accounts.notices import Notice
from planner.accounts.telling import tell
from planner.dashboard.announcement import announcement
from planner.dashboard.coverage_marks import mark, needed_mark
from planner.dashboard.digest import _subject
from planner.outbox.models import Message
from planner.progress import state_actions as states
from planner.progress import stuck_actions as stuck
from planner.progress.coverage import Reach
from planner.threads.asking import About, ask
from tests.groups.people import NOW, group, user
from tests.language.test_people_in_chinese import ada, read, speaks_chinese  # noqa: F401 - pytest finds it here
from tests.meetings.meeting_pages import group_that_meets

pytestmark = pytest.mark.django_db


def test_home_of_whoever_belongs_to_no_group(client, ada):  # noqa: F811 - it is that fixture
    assert read(client, "/home/") == [
        "我接下来的 45 分钟",
        "加入小组后，这里会列出下次会议要读的内容。请向组长要邀请，或自己创建一个小组。",
        "创建小组",
        "我卡住了",
        "我的进展",
        "练习",
    ]


def test_a_groups_page(client, ada):  # noqa: F811 - it is that fixture
    payments = group("Ben")

    lines = read(client, f"/groups/{payments.pk}-{payments.slug}/")

    start = lines.index("每周阅读 90 分钟")
    assert lines[start - 2 : start + 2] == ["2 人", "Europe/Berlin", "每周阅读 90 分钟", "您是组长"]


def test_each_helper_hears_in_their_own_language():
    made = group_that_meets()
    for person in (speaks_chinese("Ada"), user("Ben")):
        states.understand(user=person, topic="vectors", depth=2, now=NOW)
        stuck.offer_help(user=person, now=NOW)

    ask(
        group=made,
        title="Which way?",
        text="?",
        kind="stuck",
        about=About(kind="topic", id="vectors"),
        by=user("Cleo"),
        now=NOW,
    )

    told = Message.objects.filter(kind="help_wanted", channel="app")
    assert dict(told.values_list("recipient__name", "subject")) == {
        "Ada": "有人卡在“Vectors”：Which way?",
        "Ben": "Somebody is stuck on Vectors: Which way?",
    }


def test_what_a_digest_is_called():
    for subject in ("One", "Two", "Three"):
        tell(
            user=user("Ada"),
            notice=Notice.MENTION,
            occurrence=subject,
            subject=subject,
            text="",
            now=NOW,
        )

    told = list(Message.objects.filter(channel="app").order_by("id"))
    with translation.override("zh-hans"):
        assert _subject(told) == "One（还有 2 条）"


def test_words_to_tell_people_of_a_group():
    payments = group()

    with translation.override("zh-hans"):
        text = announcement(payments, None, None, site_url="https://lemma.example")

    assert text == (
        "Payments risk：利用午餐时间，一起学习工作所需的数学。\n\n"
        "要加入，请打开收到的邮件中的链接，或向我要邀请。\n"
        f"小组：https://lemma.example/groups/{payments.pk}-payments-risk/\n"
    )


def test_marks_of_the_coverage_board_are_kept_for_each_language():
    found = Reach(depth=1, has=1, needs=2, since=None)
    english = (mark(found, 2), needed_mark([("vectors", 2)]))

    with translation.override("zh-hans"):
        chinese = (mark(found, 2), needed_mark([("vectors", 2)]))

    assert "awareness: 1 of 2 topics" in english[0]
    assert "了解：2 个主题中的 1 个" in chinese[0]
    assert ("1 topic<" in english[1], "1 个主题<" in chinese[1]) == (True, True)
