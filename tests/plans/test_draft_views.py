import html
import json
import re

import pytest

from curriculum.actions import load_catalogue
from curriculum.becoming import renamed
from curriculum.exchange import SHIPPED, read
from curriculum.history import become
from curriculum.queries import snapshot
from planner.plans import drafts
from planner.plans.brief import Wanted
from planner.plans.forms import initial_of
from planner.plans.models import Draft
from tests.groups.people import NOW
from tests.plans.small_catalogues import brief

pytestmark = pytest.mark.django_db
CATALOGUE = read(SHIPPED)
WHEN = "/plan/architect/when/?decision=need-ml-at-all&decision=number-precision"


@pytest.fixture(autouse=True)
def catalogue():
    load_catalogue(catalogue=CATALOGUE)


def fields(**changed):
    """What the form sends when only these fields were changed."""
    initial = initial_of(brief())
    sent = {
        name: value for name, value in initial.items() if value is not None and value is not False
    }
    return {**sent, "days": [4], **changed}


def draft_of(**about):
    asked = brief(goals=("architect",), decisions=(Wanted(decision="need-ml-at-all"),), **about)
    return drafts.ask(brief=asked, catalogue=CATALOGUE, now=NOW)


def text_of(response):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def test_every_goal_can_be_planned_for(client):
    addresses = re.findall(r'href="(/plan/[\w-]+/)"', client.get("/plan/").content.decode())

    assert addresses == [f"/plan/{goal.id}/" for goal in CATALOGUE.goals]
    assert [client.get(address).status_code for address in addresses] == [200] * len(addresses)


def test_sensible_decisions_are_ticked(client):
    page = client.get("/plan/architect/").content.decode()

    ticked = re.findall(r'value="([\w-]+)" id="d-[\w-]+" checked', page)
    assert ticked == [
        "system-inputs-outputs",
        "system-data-preparation",
        "system-objective",
        "need-ml-at-all",
        "number-precision",
    ]


def test_an_unknown_goal_is_not_found(client):
    assert client.get("/plan/nonsense/").status_code == 404
    assert client.get("/plan/nonsense/when/").status_code == 404


def test_the_defaults_make_a_plan(client):
    page = client.get(WHEN).content.decode()
    start = re.search(r'name="start" value="([\d-]+)"', page)[1]

    response = client.post(WHEN, fields(start=start))

    assert response.status_code == 302
    assert client.get(response.headers["Location"]).status_code == 200


def test_the_draft_shows_the_thorough_plan_once_it_is_there(client):
    address = client.post(WHEN, fields()).headers["Location"]

    assert Draft.objects.get().state == "done"
    assert "being searched for" not in text_of(client.get(address))


def test_while_a_search_goes_on_the_page_says_so_and_asks_again(client):
    draft = draft_of()
    drafts.claim(draft=draft, now=NOW)
    Draft.objects.update(told_at="2100-01-01T00:00Z", progress="Found the first plan.")

    page = client.get(f"/drafts/{draft.token}/").content.decode()
    part = client.get(
        f"/drafts/{draft.token}/", headers={"HX-Request": "true", "HX-Target": "progress"}
    )

    assert "Found the first plan." in page
    assert 'hx-trigger="every 2s"' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert part.content.decode().startswith('<div id="progress"')


