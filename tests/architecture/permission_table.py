"""The table of permissions as data: every cell of it is a request with an expected answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

import yaml
from django.urls import URLPattern, get_resolver

from tests.architecture.tree import ROOT
from tests.world import World

TEXT = (ROOT / "tests/architecture/permissions.yaml").read_text()
TABLE = yaml.safe_load(TEXT)
ROLES: dict[str, dict[str, str]] = TABLE["roles"]
ROWS: dict[int, dict[str, Any]] = TABLE["rows"]
ADDRESSES: dict[str, dict[str, Any]] = TABLE["addresses"]
SAFE = {"GET", "HEAD"}
GROUP = re.compile(r"<(int:)?group_id>")
ALLOWED = {"GET": 200, "HEAD": 200, "POST": 302}
ALLOWED_OF_PROGRAMS = {"GET": 200, "HEAD": 200, "POST": 201, "PUT": 200, "DELETE": 204}
API = "api/v1/"
KEY = "a key"


@dataclass(frozen=True, kw_only=True)
class Act:
    """One method of one address. `says`: what the allowed are answered, where it is not usual.

    `path` replaces the address where that is a pattern. `takes`: what may be sent beside `body`.
    `shows_both`: what a group tells of itself to whoever was invited. `proof`: what a form of
    another site, or of none, has to bring instead of our own token.
    """

    address: str
    method: str
    row: int
    body: dict[str, Any] = field(default_factory=dict)
    takes: tuple[str, ...] = ()
    query: str = ""
    arguments: dict[str, Any] = field(default_factory=dict)
    says: Any = None
    shows_both: bool = False
    path: str = ""
    proof: str = ""

    def __str__(self) -> str:
        return f"{self.method} /{self.address}"

    @property
    def is_api(self) -> bool:
        return self.proof == KEY

    @property
    def allowed(self) -> int:
        return (ALLOWED_OF_PROGRAMS if self.is_api else ALLOWED)[self.method]

    @property
    def is_of_a_group(self) -> bool:
        return bool(GROUP.search(self.address))

    @property
    def has_objects(self) -> bool:
        """Whether the address, or what is sent, names more of the group than the group."""
        ids = [name for name in parameters(self.address) if name == "key" or name.endswith("_id")]
        return self.is_of_a_group and len(ids) > 1

    def rule(self, role: str) -> Any:
        """The cell as it is written: Y, own, own if member, login, 403 or 404."""
        return ROWS[self.row][ROLES[role]["column"]]

    def expected(self, role: str) -> int | str:
        """A status, or "login" for the way to the door."""
        rule = self.rule(role)
        if rule in {403, 404, "login"}:
            return rule
        # Whoever is asked for leads none.
        if rule == "leader of that meeting":
            return 403
        if isinstance(self.says, dict) and role in self.says:
            return self.says[role]
        if rule == "own if member" and role == "operator":
            return 403
        if isinstance(self.says, dict):
            return self.says.get("all", self.allowed)
        return self.says or self.allowed

    def is_refused(self, role: str) -> bool:
        return self.expected(role) in {"login", 403, 404, 405, 409, 410, 422}


def acts() -> tuple[Act, ...]:
    return tuple(
        Act(address=address, method=method, **_settings(settings), **_proof(address))
        for address, methods in ADDRESSES.items()
        for method, settings in methods.items()
    )


def _proof(address: str) -> dict[str, str]:
    """What programs ask takes no cookie, so no form of another site can ask it."""
    is_api = address.startswith(API) and address != f"{API}openapi.json"
    return {"proof": KEY} if is_api else {}


def _settings(settings: Any) -> dict[str, Any]:
    """A row's number stands for {row: number}."""
    return settings if isinstance(settings, dict) else {"row": settings}


def addresses(patterns: list[Any] | None = None, before: str = "") -> Iterator[tuple[str, Any]]:
    """Each address as it is written in urls.py, with its view; the admin's are its own affair."""
    found = get_resolver().url_patterns if patterns is None else patterns
    for pattern in found:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield address, pattern.callback
        elif pattern.namespace != "admin":
            yield from addresses(pattern.url_patterns, address)


def parameters(address: str) -> dict[str, str]:
    """Name -> the text in the address that it replaces."""
    marks = ["<" + each.partition(">")[0] + ">" for each in address.split("<")[1:]]
    return {mark.strip("<>").rpartition(":")[2]: mark for mark in marks}


def path_of(act: Act, role: str, world: World, **others: Any) -> str:
    """The address for this role, with the ids of the objects it is about."""
    known = {**TABLE["arguments"], **act.arguments}
    path = act.path or act.address
    for name, mark in parameters(path).items():
        value = others.get(name) or found(known[name], role, world)
        path = path.replace(mark, str(value))
    return f"/{path}{act.query and '?'}{found(act.query, role, world)}"


def body_of(act: Act, role: str, world: World) -> dict[str, Any]:
    return {name: found(value, role, world) for name, value in act.body.items()}


def found(value: Any, role: str, world: World) -> Any:
    """What a value of the table stands for: "$a.group.pk" is looked up, the rest is itself.

    A mapping says it by role, "all" for the others.
    """
    if isinstance(value, dict):
        value = value.get(role, value.get("all"))
    if not isinstance(value, str) or "$" not in value:
        return value
    before, _, way = value.partition("$")
    result = reduce(_step, way.split("."), world)
    return f"{before}{result}" if before else result


def _step(place: Any, name: str) -> Any:
    return place[name] if isinstance(place, dict) else getattr(place, name)
