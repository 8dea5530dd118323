import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch

from planner.accounts.models import User
from planner.groups import access, actions
from planner.groups.access import archived_group_lead, group_lead, group_member
from tests.groups.people import NOW, group, membership, user

pytestmark = pytest.mark.django_db


def enter(decorator, made, who, *, method="GET", slug=None):
    """What a view of the group answers to this person: their role and name."""

    @decorator
    def view(request, inside):
        role = inside.membership.role if inside.membership else "operator"
        return HttpResponse(f"{role} in {inside.group.name}")

    request = RequestFactory().generic(method, "/?page=2")
    request.user = who
    kwargs = {"group_id": made.pk, "group_slug": slug or made.slug}
    request.resolver_match = ResolverMatch(view, (), kwargs, url_name="x")
    return view(request, **kwargs)


def omar():
    return User.objects.create_superuser("omar@example.org", name="Omar")


def test_a_member_comes_in():
    assert enter(group_member, group("Ben"), user("Ben")).content == b"member in Payments risk"


def test_a_lead_comes_in_everywhere():
    made = group()

    assert enter(group_member, made, user("Ada")).content == b"lead in Payments risk"
    assert enter(group_lead, made, user("Ada")).content == b"lead in Payments risk"


def test_a_member_may_not_do_what_leads_do():
    with pytest.raises(PermissionDenied):
        enter(group_lead, group("Ben"), user("Ben"))


@pytest.mark.parametrize("decorator", [group_member, group_lead, archived_group_lead])
def test_a_stranger_finds_nothing(decorator):
    made = group("Ben")

    for stranger in (user("Cleo"), AnonymousUser()):
        with pytest.raises(Http404, match="There is no such group"):
            enter(decorator, made, stranger)


def test_a_removed_member_is_a_stranger_from_the_next_request_on():
    made = group("Ben")
    actions.leave(membership=membership(made, "Ben"), by=user("Ada"), now=NOW)

    with pytest.raises(Http404):
        enter(group_member, made, user("Ben"))


def test_staff_who_are_no_operators_are_strangers():
    dora = User.objects.create_user("dora@example.org", is_staff=True)

    with pytest.raises(Http404):
        enter(group_member, group(), dora)


def test_an_operator_comes_in_but_owns_nothing_there():
    made = group()
    inside = access.entering(user=omar(), group_id=made.pk)

    assert enter(group_lead, made, inside.user).content == b"operator in Payments risk"
    with pytest.raises(PermissionDenied):
        assert inside.own


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_is_written_into_an_archived_group(method):
    made = group()
    actions.archive(group=made, by=user("Ada"), now=NOW)

    assert enter(group_lead, made, user("Ada"), method=method).status_code == 409


def test_an_archived_group_is_read_and_can_be_brought_back():
    made = group("Ben")
    actions.archive(group=made, by=user("Ada"), now=NOW)

    assert enter(group_member, made, user("Ben")).status_code == 200
    assert enter(archived_group_lead, made, user("Ada"), method="POST").status_code == 200


def test_a_stranger_does_not_learn_that_a_group_is_archived():
    made = group()
    actions.archive(group=made, by=user("Ada"), now=NOW)

    with pytest.raises(Http404):
        enter(group_lead, made, user("Cleo"), method="POST")
