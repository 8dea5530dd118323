"""Being stuck: one tap, what helps, and the way out. All of it is the reader's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from curriculum.current import current, version
from curriculum.spoken import spoken
from planner.dashboard.reader import memberships_of, reader_of
from planner.dashboard.stuck_forms import HelpedForm
from planner.dashboard.stuck_hub import hub, subject_of
from planner.dashboard.stuck_page import page_of
from planner.dashboard.stuck_questions import answer_own_question
from planner.dashboard.stuck_subjects import StuckOn, stuck_on
from planner.groups.actions import GroupIsArchived
from planner.groups.models import Group
from planner.progress import state_actions, stuck_actions
from planner.progress.models import Stuck
from planner.threads.writing import CannotPost

P = ParamSpec("P")
MomentView = Callable[Concatenate[HttpRequest, Stuck, P], HttpResponse]


def of_moment(view: MomentView[P]) -> Callable[..., HttpResponse]:
    """Gives the view the reader's own moment; somebody else's does not exist."""

    @wraps(view)
    def found_first(
        request: HttpRequest, stuck_id: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        own = Stuck.objects.filter(user=reader_of(request)).select_related("group")
        return view(request, get_object_or_404(own, pk=stuck_id), *args, **kwargs)

    return found_first


@require_http_methods(["GET", "HEAD", "POST"])
def stuck(request: HttpRequest) -> HttpResponse:
    """Without `about` and `id`: where one is stuck. With them: what helps; posted, one is stuck."""
    user, now = reader_of(request), timezone.now()
    catalogue, memberships = spoken(current(version())), memberships_of(user)
    groups = [each.group for each in memberships]
    asked = request.POST if request.method == "POST" else request.GET
    group = next((each for each in groups if str(each.pk) == asked.get("group")), None)
    if request.method != "POST" and not asked.get("about"):
        page = hub(user, [group] if group else groups, catalogue, now=now)
        return render(request, "dashboard/stuck_hub.html", {"page": page, "group": group})
    on = _subject(asked)
    if request.method == "POST":
        moment = stuck_actions.get_stuck(
            user=user,
            on=on.on(asked.get("location", "")),
            group=group or _only(groups),
            now=now,
        )
        return redirect("dashboard:stuck-moment", moment.pk)
    page_shown = page_of(
        user,
        on,
        catalogue,
        memberships=memberships,
        group=group or _only(groups),
        moment=None,
        now=now,
    )
    return render(request, "dashboard/stuck.html", {"page": page_shown})


@of_moment
@require_safe
def moment(request: HttpRequest, moment: Stuck) -> HttpResponse:
    return _shown(request, moment)


@of_moment
@require_POST
def over(request: HttpRequest, moment: Stuck) -> HttpResponse:
    """`ending`: found unless it says answered."""
    is_answered = request.POST.get("ending") == Stuck.Ending.ANSWERED
    ending = Stuck.Ending.ANSWERED if is_answered else Stuck.Ending.FOUND
    user = reader_of(request)
    stuck_actions.get_unstuck(moment=moment, by=user, ending=ending, now=timezone.now())
    return redirect("dashboard:stuck-moment", moment.pk)


@of_moment
@require_POST
def again(request: HttpRequest, moment: Stuck) -> HttpResponse:
    stuck_actions.still_stuck(moment=moment, by=reader_of(request), now=timezone.now())
    return redirect("dashboard:stuck-moment", moment.pk)


@of_moment
@require_POST
def helped(request: HttpRequest, moment: Stuck) -> HttpResponse:
    """What helped and how long it took; on wish, the answer to one's own question."""
    form, user, now = HelpedForm(request.POST, moment=moment), reader_of(request), timezone.now()
    if not form.is_valid():
        return _shown(request, moment, form)
    try:
        stuck_actions.say_what_helped(
            moment=moment,
            helped=form.cleaned_data["helped"],
            minutes=form.cleaned_data["minutes"],
            by=user,
            now=now,
        )
        if form.cleaned_data["is_answer"]:
            answer_own_question(moment, text=form.cleaned_data["helped"], by=user, now=now)
    except (stuck_actions.CannotSay, CannotPost, GroupIsArchived) as refusal:
        form.add_error("helped", str(refusal))
        return _shown(request, moment, form)
    messages.success(request, _("Noted."))
    return redirect("dashboard:stuck")


@require_POST
def park(request: HttpRequest) -> HttpResponse:
    """Leave a topic for now."""
    on = _subject(request.POST)
    if on.at is None:
        raise Http404(_("There is no such topic."))
    state_actions.park(
        user=reader_of(request), topic=on.at.topic, depth=on.at.depth, now=timezone.now()
    )
    messages.success(
        request,
        _("%(topic)s is left for now. It comes back once a month, or when a meeting needs it.")
        % {"topic": on.at},
    )
    return redirect("dashboard:stuck")


def _shown(request: HttpRequest, moment: Stuck, form: HelpedForm | None = None) -> HttpResponse:
    user, catalogue = reader_of(request), spoken(current(version()))
    on = subject_of(moment, catalogue)
    memberships = memberships_of(user)
    belongs = moment.group_id in {each.group_id for each in memberships}
    context = {
        "moment": moment,
        "form": form or HelpedForm(moment=moment),
        "page": on
        and page_of(
            user,
            on,
            catalogue,
            memberships=memberships,
            group=moment.group if belongs else None,
            moment=moment,
            now=timezone.now(),
        ),
    }
    status = 422 if form is not None else 200
    return render(request, "dashboard/stuck_moment.html", context, status=status)


def _subject(asked: QueryDict) -> StuckOn:
    on = stuck_on(
        spoken(current(version())),
        asked.get("about", ""),
        asked.get("id", ""),
        topic=asked.get("topic", ""),
        depth=asked.get("depth", ""),
    )
    if on is None:
        raise Http404(_("The catalogue does not have it."))
    return on


def _only(groups: list[Group]) -> Group | None:
    return groups[0] if len(groups) == 1 else None
