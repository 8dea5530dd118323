"""How tests ask for the pages of a group's plan, and what they read there."""

from __future__ import annotations

import html
import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

from planner.meetings.models import Meeting
from planner.outbox.models import Message
from planner.plans import actions
from planner.plans.models import Plan, Revision
from planner.plans.schedule import Schedule
from planner.plans.stored import from_document
from tests.groups.people import user
from tests.plans.begun_plans import address


def text_of(response: HttpResponse) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def summary_of(response: HttpResponse) -> str:
    """The words of the error summary."""
    page = response.content.decode()
    found = re.search(r'<section class="aside failed" role="alert".*?</section>', page, re.DOTALL)
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", found[0]).split())) if found else ""


def errors_of(response: HttpResponse) -> list[str]:
    """What stands at the fields."""
    found = re.findall(r'<p class="error" id="(?:[\w-]+)">(.*?)</p>', response.content.decode())
    return [html.unescape(each) for each in found]


def chosen(response: HttpResponse, field: str) -> str:
    """The value of what is selected."""
    page = response.content.decode()
    select = re.search(rf'<select name="{field}".*?</select>', page, re.DOTALL)
    picked = re.search(r'<option value="([^"]*)" selected', select[0]) if select else None
    return picked[1] if picked else ""


def hidden(response: HttpResponse) -> dict[str, str]:
    """The hidden fields of the first form of the page that has a base."""
    page = response.content.decode()
    forms = re.findall(r"<form.*?</form>", page, re.DOTALL)
    form = next(each for each in forms if 'name="base"' in each)
    found = re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)">', form)
    return {name: html.unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def lead(client: Client) -> Client:
    client.force_login(user("Ada"))
    return client


def send(client: Client, plan: Plan, page: str, **fields: Any) -> HttpResponse:
    """Post as the forms do, on top of what the plan is now unless a base is given."""
    base = fields.pop("base", actions.head_of(plan).number)
    return client.post(address(plan, page), {"base": base, **fields})


def publish(client: Client, plan: Plan, **fields: Any) -> HttpResponse:
    """Know of everything that there is to be known."""
    page = client.get(address(plan, "publish/")).content.decode()
    known = re.findall(r'name="known" value="(\w+)"', page)
    return send(client, plan, "publish/", **{"known": known, "reason": "We agreed.", **fields})


def schedule_of(plan: Plan) -> Schedule:
    return from_document(Schedule, actions.head_of(plan).schedule)


def keys(plan: Plan) -> list[str]:
    """Of the meetings, in their order."""
    return [slot.key for slot in schedule_of(plan).slots]


def rows() -> dict[str, int]:
    """How much there is of all that the pages could write."""
    return {each.__name__: each.objects.count() for each in (Plan, Revision, Meeting, Message)}
