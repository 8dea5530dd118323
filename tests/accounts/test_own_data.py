import json

import pytest
from django.apps import apps

from planner.accounts.models import User
from planner.accounts.own_data import own_data, pointers
from tests.accounts.people import sign_in
from tests.accounts.test_deleting import ADDRESS, CANARY, columns_with, somebody_everywhere

pytestmark = pytest.mark.django_db


def naming_a_person():
    """Found another way than the product's: by the database's own relations."""
    return {
        f"{relation.related_model._meta.label}.{relation.field.name}"
        for relation in User._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and not relation.many_to_many
    }


def test_every_column_that_names_a_person_is_walked():
    walked = {f"{model._meta.label}.{field.name}" for model, field in pointers()}

    assert walked == naming_a_person()
    assert {"groups.Membership.user", "outbox.Message.recipient", "admin.LogEntry.user"} < walked


def test_everything_about_a_person_is_handed_out(client):
    somebody_everywhere()
    sign_in(client, email=ADDRESS)

    response = client.get("/account/export/")

    found = json.loads(response.content)
    held = {column.rpartition(".")[0] for column in columns_with(CANARY)}
    given = {label for label in apps_labels() for name in found if name.startswith(label)}
    assert response["Content-Disposition"] == 'attachment; filename="lemma-my-data.json"'
    # What an operator noted about them names them by text alone.
    assert held - {"admin.LogEntry"} <= given
    assert found["groups.Away.membership"][0]["reason"] == f"{CANARY} surgery"


def apps_labels():
    return [model._meta.label for model in apps.get_models(include_auto_created=True)]


def test_nothing_that_opens_a_door_is_handed_out():
    user = somebody_everywhere()

    columns = {column for rows in own_data(user).values() for row in rows for column in row}

    assert {"password", "session_key", "token_hash", "seed"} & columns == set()
    assert {"email", "name", "ip", "reason"} < columns


def test_nobody_elses_rows_are_handed_out():
    ada = somebody_everywhere()
    ben = User.objects.get(email="ben@example.org")

    text = json.dumps(own_data(ben), default=str)

    assert ada.email not in text
    assert CANARY not in text
