"""The page on which somebody says whether mails come one by one."""

from __future__ import annotations

from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from planner.accounts.digest_models import DigestChoice
from planner.accounts.digests import COLLECTABLE, choose_digest
from planner.accounts.models import User
from planner.language.dates import WEEKDAYS


class DigestForm(forms.Form):
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Collect into one mail"),
        choices=[(kind.value, kind.label) for kind in COLLECTABLE],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    rhythm = forms.ChoiceField(label=gettext_lazy("How often"), choices=DigestChoice.Rhythm.choices)
    weekday = forms.TypedChoiceField(
        label=gettext_lazy("On which day, if once a week"),
        choices=list(enumerate(WEEKDAYS, start=1)),
        coerce=int,
    )
    hour = forms.TypedChoiceField(
        label=gettext_lazy("At what time"),
        choices=[(hour, f"{hour:02}:00") for hour in range(24)],
        coerce=int,
    )
    quiet_weekends = forms.BooleanField(
        label=gettext_lazy("Nothing on Saturdays and Sundays that can wait until Monday"),
        required=False,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def digest(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)  # every page here asks to sign in
    choice = DigestChoice.objects.filter(user=user).first() or DigestChoice(user=user)
    names = tuple(DigestForm.base_fields)
    form = DigestForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(choice, name) for name in names},
    )
    if form.is_valid():
        given = form.cleaned_data
        choose_digest(
            user=user,
            kinds=given["kinds"],
            rhythm=given["rhythm"],
            weekday=given["weekday"],
            hour=given["hour"],
            quiet_weekends=given["quiet_weekends"],
        )
        messages.success(request, _("Your digest is saved."))
        return redirect("accounts:digest")
    status = 422 if form.errors else 200
    return render(request, "accounts/digest.html", {"form": form}, status=status)
