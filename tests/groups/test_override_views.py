import datetime as dt

import pytest

from curriculum.documents import documents
from curriculum.history import change_entry
from curriculum.queries import snapshot
from planner.groups import override_actions as actions
from planner.groups.models import Override
from planner.groups.own_catalogue import catalogue_for
from tests.groups.own_catalogues import page
from tests.groups.people import NOW, group, user
from tests.plans.changed_catalogues import edited, loaded, longer
from tests.plans.plan_pages import errors_of, summary_of, text_of

pytestmark = pytest.mark.django_db
PLACE = "?section=topics&entry=sets&part=awareness"


@pytest.fixture
def risk():
    loaded()
    return group("Ben")


@pytest.fixture
def lead(client):
    client.force_login(user("Ada"))
    return client


def at(risk, place=""):
    return f"/groups/{risk.pk}-{risk.slug}/catalogue/{place}"


def read(client, risk, place=""):
    return text_of(client.get(at(risk, place)))


def estimated(risk, minutes=45):
    place = {"section": "topics", "entry": "sets", "part": "awareness"}
    return actions.estimate(group=risk, **place, minutes=minutes, by=user("Ada"), now=NOW)


def test_a_lead_says_other_minutes_with_a_reason_and_members_read_it(lead, risk):
    sent = lead.post(at(risk, f"estimate/{PLACE}"), {"minutes": "45", "reason": "We are quick"})

    assert (sent.status_code, sent["Location"]) == (302, at(risk))
    assert catalogue_for(risk).topic_by_id["sets"].rung(1).minutes == 45
    lead.force_login(user("Ben"))
    shown = read(lead, risk)
    assert "Sets (awareness) : 45 minutes. We are quick" in shown
    assert "Take back" not in shown


def test_what_a_lead_looks_for_leads_to_the_forms(lead, risk):
    shown = lead.get(at(risk), {"q": "sets"}).content.decode()

    assert shown.count("?section=topics&amp;entry=sets") == 4
    assert "Nothing is called so." in text_of(lead.get(at(risk), {"q": "zzz"}))


@pytest.mark.parametrize(
    ("minutes", "says"),
    [
        ("60", "The catalogue says so already."),
        ("0", "Ensure this value is greater than or equal to 1."),
        ("many", "Enter a whole number."),
    ],
)
def test_bad_minutes_are_said_at_the_field(lead, risk, minutes, says):
    sent = lead.post(at(risk, f"estimate/{PLACE}"), {"minutes": minutes})

    assert (sent.status_code, errors_of(sent)) == (422, [says])
    assert says in summary_of(sent)


def test_what_the_catalogue_does_not_have_cannot_be_changed(lead, risk):
    for place in ("hide/?section=topics&entry=none", "hide/?section=x&entry=y", "hide/"):
        assert lead.get(at(risk, place)).status_code == 404


def test_hiding_and_taking_it_back_and_hiding_it_again(lead, risk):
    lead.post(at(risk, "hide/?section=topics&entry=maps"), {"reason": "We all know it"})
    assert "maps" not in catalogue_for(risk).topic_by_id

    hidden = Override.objects.get()
    lead.post(at(risk, f"{hidden.pk}/undo/"))
    assert "maps" in catalogue_for(risk).topic_by_id

    lead.post(at(risk, f"{hidden.pk}/back/"))
    assert "maps" not in catalogue_for(risk).topic_by_id


def test_what_is_put_back_does_not_stand_beside_another(lead, risk):
    first = estimated(risk)
    actions.undo(override=first, by=user("Ada"), now=NOW)
    estimated(risk, 50)

    sent = lead.post(at(risk, f"{first.pk}/back/"), follow=True)

    assert "The group has said something else of this since." in text_of(sent)
    assert catalogue_for(risk).topic_by_id["sets"].rung(1).minutes == 50


def test_a_page_of_ones_own_covers_topics(lead, risk):
    depths = {f"covers_{number}_depth": "working" for number in range(1, 5)}
    sent = lead.post(
        at(risk, "add/resources/"),
        {
            "name": "Our wiki",
            "url": "https://wiki.example.org/sets",
            "minutes": "20",
            "covers_1": "sets",
            **depths,
        },
    )

    assert sent.status_code == 302
    resource = catalogue_for(risk).resources[-1]
    unit = resource.units[0]
    assert (resource.id, resource.title) == (f"own-{risk.pk}-our-wiki", "Our wiki")
    assert (unit.minutes, [(each.topic, each.depth) for each in unit.covers]) == (20, [("sets", 2)])
    lead.force_login(user("Ben"))
    assert (
        "https://wiki.example.org/sets"
        in lead.get(at(risk, f"own/{resource.id}/")).content.decode()
    )


def test_a_bad_address_is_said_at_its_field(lead, risk):
    given = {"name": "Our wiki", "url": "javascript:alert(1)", "minutes": "20", "covers_1": "sets"}
    depths = {f"covers_{number}_depth": "working" for number in range(1, 5)}

    sent = lead.post(at(risk, "add/resources/"), {**given, **depths})

    assert (sent.status_code, len(errors_of(sent))) == (422, 1)
    assert Override.objects.count() == 0