def test_a_search_that_died_can_be_started_again(client):
    draft = draft_of()
    drafts.claim(draft=draft, now=NOW)
    Draft.objects.update(told_at="2020-01-01T00:00Z")

    assert "has stopped" in text_of(client.get(f"/drafts/{draft.token}/"))
    client.post(f"/drafts/{draft.token}/improve/")
    draft.refresh_from_db()
    assert draft.state == "done"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"people": "Ada:DE-XX"}, "DE has no subdivision XX"),
        ({"people": ""}, "This field is required."),
        ({"zone": "Europe/Berlim"}, "Europe/Berlin"),
        ({"away": "Cleo:2027-02-01"}, "Nobody in the list is called “Cleo”."),
        ({"away": "Ben:2027-02-31"}, "2027-02-31"),
        ({"no_meeting": "soon"}, "soon"),
        ({"meet_anyway": "tomorrow"}, "tomorrow"),
        ({"known": "derivatives"}, "has no depth; write topic@working."),
        ({"known": "derivative@working"}, "Did you mean derivatives?"),
        ({"not_leading": "Dora"}, "Nobody in the list is called “Dora”."),
        ({"meetings": "0"}, "greater than or equal to 1"),
        ({"minutes": "20"}, "Opening and recall take 20 minutes"),
        ({"start": "never"}, "Enter a valid date."),
        ({"until": "2026-01-01"}, "lies before the start"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(client, changed, sentence):
    response = client.post(WHEN, fields(title="kept", reading=77, **changed))

    assert response.status_code == 422
    assert sentence in text_of(response)
    assert 'value="77"' in response.content.decode()
    assert "Error:" in response.content.decode().split("</title>")[0]
    assert Draft.objects.count() == 0


def test_measured_minutes_can_be_asked_for(client):
    said = text_of(client.post(WHEN, fields(measured="on"), follow=True))

    assert "No three groups have measured any of these steps yet" in said


def test_asking_twice_is_harmless(client):
    first = client.post(WHEN, fields())
    second = client.post(WHEN, fields())

    assert first.headers["Location"] == second.headers["Location"]
    assert Draft.objects.count() == 1


def test_a_changed_draft_is_another_one_and_the_old_stays(client):
    old = draft_of()

    new = client.post(f"/drafts/{old.token}/change/", fields(meetings=3)).headers["Location"]

    assert new != f"/drafts/{old.token}/"
    assert client.get(f"/drafts/{old.token}/").status_code == 200
    assert client.get(new).content.decode().count('<li class="meeting">') == 3


def test_the_form_of_a_draft_shows_what_was_asked(client):
    draft = draft_of(meetings=5, length=75)

    page = client.get(f"/drafts/{draft.token}/change/").content.decode()

    assert 'name="meetings" value="5"' in page
    assert 'name="minutes" value="75"' in page


def test_other_decisions_can_be_ticked_but_not_none(client):
    draft = draft_of()
    decision = "number-precision"
    address = f"/drafts/{draft.token}/decisions/"

    assert client.post(address, {"decision": decision}).status_code == 302
    assert client.post(address, {}).status_code == 422


def test_the_dial_turns_the_number_of_meetings(client):
    draft = draft_of()

    new = client.post(f"/drafts/{draft.token}/meetings/", {"meetings": "4"}).headers["Location"]

    assert client.get(new).content.decode().count('<li class="meeting">') == 4


@pytest.mark.parametrize("number", ["", "0", "105", "-1", "x", "٣"])
def test_a_number_that_no_plan_has_is_not_found(client, number):
    draft = draft_of()

    response = client.post(f"/drafts/{draft.token}/meetings/", {"meetings": number})

    assert response.status_code == (302 if number == "٣" else 404)


def test_a_skipped_date_can_be_met_on_anyway(client):
    address = client.post(WHEN, fields(no_meeting="2027-01-21=inventory")).headers["Location"]
    assert "inventory" in text_of(client.get(address))

    new = client.post(f"{address}meet-anyway/", {"on": "2027-01-21"}).headers["Location"]

    assert client.get(new).content.decode().count('<li class="skipped">') == 0


def test_a_draft_can_be_taken_along(client):
    address = f"/drafts/{draft_of().token}/"

    found = {kind: client.get(f"{address}plan.{kind}") for kind in ("md", "json", "ics")}

    assert [each.status_code for each in found.values()] == [200, 200, 200]
    assert json.loads(found["json"].content)["schema"] == "lemma-plan/1"
    assert found["ics"].content.startswith(b"BEGIN:VCALENDAR")
    assert found["md"].headers["Content-Disposition"] == 'attachment; filename="plan.md"'
    assert client.get(f"{address}plan.exe").status_code == 404


def test_an_unguessed_address_leads_nowhere(client):
    draft_of()

    assert client.get(f"/drafts/{'0' * 40}/").status_code == 404


def test_reading_a_draft_changes_nothing_and_takes_one_query(client, django_assert_num_queries):
    draft = draft_of()
    before = Draft.objects.values().get()

    with django_assert_num_queries(1):
        client.get(f"/drafts/{draft.token}/")

    assert Draft.objects.values().get() == before


def test_a_decision_that_has_another_name_since_is_still_chosen(client):
    draft = draft_of()
    becoming = renamed(snapshot(), ("decisions", "need-ml-at-all"), "without-learning")
    become(becoming=becoming, by=None, now=NOW)

    page = client.get(f"/drafts/{draft.token}/decisions/").content.decode()

    assert re.search(r'value="without-learning"[^>]*checked', page)
