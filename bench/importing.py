"""`python -m bench importing`: 5,000 rows in a database of its own: how long, how much memory.

Each file is brought in, looked through and applied as curators do on pages, by the worker's own
steps. The last of each kind has a fault in row 4,999 and has to change nothing: as many rows in
every table, and the same content.
"""

from __future__ import annotations

import hashlib
import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROWS = 5_000
FAULTY = 4_999


def report() -> None:
    """In a fresh SQLite file, unless DATABASE_URL names an empty database."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "planner.settings")
        os.environ.setdefault("DEBUG", "1")
        import django  # noqa: PLC0415 - after the settings are chosen

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415 - needs the settings

        call_command("migrate", verbosity=0)
        call_command("load_catalogue", verbosity=0)
        _all()


def _all() -> None:
    from bench.importing_files import entries_as, faulty, units_as_sheet  # noqa: PLC0415 - as above

    print(f"{'file':26}{'bytes':>12}{'look':>9}{'apply':>9}{'peak':>9}  result")
    sheet = units_as_sheet(ROWS)
    _tell("units.csv", sheet)
    _tell("units.csv, a fault", faulty(sheet, row=FAULTY), is_faulty=True)
    for suffix in (".yaml", ".json"):
        content = entries_as(ROWS, suffix)
        _tell(f"entries{suffix}", content)
        _tell(f"entries{suffix}, a fault", faulty(content, row=FAULTY), is_faulty=True)


def _tell(name: str, content: bytes, *, is_faulty: bool = False) -> None:
    from django.utils import timezone  # noqa: PLC0415 - needs the settings

    from curriculum.history import revert  # noqa: PLC0415 - needs the settings
    from curriculum.importing import at_once  # noqa: PLC0415 - needs the settings
    from curriculum.models import ImportRun  # noqa: PLC0415 - needs the settings

    clock = timezone.now
    before = _state()
    run, look = _timed(
        lambda: at_once.look(
            content=content, file_name=name, mode=ImportRun.Mode.ADD, now=clock(), clock=clock
        )
    )
    if is_faulty:
        assert run.state == ImportRun.State.REFUSED, run.state
        assert _state() == before, "something was changed"
        place = f"line or row {run.problems[0]['line']:,}: {run.problems[0]['message'][:34]}"
        _line(name, content, look, None, f"{place}; nothing changed")
        return
    _none, apply = _timed(lambda: at_once.apply(run=run, now=clock(), clock=clock))
    assert run.state == ImportRun.State.APPLIED, (run.state, run.problems[:3])
    _line(name, content, look, apply, f"{run.added:,} new, {run.changed:,} changed")
    assert run.edition is not None
    revert(edition=run.edition, by=None, now=clock())


def _timed(act: Callable[[], Any]) -> tuple[Any, float]:
    started = time.perf_counter()
    found = act()
    return found, time.perf_counter() - started


def _line(name: str, content: bytes, look: float, apply: float | None, result: str) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    applied = f"{apply:7.1f} s" if apply is not None else f"{'':9}"
    print(f"{name:26}{len(content):12,}{look:7.1f} s{applied}{peak:6} MB  {result}", flush=True)


def _state() -> tuple[dict[str, int], str]:
    """Rows of each table of the catalogue and of its history, and a digest of what they hold."""
    from django.apps import apps  # noqa: PLC0415 - needs the settings

    counts, digest = {}, hashlib.sha256()
    for model in apps.get_app_config("curriculum").get_models():
        if model.__name__ in {"ImportRun", "LongWork"}:
            continue  # that somebody tried is written down
        rows = list(model._default_manager.order_by("pk").values_list())
        counts[model.__name__] = len(rows)
        digest.update(repr(rows).encode())
    return counts, digest.hexdigest()
