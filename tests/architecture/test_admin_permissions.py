"""The framework's admin: one row of the table for all its addresses."""

import pytest
from django.contrib.admin import site
from django.urls import reverse

from tests.architecture.asking import taken_back
from tests.architecture.permission_table import ROLES, ROWS

pytestmark = pytest.mark.django_db
RULE = ROWS[33]
STRANGERS = [role for role, about in ROLES.items() if RULE[about["column"]] == 404]
# Keeps the catalogue; of the rest the curator may see nothing.
CATALOGUE = "curriculum"


def addresses():
    """Each page of the admin that needs no row, with the app that it is about."""
    found = {reverse("admin:index"): ""}
    for model in site._registry:
        about = model._meta
        for page in ("changelist", "add"):
            address = reverse(f"admin:{about.app_label}_{about.model_name}_{page}")
            found[address] = about.app_label
    return found


def answers(asker, role):
    found = {}
    for address, app in addresses().items():
        with taken_back():
            asker.requests += 1
            found[address] = (app, asker.client(role).get(address).status_code)
    return found


@pytest.mark.parametrize("role", STRANGERS)
def test_there_is_no_admin_for_strangers(role, asker):
    assert {status for _, status in answers(asker, role).values()} == {404}


def test_an_operator_sees_all_of_it(asker):
    seen = answers(asker, "operator")

    refused = {address for address, (_, status) in seen.items() if status != 200}
    assert [address for address in refused if not address.endswith("/add/")] == []
    assert len(seen) > 20


def test_a_curator_sees_the_catalogue_only(asker):
    seen = answers(asker, "curator")

    assert {status for app, status in seen.values() if app not in {"", CATALOGUE}} <= {403, 404}
    lists = [status for at, (app, status) in seen.items() if app == CATALOGUE and "add" not in at]
    assert set(lists) == {200}


def test_nobody_writes_a_group_s_rows_by_hand(asker):
    """Not even an operator: what happens to them has rules, so it happens by actions."""
    seen = answers(asker, "operator")

    adding = {at: status for at, (app, status) in seen.items() if app == "groups" and "add" in at}
    assert set(adding.values()) == {403}
