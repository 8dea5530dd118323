"""Finding a time: each member paints their week once, and the group sees what suits most."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from planner.groups import slots as finding
from planner.groups.access import Inside, group_member
from planner.language.dates import SHORT_WEEKDAYS


@group_member
@require_http_methods(["GET", "HEAD", "POST"])
def paint(request: HttpRequest, inside: Inside) -> HttpResponse:
    own = inside.own
    form = finding.PaintForm(request.POST or None, membership=own, user=inside.user)
    if request.method == "POST" and form.is_valid():
        finding.paint(
            membership=own,
            hours=form.cleaned_data["hours"],
            zone=form.cleaned_data["zone"],
            now=timezone.now(),
        )
        messages.success(request, _("Saved. Here is what suits the group."))
        return redirect("groups:slots", inside.group.pk, inside.group.slug)
    context = {
        "inside": inside,
        "form": form,
        "days": SHORT_WEEKDAYS,
        "rows": finding.grid(form),
    }
    return render(request, "groups/hours.html", context, status=422 if form.errors else 200)


@group_member
@require_safe
def slots(request: HttpRequest, inside: Inside) -> HttpResponse:
    """`?minutes=` is how long a meeting lasts."""
    form = finding.LengthForm(request.GET or None)
    minutes = form.cleaned_data["minutes"] if form.is_valid() else finding.USUAL_MINUTES
    page = finding.slots_page(inside.group, minutes=minutes, today=timezone.localdate())
    context = {"inside": inside, "form": form, "page": page}
    return render(request, "groups/slots.html", context, status=422 if form.errors else 200)
