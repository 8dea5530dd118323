"""From the catalogue to a question: whoever asks there says in which of their groups."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from planner.accounts.models import User
from planner.groups.models import Group
from planner.groups.queries import my_groups


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """`?about=&id=` and what else `threads:ask` takes goes along; one group is not asked for."""
    assert isinstance(request.user, User)  # noqa: S101 - whoever is not signed in came no further
    query = request.GET.urlencode()
    mine = [each.group for each in my_groups(request.user) if each.group.archived_at is None]
    if len(mine) == 1:
        return redirect(_address(mine[0], query))
    places = [(group.name, _address(group, query)) for group in mine]
    return render(request, "dashboard/ask.html", {"places": places})


def _address(group: Group, query: str) -> str:
    address = reverse("threads:ask", args=[group.pk, group.slug])
    return f"{address}?{query}" if query else address
