"""Taking a post away and bringing it back, reporting it, and what leads were asked to look at."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planner.groups.access import Inside, group_lead, group_member
from planner.threads import deleting, reporting
from planner.threads.access import of_post, of_post_even_deleted
from planner.threads.models import Post
from planner.threads.moderation_forms import ReportForm
from planner.threads.removed import removed_page
from planner.threads.reports_page import report_rows
from planner.threads.views import to_post


@group_member
@of_post
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, inside: Inside, post: Post) -> HttpResponse:
    """For members, of posts of others."""
    reporter = inside.own.user
    form = ReportForm(request.POST or None)
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            reporting.report(
                post=post, reason=form.cleaned_data["reason"], by=reporter, now=timezone.now()
            )
        except reporting.CannotReport as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            messages.success(request, _("Your leads are asked to look at it."))
            return to_post(inside, post)
    context = {"inside": inside, "post": post, "form": form}
    return render(request, "threads/report.html", context, status=status)


@group_member
@of_post
@require_POST
def delete(request: HttpRequest, inside: Inside, post: Post) -> HttpResponse:
    """For its author and leads; where it stood one can undo it."""
    if not may_delete(inside, post):
        raise PermissionDenied(_("A post is taken away by its author or a lead."))
    deleting.delete_post(post=post, by=inside.user, now=timezone.now())
    messages.success(request, _("The post is taken away; “Bring it back” stands where it was."))
    return to_post(inside, post)


@group_member
@of_post_even_deleted
@require_POST
def bring_back(request: HttpRequest, inside: Inside, post: Post) -> HttpResponse:
    if not may_delete(inside, post):
        raise PermissionDenied(_("A post is brought back by its author or a lead."))
    try:
        deleting.bring_back_post(
            post=post, by=inside.user, is_lead=inside.is_lead, now=timezone.now()
        )
    except deleting.CannotBringBack as refusal:
        messages.error(request, str(refusal))
    return to_post(inside, post)


@group_member
@require_safe
def removed(request: HttpRequest, inside: Inside) -> HttpResponse:
    """What was taken away of late and can be brought back: one's own, and for leads all."""
    page = removed_page(inside, now=timezone.now())
    return render(request, "threads/removed.html", {"inside": inside, "page": page})


@group_lead
@require_safe
def reports(request: HttpRequest, inside: Inside) -> HttpResponse:
    context = {"inside": inside, "rows": report_rows(inside)}
    return render(request, "threads/reports.html", context)


@group_lead
@of_post_even_deleted
@require_POST
def looked_at(request: HttpRequest, inside: Inside, post: Post) -> HttpResponse:
    reporting.settle_reports(post=post, by=inside.user, now=timezone.now())
    return redirect("threads:reports", inside.group.pk, inside.group.slug)


def may_delete(inside: Inside, post: Post) -> bool:
    wrote = inside.membership is not None and post.author_id == inside.user.pk
    return wrote or inside.is_lead