def test_a_topic_of_ones_own_that_makes_a_circle_is_refused_with_the_circle(lead, risk):
    first = topic(lead, risk, "First")
    second = topic(lead, risk, "Second", builds_on=[first])

    sent = lead.post(
        at(risk, f"{Override.objects.get(entry=first).pk}/edit/"),
        {**given("First"), "builds_on": [second], "seen": seen(first)},
    )

    assert sent.status_code == 422
    assert "a circle of prerequisites" in errors_of(sent)[0]


def given(name):
    depths = ("awareness", "working", "mastery")
    minutes = {f"{depth}_minutes": "30" for depth in depths}
    can = {f"{depth}_you_can": "do it" for depth in depths}
    plain = {"name": name, "definition": "A thing.", "area": "algebra", "maturity": "mature"}
    return {**plain, **minutes, **can}


def seen(entry):
    return Override.objects.get(entry=entry).changed_at.isoformat()


def topic(client, risk, name, **more):
    sent = client.post(at(risk, "add/topics/"), {**given(name), **more})
    assert sent.status_code == 302, errors_of(sent)
    return f"own-{risk.pk}-{name.lower()}"


def test_a_decision_of_ones_own_asks_for_topics(lead, risk):
    depths = {f"need_{number}_depth": "awareness" for number in range(1, 5)}
    said = {
        "question": "Which queue?",
        "goal": "build",
        "stakes": "Nights.",
        "approach": "Try both\nMeasure",
        "done_when": "you can say why",
    }
    sent = lead.post(at(risk, "add/decisions/"), {**said, "need_1": "maps", **depths})

    assert sent.status_code == 302
    decision = catalogue_for(risk).decisions[-1]
    assert (decision.question, decision.approach) == ("Which queue?", ("Try both", "Measure"))
    assert [(each.topic, each.depth) for each in decision.needs] == [("maps", 1)]


def test_what_another_lead_changed_meanwhile_is_not_written_over(lead, risk):
    mine = estimated(risk)
    later = NOW + dt.timedelta(minutes=1)
    how = {"reason": "", "seen": NOW, "by": user("Ada")}
    actions.edit(override=mine, says=50, now=later, **how)

    sent = lead.post(at(risk, f"{mine.pk}/edit/"), {"minutes": "55", "seen": NOW.isoformat()})

    assert sent.status_code == 409
    assert "Another lead has changed this" in text_of(sent)
    assert 'value="55"' in sent.content.decode()
    assert catalogue_for(risk).topic_by_id["sets"].rung(1).minutes == 50


def test_leads_choose_where_the_catalogue_changes_what_they_say_otherwise(lead, risk):
    mine = estimated(risk)
    longer("sets", 90)

    shown = read(lead, risk)
    assert "The catalogue says 90 minutes now; it was 60 minutes. You say 45 minutes." in shown
    assert catalogue_for(risk).topic_by_id["sets"].rung(1).minutes == 45

    lead.post(at(risk, f"{mine.pk}/keep/"))
    assert "The catalogue says" not in read(lead, risk)
    assert catalogue_for(risk).topic_by_id["sets"].rung(1).minutes == 45


def test_leads_can_take_what_the_catalogue_says_now(lead, risk):
    mine = estimated(risk)
    longer("sets", 90)

    lead.post(at(risk, f"{mine.pk}/undo/"))

    assert catalogue_for(risk).topic_by_id["sets"].rung(1).minutes == 90
    assert "So far this group has everything as the catalogue says." in read(lead, risk)


def test_other_changes_of_the_catalogue_reach_the_group_at_once(risk):
    estimated(risk)
    edited("topics", "sets", definition="Many things as one.")
    longer("sets", 70, depth="working")

    found = catalogue_for(risk).topic_by_id["sets"]

    assert (found.definition, [each.minutes for each in found.rungs]) == (
        "Many things as one.",
        [45, 70, 60],
    )


def test_a_change_of_what_is_hidden_is_shown_and_stays_hidden(lead, risk):
    actions.hide(group=risk, section="topics", entry="games", by=user("Ada"), now=NOW)
    edited("topics", "games", name="Play")

    assert "The catalogue has changed it since you hid it: name." in read(lead, risk)
    assert "games" not in catalogue_for(risk).topic_by_id


def test_what_the_catalogue_has_lost_is_said(lead, risk):
    wiki = page(risk, "Wiki", ("games", "awareness"))
    actions.add(group=risk, section="resources", document=wiki, by=user("Ada"), now=NOW)
    actions.hide(group=risk, section="topics", entry="games", by=user("Ada"), now=NOW)
    change_entry(key=("topics", "games"), opened=opened("games"), document=None, by=None, now=NOW)

    shown = read(lead, risk)

    assert "It names what is no longer there: games." in shown
    assert "The catalogue no longer has it." in shown


def opened(entry):
    return documents(snapshot())["topics", entry]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long(lead, risk, django_assert_num_queries, count):
    for part in ("awareness", "working", "mastery")[:count]:
        place = {"section": "topics", "entry": "sets", "part": part}
        actions.estimate(group=risk, **place, minutes=9, by=user("Ada"), now=NOW)
    catalogue_for(risk)

    with django_assert_num_queries(5):
        lead.get(at(risk))
