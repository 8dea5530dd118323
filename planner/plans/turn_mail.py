"""Mails about turns: whose they are now, and what others offer or ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.accounts.models import User
from planner.accounts.notices import Notice
from planner.accounts.telling import tell
from planner.groups.models import Membership
from planner.language.speaking import speaking_to
from planner.meetings.models import Meeting
from planner.outbox.models import Message
from planner.plans.audience import headed
from planner.plans.formats.wording import day
from planner.plans.models import Plan, Revision, TurnOffer
from planner.plans.programme import MeetingEntry, Programme
from planner.plans.said import said

CHANGED = "turn_changed"
OFFERED = "turn_offered"
WHY = gettext_lazy("you are in the group and this is about who leads its meetings")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOfTurns:
    """What one person hears. `claims`: "key lead 1", to be checked before it is sent."""

    user_id: int
    name: str
    changes: tuple[str, ...]
    claims: tuple[str, ...]


def turns_told(
    before: Programme,
    after: Programme,
    keys: Collection[str],
    ids: Mapping[str, str],
    *,
    why: str,
) -> tuple[ToldOfTurns, ...]:
    """Those who go out and those who come in, each with what it means for them.

    `ids`: name in the plan -> account; whoever has none cannot be told.
    """
    old = {entry.key: entry for entry in before.meetings()}
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in after.meetings():
        if entry.key in keys and entry.key in old:
            for name, said in _changes(old[entry.key], entry):
                found.setdefault(name, []).append(said)
    return tuple(
        ToldOfTurns(
            user_id=int(ids[name]),
            name=name,
            changes=(*(text for text, _ in said), why),
            claims=tuple(claim for _, claim in said),
        )
        for name, said in found.items()
        if name in ids
    )


def _changes(old: MeetingEntry, new: MeetingEntry) -> Iterator[tuple[str, tuple[str, str]]]:
    on = day(new.starts_at.date())
    if old.lead != new.lead:
        if old.lead:
            yield old.lead, (f"{new.lead} leads on {on} instead of you.", f"{new.key} lead 0")
        yield new.lead, (f"You lead on {on}.", f"{new.key} lead 1")
    if old.backup != new.backup:
        if old.backup and old.backup != new.lead:
            yield old.backup, (f"You no longer stand in on {on}.", f"{new.key} backup 0")
        if new.backup:
            yield new.backup, (f"You stand in on {on}.", f"{new.key} backup 1")


def tell_changed(
    revision: Revision, told: Iterable[ToldOfTurns], *, now: dt.datetime
) -> list[dict[str, object]]:
    """Tell them, each the way they want it; gives the rows for the history."""
    rows: list[dict[str, object]] = []
    for each in told:
        _tell(
            CHANGED,
            revision.plan,
            User.objects.get(pk=each.user_id),
            occurrence=f"revision {revision.pk}",
            headline=each.changes[0].rstrip("."),
            sentences=each.changes,
            about={"claims": ";".join(each.claims)},
            now=now,
        )
        rows.append({"id": str(each.user_id), "name": each.name, "changes": list(each.changes)})
    return rows


def tell_of_offer(
    offer: TurnOffer, user: User, *, headline: str, sentences: Sequence[str], now: dt.datetime
) -> None:
    """Write to one person about an offer; once for each state that it gets into."""
    is_asked = offer.kind == TurnOffer.Kind.SWAP and offer.asked_id == user.pk
    _tell(
        OFFERED,
        offer.plan,
        user,
        occurrence=f"offer {offer.pk} {offer.state}",
        headline=headline,
        sentences=sentences,
        about={"offer": offer.pk, "state": offer.state},
        now=now,
        to_do="Agree or decline" if is_asked else "All turns",
    )


def _tell(
    kind: str,
    plan: Plan,
    user: User,
    *,
    occurrence: str,
    headline: str,
    sentences: Sequence[str],
    about: Mapping[str, int | str],
    now: dt.datetime,
    to_do: str = "All turns",
) -> None:
    """`to_do`: what there is to do on the page of the turns."""
    link = turns_link(plan)
    group = " ".join(plan.group.name.split())
    with speaking_to(user):
        subject = headed(group, headline)
        lines = "\n".join(f"– {' '.join(said(each).split())}" for each in sentences)
        last = _("%(to_do)s: %(link)s") % {"to_do": said(to_do), "link": link}
    tell(
        user=user,
        notice=Notice.YOUR_TURN,
        kind=kind,
        occurrence=occurrence,
        subject=subject,
        text=f"{lines}\n\n{last}\n",
        link=link,
        about={"group": plan.group_id, "plan": plan.pk, **about},
        now=now,
    )


def turns_link(plan: Plan) -> str:
    address = reverse("plans:turns", args=[plan.group_id, plan.group.slug, plan.pk, plan.slug])
    return f"{settings.SITE_URL}{address}"


def change_holds(message: Message) -> bool:
    """Belongs to the group still, and all that it says is still so."""
    if not _belongs(message):
        return False
    claims = [each.split() for each in str(message.about["claims"]).split(";")]
    rows = Meeting.objects.in_bulk([key for key, _, _ in claims], field_name="key")
    return all(
        key in rows
        and (getattr(rows[key], f"{role}_id") == message.recipient_id) == (is_theirs == "1")
        for key, role, is_theirs in claims
    )


def offer_holds(message: Message) -> bool:
    """Belongs to the group still, and the offer is as it was."""
    offers = TurnOffer.objects.filter(pk=message.about["offer"], state=message.about["state"])
    return _belongs(message) and offers.exists()


def _belongs(message: Message) -> bool:
    return (
        Membership.objects.active()
        .filter(user=message.recipient_id, group=message.about["group"], group__archived_at=None)
        .exists()
    )


KINDS = {CHANGED: change_holds, OFFERED: offer_holds}
