"""How the catalogue's commands refuse: in sentences, with exit code 2."""

from __future__ import annotations

from django.core.management.base import CommandError
from django.db import connection

from curriculum.models import Topic

BAD_INPUT = 2


class Refused(CommandError):
    def __init__(self, text: object) -> None:
        super().__init__(str(text), returncode=BAD_INPUT)


def require_tables() -> None:
    """Refuse in a sentence where the database has not been set up."""
    if Topic._meta.db_table not in connection.introspection.table_names():
        raise Refused("the database has no tables yet: run manage.py migrate first.")
