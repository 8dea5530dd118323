"""What the second of two leads sees who changed one plan at once: nothing of theirs is lost."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from planner.groups.access import Inside
from planner.plans.actions import StaleRevision
from planner.plans.difference import difference
from planner.plans.models import Plan
from planner.plans.stored import programme_from_document

NOT_AGAIN = {"base", "csrfmiddlewaretoken"}


def stale(
    request: HttpRequest, inside: Inside, plan: Plan, refusal: StaleRevision, *, doing: str
) -> HttpResponse:
    """409: what the other one changed, and one's own request, ready to be made on top of it.

    `doing`: the request, as the button for making it all the same says it.
    """
    old, new = (programme_from_document(each.programme) for each in (refusal.base, refusal.head))
    context = {
        "inside": inside,
        "plan": plan,
        "base": refusal.base,
        "head": refusal.head,
        "difference": difference(old, new),
        "doing": doing,
        "fields": tuple(_fields(request)),
    }
    return render(request, "plans/stale.html", context, status=409)


def _fields(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name in request.POST:
        if name not in NOT_AGAIN:
            for value in request.POST.getlist(name):
                yield name, value
