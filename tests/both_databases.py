"""`make test`: the whole suite on SQLite, then what asks the database on PostgreSQL.

Arguments go to pytest.

Ends with pytest's own summary line. Fails if either run does, and in CI (CI=true) also where no
PostgreSQL can be had.
"""

import os
import subprocess
import sys

from tests.postgres import server

NO_TEST = 5  # pytest's own code: arguments that name a test without a database leave none here


def main(arguments: list[str]) -> int:
    with server() as postgres:
        if postgres is None:
            say("PostgreSQL: no server answers and none is installed, so SQLite only.")
            if os.environ.get("CI"):
                return 1
        say("Tests on SQLite")
        codes = [suite(arguments, None)]
        if postgres is not None:
            say(f"Tests on PostgreSQL ({postgres.origin})")
            code = suite(["--asking-the-database", *arguments], postgres.url)
            codes.append(0 if code == NO_TEST and arguments else code)
    return max(codes)


def suite(arguments: list[str], database_url: str | None) -> int:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if database_url:
        environment["DATABASE_URL"] = database_url
    # Browser journeys are slow and stand together: whoever is done first takes some over.
    workers = ["-n", "2", "--dist", "worksteal"]
    command = [sys.executable, "-m", "pytest", *workers, *arguments]
    return subprocess.run(command, check=False, env=environment).returncode


def say(text: str) -> None:
    print(f"\n=== {text} ===\n", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
