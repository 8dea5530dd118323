import pytest
import time_machine
from django.core import mail
from django.utils import translation

from planner.meetings.models import Meeting
from planner.meetings.wording import said_piece
from tests.groups.people import NOW, group, user
from tests.language.chinese import said, speaks_chinese
from tests.meetings.feeds import fetch, made
from tests.meetings.meeting_pages import as_, at, group_that_meets
from tests.meetings.publications import meeting, publish
from tests.meetings.reminding import DAY, meet, work_from

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_meeting_s_page_is_in_its_reader_s_language(client):
    met = group_that_meets()
    speaks_chinese(user("Eve"))

    page = as_(client, "Eve").get(at(met))

    assert said(page, "h2") == ["人员", "议程", "回忆", "待解问题", "供主讲参考"]
    assert said(page, "dt")[:6] == ["主讲", "后备", "记录", "阅读", "讨论", "决策"]
    assert "2027年1月7日（周四） 12:00–13:00" in said(page, "time")


def test_a_reminder_speaks_to_each_in_their_own_language():
    met = group("Ben")
    speaks_chinese(user("Ben"))
    (first,) = meet(met, meeting())

    work_from(first.starts_at - 3 * DAY, first.starts_at - DAY)

    subjects = {each.to[0].partition("@")[0]: each.subject for each in mail.outbox}
    assert subjects == {
        "ada": f"{met.name} on Thu 7 Jan: {first.title}",
        "ben": f"{met.name}，1月7日（周四）：{first.title}",
    }


def test_a_reminder_asks_and_says_why_in_the_same_language():
    met = group("Ben")
    speaks_chinese(user("Ben"))
    (first,) = meet(met, meeting())

    work_from(first.starts_at - 3 * DAY, first.starts_at - DAY)

    text = next(each.body for each in mail.outbox if each.to == ["ben@example.org"])
    lines = [line.partition("http")[0] for line in text.splitlines()]
    assert "2027年1月7日（星期四） 12:00–13:00（Europe/Berlin）" in lines
    assert lines[lines.index("您会参加吗？") :][:4] == ["您会参加吗？", "是：", "也许：", "否："]
    assert lines[-2:] == ["您收到此邮件，是因为您是开会小组的成员。", "不再接收此类邮件："]


def test_a_calendar_speaks_its_owner_s_language():
    publish(group("Ben"), meeting(1, lead_name="Ada"))
    Meeting.objects.update(state="cancelled")
    in_english = fetch(made("Ada")).content.decode()
    speaks_chinese(user("Ben"))

    in_chinese = fetch(made("Ben")).content.decode()

    assert "DESCRIPTION:Cancelled\\nAda leads" in in_english
    assert "DESCRIPTION:已取消\\nAda 主讲" in in_chinese


def test_parts_of_a_topic_are_said_anew_from_what_was_written():
    with translation.override("zh-hans"):
        found = [said_piece(each) for each in ("part 1 of 3", "parts 2–3 of 3", "half", "")]

    assert found == ["第 1 部分，共 3 部分", "第 2–3 部分，共 3 部分", "half", ""]
