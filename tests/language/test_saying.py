import datetime as dt

import pytest
from django.utils import translation

from planner.accounts.models import User
from planner.language.lists import alternatives, in_a_row, listed
from planner.language.marked import marked, marked_plural
from planner.language.saying import said
from planner.language.speaking import language_of_person, speaking_to
from planner.meetings.dates import BadCadence, Cadence, refuse_nonsense

NAMES = ("Ada", "Ben", "Cleo")


def test_lists_in_both_languages():
    def each_way():
        return [listed(NAMES), listed(NAMES[:2]), listed(()), alternatives(NAMES), in_a_row(NAMES)]

    english = each_way()
    with translation.override("zh-hans"):
        chinese = each_way()

    assert english == [
        "Ada, Ben and Cleo",
        "Ada and Ben",
        "",
        "Ada or Ben or Cleo",
        ", ".join(NAMES),
    ]
    assert chinese == ["Ada、Ben 和 Cleo", "Ada 和 Ben", "", "Ada 或 Ben 或 Cleo", "、".join(NAMES)]


def test_what_is_marked_is_english_wherever_text_is_wanted():
    day = dt.date(2026, 12, 3)

    text = marked("%(weekday)s, %(day)s: %(names)s", weekday="Thursday", day=day, names=NAMES)

    assert text == "Thursday, 3 December 2026: Ada, Ben and Cleo"


def test_what_is_marked_is_said_with_its_values_in_ones_language():
    text = marked("%(first)s; %(next)s", first=marked("Thursday"), next=dt.date(2026, 12, 3))

    with translation.override("zh-hans"):
        assert said(text) == "星期四；2026年12月3日"


def test_what_is_not_marked_stays_as_it_is():
    with translation.override("zh-hans"):
        assert said("Thursday") == "Thursday"


def test_a_plural_goes_by_its_count():
    one, two = (marked_plural("%(count)s day", "%(count)s days", each) for each in (1, 2))

    assert (one, two, said(two)) == ("1 day", "2 days", "2 days")


def test_somebody_is_spoken_to_in_their_language_and_a_chat_in_english():
    zoe = User(language="zh-hans")

    with translation.override("zh-hans"), speaking_to(None):
        to_a_chat = translation.gettext("Home")
    with speaking_to(zoe):
        to_zoe = translation.gettext("Home")

    assert (to_a_chat, to_zoe) == ("Home", "首页")
    assert language_of_person(User(language="xx")) == "en-gb"


def test_what_a_cadence_refuses_is_said_in_ones_language():
    friday = Cadence(start=dt.date(2026, 12, 3), days=(5,), until=dt.date(2026, 12, 3))

    with pytest.raises(BadCadence) as refused:
        refuse_nonsense(friday)
    with translation.override("zh-hans"):
        in_chinese = said(refused.value.text)

    assert str(refused.value) == "There is no Friday between 3 December 2026 and 3 December 2026."
    assert in_chinese == "2026年12月3日 至 2026年12月3日 之间没有星期五。"
