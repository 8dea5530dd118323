"""Writes a believable demo: two groups with published plans, and people for every role."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from planner.dashboard.demo import seed


class Command(BaseCommand):
    help = "Write the demo's people, groups and plans; safe to run twice. Needs DEMO=1."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo is only for trying: set DEMO=1 (and DEBUG=1).")
        for sentence in seed(now=timezone.now()):
            self.stdout.write(sentence)
