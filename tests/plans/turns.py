"""Published plans with turns to give back, swap and take: Ada, Ben, Cem and Dan on Thursdays."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from curriculum.records import Catalogue
from planner.groups import actions as groups
from planner.meetings.models import Meeting
from planner.meetings.rsvp_actions import answer
from planner.outbox.models import Message
from planner.plans import turn_actions, turn_swaps
from planner.plans.models import Plan, TurnOffer
from planner.plans.turn_table import TurnTable, turn_table
from tests.groups.people import NOW, group, membership, user
from tests.plans.kept_plans import drafted, published
from tests.plans.small_catalogues import brief, catalogue, decision, topic


def in_a_chain(topics: int) -> Catalogue:
    """Each topic builds on the one before; enough for about as many meetings."""
    return catalogue(
        *(topic(f"t{n:02}", needs=[(f"t{n - 1:02}", 1)] if n else []) for n in range(topics)),
        decisions=tuple(decision(f"d{n:02}", (f"t{n:02}", 1)) for n in range(1, topics, 4)),
    )


CHAIN = in_a_chain(6)


def planned() -> Plan:
    """Published for Ada, Ben, Cem and Dan: eight meetings, everybody leads in turn."""
    made = group("Ben", "Cem", "Dan")
    return published(drafted(made, brief(meetings=8), CHAIN), CHAIN).plan


def table_of(plan: Plan, now: dt.datetime = NOW) -> TurnTable:
    found = turn_table(plan, now=now)
    assert found is not None
    return found


def leads(plan: Plan, now: dt.datetime = NOW) -> list[str]:
    """Of all meetings, by date."""
    return [slot.lead for slot in table_of(plan, now).meetings]


def backups(plan: Plan) -> list[str]:
    return [slot.backup for slot in table_of(plan).meetings]


def key_of(plan: Plan, number: int) -> str:
    """Of a meeting, from 0."""
    return table_of(plan).meetings[number].key


def start_of(plan: Plan, number: int) -> dt.datetime:
    table = table_of(plan)
    return table.starts_at(table.meetings[number])


def given_back(
    plan: Plan, number: int, by: str, *, now: dt.datetime = NOW, reason: str = "ill"
) -> TurnOffer:
    return turn_actions.give_back(
        plan=plan, key=key_of(plan, number), reason=reason, by=user(by), now=now
    )


def skipped(plan: Plan, number: int, by: str, *, now: dt.datetime = NOW) -> TurnOffer:
    return turn_actions.skip(
        plan=plan, key=key_of(plan, number), reason="ill", by=user(by), now=now
    )


def taken(plan: Plan, number: int, by: str, *, now: dt.datetime = NOW) -> TurnOffer:
    return turn_actions.volunteer(plan=plan, key=key_of(plan, number), by=user(by), now=now)


def asked(
    plan: Plan, mine: int, theirs: int, by: str, *, now: dt.datetime = NOW, reason: str = ""
) -> TurnOffer:
    return turn_swaps.offer_swap(
        plan=plan,
        key=key_of(plan, mine),
        other=key_of(plan, theirs),
        reason=reason,
        by=user(by),
        now=now,
    )


def away(plan: Plan, name: str, number: int) -> None:
    """On the date of that meeting."""
    on = table_of(plan).meetings[number].on
    groups.add_away(
        membership=membership(plan.group, name), first_on=on, last_on=on, by=user(name), now=NOW
    )


def declined(plan: Plan, name: str, number: int) -> None:
    """Says that they will not come to that meeting."""
    meeting = Meeting.objects.get(key=key_of(plan, number))
    answer(meeting=meeting, user=user(name), answer="no", now=NOW)


def mails() -> QuerySet[Message]:
    """About turns; what stands on the site is told besides."""
    return Message.objects.filter(kind__startswith="turn_", channel="email")


def told() -> list[tuple[str, str]]:
    """Who has a mail about turns waiting, with its subject; then all are forgotten."""
    rows = mails().order_by("id")
    found = sorted((row.recipient.name, row.subject) for row in rows)
    Message.objects.all().delete()
    return found
