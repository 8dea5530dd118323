"""From being stuck to a small plan, at once; and asking the group to take it into its own."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from curriculum.current import current, version
from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.dashboard.reader import reader_of
from planner.dashboard.stuck_subjects import depth_of
from planner.meetings.zones import zone_named
from planner.plans import drafts, improving
from planner.plans.brief import BadBrief
from planner.plans.models import Draft
from planner.plans.small_plan import Towards, small_brief
from planner.progress import stuck_actions
from planner.progress.models import Stuck
from planner.progress.queries import known_to


@require_POST
def plan(request: HttpRequest) -> HttpResponse:
    """Towards `topic` at `depth`, or `decision`; `stuck`: the moment that wants it."""
    user, catalogue = reader_of(request), current(version())
    towards = _towards(request.POST, catalogue)
    try:
        draft = small_draft(user, towards, catalogue)
    except BadBrief as refusal:
        messages.error(request, str(refusal))
        return redirect("dashboard:stuck")
    improving.begin(draft)
    moment = _moment(user, request.POST.get("stuck", ""))
    if moment is not None:
        stuck_actions.plan_a_way_out(
            moment=moment, draft_token=draft.token, by=user, now=timezone.now()
        )
    return redirect("plans:draft", draft.token)


def small_draft(user: User, towards: Towards, catalogue: Catalogue) -> Draft:
    """Answered quickly; the same question on the same day is the same draft. Raises BadBrief."""
    now = timezone.now()
    brief = small_brief(
        catalogue,
        towards,
        name=user.name or _("You"),
        zone=user.time_zone,
        knows=known_to(user),
        today=now.astimezone(zone_named(user.time_zone)).date(),
    )
    return drafts.ask(brief=brief, catalogue=catalogue, now=now)


def _moment(user: User, number: str) -> Stuck | None:
    return Stuck.objects.filter(user=user, pk=int(number)).first() if number.isdecimal() else None


def _towards(asked: QueryDict, catalogue: Catalogue) -> Towards:
    decision, topic = asked.get("decision", ""), asked.get("topic", "")
    if decision in catalogue.decision_by_id:
        return Towards(decision=decision)
    depth = depth_of(asked.get("depth", ""))
    if topic not in catalogue.topic_by_id or depth is None:
        raise Http404(_("The catalogue does not have it."))
    return Towards(topic=topic, depth=depth)
