"""Publishing: what would change and who would hear of it; then exactly that, in one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.accounts.notices import Notice
from planner.accounts.queries import wants
from planner.accounts.telling import tell
from planner.groups.chat import PLAN_CHANGED, tell_chat
from planner.groups.models import Group, Membership
from planner.groups.queries import active_members
from planner.language.speaking import speaking_to
from planner.meetings.actions import publish_meetings
from planner.outbox.models import Message
from planner.plans import actions
from planner.plans.audience import Reader, Told, audience, headed, mail_text
from planner.plans.brief import Brief, Participant
from planner.plans.cautions import Caution, cautions
from planner.plans.continuing import outlook
from planner.plans.difference import Difference, difference
from planner.plans.meeting_rows import wanted_meetings
from planner.plans.models import Plan, Revision
from planner.plans.people import participants
from planner.plans.programme import Programme
from planner.plans.stored import programme_from_document

KIND = str(Notice.PLAN_CHANGED)
WHY = gettext_lazy("you belong to the group and this concerns you")


class CannotPublish(Exception):
    """The revision is not fit to be published; the text says why."""


class NotAcknowledged(CannotPublish):
    """There is something that the lead has not said to know of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Everything to be read before a revision is published.

    `broken`: rules that it breaks, as people and the catalogue are now; publishing in spite of
    them needs a reason. `quietly`: those whom it concerns and who want no mail of it; they find
    it on the site.
    """

    revision: Revision
    programme: Programme
    difference: Difference
    cautions: tuple[Caution, ...]
    broken: tuple[str, ...]
    told: tuple[Told, ...]
    quietly: tuple[Told, ...]

    @property
    def silent(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(each.reader.name for each in self.quietly)


def preview(*, revision: Revision, catalogue: Catalogue, by: User, now: dt.datetime) -> Preview:
    """What publishing the revision now would do. Nothing is changed."""
    group = revision.plan.group
    new = programme_from_document(revision.programme)
    old = _published_programme(revision.plan)
    found = difference(old, new)
    told, quietly = _audience(group, found, old, new, by=by, now=now)
    if not new.meetings():
        return Preview(
            revision=revision,
            programme=new,
            difference=found,
            cautions=(),
            broken=(),
            told=told,
            quietly=quietly,
        )
    plan = actions.plan_of(revision)
    brief = replace(plan.brief, people=_people(group, plan.brief))
    view = outlook(brief, plan.schedule, catalogue, new, now=now)
    return Preview(
        revision=revision,
        programme=new,
        difference=found,
        cautions=cautions(group, view, plan.schedule, old, now=now),
        broken=tuple(each.text for each in view.violations),
        told=told,
        quietly=quietly,
    )


@transaction.atomic
def publish(
    *,
    revision: Revision,
    catalogue: Catalogue,
    by: User,
    now: dt.datetime,
    acknowledged: Collection[str] = (),
    override_reason: str = "",
) -> Revision:
    """Make a draft the plan that counts: meetings are written, those concerned are told.

    `acknowledged`: ids of the cautions that were read. Raises CannotPublish, NotAcknowledged;
    StaleRevision when somebody changed the plan meanwhile.
    """
    plan = Plan.objects.select_for_update().get(pk=revision.plan_id)
    revision = Revision.objects.select_related("plan__group", "basis").get(pk=revision.pk)
    _refuse(plan, revision)
    shown = preview(revision=revision, catalogue=catalogue, by=by, now=now)
    missing = [each.text for each in shown.cautions if each.id not in acknowledged]
    if missing:
        raise NotAcknowledged(f"Say that you know this, or change it: {missing[0]}")
    reason = " ".join(override_reason.split())[:300]
    if shown.broken and not reason:
        raise NotAcknowledged(f"Say why this is right all the same: {shown.broken[0]}")
    plan.revisions.published().update(status=Revision.Status.SUPERSEDED, superseded_at=now)
    revision.status = Revision.Status.PUBLISHED
    revision.published_at = now
    revision.published_by = by
    revision.broken = list(shown.broken)
    revision.override_reason = reason if shown.broken else ""
    revision.told = [_told_row(each) for each in shown.told]
    revision.save()
    publish_meetings(
        group=plan.group, series=plan.series, wanted=wanted_meetings(shown.programme), now=now
    )
    _tell(revision, (*shown.told, *shown.quietly), now=now)
    return revision


def _refuse(plan: Plan, revision: Revision) -> None:
    if revision.status != Revision.Status.DRAFT:
        raise CannotPublish(f"Revision {revision.number} was published before.")
    if plan.archived_at is not None or plan.group.archived_at is not None:
        raise CannotPublish("What is archived cannot be published.")
    head = actions.head_of(plan)
    if head.pk != revision.pk:
        raise actions.StaleRevision(revision, head)
    if not any(entry.get("number") for entry in revision.programme["entries"]):
        raise CannotPublish("A plan without meetings cannot be published.")


def _published_programme(plan: Plan) -> Programme | None:
    published = plan.revisions.published().first()
    return None if published is None else programme_from_document(published.programme)


def _people(group: Group, brief: Brief) -> tuple[Participant, ...]:
    """The members as they are now; a plan that counts on people to come keeps counting on them."""
    if any(not person.id for person in brief.people):
        return brief.people
    return participants(group, brief)


def _audience(
    group: Group,
    found: Difference,
    old: Programme | None,
    new: Programme,
    *,
    by: User | None,
    now: dt.datetime,
) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """Members whom the change concerns, but not who makes it: those who want mail, the others."""
    members = [each for each in active_members(group) if by is None or each.user_id != by.pk]
    users = {str(each.user_id): each.user for each in members}
    names = {person.id: person.name for person in participants(group)}
    dates = {entry.starts_at.date() for each in (old, new) if each for entry in each.meetings()}
    readers = [_reader(each, names[str(each.user_id)], dates) for each in members]
    heard = audience(found, old, new, readers, now)
    willing = tuple(each for each in heard if wants(users[each.reader.id], KIND))
    return willing, tuple(each for each in heard if each not in willing)


def _reader(member: Membership, name: str, dates: Collection[dt.date]) -> Reader:
    away = {
        on
        for on in dates
        for each in member.away.all()
        if each.from_time is None and each.first_on <= on <= each.last_on
    }
    return Reader(id=str(member.user_id), name=name, away=frozenset(away))


def _told_row(told: Told) -> Mapping[str, object]:
    return {"id": told.reader.id, "name": told.reader.name, "changes": list(told.changes)}


def still_holds(message: Message) -> bool:
    """Whoever left meanwhile, or whose group was archived, hears nothing any more."""
    belongs = Membership.objects.active().filter(
        user=message.recipient_id, group=message.about["group"], group__archived_at=None
    )
    return belongs.exists()


def plan_link(plan: Plan) -> str:
    address = reverse("plans:plan", args=[plan.group_id, plan.group.slug, plan.pk, plan.slug])
    return f"{settings.SITE_URL}{address}"


def tell_of(revision: Revision, old: Programme, new: Programme, *, now: dt.datetime) -> None:
    """Tell those whom it concerns of what was published without anybody who did it."""
    found = difference(old, new)
    told, quietly = _audience(revision.plan.group, found, old, new, by=None, now=now)
    revision.told = [_told_row(each) for each in told]
    revision.save(update_fields=["told"])
    _tell(revision, (*told, *quietly), now=now)


def _tell(revision: Revision, told: Iterable[Told], *, now: dt.datetime) -> None:
    plan = revision.plan
    tell_chat(
        group=plan.group,
        kind=PLAN_CHANGED,
        occurrence=f"revision {revision.pk}",
        text=f"{plan.title} has changed: {revision.summary}",
        link=plan_link(plan),
        now=now,
    )
    users = User.objects.in_bulk([int(each.reader.id) for each in told])
    for each in told:
        user = users[int(each.reader.id)]
        with speaking_to(user):
            subject = headed(plan.group.name, each.headline)
            text = mail_text(each, group=plan.group.name, plan=plan.title, link=plan_link(plan))
        tell(
            user=user,
            notice=Notice.PLAN_CHANGED,
            occurrence=f"revision {revision.pk}",
            subject=subject,
            text=text,
            link=plan_link(plan),
            about={"group": plan.group_id, "plan": plan.pk},
            now=now,
        )
