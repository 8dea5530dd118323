#!/usr/bin/env python
"""Lemma's command line."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from environs import EnvError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "planner.settings")
    try:
        settings.configured or settings.DEBUG  # noqa: B018 - reading a setting loads them all
    except (ImproperlyConfigured, EnvError) as refusal:
        sys.exit(f"Lemma does not start: {refusal}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
