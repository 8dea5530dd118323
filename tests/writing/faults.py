"""What can go wrong between a form and its action."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from planner.accounts.views import too_many
from tests.planner.failing import database_away


def breaks(get_response):
    def respond(request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            raise ZeroDivisionError
        return get_response(request)

    return respond


def is_away(get_response):
    def respond(request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            database_away()
        return get_response(request)

    return respond


def is_too_fast(get_response):
    def respond(request: HttpRequest) -> HttpResponse:
        return too_many(request) if request.method == "POST" else get_response(request)

    return respond


def is_forbidden(get_response):
    def respond(request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            raise PermissionDenied
        return get_response(request)

    return respond
