"""Accounts and groups speak Chinese to whoever reads Chinese, on their pages and in their mails."""

import html5lib
import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation

from planner.groups import invitation_actions
from planner.groups.places import countries
from planner.outbox.models import Message
from tests.groups.people import NOW, group, user

pytestmark = pytest.mark.django_db


def speaks_chinese(name):
    found = user(name)
    found.language = "zh-hans"
    found.save()
    return found


def read(client, path):
    """The page's text within <main>, a line each."""
    page = html5lib.parse(client.get(path).content.decode(), namespaceHTMLElements=False)
    texts = page.find("body/main").itertext()
    return [" ".join(text.split()) for text in texts if text.strip()]


@pytest.fixture
def ada(client):
    ada = speaks_chinese("Ada")
    client.force_login(ada, settings.AUTHENTICATION_BACKENDS[0])
    return ada


def test_my_groups(client, ada):
    group("Ben")

    assert read(client, "/groups/") == [
        "我的小组",
        "Payments risk",
        "2 人",
        "您是组长。",
        "再建一个小组",
        "搜索大家问过的问题",
    ]


def test_ones_digest(client, ada):
    lines = read(client, "/account/settings/digest/")

    assert lines[:3] == [
        "设置",
        "摘要与免打扰日",
        "勾选的邮件会汇成一封，而不是逐封发送。无论如何，提醒按时发送，邀请立即发送。"
        "时间以您的时区 UTC 为准。",
    ]
    assert lines[-2:] == ["可以等到周一的，周六和周日不发", "保存"]


def test_an_invitation_speaks_as_whoever_invites(ada):
    payments = group()
    invitation_actions.invite(group=payments, address="zoe@example.org", by=ada, now=NOW)

    mail = Message.objects.get(address="zoe@example.org")
    assert mail.subject == "Ada 邀请您加入 Payments risk 一起学习"
    assert mail.text == (
        "Ada 邀请您加入 Payments risk。这个小组利用午餐时间学习工作所需的数学，每次一个主题。\n\n"
        "加入：{secret link}\n\n"
        "此邀请仅限本地址使用，有效期至 2027年1月11日。如果您没有料到此邀请，不必理会："
        "不会通知任何人。\n"
    )


@pytest.mark.parametrize("browser", ["en", "zh-CN"])
def test_a_code_speaks_as_whoever_gets_it(client, mailoutbox, browser):
    speaks_chinese("Ada")

    client.post(
        "/account/login/code/",
        {"email": "ada@example.org"},
        headers={"accept-language": browser},
    )

    assert mailoutbox[0].subject == "登录 Lemma 的验证码"
    assert mailoutbox[0].body.splitlines()[0] == (
        "有人（但愿是您本人）要用此地址登录 Lemma。验证码是"
    )


def test_somebody_unknown_is_answered_as_their_browser_asks(client, mailoutbox):
    client.post(
        "/account/login/code/",
        {"email": "nobody@example.org"},
        headers={"accept-language": "zh-CN"},
    )

    assert mailoutbox[0].subject == "没有使用此地址的账户"


def test_countries_have_chinese_names_in_the_order_of_the_english():
    with translation.override("zh-hans"):
        chinese = countries()

    assert [code for code, _ in chinese] == [code for code, _ in countries()]
    assert dict(chinese)["DE"] == "德国"
    assert dict(countries())["DE"] == "Germany"


@pytest.mark.parametrize(
    ("form", "english", "chinese"),
    [
        ("j F Y", "4 January 2027", "2027年1月4日"),
        ("D j M Y, H:i", "Mon 4 Jan 2027, 09:00", "2027年1月4日（周一） 09:00"),
        ("j F, H:i", "4 January, 09:00", "1月4日 09:00"),
    ],
)
def test_dates_of_templates(form, english, chinese):
    page = Template("{{ day|date:form }}")

    with translation.override("en-gb"):
        said = [page.render(Context({"day": NOW, "form": form}))]
    with translation.override("zh-hans"):
        said.append(page.render(Context({"day": NOW, "form": form})))

    assert said == [english, chinese]
