"""`make run`: from an empty folder to a served, believable group, in one process.

One process, as every start of Python and Django would cost its share of the five seconds that a
second start may take; so mail is delivered by a thread of it.
"""

import hashlib
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.core.servers.basehttp import get_internal_wsgi_application, run
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

HOST = "127.0.0.1"
SOURCES = ("curriculum", "planner")


def main(port: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "planner.settings")
    if "DEBUG" in os.environ:  # else .env says how to run, and the links in mails name port 8000
        os.environ.setdefault("SITE_URL", f"http://{HOST}:{port}")
    django.setup()
    prepare(stamp=settings.VAR_DIR / "prepared")
    serve(port)


def prepare(*, stamp: Path) -> None:
    """Migrate, load and seed; or nothing, where neither our files nor the database changed."""
    now = fingerprint(settings.BASE_DIR)
    if not migrations_wait() and stamp.exists() and stamp.read_text() == now:
        return
    call_command("compile_messages")
    call_command("migrate", verbosity=0)
    call_command("load_catalogue")
    call_command("seed_demo")
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(now)


def migrations_wait() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def fingerprint(folder: Path) -> str:
    """Changes with the database's name, and when one of our files does."""
    digest = hashlib.sha256(repr(connection.settings_dict["NAME"]).encode())
    for source in SOURCES:
        for path in sorted((folder / source).rglob("*.*")):
            if path.suffix in {".po", ".py", ".yaml"}:
                seen = path.stat()
                digest.update(f"{path} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def serve(port: int) -> None:
    def say_where(bound_port: object) -> None:
        print(f"\n  Lemma is at http://{HOST}:{bound_port}/   (Ctrl-C stops it)\n", flush=True)

    handler = StaticFilesHandler(get_internal_wsgi_application())
    try:
        with delivering():
            run(HOST, port, handler, threading=True, on_bind=say_where)
    except KeyboardInterrupt:
        return
    except OSError as error:
        sys.exit(f"Port {port} cannot be had ({error}). Try: make run PORT={port + 1}")


@contextmanager
def delivering(*, poll: float = 2) -> Iterator[None]:
    """Deliver mail beside what runs inside, and end after the message that is under way."""
    stop = threading.Event()
    worker = threading.Thread(
        name="delivering",
        target=call_command,
        args=["work"],
        kwargs={"stop": stop, "poll": poll},
        daemon=True,
    )
    worker.start()
    try:
        yield
    finally:
        stop.set()
        worker.join(timeout=5)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8000)
