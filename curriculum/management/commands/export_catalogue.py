"""manage.py export_catalogue: writes the database's catalogue to files."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from curriculum import exchange, validate
from curriculum.management.refusal import Refused, require_tables
from curriculum.queries import snapshot


class Command(BaseCommand):
    help = (
        "Writes the catalogue that the database holds to files that load_catalogue reads back "
        "without a change."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", help="a directory, or one .yaml or .json file")

    def handle(self, **options: Any) -> None:
        require_tables()
        catalogue = snapshot()
        try:
            exchange.write(catalogue, options["path"])
        except exchange.CannotWrite as refusal:
            raise Refused(refusal) from refusal
        except OSError as error:
            raise Refused(f"{options['path']} cannot be written: {error.strerror}") from error
        for problem in validate.problems(catalogue):
            self.stderr.write(f"load_catalogue will refuse this: {problem}")
        counts = f"{len(catalogue.decisions)} decisions, {len(catalogue.topics)} topics"
        self.stdout.write(
            f"Wrote {counts} and {len(catalogue.resources)} resources to {options['path']}"
        )
