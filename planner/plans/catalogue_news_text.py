"""What leads read of a change of the catalogue under their plan."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from curriculum.impact import Effect
from planner.language.lists import in_a_row
from planner.meetings.zones import zone_named
from planner.plans.catalogue_news import Changed, Coming
from planner.plans.formats.wording import day
from planner.plans.models import Plan
from planner.plans.said import said


def subject(plan: Plan) -> str:
    return _("%(group)s: the catalogue has changed under your plan") % {"group": plan.group.name}


def link(plan: Plan) -> str:
    place = [plan.group_id, plan.group.slug, plan.pk, plan.slug]
    return settings.SITE_URL + reverse("plans:catalogue", args=place)


def mail(changed: Changed) -> str:
    return "\n".join(_mail(changed)) + "\n"


def _mail(changed: Changed) -> Iterator[str]:
    yield _("The catalogue has changed what “%(plan)s” stands on:") % {"plan": changed.plan.title}
    yield ""
    for point in changed.points:
        yield f"- {point.text}"
        there = changed.of(point)
        if there:
            yield f"  {meetings_words(changed.plan, there)}"
    if changed.effects:
        yield ""
        yield _("What it makes of your decisions:")
        yield ""
        yield from (f"- {effect_words(each)}" for each in changed.effects)
    yield ""
    yield _("Nothing in your plan changes by itself. Plan anew, or keep it as it is:")
    yield link(changed.plan)


def meetings_words(plan: Plan, meetings: tuple[Coming, ...]) -> str:
    zone = zone_named(plan.group.zone)
    days = [said(day(each.starts_at.astimezone(zone).date())) for each in meetings]
    words = ngettext("Meeting of %(dates)s", "Meetings of %(dates)s", len(meetings))
    return words % {"dates": in_a_row(days)}


def effect_words(effect: Effect) -> str:
    said = {"decision": effect.question, "before": effect.before, "after": effect.after}
    if effect.after is None:
        return _("“%(decision)s”: no longer in the catalogue") % said
    if effect.before is None:
        return _("“%(decision)s”: %(after)s minutes from zero") % said
    return _("“%(decision)s”: %(after)s minutes from zero instead of %(before)s") % said
