"""The page on which a lead chooses when members are reminded."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from planner.groups.access import Inside, group_lead
from planner.groups.reminders import choose_reminders, reminder_choice

WORDS = {
    "week_before": gettext_lazy("A week before"),
    "two_days_before": gettext_lazy("Two days before"),
    "day_before": gettext_lazy("One day before"),
    "two_hours_before": gettext_lazy("Two hours before"),
}


class RemindersForm(forms.Form):
    reminders = forms.MultipleChoiceField(
        label=gettext_lazy("Remind everybody"),
        choices=list(WORDS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


@group_lead
@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest, inside: Inside) -> HttpResponse:
    form = RemindersForm(
        request.POST if request.method == "POST" else None,
        initial={"reminders": reminder_choice(inside.group).chosen},
    )
    if form.is_valid():
        choose_reminders(
            group=inside.group,
            chosen=form.cleaned_data["reminders"],
            by=inside.user,
            now=timezone.now(),
        )
        messages.success(request, _("The reminders are saved."))
        return redirect("groups:reminders", inside.group.pk, inside.group.slug)
    page = {"inside": inside, "form": form}
    return render(request, "groups/reminders.html", page, status=422 if form.errors else 200)
