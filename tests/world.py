"""Two groups with equal contents, and everybody who has or has nothing to do with them.

Ada leads group A and Ben belongs to it; Cleo leads group B and Dan belongs to it. Eve belongs to
neither, Dora keeps the catalogue, Omar operates the installation. Every text of a group holds
its canary, so that a page that shows the wrong group's texts is caught.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from curriculum.history import change_catalogue
from curriculum.models import Edition, EntryDraft, FormerEntry, ImportRun, Suggestion
from planner.accounts.models import User
from planner.accounts.notices import Notice
from planner.accounts.stopping import stop_token
from planner.groups import actions as groups
from planner.groups.invitation_actions import invite
from planner.groups.link_actions import renew_link
from planner.groups.models import Away, Group, GroupLink, Invitation, Membership
from planner.meetings.feed_actions import renew_feed
from planner.meetings.feed_answers import answer as fetched
from planner.meetings.models import ActionItem, AgendaItem, Meeting
from planner.meetings.rsvp_links import rsvp_links
from planner.outbox.models import Message
from planner.plans import drafts
from planner.plans.copy_actions import save_template
from planner.plans.curiosity_actions import propose
from planner.plans.curiosity_models import CuriosityProposal
from planner.plans.models import Draft, Plan, PlanTemplate, Revision, TurnOffer
from planner.progress.models import (
    Attempt,
    DebugEntry,
    ReviewLog,
    StateChange,
    Stuck,
    TopicState,
)
from planner.threads.agenda import source_of
from planner.threads.asking import ask
from planner.threads.chat_inlet import open_inlet
from planner.threads.models import Intuition, Post, Promotion, Thread
from planner.threads.promoting import promote
from planner.writing.slips import Slip
from tests.accounts.persons import person
from tests.curriculum import editions
from tests.groups.own_catalogues import OwnThings, own_things
from tests.meetings.past_meetings import past_key, past_meeting
from tests.plans.plans_of_rooms import (
    CATALOGUE,
    NOW,
    asked,
    asked_swaps,
    cautions,
    drafted,
    published,
)
from tests.progress.group_rows import bug, sheet
from tests.progress.own_rows import answered, attempt, parked, stuck
from tests.threads.questions import intuition, question

DAY = dt.date(2027, 2, 1)


@dataclass(frozen=True, kw_only=True)
class Room(OwnThings):
    """A group and what is in it. `removed`: the membership of Finn, whom the lead removed.

    `open` is an invitation that nobody has answered, `welcome` those by their address. `plan`
    is published, `idea` a draft; `cautions` has to be known to publish that. `asked`: the swaps
    that the lead and the member have asked each other for, by the name of who was asked.
    `thread` was asked by the member and answered by the lead; the member said the `intuition`,
    which the lead would like to offer (`promotion`). `inlet`: the token of the chat's address.
    """

    canary: str
    group: Group
    lead: Membership
    member: Membership
    removed: Membership
    lead_away: Away
    member_away: Away
    open: Invitation
    welcome: dict[str, Invitation]
    link: GroupLink
    plan: Plan
    revision: Revision
    idea: Plan
    template: PlanTemplate
    proposal: CuriosityProposal
    cautions: tuple[str, ...]
    asked: dict[str, TurnOffer]
    thread: Thread
    other_thread: Thread
    intuition: Intuition
    promotion: Promotion
    inlet: str
    bug: DebugEntry

    @property
    def meeting_key(self) -> str:
        """Of the first meeting."""
        keys = [entry["key"] for entry in self.revision.programme["entries"] if entry.get("key")]
        return keys[0]

    @property
    def past_key(self) -> str:
        """Of a meeting that has been, in another series."""
        return past_key(self.canary)

    @property
    def opening(self) -> Post:
        """The member's own post in the thread."""
        return self.thread.posts.get(kind=Post.Kind.OPENING)

    @property
    def post(self) -> Post:
        """The lead's answer to it."""
        return self.thread.posts.get(kind=Post.Kind.ANSWER)

    @property
    def agenda_item(self) -> AgendaItem:
        """The thread on the agenda of the first meeting."""
        return AgendaItem.objects.get(source=source_of(self.thread.pk))

    @property
    def to_do(self) -> ActionItem:
        """What the member has to do since."""
        return ActionItem.objects.get(meeting__key=self.past_key)

    @property
    def rsvp(self) -> dict[str, str]:
        """The token that says yes to the first meeting, by the name of whom it is for."""
        meeting = Meeting.objects.get(key=self.meeting_key)
        return {
            user.name.lower(): rsvp_links(meeting, user)["yes"].split("/")[-2]
            for user in User.objects.all()
        }

    def led_by(self, name: str) -> list[str]:
        """Keys of the meetings that somebody leads."""
        entries = self.revision.programme["entries"]
        return [each["key"] for each in entries if each.get("lead") == name]

    @property
    def lead_key(self) -> str:
        return self.led_by("Ada")[0]

    @property
    def member_key(self) -> str:
        return self.led_by("Ben")[0]


