"""What each kind of database has to be told, so that every way in which it can fail ends soon."""

from typing import Any

# Without IMMEDIATE, transactions that read before they write fail with "database is locked".
SQLITE: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;"
        "PRAGMA synchronous=NORMAL;"
        "PRAGMA foreign_keys=ON;"
        "PRAGMA busy_timeout=20000;"
    ),
}


def postgresql(*, statement_timeout: int, lock_timeout: int) -> dict[str, Any]:
    """Both in milliseconds; 0 for a long migration.

    Every way in which a server can fail ends within 12 seconds: it refuses or is silent at
    connecting (pool's timeout, connect_timeout), its machine falls silent later (tcp_user_timeout,
    keepalives), or it is busy (statement_timeout, lock_timeout). One that keeps the line and says
    nothing is left to gunicorn's own timeout.
    """
    return {
        "pool": {"min_size": 1, "max_size": 8, "timeout": 5},
        "connect_timeout": 5,
        "tcp_user_timeout": 5_000,
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 3,
        "options": (f"-c statement_timeout={statement_timeout} -c lock_timeout={lock_timeout}"),
    }
