"""Sets the framework up when it is imported, before whatever has models."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "planner.settings")
django.setup()
