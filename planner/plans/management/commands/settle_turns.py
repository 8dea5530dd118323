"""Lets turns that were given back fall to whoever stands in, where nobody volunteered in time."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from planner.plans.turn_deadlines import settle_due


class Command(BaseCommand):
    help = "Settle turns whose time for volunteers is over; safe to run as often as one likes."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Turns settled: {settle_due(now=timezone.now())}.")
