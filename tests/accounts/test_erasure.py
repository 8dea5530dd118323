"""Whoever goes is nowhere in a dump of the database, but for what is declared to stay."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from planner.accounts import actions
from planner.accounts.models import User
from planner.accounts.own_data import own_data
from planner.accounts.personal_data import Erasure, owned_by
from planner.accounts.personal_data_table import HELD
from tests.accounts.filled import NAME, NOW, WORD, filled_everywhere

pytestmark = pytest.mark.django_db

INDEX = ("curriculum_searchindex", "curriculum_searchdocument.vector")
LATER = NOW + dt.timedelta(days=1)


def somebody() -> User:
    person = User.objects.create_user(f"{NAME}@example.org", name=f"Ada {NAME}")
    filled_everywhere(person)
    return person


def dump() -> dict[str, str]:
    """Every column of every table as text, by the names that the database has for them."""
    quoted = connection.ops.quote_name
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                cursor.execute(f"SELECT CAST({quoted(column.name)} AS TEXT) FROM {quoted(table)}")
                found[f"{table}.{column.name}"] = "\n".join(str(row[0]) for row in cursor)
    return found


def columns_with(mark: str) -> set[str]:
    """The databases' own indexes hold what the documents of the search hold."""
    found = {name for name, text in dump().items() if mark in text.lower()}
    return {name for name in found if not name.startswith(INDEX)}


def staying(columns: str) -> set[str]:
    """Columns of this kind that are declared to stay, by the database's names."""
    return {
        f"{model._meta.db_table}.{model._meta.get_field(name).column}"
        for held in HELD
        for model in (apps.get_model(held.model),)
        for name in set(getattr(held, columns).split()) & held.staying
        if held.model not in {"accounts.User", "admin.LogEntry"}
    }


def gone() -> User:
    person = somebody()
    actions.delete_account(user=person, now=LATER)
    return person


def test_the_marks_are_everywhere_before():
    somebody()

    assert len(columns_with(NAME)) >= 25
    assert len(columns_with(WORD)) >= 45


def test_names_and_addresses_are_gone_but_for_what_a_group_agreed_on():
    gone()

    assert columns_with(NAME) == staying("names")


def test_what_was_written_stays_only_where_it_is_declared():
    gone()

    assert columns_with(WORD) == staying("words")


def test_no_address_of_the_network_stays():
    gone()

    assert columns_with("192.0.2.77") == set()


def test_rows_go_or_stay_as_declared():
    person = gone()

    left = {
        held.model: {rows.exists() for rows in owned_by(held, person)}
        for held in HELD
        if held.owners
    }

    assert left == {held.model: {held.erasure is Erasure.FORMER} for held in HELD if held.owners}


def test_what_operators_noted_under_an_address_is_blanked():
    person = somebody()
    address = EmailAddress.objects.get(user=person)
    LogEntry.objects.create(
        user=User.objects.create_user("omar@example.org"),
        content_type=ContentType.objects.get_for_model(EmailAddress),
        object_id=str(address.pk),
        object_repr=str(address),
        action_flag=CHANGE,
        change_message=address.email,
    )

    actions.delete_account(user=person, now=LATER)

    assert not LogEntry.objects.filter(object_repr__icontains=address.email).exists()


def test_all_that_is_ones_own_is_handed_out_and_of_others_only_that_one_did_it():
    found = own_data(somebody())

    for held in HELD:
        for link in held.owners.split():
            rows = found[f"{held.model}.{link}"]
            assert rows, held.model
        for link in held.others.split():
            for row in found[f"{held.model}.{link}"]:
                assert held.texts.isdisjoint(row), held.model
