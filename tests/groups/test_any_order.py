"""Whatever seven people do in two groups, in any order: nobody reads what is not theirs.

And there is always a lead, and never two memberships of one person at a time.
"""

from __future__ import annotations

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from planner.groups.models import GroupLink, Membership
from tests import world as worlds

pytestmark = pytest.mark.django_db
PEOPLE = ("ada", "ben", "cleo", "dan", "eve", "dora", "omar")
PAGES = ("", "members/", "invite/", "settings/", "me/", "announcement/", "leave/")
ADDRESSES = tuple(f"{name}@example.org" for name in PEOPLE)

person = st.sampled_from(PEOPLE)
room = st.sampled_from("ab")
act = st.one_of(
    st.tuples(st.just("read"), person, room, st.sampled_from(PAGES)),
    st.tuples(st.just("invite"), person, room, st.sampled_from(ADDRESSES)),
    st.tuples(st.just("accept"), person, room, person),
    st.tuples(st.just("join"), person, room, st.none()),
    st.tuples(
        st.just("role"), person, room, st.tuples(person, st.sampled_from(("lead", "member")))
    ),
    st.tuples(st.just("remove"), person, room, person),
    st.tuples(st.just("leave"), person, room, st.none()),
    st.tuples(st.just("link"), person, room, st.sampled_from(("on", "off", "new"))),
    st.tuples(st.just("away"), person, room, st.sampled_from("ab")),
    st.tuples(st.just("plan"), person, room, st.sampled_from("ab")),
)


class Town:
    """The world, a browser for everybody, and what happened."""

    def __init__(self) -> None:
        self.world = worlds.build()
        self.browsers = {name: Client() for name in PEOPLE}
        for name, browser in self.browsers.items():
            browser.force_login(getattr(self.world, name))

    def may_read(self, name: str, room: str) -> bool:
        user, group = getattr(self.world, name), getattr(self.world, room).group
        active = Membership.objects.active().filter(user=user, group=group)
        return user.is_superuser or active.exists()

    def membership_of(self, name: str, room: str) -> int:
        if name not in PEOPLE:
            return 0
        user, group = getattr(self.world, name), getattr(self.world, room).group
        found = Membership.objects.filter(user=user, group=group).order_by("-id").first()
        return found.pk if found else 0

    def do(self, kind: str, name: str, room: str, what) -> None:
        """One act; what comes back must tell nothing of a room that is not theirs."""
        known = {each for each in "ab" if self.may_read(name, each)}
        invited = kind in {"accept", "join"}
        answer = self.answer(kind, self.browsers[name], room, what)
        known |= {each for each in "ab" if self.may_read(name, each)} | (
            {room} if invited else set()
        )
        text = answer.content.decode(errors="replace")
        assert answer.status_code < 500
        for each in {"a", "b"} - known:
            assert getattr(self.world, each).canary not in text, (kind, name, room, what)

    def answer(self, kind: str, browser: Client, room: str, what):
        path, data = self.request(kind, room, what)
        return browser.get(path) if data is None else browser.post(path, data)

    def request(self, kind: str, room: str, what) -> tuple[str, dict[str, str] | None]:
        """Where to, and what is sent; nothing is sent by who only reads."""
        place = getattr(self.world, room)
        inside = f"/groups/{place.group.pk}-{place.group.slug}/"
        other = getattr(self.world, what) if what in {"a", "b"} else place
        role_of, role = what if kind == "role" else ("", "")
        paths = {
            "read": (f"{inside}{what}", None),
            "plan": (f"{inside}plans/{other.plan.pk}-{other.plan.slug}/", None),
            "invite": (f"{inside}invite/", {"addresses": what, "role": "member"}),
            "accept": (f"/invitations/{place.welcome.get(what, place.open).token}/", {}),
            "join": (f"/join/{GroupLink.objects.get(group=place.group).token}/", {}),
            "role": (f"{inside}members/{self.membership_of(role_of, room)}/role/", {"role": role}),
            "remove": (f"{inside}members/{self.membership_of(what, room)}/remove/", {}),
            "leave": (f"{inside}leave/", {}),
            "link": (f"{inside}settings/link/", {"link": what}),
            "away": (f"{inside}me/away/{other.member_away.pk}/remove/", {}),
        }
        return paths[kind]


def active_people(group) -> list[int]:
    return list(Membership.objects.active().filter(group=group).values_list("user", flat=True))


@pytest.fixture
def town(db):
    with time_machine.travel(worlds.NOW, tick=False):
        yield Town()


@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    # Without shrinking, which would take minutes here; a failure prints its twenty acts.
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=st.lists(act, min_size=20, max_size=20))
def test_nobody_reads_or_breaks_what_is_not_theirs(town, acts):
    point = transaction.savepoint()
    try:
        for each in acts:
            town.do(*each)

        for group in (town.world.a.group, town.world.b.group):
            people = active_people(group)
            assert Membership.objects.active().leads().filter(group=group).exists()
            assert len(people) == len(set(people))
    finally:
        transaction.savepoint_rollback(point)
