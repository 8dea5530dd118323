"""Where leads change a plan: the desk with everything on it, and a form for each change."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planner.groups.access import Inside, group_lead
from planner.groups.own_catalogue import catalogue_for
from planner.plans import actions, group_pages
from planner.plans.brief import BadBrief
from planner.plans.edit_desk import EditForm
from planner.plans.edit_forms import ALL, FORMS
from planner.plans.edit_rules import CannotEdit
from planner.plans.edits import Edit
from planner.plans.models import Plan, Revision
from planner.plans.replanning import Choice
from planner.plans.said import said
from planner.plans.stale_views import stale
from planner.plans.views import address_of, base_of, of_plan

CHOICES: tuple[Choice, ...] = ("absorb", "shift", "drop", "as it is")


@group_lead
@of_plan
@require_safe
def edit(request: HttpRequest, inside: Inside, plan: Plan) -> HttpResponse:
    try:
        page = group_pages.edit_page(plan, catalogue_for(inside.group), now=timezone.now())
    except CannotEdit as refusal:
        messages.error(request, said(str(refusal)))
        return redirect("plans:plan", *address_of(plan))
    # Not the classes themselves, which a template would call.
    changes = [(form.verb, form.title) for form in ALL]
    return render(request, "plans/edit.html", {"inside": inside, "page": page, "forms": changes})


@group_lead
@of_plan
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, inside: Inside, plan: Plan, verb: str) -> HttpResponse:
    """A form; then, where more than the named changes, the ways to choose from; then a draft."""
    if verb not in FORMS:
        raise Http404("There is no such change.")
    head = actions.head_of(plan)
    try:
        form = _form(request, head, verb)
    except CannotEdit as refusal:
        messages.error(request, said(str(refusal)))
        return redirect("plans:plan", *address_of(plan))
    if "look" in request.POST:
        return _looked(request, form)
    if request.method == "POST":
        return _asked(request, inside, plan, head, form)
    return _page(request, inside, plan, head, form)


@group_lead
@of_plan
@require_POST
def take_back(request: HttpRequest, inside: Inside, plan: Plan) -> HttpResponse:
    return _back(request, inside, plan, is_all=False)


@group_lead
@of_plan
@require_POST
def discard(request: HttpRequest, inside: Inside, plan: Plan) -> HttpResponse:
    return _back(request, inside, plan, is_all=True)


def _form(request: HttpRequest, head: Revision, verb: str) -> EditForm:
    table = group_pages.desk(head, catalogue_for(head.plan.group), now=timezone.now())
    data = request.POST if request.method == "POST" else None
    return FORMS[verb](data, initial=request.GET.dict(), desk=table)


def _page(
    request: HttpRequest, inside: Inside, plan: Plan, head: Revision, form: EditForm
) -> HttpResponse:
    context = {"inside": inside, "plan": plan, "form": form, "base": head.number}
    return render(request, "plans/change.html", context, status=422 if form.errors else 200)


def _asked(
    request: HttpRequest, inside: Inside, plan: Plan, head: Revision, form: EditForm
) -> HttpResponse:
    try:
        # First of all, as what the form offers may be other than what its reader saw.
        actions.refuse_stale(plan, head, base_of(request))
        if form.is_valid():
            return _changed(request, inside, plan, head, form)
    except actions.StaleRevision as refusal:
        return stale(request, inside, plan, refusal, doing=form.title)
    except (CannotEdit, BadBrief) as refusal:
        form.add_error(None, str(refusal))
    return _page(request, inside, plan, head, form)


def _looked(request: HttpRequest, form: EditForm) -> HttpResponse:
    """The form again, with what there is for what was chosen, at an address of its own."""
    chosen = {name: request.POST[name] for name in form.fields if name in request.POST}
    return redirect(f"{request.path}?{urlencode(chosen)}")


def _changed(
    request: HttpRequest, inside: Inside, plan: Plan, head: Revision, form: EditForm
) -> HttpResponse:
    made = form.edit()
    choice = next((each for each in CHOICES if each == request.POST.get("choice")), None)
    if made.IS_EVENT and choice is None:
        return _ways(request, inside, plan, head, made, form)
    revision = actions.revise(
        plan=plan,
        edit=made,
        choice=choice or "as it is",
        base=base_of(request),
        catalogue=catalogue_for(inside.group),
        by=inside.user,
        now=timezone.now(),
    )
    messages.success(request, said(f"{revision.summary} Nobody is told before you publish."))
    return redirect("plans:edit", *address_of(plan))


def _ways(
    request: HttpRequest,
    inside: Inside,
    plan: Plan,
    head: Revision,
    made: Edit,
    form: EditForm,
) -> HttpResponse:
    """What could be done about it; nothing is saved yet."""
    found = actions.ways(
        revision=head, edit=made, catalogue=catalogue_for(inside.group), now=timezone.now()
    )
    fields = [(name, value) for name in form.fields for value in request.POST.getlist(name)]
    context = {
        "inside": inside,
        "plan": plan,
        "form": form,
        "ways": found,
        "fields": fields,
        "base": head.number,
    }
    return render(request, "plans/ways.html", context)


def _back(request: HttpRequest, inside: Inside, plan: Plan, *, is_all: bool) -> HttpResponse:
    act = actions.discard_drafts if is_all else actions.undo_draft
    try:
        back = act(plan=plan, base=base_of(request), by=inside.user, now=timezone.now())
    except actions.StaleRevision as refusal:
        doing = "Take back all changes" if is_all else "Take back the newest change"
        return stale(request, inside, plan, refusal, doing=doing)
    except actions.CannotUndo as refusal:
        messages.error(request, said(str(refusal)))
    else:
        messages.success(request, said(f"Taken back; this is revision {back.number} again."))
    return redirect("plans:edit", *address_of(plan))
