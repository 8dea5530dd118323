"""Groups: one's own, their people, a new one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema, Status
from pydantic import Field

from planner.accounts.zones import known_zones
from planner.api.callers import called_by, inside
from planner.api.paging import After, Limit, Page, page_of
from planner.api.refusals import invalid
from planner.groups import queries
from planner.groups.access import Inside
from planner.groups.actions import create_group
from planner.groups.models import Group

router = Router()


class GroupOut(Schema):
    """`role`: the caller's own in it; null for an operator who does not belong."""

    id: int = Field(examples=[7])
    slug: str = Field(examples=["search-team"])
    name: str = Field(examples=["Search team"])
    zone: str = Field(examples=["Europe/Berlin"])
    role: str | None = Field(examples=["lead"])
    is_archived: bool


class GroupIn(Schema):
    name: str = Field(min_length=1, max_length=100, examples=["Search team"])
    zone: str = Field(examples=["Europe/Berlin"])
    reading_minutes: int = Field(90, ge=0, le=1_200, description="A week, for each member.")


class MemberOut(Schema):
    """`email`: for leads only."""

    id: int
    name: str = Field(examples=["Ada"])
    role: str = Field(examples=["member"])
    joined_at: dt.datetime
    is_you: bool
    email: str | None = None


@router.get("/groups", response=Page[GroupOut], summary="The groups you belong to")
def groups(request: HttpRequest, limit: Limit, after: After) -> dict[str, Any]:
    found = [_shown(each.group, each.role) for each in queries.my_groups(called_by(request))]
    return page_of(found, limit=limit, after=after)


@router.post("/groups", response={201: GroupOut}, summary="Start a group, and lead it")
def start(request: HttpRequest, sent: GroupIn) -> Status[dict[str, Any]]:
    if sent.zone not in known_zones():
        raise invalid("There is no such zone.", zone="A name such as Europe/Berlin.")
    group = create_group(
        name=sent.name,
        zone=sent.zone,
        reading_minutes=sent.reading_minutes,
        by=called_by(request),
        now=timezone.now(),
    )
    return Status(201, _shown(group, "lead"))


@router.get("/groups/{int:group_id}", response=GroupOut, summary="One group")
def group(request: HttpRequest, group_id: int) -> dict[str, Any]:
    return _of(inside(request, group_id))


@router.get("/groups/{int:group_id}/members", response=Page[MemberOut], summary="Who belongs to it")
def members(request: HttpRequest, group_id: int, limit: Limit, after: After) -> dict[str, Any]:
    found = [
        {
            "id": each.id,
            "name": each.name,
            "role": each.role,
            "joined_at": each.joined_at,
            "is_you": each.is_you,
            "email": each.address or None,
        }
        for each in queries.members(inside(request, group_id))
    ]
    return page_of(found, limit=limit, after=after)


def _of(found: Inside) -> dict[str, Any]:
    return _shown(found.group, found.membership.role if found.membership else None)


def _shown(group: Group, role: str | None) -> dict[str, Any]:
    return {
        "id": group.pk,
        "slug": group.slug,
        "name": group.name,
        "zone": group.zone,
        "role": role,
        "is_archived": group.archived_at is not None,
    }
