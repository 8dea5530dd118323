"""Asking an address in a role, and seeing whether anything was written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from planner.accounts.token_actions import make_token
from tests.architecture.permission_table import ROLES, SAFE, Act, body_of, path_of
from tests.world import NOW, World

# Sessions and counters of tries come and go with requests.
PASSING = {"django_session", "usersessions_usersession", "cache_entries", "accounts_apiuse"}
SECRET = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
WRITE = re.compile(r"\s*(INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)


class Asker:
    """One browser a role, signed in; every request is taken back when `asking` ends."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.requests = 0
        self.tables = sorted(
            model._meta.db_table
            for model in apps.get_models(include_auto_created=True)
            if model._meta.db_table not in PASSING
        )
        people = {role: about.get("is") for role, about in ROLES.items()}
        people["rival"] = "cleo"
        self.cookies = {role: self._signed_in(name) for role, name in people.items()}
        self.keys = {role: self._key(name) for role, name in people.items()}
        self.before = self.contents()

    def _key(self, name: str | None) -> str:
        """With all scopes that the person can have."""
        if name is None:
            return ""
        user = getattr(self.world, name)
        also = ["catalogue"] if user.is_curator or user.is_superuser else []
        return make_token(user=user, name="all", scopes=["write", *also], days=9, now=NOW)[1]

    def _signed_in(self, name: str | None) -> str:
        client = Client()
        if name:
            client.force_login(getattr(self.world, name), settings.AUTHENTICATION_BACKENDS[0])
        cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
        return cookie.value if cookie else ""

    def client(self, role: str, **about: Any) -> Client:
        if self.keys[role]:
            about.setdefault("headers", {})["Authorization"] = f"Bearer {self.keys[role]}"
        client = Client(**about)
        if self.cookies[role]:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.cookies[role]
        return client

    def ask(
        self, act: Act, role: str, *, method: str = "", path: str = "", **more: Any
    ) -> HttpResponse:
        self.requests += 1
        method = method or act.method
        path = path or path_of(act, role, self.world)
        data = body_of(act, role, self.world) if method not in SAFE else None
        return self.send(act, role, path, data, method=method, **more)

    def send(
        self, act: Act, role: str, path: str, data: Any, *, method: str = "", **more: Any
    ) -> HttpResponse:
        """As a form, or as the JSON of a program."""
        method, client = method or act.method, self.client(role)
        if act.is_api:
            body = json.dumps(data) if data is not None else ""
            return client.generic(method, path, body, content_type="application/json", **more)
        return getattr(client, method.lower())(path, data, **more)

    def has_changed(self) -> bool:
        return self.contents() != self.before

    def contents(self) -> dict[str, list[dict[str, Any]]]:
        """All rows of all tables but the passing ones."""
        found = {}
        with connection.cursor() as cursor:
            for table in self.tables:
                cursor.execute(f'SELECT * FROM "{table}"')
                names = [column[0] for column in cursor.description or ()]
                rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
                found[table] = sorted(rows, key=repr)
        return found


def number_from_the_last() -> None:
    """Makes new rows get the same ids again, also where taking back does not take back ids."""
    resetting = connection.ops.sequence_reset_sql(no_style(), apps.get_models())
    with connection.cursor() as cursor:
        for statement in resetting:
            cursor.execute(statement)


@contextmanager
def taken_back() -> Iterator[list[str]]:
    """Everything written inside is undone; gives the tables that were written to."""
    written: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        match = WRITE.match(sql)
        if match and match.group(2) not in PASSING:
            written.append(match.group(2))
        return execute(sql, params, many, context)

    point = transaction.savepoint()
    try:
        with connection.execute_wrapper(note):
            yield written
    finally:
        transaction.savepoint_rollback(point)


def shown(response: HttpResponse) -> bytes:
    """The body without the token that differs in every answer."""
    return SECRET.sub(b"", response.content)


def way_to_the_door(response: HttpResponse) -> bool:
    """Whether it leads to signing in or up, and back afterwards; or asks a program for its key."""
    if response.status_code == 401:
        return bool(response.headers["WWW-Authenticate"])
    if response.status_code != 302:
        return False
    path, _, query = response["Location"].partition("?")
    return path in {"/account/login/", "/account/signup/"} and query.startswith("next=")
