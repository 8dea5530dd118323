"""Where log lines go, and how they look."""

from typing import Any


def to_stdout(*, level: str) -> dict[str, Any]:
    """The setting LOGGING: every logger of this level and above, one line each."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "format": "{asctime} {levelname} {name}: {message}",
                "datefmt": "%Y-%m-%dT%H:%M:%S%z",
                "style": "{",
            }
        },
        "handlers": {
            "stdout": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "line",
            }
        },
        "root": {"handlers": ["stdout"], "level": level},
        # Replaces the framework's own handlers, which mail and colour.
        "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
    }
