"""manage.py rebuild_search: builds the search anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from curriculum.actions import rebuild_search
from curriculum.management.refusal import require_tables


class Command(BaseCommand):
    help = (
        "Cuts everything that can be searched into words anew. Needed after an upgrade that "
        "says so, and after rows were changed past Lemma. Safe to run twice."
    )

    def handle(self, **options: Any) -> None:
        require_tables()
        self.stdout.write(f"{rebuild_search()} entries can be found.")
