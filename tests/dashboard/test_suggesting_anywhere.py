"""Every kind of suggestion, on every kind of entry, down to the form with it beside."""

from uuid import uuid4

import pytest
from django.urls import reverse

from curriculum.actions import load_catalogue
from curriculum.models import Suggestion
from tests.groups.people import user
from tests.meetings.meeting_pages import text
from tests.plans.plans_of_rooms import CATALOGUE

pytestmark = pytest.mark.django_db
KINDS = [each for each in Suggestion.Kind.values if each != "note"]
RESOURCE, UNIT = next(iter(CATALOGUE.units()))
ENTRIES = {
    "goal": ("goals", CATALOGUE.goals[0].id),
    "decision": ("decisions", CATALOGUE.decisions[0].id),
    "topic": ("topics", CATALOGUE.topics[0].id),
    "resource": ("resources", RESOURCE.id),
    "unit": ("resources", RESOURCE.id),
    "exercise": ("exercises", CATALOGUE.exercises[0].id),
    "question": ("questions", CATALOGUE.questions[0].id),
    "strategy": ("strategies", CATALOGUE.strategies[0].id),
}


@pytest.fixture(autouse=True)
def catalogue():
    load_catalogue(catalogue=CATALOGUE)


@pytest.mark.parametrize("about", ENTRIES)
def test_each_kind_reaches_the_entry_form(client, about):
    entry = UNIT.id if about == "unit" else ENTRIES[about][1]
    client.force_login(user("Ben"))
    place = f"{reverse('dashboard:suggest')}?about={about}&id={entry}"
    for kind in KINDS:
        sent = client.post(place, {"kind": kind, "text": f"Mind {kind}", "key": uuid4()})
        assert sent.status_code == 302
    assert list(Suggestion.objects.order_by("id").values_list("kind", flat=True)) == KINDS

    dora = user("Dora")
    dora.is_curator = True
    dora.save()
    client.force_login(dora)
    section, edited = ENTRIES[about]
    form = f"/catalogue/curating/entry/?section={section}&amp;entry={edited}&amp;suggestion="
    queue = client.get("/catalogue/curating/suggestions/").content.decode()
    assert form in queue
    number = Suggestion.objects.order_by("id")[0].pk
    shown = client.get(f"{form.replace('&amp;', '&')}{number}")
    assert (shown.status_code, f"Mind {KINDS[0]}" in text(shown)) == (200, True)


@pytest.mark.parametrize(
    ("page", "about"),
    [("strategies/", "strategy"), (f"resources/{RESOURCE.id}/", "unit")],
)
def test_pages_lead_there(client, page, about):
    client.force_login(user("Ben"))

    assert f"?about={about}&amp;id=" in client.get(f"/catalogue/{page}").content.decode()
