"""Brings every app's file of translations up to what its code says."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from planner.language import messages


class Command(BaseCommand):
    help = "Brings locale/*/LC_MESSAGES/django.po of every app up to its code and templates."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("apps", nargs="*", help="such as planner/threads; all unless named")
        parser.add_argument("--check", action="store_true", help="write nothing; fail if it would")

    def handle(self, *args: Any, apps: list[str], check: bool, **options: Any) -> None:
        lacking: list[str] = []
        for app in apps or messages.apps(settings.BASE_DIR):
            for language in messages.LANGUAGES:
                lacking += self._one(app, language, check=check)
        for line in lacking:
            self.stdout.write(line)
        if lacking and check:
            raise CommandError(f"{len(lacking)} to be done")

    def _one(self, app: str, language: str, *, check: bool) -> list[str]:
        base = settings.BASE_DIR
        catalog, lacking = messages.compared(base, app, language)
        path, content = messages.file_of(base, app, language), messages.as_file(catalog)
        if (path.exists() and path.read_bytes() == content) or not (path.exists() or len(catalog)):
            return lacking
        if check:
            return [f"{path.relative_to(base)} is not as the code says", *lacking]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return lacking
