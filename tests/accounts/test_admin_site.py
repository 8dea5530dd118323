import pytest
from django.contrib import admin
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from planner.accounts.models import User
from tests.accounts.people import person, said

pytestmark = pytest.mark.django_db


def addresses():
    """One address for each pattern of the admin, with something in place of each argument."""
    site = next(
        each
        for each in get_resolver().url_patterns
        if isinstance(each, URLResolver) and each.namespace == "admin"
    )
    for pattern, before in walked(site.url_patterns, ""):
        name, arguments = pattern.name, dict.fromkeys(pattern.pattern.converters, "1")
        if name is None:
            yield f"/admin/{before}nowhere/"
        elif name == "app_list":
            yield "/admin/accounts/"
        else:
            yield reverse(f"admin:{name}", kwargs=arguments)


def walked(patterns, before):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from walked(pattern.url_patterns, before + str(pattern.pattern))
        else:
            yield pattern, before


def test_for_strangers_and_members_there_is_no_admin(client):
    found = sorted(set(addresses()))
    strangers = {address: client.get(address).status_code for address in found}
    client.force_login(person(is_staff=True))
    members = {address: client.get(address).status_code for address in found}

    assert len(found) > 100
    assert {each for each, status in strangers.items() if status != 404} == set()
    assert {each for each, status in members.items() if status != 404} == set()


def test_a_stranger_learns_no_more_by_sending_a_form():
    client = Client(enforce_csrf_checks=True)

    assert {client.post(address).status_code for address in set(addresses())} == {404}


def test_a_form_without_its_token_is_refused():
    client = Client(enforce_csrf_checks=True)
    client.force_login(person(is_superuser=True))
    given = {"email": "eva@example.org", "name": "Eva", "usable_password": "false"}

    statuses = {
        address: client.post(address, given).status_code
        for address in sorted(set(addresses()) - {"/admin/nowhere/"})
    }

    assert statuses.pop("/admin/login/") == 403
    assert {each for each, status in statuses.items() if status != 403} == set()
    assert not User.objects.filter(email="eva@example.org").exists()


def test_what_is_hidden_looks_like_what_does_not_exist(client):
    client.force_login(person())

    assert said(client.get("/admin/")) == said(client.get("/nowhere-at-all/"))


def test_a_disabled_operator_finds_nothing(client):
    client.force_login(person(is_superuser=True))
    User.objects.update(is_active=False)

    assert client.get("/admin/").status_code == 404


def test_a_curator_sees_the_catalogue_and_nothing_else(client):
    client.force_login(person(is_curator=True))

    index = client.get("/admin/")

    assert [app["app_label"] for app in index.context["app_list"]] == ["curriculum"]
    assert client.get("/admin/curriculum/topic/add/").status_code == 200
    assert client.get("/admin/accounts/user/").status_code == 403
    assert client.get("/admin/groups/group/").status_code == 403


def test_a_curator_may_do_everything_in_the_catalogue(client):
    curator = person(is_curator=True)

    assert [
        curator.has_perm(f"curriculum.{act}_topic") for act in ("view", "add", "change", "delete")
    ] == [True] * 4
    assert curator.has_perm("accounts.view_user") is False
    assert curator.has_perm("curriculumx.view_topic") is False
    curator.is_active = False
    assert curator.has_perm("curriculum.view_topic") is False


def test_an_operator_sees_all(client):
    client.force_login(person(is_superuser=True))

    index = client.get("/admin/")

    labels = {app["app_label"] for app in index.context["app_list"]}
    assert {"accounts", "curriculum", "groups", "plans"} < labels
    assert client.get("/admin/login/").headers["Location"] == "/admin/"


def test_an_operator_makes_a_curator(client):
    client.force_login(person(is_superuser=True))
    dora = person("dora@example.org")

    form = client.get(f"/admin/accounts/user/{dora.pk}/change/").context["adminform"].form
    client.post(
        f"/admin/accounts/user/{dora.pk}/change/",
        {**{name: form[name].value() or "" for name in form.fields}, "is_curator": "on"},
    )

    dora.refresh_from_db()
    assert (dora.is_curator, dora.is_superuser) == (True, False)


def test_what_nothing_reads_has_no_page():
    names = {model.__name__ for model in admin.site._registry}

    assert {"User", "Muted", "EmailAddress", "UserSession", "SocialAccount"} < names
    assert {"SocialApp", "SocialToken"} & names == set()
