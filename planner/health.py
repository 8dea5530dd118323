"""Is it there, which one is it, and what it says while its database is away."""

import sqlite3
import sys

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe
from django.views.defaults import server_error

RETRY_SECONDS = 5

# SQLite reports a missing table as OperationalError too; only these may pass by themselves.
PASSING_SQLITE_CODES = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
}


@login_not_required
@require_safe
def version(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"version": settings.VERSION, "commit": settings.GIT_COMMIT})


def failed(request: HttpRequest) -> HttpResponse:
    """The handler of every error that nobody caught: 503 if the database is away, else 500.

    A handler and not a middleware, as Django turns an error of one middleware into a response
    before the next one sees it, and sessions and sign-in read the database in theirs.
    """
    if is_database_away(sys.exception()):
        return HttpResponse(
            render_to_string("503.html", {"seconds": RETRY_SECONDS}),
            status=503,
            headers={"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"},
        )
    return server_error(request)


def is_database_away(error: BaseException | None) -> bool:
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return (cause.sqlite_errorcode & 0xFF) in PASSING_SQLITE_CODES
    return True
