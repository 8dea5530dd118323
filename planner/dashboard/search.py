"""Searching all groups that one belongs to, and the catalogue with them."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from planner.accounts.models import User
from planner.groups.models import Group, Membership
from planner.threads.search_filters import filters_of
from planner.threads.search_page import search_page
from planner.threads.search_views import found


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """As `threads:search`, which it answers like."""
    reader = cast("User", request.user)  # every page here asks to sign in
    own = Membership.objects.active().filter(user=reader)
    groups = Group.objects.filter(pk__in=own.values("group")).order_by("id")
    filters = filters_of(request.GET)
    page = search_page(reader, list(groups), filters, now=timezone.now())
    here = reverse("dashboard:search")
    context: dict[str, object] = {"page": page, "here": here}
    return found(request, "dashboard/search.html", context, address=here + filters.address())
