"""Sending more than a form asks for changes nothing more."""

import pytest
from django.apps import apps

from tests.architecture.asking import number_from_the_last, taken_back
from tests.architecture.permission_table import SAFE, acts, body_of, path_of

pytestmark = pytest.mark.django_db
# What is typed is kept with all the form's fields, whatever they are.
ACTS = [act for act in acts() if act.method not in SAFE and act.takes != ["*"]]
OURS = ("accounts", "groups", "plans", "meetings", "outbox", "progress", "threads", "writing")
HOSTILE = (
    *("id", "pk", "owner", "owner_id", "org", "organisation_id", "token", "version", "by", "now"),
    *("is_staff", "is_superuser", "is_curator", "is_active", "is_admin", "lead", "leads", "user"),
)
# New at every time, whatever is sent.
RANDOM = {
    "id",
    "seed",
    "creation_key",
    "token_hash",
    "start",
    "about",
    "occurrence",
    "schedule",
    "programme",
    "key",
    "stamp",
}

LEADS_TO = {
    (model._meta.db_table, field.column): field.related_model._meta.db_table
    for model in apps.get_models()
    for field in model._meta.concrete_fields
    if field.is_relation
}


def hostile_fields(act, world):
    """Every field name of every model, but those that the form asks for."""
    names = {
        name
        for label in OURS
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.concrete_fields
        for name in (field.name, field.attname)
    }
    values = {
        **dict.fromkeys({*names, *HOSTILE}, str(world.b.group.pk)),
        **{name: str(world.eve.pk) for name in ("user", "user_id", "owner", "by", "invited_by")},
        **dict.fromkeys(("is_superuser", "is_staff", "is_curator", "is_active", "is_on"), "on"),
        **dict.fromkeys(("left_at", "archived_at", "revoked_at", "expires_at"), "2020-01-01"),
        "role": "lead",
        "state": "sent",
        "status": "published",
    }
    asked = {*act.body, *act.takes}
    return {name: value for name, value in values.items() if name not in asked}


def changes(asker, act, extra):
    """What the request wrote: changed and new rows, without what is new every time."""
    with taken_back():
        number_from_the_last()
        path = path_of(act, "lead", asker.world)
        body = {**extra, **body_of(act, "lead", asker.world)}
        status = asker.send(act, "lead", path, body).status_code
        after = asker.contents()
    asker.requests += 1
    return status, {
        table: (
            only_in(table, asker.before[table], rows, asker.before),
            only_in(table, rows, asker.before[table], asker.before),
        )
        for table, rows in after.items()
        if rows != asker.before[table]
    }


def only_in(table, rows, others, before):
    """The rows that the others lack, without ids that were given just now."""
    known = {repr(each) for each in others}
    return sorted(
        repr(
            {
                name: value
                for name, value in each.items()
                if name not in RANDOM and not is_new(table, name, value, before)
            }
        )
        for each in rows
        if repr(each) not in known
    )


def is_new(table, column, value, before):
    """Whether it leads to a row that was not there before the request."""
    target = LEADS_TO.get((table, column))
    return target is not None and value not in {row.get("id") for row in before[target]}


@pytest.mark.parametrize("act", ACTS, ids=str)
def test_only_what_the_form_asks_for_is_written(act, asker):
    extra = hostile_fields(act, asker.world)

    assert changes(asker, act, extra) == changes(asker, act, {})
    assert len(extra) > 50


def test_a_field_that_the_form_asks_for_is_seen(asker):
    away = next(act for act in ACTS if act.address.endswith("/me/away/"))

    assert changes(asker, away, {"reason": "a conference"}) != changes(asker, away, {})
