"""manage.py pull_catalogue: takes what changed in another installation's catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from curriculum.importing import actions, at_once
from curriculum.importing.three_way import OURS, THEIRS
from curriculum.management.refusal import Refused, require_tables
from curriculum.models import ImportRun
from curriculum.yaml_source import WHOLE

MOST_TOLD = 50


class Command(BaseCommand):
    help = (
        "Takes from an exported .yaml or .json file what changed in another catalogue since it was "
        "pulled last; what we changed stays. Where both sides changed the same, nothing is done "
        "before --conflicts says whose counts. All of it or nothing; exit code 2 when refused."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="an export of the other catalogue")
        parser.add_argument("--dry-run", action="store_true", help="say what would change")
        parser.add_argument(
            "--conflicts", choices=[OURS, THEIRS], help="whose counts where both changed the same"
        )

    def handle(self, **options: Any) -> None:
        require_tables()
        content = _content(Path(options["file"]))
        clock = timezone.now
        run = at_once.look(
            content=content,
            file_name=options["file"],
            mode=ImportRun.Mode.PULL,
            now=clock(),
            clock=clock,
        )
        if options["conflicts"] and run.state == ImportRun.State.READY:
            at_once.choose_everywhere(run=run, side=options["conflicts"], now=clock(), clock=clock)
        self._tell(run)
        if options["dry_run"] or not run.can_be_applied:
            self._leave(run, is_wished=options["dry_run"])
            return
        at_once.apply(run=run, now=clock(), clock=clock)
        if run.state != ImportRun.State.APPLIED:
            raise Refused(f"nothing was changed: {run.work and run.work.result}")
        self.stdout.write(str(run.work and run.work.result))

    def _leave(self, run: ImportRun, *, is_wished: bool) -> None:
        is_refused = not run.can_be_applied
        if run.state == ImportRun.State.READY:
            actions.stop(run=run, now=timezone.now())
        if run.problems:
            listed = "\n".join(_problem(each) for each in run.problems)
            raise Refused(f"nothing was changed; put this right first:\n{listed}")
        if is_refused and not is_wished:
            raise Refused(
                f"nothing was changed: both sides changed the same ({run.undecided}); say "
                "--conflicts ours or --conflicts theirs, or choose one by one on the page of files"
            )

    def _tell(self, run: ImportRun) -> None:
        found = at_once.difference(run)
        for line in found.lines[:MOST_TOLD]:
            self.stdout.write(f"{line.what}: {line.section} {line.entry}")
            for each in line.places:
                self.stdout.write(f"    {each.place}: {each.before!r} -> {each.after!r}")
        if len(found.lines) > MOST_TOLD:
            self.stdout.write(f"and {len(found.lines) - MOST_TOLD} more")
        for conflict in found.conflicts:
            self.stdout.write(f"changed on both sides: {conflict.section} {conflict.entry}")
            for clash in conflict.clashes:
                self.stdout.write(
                    f"    {clash.place}: ours {clash.ours!r}, theirs {clash.theirs!r}"
                )
        self.stdout.write(f"{run.added} new, {run.changed} changed, {run.removed} removed")


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(WHOLE.size + 1)  # one more shows that there is too much
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}") from error


def _problem(problem: dict[str, Any]) -> str:
    place = f"line {problem['line']}: " if problem["line"] else ""
    return f"{place}{problem['message']}"
