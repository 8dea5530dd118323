import re

import pytest
import time_machine

from curriculum.actions import load_catalogue
from planner.meetings import place_actions
from planner.meetings.models import AgendaItem, Meeting
from planner.meetings.rsvp_actions import answer
from tests.groups.people import NOW, group, user
from tests.meetings.meeting_pages import (
    CATALOGUE,
    FIRST,
    SECOND,
    THIRD,
    as_,
    at,
    group_that_meets,
    row,
    text,
    wanted,
)
from tests.meetings.publications import item, meeting, publish

pytestmark = pytest.mark.django_db
LINE = re.compile(
    r'<li class="meeting">.*?<time[^>]*>([^<]*)</time>.*?<h3>(.*?)</h3>'
    r'.*?<p class="who">(.*?)</p>',
    re.DOTALL,
)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def made():
    return group_that_meets()


def lines(answer):
    """Each line of the agenda: when, what, how long."""
    parts = LINE.findall(answer.content.decode())
    return [
        f"{clock} {re.sub(r'<[^>]+>', '', what).split(' ●')[0]} {length}"
        for clock, what, length in parts
    ]


def test_it_says_when_in_the_group_s_zone(client, made):
    page = as_(client, "Ben").get(at(made))

    assert '<time datetime="2027-01-07T12:00:00+01:00">Thu 7 Jan 2027, 12:00–13:00</time>' in (
        page.content.decode()
    )
    assert "(Europe/Berlin)" in text(page)


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Asia/Kolkata", "For you: Thu 7 Jan 2027, 16:30–17:30 (Asia/Kolkata)"),
        ("Pacific/Auckland", "For you: Fri 8 Jan 2027, 00:00–01:00 (Pacific/Auckland)"),
        ("America/New_York", "For you: Thu 7 Jan 2027, 06:00–07:00 (America/New York)"),
    ],
)
def test_the_reader_s_own_clock_stands_beside_it(client, made, zone, told):
    type(user("Ben")).objects.filter(pk=user("Ben").pk).update(time_zone=zone)

    assert told in text(as_(client, "Ben").get(at(made)))


def test_a_reader_in_the_same_time_is_not_told_twice(client, made):
    type(user("Ben")).objects.filter(pk=user("Ben").pk).update(time_zone="Europe/Vienna")

    assert "For you" not in text(as_(client, "Ben").get(at(made)))


def test_the_agenda_has_a_time_for_every_line(client, made):
    first, second = (as_(client, "Ben").get(at(made, key=key)) for key in (FIRST, SECOND))

    assert lines(first) == [
        "12:00 Arriving and opening 10 min",
        "12:10 Numbers 40 min",
        "12:50 To spare 10 min",
    ]
    assert lines(second) == [
        "12:00 Arriving and opening 10 min",
        "12:10 Recall 10 min",
        "12:20 Vectors 40 min",
    ]


def test_what_to_read_is_told_exactly(client, made):
    page = text(as_(client, "Ben").get(at(made)))

    assert (
        "read How backpropagation works "
        "Neural Networks and Deep Learning, ch. 2, first half (20 of 50 min)" in page
    )


def test_an_aim_that_is_talked_about_is_not_said_twice(client, made):
    first, second = (text(as_(client, "Ben").get(at(made, key=key))) for key in (FIRST, SECOND))

    assert "aim count" not in first
    assert "Show one another that you can count." in first
    assert "aim follow a gradient" in second


def test_an_address_that_is_not_of_the_web_is_no_link(client, made):
    found = AgendaItem.objects.get(meeting__key=FIRST)
    found.reading[0]["url"] = "javascript:alert(1)"
    found.save()

    page = as_(client, "Ben").get(at(made)).content.decode()

    assert "javascript:" not in page
    assert "How backpropagation works" in page


def test_later_meetings_recall_the_ones_before(client, made):
    first, second, third = (
        text(as_(client, "Ben").get(at(made, key=key))) for key in (FIRST, SECOND, THIRD)
    )

    assert "There is nothing to recall yet" in first
    assert "From memory: count. (Numbers)" in second
    assert "(Vectors)" not in second
    assert "(Vectors)" in third


def test_the_prompts_go_from_the_decision_to_the_code(client, made):
    page = as_(client, "Ben").get(at(made, key=SECOND)).content.decode()
    kit = page.partition('class="kit"')[2]

    assert re.findall(r"<dt>(\w+)</dt>\s*<dd>([^<]*)", kit) == [
        ("decision", "Which solver? What would we choose today, and what would change our minds?"),
        ("intuition", "Arrows. Who can draw it, or find it in our own work?"),
        ("formula", "On paper."),
        ("code", "Add. Write it. It is right when it adds."),
    ]


