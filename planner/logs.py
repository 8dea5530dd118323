"""Where log lines go, how they look, and what never gets into them."""

import logging
import re
from typing import Any

# A calendar's address is its key. However it is spelt or cut short, it is left out; and so is
# what looks like one elsewhere.
FEED = re.compile(r"(\bcalendar/)[^\s\"'<>?#]+|[\w-]{43}(?=(?:\.|%2e)ics)", re.IGNORECASE)

# Links that are keys too: invitations, answers, drafts, new passwords, what a chat hands in at.
LINK = re.compile(
    r"\b((?:invitations|join|rsvp|stop|drafts|key|confirm-email|chat/in)/)[\w:.=%-]{16,}",
    re.IGNORECASE,
)


class WithoutFeeds(logging.Filter):
    """Writes [feed] for the secret addresses of calendars, and [link] for what other secret links
    hold: in the message, and in tracebacks."""

    def filter(self, record: logging.LogRecord) -> bool:
        try:
            record.msg, record.args = _without_feeds(record.getMessage()), None
        except (KeyError, TypeError, ValueError):
            return True  # the handler says what is wrong with the call
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        record.exc_text = record.exc_text and _without_feeds(record.exc_text)
        return True


def _without_feeds(text: str) -> str:
    return LINK.sub(r"\1[link]", FEED.sub(r"\1[feed]", text))


def to_stdout(*, level: str) -> dict[str, Any]:
    """The setting LOGGING: every logger of this level and above, one line each."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"without_feeds": {"()": WithoutFeeds}},
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
                "filters": ["without_feeds"],
            }
        },
        "root": {"handlers": ["stdout"], "level": level},
        # Replaces the framework's own handlers, which mail and colour, and those of its server.
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        },
    }
