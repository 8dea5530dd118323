"""manage.py make_plan: from a goal to a dated, explained plan."""

from __future__ import annotations

import shutil
from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from curriculum import exchange
from curriculum.faults import BadCatalogue
from curriculum.queries import snapshot
from curriculum.records import Catalogue
from planner.plans.brief import BadBrief
from planner.plans.brief_arguments import brief_from
from planner.plans.brief_options import add_brief_options, in_terms_of_options
from planner.plans.formats import ics, json_document, markdown, text
from planner.plans.measured_minutes import with_measured
from planner.plans.programme import Programme
from planner.plans.queries import programme_for

FORMATS = ("text", "json", "markdown", "ics")
NARROWEST, WIDEST, USUAL_WIDTH = 60, 110, 80
BAD_INPUT, NOT_POSSIBLE = 2, 3

USAGE = """manage.py make_plan --goal GOAL --start DATE --people NAME:PLACE,... [more options]
       manage.py make_plan --help lists them all"""
DESCRIPTION = """\
Plans which topics a team studies, how deep, in which meeting, who leads, and says why.

  manage.py make_plan --goal build-product --start 2027-01-14 --meetings 12 \\
    --every week --on thu --at 12:00 --minutes 60 --zone Europe/Berlin \\
    --people "Ada:DE-BE,Ben:US-CA,Cleo:IN" --away Ben:2027-02-01..2027-02-14

Exit codes: 0 with a plan, 2 when the question is not clear, 3 when no plan is possible."""


class Refused(CommandError):
    """The question is not clear; the text names the option."""

    def __init__(self, text: str) -> None:
        super().__init__(text, returncode=BAD_INPUT)


class Impossible(CommandError):
    """No plan keeps all the rules; the text names those at fault."""

    def __init__(self, text: str) -> None:
        super().__init__(text, returncode=NOT_POSSIBLE)


class Command(BaseCommand):
    help = DESCRIPTION
    # With --catalogue there need not be any database.
    requires_system_checks = []  # noqa: RUF012 - the framework's own attribute

    # Any: the framework passes on whatever its parser takes.
    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(
            prog_name, subcommand, usage=USAGE, allow_abbrev=False, **kwargs
        )
        parser.formatter_class = RawDescriptionHelpFormatter
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        add_brief_options(parser)
        parser.add_argument("--seed", type=int, default=0, help="another of equal plans (0)")
        parser.add_argument(
            "--catalogue", metavar="PATH", help="plan from these files, without the database"
        )
        parser.add_argument(
            "--format", choices=FORMATS, default="text", help="how it is written (text)"
        )
        parser.add_argument("--width", type=int, metavar="N", help="columns of the text")
        parser.add_argument("--output", metavar="FILE", help="write there and not to the terminal")

    def handle(self, **options: Any) -> None:
        self._verbosity: int = options["verbosity"]
        if options["measured"] and options["catalogue"]:
            raise Refused("--measured: what groups took is in the database; leave out --catalogue.")
        catalogue = _catalogue(options["catalogue"])
        if not options["zone"]:
            self._say("No --zone was given: times are in UTC.")
        try:
            brief = with_measured(brief_from(options, catalogue))
            programme = programme_for(brief, catalogue, progress=self._say)
        except BadBrief as refusal:
            raise Refused(str(in_terms_of_options(refusal))) from refusal
        self._put(self._rendered(programme, options), options["output"])
        if programme.impossible:
            raise Impossible(programme.impossible.text)

    def _say(self, sentence: str) -> None:
        if self._verbosity:
            self.stderr.write(sentence, self.style.NOTICE)

    def _rendered(self, programme: Programme, options: dict[str, Any]) -> bytes:
        match options["format"]:
            case "json":
                return json_document.render(programme).encode()
            case "markdown":
                return markdown.render(programme).encode()
            case "ics":
                return ics.render(programme)
        return text.render(programme, width=options["width"] or self._width(options)).encode()

    def _width(self, options: dict[str, Any]) -> int:
        if options["output"] or not self.stdout.isatty():
            return USUAL_WIDTH
        columns = shutil.get_terminal_size((USUAL_WIDTH, 0)).columns
        return min(max(columns, NARROWEST), WIDEST)

    def _put(self, content: bytes, output: str | None) -> None:
        if output is None:
            self.stdout.write(content.decode(), ending="")
            return
        try:
            Path(output).write_bytes(content)
        except OSError as error:
            raise Refused(f"--output: {output} cannot be written: {error.strerror}.") from error


def _catalogue(path: str | None) -> Catalogue:
    try:
        catalogue = snapshot() if path is None else exchange.read(path)
    except BadCatalogue as refusal:
        raise Refused(f"--catalogue: {path} cannot be used.\n{refusal}") from refusal
    except DatabaseError as error:
        raise Refused(
            f"The database has no catalogue yet ({error}). Run manage.py migrate and"
            " load_catalogue first, or give --catalogue with the path of one."
        ) from error
    if not catalogue.decisions:
        raise Refused(
            "The catalogue is empty. Run manage.py load_catalogue first, or give --catalogue"
            " with the path of one."
        )
    return catalogue
