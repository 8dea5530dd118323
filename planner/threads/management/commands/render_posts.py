"""manage.py render_posts: renders posts anew after the renderer has changed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from planner.threads.rendering import render_posts


class Command(BaseCommand):
    help = (
        "Renders the posts that another version of the renderer made. Needed after an upgrade "
        "that says so; without it their pages are slow, not wrong. Safe to run twice."
    )

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"Posts rendered: {render_posts()}.")
