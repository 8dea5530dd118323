"""manage.py check_catalogue: what is wrong with a catalogue, and what smells."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from curriculum import exchange, validate
from curriculum.management.refusal import Refused, require_tables
from curriculum.queries import snapshot
from curriculum.records import Catalogue
from curriculum.smells import smells


class Command(BaseCommand):
    help = (
        "Checks the catalogue of these files, without a database, or the one that the database "
        "holds. Exit code 0 when it is sound, with a list of what smells; 1 when the database's "
        "has problems; 2 when files are refused, with every fault as file:line: message."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="?", help="files to check (the database's catalogue)")

    def handle(self, **options: Any) -> None:
        catalogue = _from_files(options["path"]) if options["path"] else _from_database()
        found = smells(catalogue, today=timezone.now().date())
        for smell in found:
            self.stdout.write(str(smell))
        self.stdout.write(f"No problems, {len(found)} smells.")


def _from_files(path: str) -> Catalogue:
    try:
        return exchange.read(path)
    except exchange.BadCatalogue as refusal:
        raise Refused(f"put this right:\n{refusal}") from refusal


def _from_database() -> Catalogue:
    require_tables()
    catalogue = snapshot()
    if problems := validate.problems(catalogue):
        listed = "\n".join(str(problem) for problem in problems)
        raise CommandError(f"put this right:\n{listed}")
    return catalogue
