"""How Debian's Chromium is started, for the journeys and for `make shots`."""

import os
import shutil
from typing import Any

QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HOW_TO_GET = "no Chromium here; on Debian: apt install chromium fonts-dejavu-core"


def chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


def launch_options(executable: str) -> dict[str, Any]:
    """What Playwright's launch() takes."""
    # Chromium's sandbox does not start as root.
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": executable, "headless": True, "args": [*QUIET, *as_root]}
