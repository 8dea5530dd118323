"""A PostgreSQL server for the tests: the one that is named, one that answers, or one of our own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

SOCKET_FOLDERS = ("/var/run/postgresql", "/run/postgresql", "/tmp")
SERVANTS = ("postgres", "nobody")  # whom root lets run the server, which refuses to run as root


@dataclass(frozen=True, kw_only=True)
class Server:
    url: str
    origin: str


@contextmanager
def server() -> Iterator[Server | None]:
    """The first that can be had; None where there is none."""
    found = named_server() or answering_server()
    if found:
        yield found
        return
    programs = installed_programs()
    if not programs:
        yield None
        return
    with own_server(programs) as started:
        yield started


def named_server() -> Server | None:
    url = os.environ.get("DATABASE_URL", "")
    return Server(url=url, origin="DATABASE_URL") if url.startswith("postgres") else None


def answering_server() -> Server | None:
    """One on this machine that lets the current role make databases."""
    for host in (*SOCKET_FOLDERS, "127.0.0.1"):
        try:
            with psycopg.connect(host=host, dbname="postgres", connect_timeout=2) as connection:
                allowed = connection.execute(
                    "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
                ).fetchone()
        except psycopg.OperationalError:
            continue
        if allowed == (True,):
            return Server(url=f"postgresql://{quote(host, safe='')}/lemma", origin=f"at {host}")
    return None


def installed_programs() -> Path | None:
    """The folder of initdb and pg_ctl, the newest if there are several."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda folder: int(folder.parent.name),
        reverse=True,
    )
    return next((folder for folder in folders if (folder / "pg_ctl").exists()), None)


@contextmanager
def own_server(programs: Path) -> Iterator[Server]:
    """One in a temporary folder, without a port, stopped and forgotten after the tests."""
    with tempfile.TemporaryDirectory(prefix="lemma-postgres-") as folder:
        yield from started_server(programs, Path(folder))


def started_server(programs: Path, folder: Path) -> Iterator[Server]:
    servant = give_away(folder)
    data, log = folder / "data", folder / "log"
    control = [str(programs / "pg_ctl"), "-D", str(data), "-w"]
    run(servant, [str(programs / "initdb"), "-D", str(data), "-U", "lemma", "-A", "trust",
                  "-E", "UTF8", "--locale=C", "--no-sync"])  # fmt: skip
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    run(servant, [*control, "-l", str(log), "-o", options, "start"])
    try:
        yield Server(
            url=f"postgresql://lemma@{quote(str(folder), safe='')}/lemma",
            origin="started for these tests",
        )
    finally:
        run(servant, [*control, "-m", "immediate", "stop"])


def give_away(folder: Path) -> list[str]:
    """Give the folder to whoever may run the server; the words that run a command as them."""
    if os.geteuid() != 0:
        return []
    for name in SERVANTS:
        try:
            shutil.chown(folder, user=name)
        except LookupError:
            continue
        return ["runuser", "-u", name, "--"]
    raise LookupError(f"PostgreSQL does not run as root, and nobody of {SERVANTS} is here.")


def run(servant: list[str], command: list[str]) -> None:
    done = subprocess.run(
        [*servant, *command], check=False, capture_output=True, text=True, cwd="/"
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
