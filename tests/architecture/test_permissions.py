"""Every address x role x method of the table, on whatever database is configured."""

import re

import pytest

from planner.groups.models import Group
from tests import world as worlds
from tests.architecture.asking import shown, taken_back, way_to_the_door
from tests.architecture.permission_table import (
    ADDRESSES,
    ROLES,
    ROWS,
    SAFE,
    TEXT,
    acts,
    addresses,
    path_of,
)

pytestmark = pytest.mark.django_db
ACTS = acts()
NOWHERE = 987_654


def named(pick=lambda act: True):
    chosen = [act for act in ACTS if pick(act)]
    return pytest.mark.parametrize("act", chosen, ids=str)


def test_every_address_stands_in_the_table_and_nothing_else():
    assert set(dict(addresses())) == set(ADDRESSES)


def test_nothing_stands_twice_in_the_table():
    """The later one would hide the earlier."""
    keys = re.findall(r"^  (\S+):", TEXT, re.MULTILINE)

    assert sorted(keys) == sorted(set(keys))


def test_what_is_open_to_all_is_open_in_the_table():
    """As the middleware sees it that asks everybody to sign in."""
    is_open = {name for name, view in addresses() if not getattr(view, "login_required", True)}
    rules = {act.address: {ROWS[act.row]["anon"]} for act in ACTS}

    assert {name for name, found in rules.items() if found == {"Y"}} <= is_open


@named()
def test_every_role_is_answered_as_the_table_says(act, asker, record_property):
    faults = []
    for role in ROLES:
        with taken_back() as written:
            response = asker.ask(act, role)
            expected = act.expected(role)
            said = "login" if way_to_the_door(response) else response.status_code
            if said != expected:
                faults.append(f"{role}: {said} instead of {expected}")
            if written and (act.method == "GET" or act.is_refused(role)):
                faults.append(f"{role} changed {set(written)}")
            elif act.method != "GET" and act.is_refused(role) and asker.has_changed():
                faults.append(f"{role} was refused, and yet rows differ")
    record_property("cells", len(ROLES))

    assert faults == []


@named(lambda act: act.is_of_a_group)
@pytest.mark.parametrize("role", ["outsider", "neighbour", "curator"])
def test_what_is_not_yours_looks_like_what_does_not_exist(act, role, asker):
    nowhere = path_of(act, role, asker.world, group_id=NOWHERE)

    with taken_back():
        hidden = asker.ask(act, role)
        missing = asker.ask(act, role, path=nowhere)

    assert (hidden.status_code, shown(hidden)) == (missing.status_code, shown(missing))


@named(lambda act: act.has_objects)
def test_ids_of_another_group_lead_nowhere_in_one_s_own(act, asker):
    """Cleo leads group B; the ids beside the group's are those of group A."""
    group = asker.world.b.group
    path = path_of(act, "lead", asker.world, group_id=group.pk, group_slug=group.slug)

    with taken_back() as written:
        response = asker.ask(act, "rival", path=path)

    assert (response.status_code, written) == (404, [])


@named(lambda act: act.is_of_a_group and act.method not in SAFE)
@pytest.mark.parametrize("role", ["outsider", "member", "lead", "operator"])
def test_nothing_is_written_into_an_archived_group(act, role, asker):
    expected = act.expected(role)
    comes_back = act.address.endswith("unarchive/")

    with taken_back() as written:
        Group.objects.filter(pk=asker.world.a.group.pk).update(archived_at=worlds.NOW)
        written.clear()
        response = asker.ask(act, role)

    if act.rule(role) not in {403, 404} and not comes_back:
        expected = 409
        assert written == []
    assert response.status_code == expected
