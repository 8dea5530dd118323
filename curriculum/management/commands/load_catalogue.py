"""manage.py load_catalogue: makes the database hold what the catalogue files say."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from curriculum import exchange
from curriculum.actions import (
    CannotLoad,
    KindReport,
    LoadReport,
    load_catalogue,
    loaded_fingerprint,
)
from curriculum.history import change_catalogue
from curriculum.management.refusal import Refused, require_tables
from curriculum.models import Edition

MOST_NAMED = 10


class Command(BaseCommand):
    help = (
        "Makes the database hold exactly the catalogue of these files: creates, changes and "
        "removes entries. Loading twice changes nothing. A faulty file changes nothing either: "
        "exit code 2 with every fault as file:line: message."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "path",
            nargs="?",
            default=str(exchange.SHIPPED),
            help="a directory of .yaml files, or one .yaml or .json file (the shipped catalogue)",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would change")
        parser.add_argument(
            "--unless-loaded",
            action="store_true",
            help="do nothing when just these files were loaded last, whatever was edited since",
        )

    def handle(self, **options: Any) -> None:
        require_tables()
        try:
            fingerprint = exchange.fingerprint(options["path"])
            if options["unless_loaded"] and fingerprint == loaded_fingerprint():
                self.stdout.write("These files are loaded already.")
                return
            catalogue = exchange.read(options["path"])
            if options["dry_run"]:
                report = load_catalogue(catalogue=catalogue, dry_run=True)
            else:
                report, _ = change_catalogue(
                    wanted=catalogue,
                    by=None,
                    now=timezone.now(),
                    kind=Edition.Kind.FILES,
                    fingerprint=fingerprint,
                )
        except exchange.BadCatalogue as refusal:
            raise Refused(f"nothing was changed; put this right first:\n{refusal}") from refusal
        except CannotLoad as refusal:
            raise Refused(f"nothing was changed: {refusal}") from refusal
        self._tell(report, options)

    def _tell(self, report: LoadReport, options: dict[str, Any]) -> None:
        self.stdout.write(str(report) + (" (dry run)" if options["dry_run"] else ""))
        for kind in report.kinds:
            for line in _lines(kind, is_full=options["verbosity"] > 1):
                self.stdout.write(f"  {line}")


def _lines(kind: KindReport, *, is_full: bool) -> list[str]:
    name = kind.kind.replace("_", " ")
    lines = [
        f"{name}: {len(ids)} {done}" + (f": {', '.join(ids)}" if is_full or is_few(ids) else "")
        for done, ids in (
            ("created", kind.created),
            ("changed", kind.changed),
            ("removed", kind.removed),
        )
        if ids
    ]
    return [*lines, f"{name}: in another order"] if kind.is_reordered else lines


def is_few(ids: tuple[str, ...]) -> bool:
    return len(ids) <= MOST_NAMED
