"""How a text will look, by the renderer that everybody reads it by."""

from __future__ import annotations

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from planner.markup import trimmed
from planner.writing.forms import too_long
from planner.writing.pace import clock, pace


def previewed(request: HttpRequest, *, names: Collection[str]) -> HttpResponse:
    """The answer for somebody who is signed in; nothing of it is kept. `names`: whom the text
    can call."""
    if not pace.allows(request.user.pk or 0, at=clock()):
        return HttpResponse(status=429, headers={"Retry-After": "10"})
    text = trimmed(request.POST.get("text", ""))
    refusal = too_long(text)
    page = {"text": text, "names": names, "refusal": refusal}
    return render(request, "writing/preview.html", page, status=422 if refusal else 200)
