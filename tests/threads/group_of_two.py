"""Fixtures: Ada leads a group that Ben belongs to; Ben has asked what a norm is."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.accounts.models import User
from planner.groups import actions as groups
from planner.groups.models import Group
from planner.threads.asking import About, ask
from planner.threads.models import Thread

NOW = dt.datetime(2027, 1, 4, 9, 0, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada@example.org", name="Ada")


@pytest.fixture
def ben() -> User:
    return User.objects.create_user("ben@example.org", name="Ben")


@pytest.fixture
def group(ada, ben) -> Group:
    made = groups.create_group(name="Learners", zone="Europe/Berlin", by=ada, now=NOW)
    groups.add_member(group=made, user=ben, by=ada, now=NOW)
    return made


@pytest.fixture
def thread(group, ben) -> Thread:
    about = About(kind="topic", id="vectors")
    return ask(
        group=group, title="Why a norm?", text="What is $|x|$?", about=about, by=ben, now=NOW
    )
