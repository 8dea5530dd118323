"""Addresses that fail as a product fails: with real errors of a real database."""

from django.contrib.auth.decorators import login_not_required
from django.db.utils import ConnectionHandler
from django.http import HttpResponse
from django.urls import path

import planner.urls

NOWHERE = {"ENGINE": "django.db.backends.sqlite3", "NAME": "/nowhere/lemma.sqlite3"}
EMPTY = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}


def database_away():
    ConnectionHandler({"default": NOWHERE})["default"].cursor()


@login_not_required
def away(request):
    database_away()


@login_not_required
def unmigrated(request):
    connection = ConnectionHandler({"default": EMPTY})["default"]
    try:
        connection.cursor().execute("SELECT * FROM meetings")
    finally:
        connection.close()


@login_not_required
def broken(request):
    raise ZeroDivisionError


@login_not_required
def fine(request):
    return HttpResponse("fine")


def private(request):
    return HttpResponse("private")


def fail_before_the_view(get_response):
    def respond(request):
        database_away()

    return respond


urlpatterns = [
    *planner.urls.urlpatterns,  # pages of errors link into the product
    path("away", away),
    path("broken", broken),
    path("fine", fine),
    path("private", private),
    path("unmigrated", unmigrated),
]
handler500 = "planner.health.failed"