def test_what_two_topics_share_is_asked_once(client, made):
    vectors = item("vectors", piece="1 of 2"), item("vectors", piece="2 of 2")
    publish(made, *wanted(items=vectors))

    page = as_(client, "Ben").get(at(made)).content.decode()

    assert lines(as_(client, "Ben").get(at(made)))[:2] == [
        "12:00 Vectors (1 of 2) 40 min",
        "12:40 Vectors (2 of 2) 40 min",
    ]
    assert page.count('class="kit"') == 1
    assert page.count("Which solver? What would we choose today") == 1


def test_without_open_questions_it_says_how_they_come(client, made):
    assert "comes here before the meeting" in text(as_(client, "Ben").get(at(made)))


def test_open_questions_are_listed(client, made):
    AgendaItem.objects.create(
        meeting=row(), position=1000, kind="question", title="Why is $0! = 1$?"
    )

    page = as_(client, "Ben").get(at(made))

    assert "<math" in page.content.decode()
    assert lines(page)[1] == "12:10 Numbers 40 min"


def test_the_parts_of_people_are_named_and_the_backup_writes(client, made):
    page = text(as_(client, "Ben").get(at(made)))

    assert "lead Ben backup Dan scribe Dan" in page


def test_a_leader_who_cannot_come_is_said_to_be_so(client, made):
    for name in ("Ben", "Dan"):
        answer(meeting=row(), user=user(name), answer="no", now=NOW)

    page = text(as_(client, "Eve").get(at(made)))

    assert "lead Ben cannot come backup Dan cannot come scribe Dan cannot come" in page


def test_the_ones_before_and_after_are_linked(client, made):
    page = as_(client, "Ben").get(at(made, key=SECOND)).content.decode()

    assert f'href="{at(made)}" rel="prev"' in page
    assert f'href="{at(made, key=THIRD)}" rel="next"' in page


@pytest.mark.parametrize("page", ["", "sheet/", "attendance/", "recap/", "arrange/"])
def test_a_withdrawn_meeting_and_one_of_another_group_do_not_exist(client, made, page):
    theirs = group(name="Vision")
    publish(theirs, meeting(9), series="plan-9")
    Meeting.objects.filter(key=SECOND).update(state="withdrawn")
    ada = as_(client, "Ada")

    missing = [at(made, page, "thursday9"), at(made, page, SECOND), at(made, page, "nosuchkey1")]

    assert [ada.get(path).status_code for path in missing] == [404, 404, 404]


def test_a_cancelled_meeting_says_so_and_asks_nobody(client):
    made = group_that_meets(state="cancelled", reason="Fire drill")

    page = as_(client, "Ben").get(at(made))

    assert "cancelled: Fire drill" in text(page)
    assert 'name="answer"' not in page.content.decode()


def test_an_operator_reads_it_without_being_asked(client, made):
    boss = user("Omar")
    boss.is_superuser = True
    boss.save()

    page = as_(client, "Omar").get(at(made))

    assert (page.status_code, 'name="answer"' in page.content.decode()) == (200, False)


def test_a_topic_that_the_catalogue_lost_keeps_its_line(client, made):
    load_catalogue(catalogue=CATALOGUE)
    AgendaItem.objects.filter(meeting__key=FIRST).update(topic="phlogiston", title="Phlogiston")

    page = as_(client, "Ben").get(at(made))

    assert lines(page)[1] == "12:10 Phlogiston 40 min"


def test_hostile_words_are_only_words(client, made):
    bad = "<script>alert(1)</script>"
    Meeting.objects.filter(key=FIRST).update(title=bad, lead=None, lead_name=bad, reason=bad)
    AgendaItem.objects.filter(meeting__key=FIRST).update(title=bad, why=bad, you_can=bad)
    place_actions.settle_place(group=made, place=bad, link="", by=user("Ada"), now=NOW)

    page = as_(client, "Ben").get(at(made)).content.decode()

    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 5


@pytest.mark.parametrize("count", [1, 12])
def test_the_page_asks_the_database_as_often_for_few_as_for_many(
    client, count, django_assert_num_queries
):
    made = group_that_meets(*(f"P{number}" for number in range(count)))
    for number in range(count):
        answer(meeting=row(), user=user(f"P{number}"), answer="yes", now=NOW)
    as_(client, "Ben").get(at(made))

    for page in ("", "sheet/"):
        with django_assert_num_queries(10):
            client.get(at(made, page))


def test_the_sheet_has_no_forms(client, made):
    page = as_(client, "Ben").get(at(made, "sheet/", SECOND))
    main = page.content.decode().partition("<main")[2]

    assert "<form" not in main
    assert lines(page)[2] == "12:20 Vectors 40 min"


def test_a_series_without_a_plan_leads_nowhere(client, made):
    page = as_(client, "Ada").get(at(made)).content.decode()

    assert "/plans/" not in page.partition("<main")[2]
