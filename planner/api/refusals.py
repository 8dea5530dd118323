"""The one shape of every answer that says no."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import JsonResponse
from django.utils.translation import gettext as _


class Refusal(Exception):
    """Answered as {"error": {"code", "message", "fields"}}.

    `code` is for programs and does not change; `message` for people; `fields`: what is wrong by
    the name of what was sent.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        fields: Mapping[str, Sequence[str]] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message
        self.fields, self.headers = dict(fields or {}), dict(headers or {})

    def response(self) -> JsonResponse:
        error = {"code": self.code, "message": self.message, "fields": self.fields}
        return JsonResponse({"error": error}, status=self.status, headers=self.headers)


def not_found() -> Refusal:
    """Of what does not exist, and of what is not the caller's to know."""
    return Refusal(404, "not_found", _("There is nothing here, or it is not yours to see."))


def forbidden(message: str = "") -> Refusal:
    return Refusal(403, "forbidden", message or _("You may not do this."))


def invalid(message: str, **fields: str) -> Refusal:
    """What was sent reads as nothing that could be done."""
    return Refusal(422, "invalid", message, fields={name: [text] for name, text in fields.items()})


def conflict(message: str) -> Refusal:
    """It could be done, but not as things are now."""
    return Refusal(409, "conflict", message)
