"""`manage.py work` in a process of its own, which knows the kind "news"."""

import sys

import django
from django.core.management import call_command

if __name__ == "__main__":
    django.setup()
    from planner.outbox import kinds

    kinds.register("news", lambda _: True)
    call_command("work", *sys.argv[1:])
