"""Writing in a group: a text there can call its members by name."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_POST

from planner.groups.access import Inside, group_member
from planner.groups.circle import names_of
from planner.groups.models import Group
from planner.writing.opening import Opened, opened
from planner.writing.previewing import previewed
from planner.writing.slips import Slip


def open_box(request: HttpRequest, inside: Inside, *, form: str, page: str = "") -> Opened:
    """What a form with a box in this group opens with. `form` names it and what it is about
    ("recap 12"); `page`: where it stands, if not where it is sent to."""
    group = inside.group
    return opened(
        request,
        Slip(user_id=inside.user.pk, form=form, page=page or request.path),
        preview=reverse("groups:preview", args=[group.pk, group.slug]),
        names=whom_to_call(group),
    )


def whom_to_call(group: Group) -> Collection[str]:
    """Whom a text can call; the database is asked only once one is called."""
    return cast("Collection[str]", SimpleLazyObject(partial(names_of, group)))


@login_not_required
def preview(request: HttpRequest, group_id: int, group_slug: str) -> HttpResponseBase:
    """Whoever is signed out is a stranger here: it is no page, so nothing leads to the door."""
    if not request.user.is_authenticated:
        return HttpResponseNotFound()
    return _preview(request, group_id, group_slug)


@group_member
@require_POST
def _preview(request: HttpRequest, inside: Inside) -> HttpResponse:
    return previewed(request, names=whom_to_call(inside.group))