@dataclass(frozen=True, kw_only=True)
class World(editions.CuratorsRows):
    """By the names of all; `changes`: by which they parked. Dora made edition, former and run."""

    a: Room
    b: Room
    ada: User
    ben: User
    cleo: User
    dan: User
    eve: User
    dora: User
    omar: User
    draft: Draft
    feeds: dict[str, str]
    stuck: dict[str, Stuck]
    parked: dict[str, TopicState]
    changes: dict[str, StateChange]
    attempts: dict[str, Attempt]
    answers: dict[str, ReviewLog]
    edition: Edition
    former: FormerEntry
    entry_draft: EntryDraft
    run: ImportRun
    suggestion: Suggestion

    @property
    def told(self) -> Message:
        """What Ben was told first, on the site."""
        mine = Message.objects.filter(recipient=self.ben, channel="app")
        return mine.order_by("id")[0]

    @property
    def slips(self) -> dict[str, str]:
        """Of a form of everybody's own, by their names."""
        return {
            user.name.lower(): Slip(user_id=user.pk, form="recap 1", page="/home/").signed()
            for user in User.objects.all()
        }

    @property
    def stop_token(self) -> str:
        """Of the link in a reminder to Ben."""
        return stop_token(self.ben.pk, Notice.REMINDER)


def build() -> World:
    """All of it, in the database, and a small catalogue."""
    change_catalogue(wanted=CATALOGUE, by=None, now=NOW, kind=Edition.Kind.FILES)
    people = {name: person(name) for name in ("ada", "ben", "cleo", "dan", "eve", "finn")}
    dora = person("dora", is_curator=True)
    omar = person("omar", is_staff=True, is_superuser=True)
    guests = [*people.values(), dora, omar]
    a = room("canary-apple", people["ada"], people["ben"], people["finn"], guests)
    b = room("canary-birch", people["cleo"], people["dan"], people["finn"], guests)
    return World(
        a=a,
        b=b,
        feeds={guest.name.lower(): calendar(guest) for guest in guests},
        stuck={guest.name.lower(): stuck(guest) for guest in guests},
        parked={guest.name.lower(): parked(guest) for guest in guests},
        changes={
            guest.name.lower(): StateChange.objects.get(user=guest, became="parked")
            for guest in guests
        },
        attempts={guest.name.lower(): attempt(guest) for guest in guests},
        answers={guest.name.lower(): answered(guest) for guest in guests},
        **editions.curated(by=dora),
        suggestion=editions.offered(by=people["eve"]),
        draft=drafts.ask(brief=asked("A plan of nobody yet"), catalogue=CATALOGUE, now=NOW),
        dora=dora,
        omar=omar,
        **{name: user for name, user in people.items() if name != "finn"},
    )


def room(canary: str, lead: User, member: User, removed: User, guests: list[User]) -> Room:
    group = groups.create_group(
        name=f"Learners of {canary}", zone="Europe/Berlin", by=lead, now=NOW
    )
    belonging = groups.add_member(group=group, user=member, by=lead, now=NOW)
    leading = group.memberships.get(user=lead)
    ended = groups.add_member(group=group, user=removed, by=lead, now=NOW)
    ended = groups.leave(membership=ended, by=lead, now=NOW)
    revision = published(drafted(group, f"Plan of {canary}", lead), lead)
    idea = drafted(group, f"Idea of {canary}", lead)
    own_things(group, canary, by=lead)
    past_meeting(group, canary, lead=lead, member=member, now=NOW)
    sheet(group, canary, by=member, now=NOW)
    return Room(
        canary=canary,
        group=group,
        lead=leading,
        member=belonging,
        removed=ended,
        lead_away=away(leading, canary),
        member_away=away(belonging, canary),
        open=invited(group, f"{canary}@example.org", lead),
        welcome=welcomed(group, [each for each in guests if each not in {lead, member}], lead),
        link=renew_link(group=group, by=lead, now=NOW),
        plan=revision.plan,
        revision=revision,
        idea=idea.plan,
        proposal=propose(
            plan=revision.plan, topic="vectors", catalogue=CATALOGUE, by=lead, now=NOW
        ),
        template=save_template(source=idea.plan, title=f"Template of {canary}", by=lead, now=NOW),
        cautions=cautions(idea, lead),
        asked=asked_swaps(revision.plan, lead, member) if lead.name == "Ada" else {},
        thread=question(group, canary, by=member, answered_by=lead, now=NOW),
        other_thread=asked_besides(group, canary, lead),
        intuition=(said := intuition(group, canary, by=member, now=NOW)),
        promotion=promote(what=said, topic="vectors", by=lead, now=NOW),
        inlet=open_inlet(group=group, by=lead, now=NOW),
        bug=bug(group, canary, by=member, now=NOW),
    )


def asked_besides(group: Group, canary: str, by: User) -> Thread:
    return ask(group=group, title=f"Other question of {canary}", text=canary, by=by, now=NOW)


def away(membership: Membership, canary: str) -> Away:
    return groups.add_away(
        membership=membership,
        first_on=DAY,
        last_on=DAY,
        reason=f"away for {canary}",
        by=membership.user,
        now=NOW,
    )


def invited(group: Group, address: str, by: User) -> Invitation:
    return invite(group=group, address=address, by=by, now=NOW)


def welcomed(group: Group, guests: list[User], by: User) -> dict[str, Invitation]:
    return {guest.email.partition("@")[0]: invited(group, guest.email, by) for guest in guests}


def calendar(owner: User) -> str:
    token = renew_feed(owner=owner, group=None, reminder=0, now=NOW)
    fetched(token, now=NOW)
    return token
