import re

import pytest
from django.core import mail
from django.core.mail import get_connection
from django.test import Client

from planner.outbox.delivery import deliver_next
from planner.outbox.models import Message
from planner.threads.models import Thread
from planner.threads.reactions import accept
from tests.groups.people import user
from tests.language.chinese import said, speaks_chinese
from tests.threads.thread_pages import LATER, answered, as_, asked, at, learners

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return learners()


def acts(page):
    """What can be done with each post."""
    found = (re.findall(r">([^<>]+)</(?:button|a)>", each) for each in page.split("<article")[1:])
    return [[word.strip() for word in each] for each in found]


def test_posts_are_drawn_for_each_language_on_its_own(made):
    thread = asked(made)
    answered(thread, by="Ben")
    address = at(made, f"{thread.pk}/")
    in_english = as_(Client(), "Eve").get(address).content.decode()
    speaks_chinese(user("Eve"))

    in_chinese = as_(Client(), "Eve").get(address).content.decode()

    assert acts(in_english)[1][:4] == ["This helped", "Comment", "Quote", "Report"]
    assert acts(in_chinese)[1][:4] == ["有帮助", "评论", "引用", "报告"]


def test_a_thread_s_page_is_in_its_reader_s_language(client, made):
    thread = asked(made)
    answered(thread)
    speaks_chinese(user("Eve"))

    page = as_(client, "Eve").get(at(made, f"{thread.pk}/"))

    assert said(page, "h2") == ["1 个回答", "您的回答"]
    assert said(page, "time") == ["2027年1月4日 09:00", "2027年1月4日 10:00"]


def test_the_list_is_in_its_reader_s_language(client, made):
    asked(made)
    speaks_chinese(user("Eve"))

    page = as_(client, "Eve").get(at(made))

    assert said(page, "h1") == ["问题"]
    assert "共 1 个，1 个未解决" in said(page, "p")


def test_each_is_told_in_their_own_language(made):
    Thread.objects.all().delete()
    speaks_chinese(user("Ben"))
    thread = asked(made)

    accept(post=answered(thread), by=user("Ada"), now=LATER)
    mails = Message.objects.filter(channel="app").order_by("id")

    assert [(each.recipient.name, each.subject, each.text.strip()) for each in mails] == [
        ("Ben", "Ada 回答了：Why a norm?", "Ada 在 Learners 作了回答。"),
    ]


def test_the_mail_that_is_sent_speaks_its_reader_s_language(made):
    speaks_chinese(user("Ben"))
    answered(asked(made))

    line = get_connection()
    while deliver_next(now=LATER, line=line):
        pass

    (found,) = mail.outbox
    lines = [line.partition("http")[0] for line in found.body.splitlines()]
    assert lines[:5] == [
        "Why a norm?",
        "Ada 在 Learners 作了回答。",
        "",
        "A length.",
        "",
    ]
    assert lines[5] == "阅读并回答："
    assert "您收到此邮件，是因为您关注了这个问题。" in lines
    assert '<html lang="zh-Hans">' in str(found.alternatives[0][0])
