"""One's keys for programs: made, shown once, ended."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from planner.accounts import token_actions
from planner.accounts.models import User
from planner.accounts.token_models import ApiToken

WRITE = ("write", gettext_lazy("Change what I may change"))
CATALOGUE = ("catalogue", gettext_lazy("Change the catalogue"))
LENGTHS = (
    (30, gettext_lazy("30 days")),
    (90, gettext_lazy("90 days")),
    (366, gettext_lazy("A year")),
)


class TokenForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("What is it for?"),
        max_length=80,
        help_text=gettext_lazy("Such as the program that uses it."),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("Beside reading what I may read, it may"),
        choices=(WRITE,),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("It lasts"), choices=LENGTHS, coerce=int, initial=90
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if user.is_curator or user.is_superuser:
            cast("forms.ChoiceField", self.fields["scopes"]).choices = (WRITE, CATALOGUE)


@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    user, now = cast("User", request.user), timezone.now()
    form = TokenForm(request.POST if request.method == "POST" else None, user=user)
    key = ""
    if form.is_valid():
        try:
            key = token_actions.make_token(user=user, now=now, **form.cleaned_data)[1]
        except token_actions.CannotMakeToken as refusal:
            form.add_error(None, str(refusal))
        else:
            form = TokenForm(user=user)
    rows = ApiToken.objects.live(now).filter(user=user).select_related("use").order_by("-id")
    page = {"form": form, "rows": rows, "key": key}
    return render(request, "accounts/tokens.html", page, status=422 if form.errors else 200)


@require_POST
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    token = get_object_or_404(ApiToken, pk=token_id, user=request.user)
    token_actions.revoke_token(token=token, now=timezone.now())
    messages.success(request, _("The key opens nothing any more: %(name)s.") % {"name": token.name})
    return redirect("accounts:tokens")
