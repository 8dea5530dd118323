"""Lets what most wish for take the meetings that are kept free for curiosity, where it is time."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from planner.plans.curiosity_settling import settle_picks


class Command(BaseCommand):
    help = "Count the wishes for meetings of a week ahead; safe to run as often as one likes."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Curiosity picks settled: {settle_picks(now=timezone.now())}.")
