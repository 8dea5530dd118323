"""Makes of all translations the file that is read at run time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from planner.language import messages


class Command(BaseCommand):
    help = "Compiles the translations of all apps into one file a language, where they changed."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        messages.compile_all(settings.BASE_DIR, Path(settings.LOCALE_PATHS[0]))
