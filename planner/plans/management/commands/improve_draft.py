"""Searches the best plan for a draft; the web process starts it beside itself."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from planner.plans.improving import improve


class Command(BaseCommand):
    help = "Search the best plan for the draft with this number."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("draft", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        improve(options["draft"])
        self.stdout.write(f"Draft {options['draft']} is as good as it gets.")
