"""What was held and published stays readable as it was, whatever becomes of the catalogue."""

import re

import pytest
from django.utils import timezone

from curriculum.becoming import archived, merged, record_at, renamed
from curriculum.documents import documents, with_entries
from curriculum.history import become, change_catalogue, change_entry
from curriculum.queries import snapshot
from planner.meetings.feed_actions import renew_feed
from planner.meetings.models import AgendaItem, Meeting
from tests.groups.people import group, user
from tests.plans.begun_plans import address, published
from tests.plans.plan_pages import text_of

pytestmark = pytest.mark.django_db
ENTRIES = re.compile(r'href="(/catalogue/(?:topics|decisions|resources|exercises)/[^"#?]*)')
EVENT = re.compile(r"BEGIN:VEVENT.*?END:VEVENT", re.DOTALL)


@pytest.fixture
def plan(client):
    """Two meetings of six lie behind, the first of which was written up."""
    made = published(group("Ben"), meetings=6)
    client.force_login(user("Ada"))
    for meeting in past():
        client.post(f"{place(meeting)}recap/", {"version": "0", "text": "We did it.", "key": "1"})
    return made


def past():
    rows = Meeting.objects.filter(ends_at__lt=timezone.now())
    return list(rows.select_related("group").order_by("starts_at"))


def place(meeting):
    return f"/groups/{meeting.group_id}-{meeting.group.slug}/meetings/{meeting.key}/"


def pages(plan):
    meetings = [f"{place(each)}{part}" for each in past() for part in ("", "sheet/")]
    return [*meetings, address(plan, "revisions/1/"), address(plan, "history/")]


def shown(client, plan):
    """What stands on each page."""
    found = {each: client.get(each) for each in pages(plan)}
    assert {each: page.status_code for each, page in found.items() if page.status_code != 200} == {}
    return {each: text_of(page) for each, page in found.items()}


def past_events(client, token):
    now = timezone.now()
    events = EVENT.findall(client.get(f"/calendar/{token}.ics").content.decode())
    return [each for each in events if starts(each) < f"{now:%Y%m%dT%H%M%SZ}"]


def starts(event):
    return re.search(r"DTSTART[^:]*:(\S+)", event)[1]


def change_everything():
    """Renamed, merged, archived, cut out, and other words and minutes for what is left."""
    now = timezone.now()
    become(becoming=renamed(snapshot(), ("topics", "sets"), "collections"), by=None, now=now)
    kept = record_at(snapshot(), ("topics", "rings"))
    become(
        becoming=merged(snapshot(), ("topics", "maps"), ("topics", "rings"), kept), by=None, now=now
    )
    become(becoming=archived(snapshot(), ("decisions", "ship")), by=None, now=now)
    change_catalogue(
        wanted=with_entries(snapshot(), {("resources", "book"): None}), by=None, now=now
    )
    said = documents(snapshot())["topics", "collections"]
    longer = {depth: {**rung, "minutes": 999} for depth, rung in said["depths"].items()}
    document = {**said, "name": "Other words", "definition": "Other.", "depths": longer}
    change_entry(key=("topics", "collections"), opened=said, document=document, by=None, now=now)


def said_of(meeting):
    """What was published of a meeting and what came of it; how to lead it is not in it, as those
    questions are the catalogue's of today."""
    for item in meeting.agenda.order_by("position", "id"):
        yield from (item.title, item.you_can)
        yield from (each["title"] for each in item.reading)
    yield from ("We did it.", meeting.title)


def test_revisions_and_the_history_say_what_they_said(client, plan):
    before = shown(client, plan)

    change_everything()

    after = shown(client, plan)
    places = [address(plan, each) for each in ("revisions/1/", "history/")]
    assert [after[each] for each in places] == [before[each] for each in places]


def test_meetings_of_the_past_and_their_sheets_say_what_was_published(client, plan):
    stored = [dict(row) for row in rows_of_the_past()]
    phrases = {place(each): [one for one in said_of(each) if one] for each in past()}
    before = shown(client, plan)

    change_everything()

    after = shown(client, plan)
    for page, words in phrases.items():
        assert [each for each in words if each in before[page] and each not in after[page]] == []
        assert sum(each in before[page] for each in words) >= 3
    assert [dict(row) for row in rows_of_the_past()] == stored


def rows_of_the_past():
    return AgendaItem.objects.filter(meeting__in=past()).order_by("id").values()


def test_past_events_stay_in_calendars_to_the_byte(client, plan):
    token = renew_feed(owner=user("Ben"), group=None, reminder=0, now=timezone.now())
    before = past_events(client, token)

    change_everything()

    assert len(before) == 2
    assert past_events(client, token) == before


def test_links_to_what_is_gone_lead_somewhere(client, plan):
    links = {each for page in pages(plan) for each in ENTRIES.findall(text(client, page))}

    change_everything()

    answers = {each: client.get(each, follow=True).status_code for each in links}
    assert len(links) >= 2
    assert {each for each, status in answers.items() if status not in {200, 410}} == set()


def text(client, page):
    return client.get(page).content.decode()


def test_the_plan_and_what_is_to_come_open_as_well(client, plan):
    change_everything()

    coming = Meeting.objects.filter(starts_at__gt=timezone.now()).select_related("group")
    places = [address(plan), address(plan, "edit/"), address(plan, "catalogue/")]
    found = [*places, *(place(each) for each in coming)]
    assert {each for each in found if client.get(each).status_code != 200} == set()
