"""What a member keeps to themselves changes nothing that anybody else is given, on whatever way.

Everything of the world is asked for twice, as it is and with all that Ben rates, writes and is
stuck on changed; pages, messages, mails, calendars, exports and the log of all others are compared.
"""

import json
import re

import pytest
from django.apps import apps
from django.core import mail
from django.core.mail import get_connection
from django.db import models

from curriculum.values import LONGEST_ID
from planner.accounts.own_data import own_data
from planner.groups.models import ChatHook, Sharing
from planner.meetings.feed_answers import answer as fetched
from planner.outbox import chores
from planner.outbox.delivery import deliver_next
from planner.outbox.models import Message
from planner.progress.models import State, TopicState
from tests.architecture.asking import taken_back
from tests.architecture.permission_table import ROLES, SAFE, acts
from tests.plans.plans_of_rooms import CATALOGUE
from tests.world import NOW

pytestmark = pytest.mark.django_db
CANARY = "canary-of-what-is-private"
OTHERS = [role for role in ROLES if role != "member"]
LOOKS = [act for act in acts() if act.method in SAFE]
DAY_AFTER = NOW.replace(day=NOW.day + 1)
# What differs between any two requests.
PASSING = re.compile(r'value="[\w-]{36,}"|value="[^"]*:[\w-]{27,}"|={15}\d+')


def owned():
    """Models of progress that belong to one person."""
    for model in apps.get_app_config("progress").get_models():
        if any(field.name == "user" for field in model._meta.concrete_fields):
            yield model


def written(model):
    """Columns that hold what somebody wrote, and not an id of the catalogue."""
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, models.TextField) or (
            isinstance(field, models.CharField) and (field.max_length or 0) > LONGEST_ID
        )
        if is_text and not field.choices and not isinstance(field, models.ForeignKey):
            yield field.name


def change(ben):
    """Other words in all that he wrote, and he knows everything as deep as it goes."""
    for model in owned():
        rows = model.objects.filter(user=ben)
        for name in written(model):
            rows.update(**{name: CANARY})
    TopicState.objects.filter(user=ben).update(state=State.KNOWN)
    TopicState.objects.bulk_create(
        (
            TopicState(user=ben, topic=topic.id, depth=depth, state=State.KNOWN, since=NOW)
            for topic in CATALOGUE.topics
            for depth in (1, 2, 3)
        ),
        ignore_conflicts=True,
    )


def pages(asker):
    for role in OTHERS:
        for act in LOOKS:
            with taken_back():
                yield f"{role} {act}", asker.ask(act, role).content.decode(errors="replace")


def messages(ben):
    """To all others and to chats, all columns; and the mails as they are sent."""
    for step in chores.steps(now=DAY_AFTER):
        step()
    for row in Message.objects.exclude(recipient=ben).order_by("id").values():
        yield f"message {row['id']}", json.dumps(row, default=str)
    mail.outbox.clear()
    line = get_connection()
    while deliver_next(now=DAY_AFTER, line=line):
        pass
    for each in mail.outbox:
        if each.to != [ben.email]:
            yield f"mail {each.to} {each.subject}", str(each.body)


def given(asker, caplog, *, changed):
    world = asker.world
    caplog.clear()
    found = []
    with taken_back():
        ChatHook.objects.create(
            group=world.a.group, secret_url="https://chat.example/x", shape="slack"
        )
        if changed:
            change(world.ben)
        found += pages(asker)
        for user in (world.ada, world.cleo, world.omar):
            found.append((f"export of {user.name}", json.dumps(own_data(user), default=str)))
            calendar = fetched(world.feeds[user.name.lower()], now=DAY_AFTER).body.decode()
            found.append((f"calendar of {user.name}", calendar))
        found += messages(world.ben)
        found.append(("log", caplog.text))
    return [(what, PASSING.sub("#", text)) for what, text in found]


def test_nobody_is_given_anything_that_depends_on_what_is_private(asker, caplog):
    caplog.set_level("INFO")

    first, second = (given(asker, caplog, changed=changed) for changed in (False, True))

    assert [what for what, _ in first] == [what for what, _ in second]
    assert [a[0] for a, b in zip(first, second, strict=True) if a != b] == []
    assert not any(CANARY in text for _, text in second)
    assert len(first) > 300


def test_the_comparison_finds_what_is_shared(asker):
    act = next(act for act in LOOKS if act.address.endswith("/coverage/"))
    seen = []
    for changed in (False, True):
        with taken_back():
            Sharing.objects.create(
                group=asker.world.a.group, user=asker.world.ben, ratings=True, chosen_at=NOW
            )
            if changed:
                TopicState.objects.filter(user=asker.world.ben).delete()
            seen.append(PASSING.sub("#", asker.ask(act, "lead").content.decode()))

    assert seen[0] != seen[1]


def test_there_is_something_private_to_change():
    names = {model.__name__: list(written(model)) for model in owned()}

    assert {"TopicState", "StateChange", "Stuck", "UnitRead"} <= set(names)
    assert names["Stuck"] == ["location", "helped"]
