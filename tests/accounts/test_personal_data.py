"""No model names people, or holds what they wrote, without saying what becomes of it."""

import re

import pytest
from django.apps import apps
from django.db import models

from planner.accounts.models import User
from planner.accounts.personal_data import Erasure
from planner.accounts.personal_data_nobodys import NOBODYS
from planner.accounts.personal_data_table import BY_MODEL, HELD
from planner.groups.models import Membership
from tests.architecture.tree import ROOT

TEXTS = (models.CharField, models.TextField, models.JSONField, models.GenericIPAddressField)
LIKE_A_PERSON = re.compile(r"(^|_)(by|user|member|person|author|owner|people)(_id)?$")
MODELS = {each._meta.label: each for each in apps.get_models(include_auto_created=True)}


def links(model) -> set[str]:
    """Columns that lead to a person or to their place in a group."""
    return {
        field.name
        for field in model._meta.concrete_fields
        if field.remote_field and field.remote_field.model in {User, Membership}
    }


def texts(model) -> set[str]:
    """Columns in which a name, an id or words of a person could stand; no choices of ours."""
    return {
        field.name
        for field in model._meta.concrete_fields
        if field.remote_field is None
        and (
            (isinstance(field, TEXTS) and not field.choices)
            or (LIKE_A_PERSON.search(field.name) and not isinstance(field, models.DateField))
        )
    }


def test_every_model_is_declared():
    undeclared = set(MODELS) - set(BY_MODEL) - NOBODYS

    assert undeclared == set(), "say in planner/accounts/personal_data_table.py what they hold"
    assert (set(BY_MODEL) | NOBODYS) - set(MODELS) == set()


def test_what_holds_nothing_of_anybody_names_nobody():
    assert {label: links(MODELS[label]) for label in NOBODYS if links(MODELS[label])} == {}


@pytest.mark.parametrize("held", HELD, ids=lambda each: each.model)
def test_every_column_has_its_rule(held):
    model = MODELS[held.model]

    assert held.links == links(model)
    assert held.texts == texts(model)
    assert set(held.blanked.split()) <= held.texts
    assert (held.erasure is None) == (held.owners == "")


@pytest.mark.parametrize("held", HELD, ids=lambda each: each.model)
def test_what_stays_has_a_reason(held):
    has_a_reason = held.why != ""

    assert has_a_reason or held.erasure is Erasure.DELETED or not held.staying


def test_the_readme_says_what_stays_and_why():
    readme = " ".join((ROOT / "README.md").read_text().split())

    assert [held.why for held in HELD if held.why and held.why not in readme] == []


def test_each_model_is_declared_once():
    assert len(HELD) == len(BY_MODEL)
    assert not set(BY_MODEL) & NOBODYS
