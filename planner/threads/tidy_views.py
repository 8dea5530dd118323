"""What leads do with a whole thread, on one page; and taking a thread away."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from curriculum.current import version
from planner.groups.access import Inside, group_lead, group_member
from planner.threads import deleting, tidying
from planner.threads.access import of_deleted_thread, of_thread
from planner.threads.ask_form import AboutForm
from planner.threads.models import Thread
from planner.threads.moderation_forms import OtherForm, SplitForm
from planner.threads.writing import CannotPost

DUPLICATE = gettext_lazy("The question that it is a duplicate of")
MERGE = gettext_lazy("The question that takes its posts")


@group_lead
@of_thread
@require_safe
def tidy(request: HttpRequest, inside: Inside, thread: Thread) -> HttpResponse:
    return _shown(request, inside, thread)


@group_lead
@of_thread
@require_POST
def lock(request: HttpRequest, inside: Inside, thread: Thread) -> HttpResponse:
    tidying.lock(
        thread=thread,
        is_locked=request.POST.get("lock") == "1",
        by=inside.user,
        now=timezone.now(),
    )
    return _to(inside, thread)


@group_lead
@of_thread
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, inside: Inside, thread: Thread) -> HttpResponse:
    """`look` asks for no more than to look something up while it is being filled in."""
    now = timezone.now()
    is_sent = request.method == "POST" and "look" not in request.POST
    about = ":".join(filter(None, (thread.about_kind, thread.about_id)))
    stands = {"about": about, "location": thread.location}
    form = AboutForm(
        request.POST if is_sent else None,
        initial={**stands, **request.POST.dict()},
        group=inside.group,
        version=version(),
        now=now,
    )
    if form.is_valid():
        tidying.move(thread=thread, about=form.asked_about, by=inside.user, now=now)
        return _to(inside, thread)
    context = {"inside": inside, "thread": thread, "form": form}
    return render(request, "threads/move.html", context, status=422 if form.errors else 200)


@group_lead
@of_thread
@require_POST
def duplicate(request: HttpRequest, inside: Inside, thread: Thread) -> HttpResponse:
    """`none` takes the mark away."""
    form = OtherForm(request.POST, thread=thread, label=DUPLICATE, prefix="duplicate")
    is_none = "none" in request.POST
    if not is_none and not form.is_valid():
        return _shown(request, inside, thread, duplicate=form, status=422)
    try:
        tidying.mark_duplicate(
            thread=thread,
            of=None if is_none else form.cleaned_data["other"],
            by=inside.user,
            now=timezone.now(),
        )
    except tidying.CannotTidy as refusal:
        form.add_error("other", str(refusal))
        return _shown(request, inside, thread, duplicate=form, status=409)
    return _to(inside, thread)


@group_lead
@of_thread
@require_POST
def merge(request: HttpRequest, inside: Inside, thread: Thread) -> HttpResponse:
    form = OtherForm(request.POST, thread=thread, label=MERGE, prefix="merge")
    if not form.is_valid():
        return _shown(request, inside, thread, merge=form, status=422)
    try:
        into = tidying.merge(
            thread=thread, into=form.cleaned_data["other"], by=inside.user, now=timezone.now()
        )
    except tidying.CannotTidy as refusal:
        form.add_error("other", str(refusal))
        return _shown(request, inside, thread, merge=form, status=409)
    messages.success(request, _("The two are one now; the old address leads here."))
    return _to(inside, into)


@group_lead
@of_thread
@require_POST
def split(request: HttpRequest, inside: Inside, thread: Thread) -> HttpResponse:
    form = SplitForm(request.POST, thread=thread, prefix="split")
    if not form.is_valid():
        return _shown(request, inside, thread, split=form, status=422)
    try:
        made = tidying.split(
            thread=thread,
            posts=form.chosen,
            title=form.cleaned_data["title"],
            by=inside.user,
            now=timezone.now(),
        )
    except (tidying.CannotTidy, CannotPost) as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, inside, thread, split=form, status=409)
    messages.success(request, _("This is a question of its own now."))
    return _to(inside, made)


@group_member
@of_thread
@require_POST
def delete(request: HttpRequest, inside: Inside, thread: Thread) -> HttpResponse:
    """For whoever asked, and leads."""
    asked = inside.membership is not None and thread.asked_by_id == inside.user.pk
    if not (asked or inside.is_lead):
        raise PermissionDenied(_("A question is taken away by whoever asked it, or a lead."))
    try:
        deleting.delete_thread(
            thread=thread, by=inside.user, is_lead=inside.is_lead, now=timezone.now()
        )
    except deleting.CannotDelete as refusal:
        messages.error(request, str(refusal))
        return _to(inside, thread)
    messages.success(request, _("The question is taken away; here it can be brought back."))
    return redirect("threads:removed", inside.group.pk, inside.group.slug)


@group_member
@of_deleted_thread
@require_POST
def bring_back(request: HttpRequest, inside: Inside, thread: Thread) -> HttpResponse:
    asked = inside.membership is not None and thread.asked_by_id == inside.user.pk
    if not (asked or inside.is_lead):
        raise PermissionDenied(_("A question is brought back by whoever asked it, or a lead."))
    try:
        deleting.bring_back_thread(
            thread=thread, by=inside.user, is_lead=inside.is_lead, now=timezone.now()
        )
    except deleting.CannotBringBack as refusal:
        messages.error(request, str(refusal))
        return redirect("threads:removed", inside.group.pk, inside.group.slug)
    return _to(inside, thread)


def _shown(
    request: HttpRequest,
    inside: Inside,
    thread: Thread,
    *,
    duplicate: OtherForm | None = None,
    merge: OtherForm | None = None,
    split: SplitForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "inside": inside,
        "thread": thread,
        "duplicate": duplicate or OtherForm(thread=thread, label=DUPLICATE, prefix="duplicate"),
        "merge": merge or OtherForm(thread=thread, label=MERGE, prefix="merge"),
        "split": split or SplitForm(thread=thread, prefix="split"),
        # The one that was sent, for the summary of its errors.
        "form": duplicate or merge or split,
    }
    return render(request, "threads/tidy.html", context, status=status)


def _to(inside: Inside, thread: Thread) -> HttpResponse:
    return redirect("threads:thread", inside.group.pk, inside.group.slug, thread.pk)
