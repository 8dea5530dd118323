import os

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from planner.trial import fingerprint, migrations_wait


@pytest.fixture
def folder(tmp_path):
    """A folder as ours, with one module and one catalogue file."""
    for name in ("curriculum/catalogue/goals.yaml", "planner/urls.py"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("a first version")
    return tmp_path


def test_nothing_changed_is_seen(folder):
    assert fingerprint(folder) == fingerprint(folder)


@pytest.mark.parametrize("name", ["curriculum/catalogue/goals.yaml", "planner/urls.py"])
def test_a_changed_file_is_seen(folder, name):
    before = fingerprint(folder)

    os.utime(folder / name, ns=(0, 1))

    assert fingerprint(folder) != before


def test_a_changed_picture_is_nothing_to_prepare_for(folder):
    before = fingerprint(folder)

    (folder / "planner/favicon.svg").write_text("a new one")

    assert fingerprint(folder) == before


@pytest.mark.django_db
def test_a_migrated_database_is_ready():
    assert migrations_wait() is False


@pytest.mark.django_db
def test_a_database_without_its_last_migration_is_not():
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

    assert migrations_wait() is True
