import re

import pytest

from planner.groups import actions, sharing
from planner.groups.models import Sharing
from tests.groups.people import NOW, group, membership, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def risk():
    return group("Ben", "Cleo")


def chosen(risk, name, **switches):
    of = membership(risk, name)
    both = {"participation": True, "ratings": False, **switches}
    return sharing.share(membership=of, by=of.user, now=NOW, **both)


def ticked(page):
    found = re.findall(r'<input[^>]*id="share_(\w+)"[^>]*>', page)
    return [name for name in found if re.search(rf'id="share_{name}"[^>]*checked', page)]


def me(risk):
    return f"/groups/{risk.pk}-{risk.slug}/me/"


def test_without_a_choice_one_is_seen_to_take_part_and_rates_oneself_in_private(risk):
    assert sharing.sharing_participation(risk) == {user(name).pk for name in ("Ada", "Ben", "Cleo")}
    assert sharing.sharing_ratings(risk) == sharing.telling_need(risk) == set()
    assert sharing.hiding_participation(risk) == set()
    assert not Sharing.objects.exists()


def test_each_switch_counts_by_itself(risk):
    chosen(risk, "Ben", ratings=True)
    chosen(risk, "Cleo", participation=False)

    assert sharing.sharing_ratings(risk) == {user("Ben").pk}
    assert sharing.sharing_participation(risk) == {user("Ada").pk, user("Ben").pk}
    assert sharing.hiding_participation(risk) == {user("Cleo").pk}


def test_a_choice_can_be_changed_and_keeps_what_it_does_not_say(risk):
    chosen(risk, "Ben", ratings=True, need=True)
    chosen(risk, "Ben", ratings=False)

    assert sharing.sharing_ratings(risk) == set()
    assert sharing.telling_need(risk) == {user("Ben").pk}
    assert Sharing.objects.count() == 1


def test_it_counts_in_one_group_only(risk):
    other = group("Ben", name="Another")
    chosen(risk, "Ben", ratings=True)

    assert sharing.sharing_ratings(other) == set()


def test_nobody_chooses_for_another(risk):
    with pytest.raises(AssertionError):
        sharing.share(
            membership=membership(risk, "Ben"),
            participation=True,
            ratings=True,
            by=user("Ada"),
            now=NOW,
        )


def test_who_has_left_shares_nothing_and_still_hides(risk):
    chosen(risk, "Ben", ratings=True, participation=False)
    actions.leave(membership=membership(risk, "Ben"), by=user("Ben"), now=NOW)

    assert sharing.sharing_ratings(risk) == set()
    assert sharing.hiding_participation(risk) == {user("Ben").pk}


def test_the_page_says_how_it_is_and_changes_it(client, risk):
    client.force_login(user("Ben"))
    before = client.get(me(risk)).content.decode()
    client.post(f"{me(risk)}sharing/", {"ratings": "on"})
    after = client.get(me(risk)).content.decode()

    assert ticked(before) == ["participation"]
    assert ticked(after) == ["ratings"]
    assert "read “not shared”" in before
    assert sharing.sharing_ratings(risk) == {user("Ben").pk}
    assert sharing.hiding_participation(risk) == {user("Ben").pk}
    assert "it counts from now on" in after


@pytest.mark.parametrize("chosen_before", [True, False])
def test_the_page_asks_for_it_once(client, risk, chosen_before, django_assert_num_queries):
    if chosen_before:
        chosen(risk, "Ben", ratings=True)
    client.force_login(user("Ben"))

    with django_assert_num_queries(5):
        client.get(me(risk))
