"""The turns of a plan: who leads when and why, and what its people do about their own."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planner.groups.access import Inside, group_member
from planner.plans import turn_actions, turn_swaps
from planner.plans.brief import Participant
from planner.plans.models import Plan, TurnOffer
from planner.plans.said import said
from planner.plans.schedule import Slot
from planner.plans.turn_forms import DatesForm, GiveBackForm, SwapForm
from planner.plans.turn_pages import TurnsPage, turns_page
from planner.plans.turn_rules import CannotTakeTurn, stand_in_now
from planner.plans.turn_table import TurnTable, turn_table
from planner.plans.turn_wishes import say_dates
from planner.plans.views import address_of, plan_of

ANSWERS: dict[str, Callable[..., TurnOffer]] = {
    "accept": turn_swaps.accept,
    "decline": turn_swaps.decline,
    "withdraw": turn_swaps.withdraw,
}
SAID = {
    "accept": "You have swapped; both meetings are changed.",
    "decline": "You said no; nothing changes.",
    "withdraw": "You took your offer back.",
}


@group_member
@require_safe
def turns(request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str) -> HttpResponse:
    plan = _published_plan(inside, plan_id)
    if plan.slug != plan_slug:
        return redirect("plans:turns", *address_of(plan))
    return _page(request, inside, plan)


@group_member
@require_POST
def avoid_dates(request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str) -> HttpResponse:
    membership, plan = inside.own, _published_plan(inside, plan_id)
    page = turns_page(plan, inside.user, now=timezone.now())
    form = DatesForm(request.POST, dates=() if page is None else page.dates)
    if page is None or not form.is_valid():
        return _page(request, inside, plan, form=form)
    say_dates(
        membership=membership,
        offered=page.dates,
        chosen=form.cleaned_data["dates"],
        by=inside.user,
        now=timezone.now(),
    )
    messages.success(request, said("Kept. It counts when a lead brings the plan up to date."))
    return redirect("plans:turns", *address_of(plan))


@group_member
@require_http_methods(["GET", "HEAD", "POST"])
def give_back(
    request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str, key: str
) -> HttpResponse:
    plan, table, slot, _ = _own_turn(inside, plan_id, key)
    if slot is None:
        return _not_yours(request, plan)
    form = GiveBackForm(request.POST or None, backup=stand_in_now(table, slot))
    if form.is_valid():
        act = turn_actions.skip if form.is_at_once else turn_actions.give_back
        reason = form.cleaned_data["reason"]
        try:
            act(plan=plan, key=key, reason=reason, by=inside.user, now=timezone.now())
        except CannotTakeTurn as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, said("You gave your turn back."))
            return redirect("plans:turns", *address_of(plan))
    context = {"inside": inside, "plan": plan, "slot": slot, "form": form}
    status = 422 if form.errors else 200
    return render(request, "plans/give_back.html", context, status=status)


@group_member
@require_http_methods(["GET", "HEAD", "POST"])
def offer_swap(
    request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str, key: str
) -> HttpResponse:
    plan, table, slot, me = _own_turn(inside, plan_id, key)
    if slot is None or me is None:
        return _not_yours(request, plan)
    form = SwapForm(request.POST or None, table=table, mine=slot, me=me)
    if form.is_valid():
        asked = form.cleaned_data
        try:
            turn_swaps.offer_swap(
                plan=plan,
                key=key,
                other=asked["other"],
                reason=asked["reason"],
                by=inside.user,
                now=timezone.now(),
            )
        except CannotTakeTurn as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, said("They are asked; nothing changes before they agree."))
            return redirect("plans:turns", *address_of(plan))
    context = {"inside": inside, "plan": plan, "slot": slot, "form": form}
    status = 422 if form.errors else 200
    return render(request, "plans/offer_swap.html", context, status=status)


@group_member
@require_POST
def volunteer(
    request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str, key: str
) -> HttpResponse:
    plan, _, _, _ = _own_turn(inside, plan_id, key)
    try:
        turn_actions.volunteer(plan=plan, key=key, by=inside.user, now=timezone.now())
    except CannotTakeTurn as refusal:
        messages.error(request, said(str(refusal)))
    else:
        messages.success(request, said("Thank you; the turn is yours."))
    return redirect("plans:turns", *address_of(plan))


@group_member
@require_POST
def answer(
    request: HttpRequest,
    inside: Inside,
    plan_id: int,
    plan_slug: str,
    offer_id: int,
    answered: str,
) -> HttpResponse:
    plan = _published_plan(inside, plan_id)
    side = "made_by" if answered == "withdraw" else "asked"
    mine = TurnOffer.objects.select_related("plan__group", "made_by")
    offer = get_object_or_404(mine, plan=plan, pk=offer_id, **{side: inside.own.user_id})
    if answered not in ANSWERS:
        raise Http404("There is no such answer.")
    try:
        ANSWERS[answered](offer=offer, by=inside.user, now=timezone.now())
    except CannotTakeTurn as refusal:
        messages.error(request, said(str(refusal)))
    else:
        messages.success(request, said(SAID[answered]))
    return redirect("plans:turns", *address_of(plan))


def _published_plan(inside: Inside, plan_id: int) -> Plan:
    """Members are not told of what was never published."""
    plan = plan_of(inside, plan_id)
    if not inside.is_lead and not plan.revisions.published().exists():
        raise Http404("There is no such plan.")
    return plan


def _page(
    request: HttpRequest, inside: Inside, plan: Plan, *, form: DatesForm | None = None
) -> HttpResponse:
    page: TurnsPage | None = turns_page(plan, inside.user, now=timezone.now())
    if form is None and page is not None and inside.membership is not None:
        initial = {"dates": [on.isoformat() for on in page.avoided]}
        form = DatesForm(initial=initial, dates=page.dates)
    context = {
        "inside": inside,
        "plan": plan,
        "page": page,
        "form": form,
        "may_act": inside.membership is not None and inside.group.archived_at is None,
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "plans/turns.html", context, status=status)


def _own_turn(
    inside: Inside, plan_id: int, key: str
) -> tuple[Plan, TurnTable, Slot | None, Participant | None]:
    """The turn that the address names, where it is the reader's own and still to come."""
    user, plan = inside.own.user, _published_plan(inside, plan_id)
    table = turn_table(plan, now=timezone.now())
    if table is None or table.schedule.slot(key) is None:
        raise Http404("There is no such meeting.")
    slot, me = table.slot(key), table.person(user)
    is_own = slot is not None and me is not None and slot.lead == me.name
    return plan, table, slot if is_own else None, me


def _not_yours(request: HttpRequest, plan: Plan) -> HttpResponse:
    messages.error(request, said("That turn is not yours, or the meeting has begun."))
    return redirect("plans:turns", *address_of(plan))
