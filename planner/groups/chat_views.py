"""The page on which a lead connects the group's chat."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from planner.groups import chat as actions
from planner.groups.access import Inside, group_lead
from planner.groups.chat_models import ChatHook


class ChatForm(forms.Form):
    url = forms.CharField(
        label=gettext_lazy("Address for incoming webhooks"),
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Your chat shows it; it begins with https://."),
    )
    shape = forms.ChoiceField(label=gettext_lazy("Which chat"), choices=ChatHook.Shape.choices)
    on_plan_changed = forms.BooleanField(
        label=gettext_lazy("Tell when the plan changes"), required=False
    )
    on_meeting_tomorrow = forms.BooleanField(
        label=gettext_lazy("Tell a day before a meeting"), required=False
    )
    on_new_question = forms.BooleanField(
        label=gettext_lazy("Tell of new questions"), required=False
    )
    on_answer_accepted = forms.BooleanField(
        label=gettext_lazy("Tell when an answer is accepted"), required=False
    )


@group_lead
@require_http_methods(["GET", "HEAD", "POST"])
def chat(request: HttpRequest, inside: Inside) -> HttpResponse:
    hook = ChatHook.objects.filter(group=inside.group).first()
    shown = hook or ChatHook(shape=ChatHook.Shape.SLACK)
    names = ("shape", *actions.SWITCHES.values())
    form = ChatForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(shown, name) for name in names},
    )
    if form.is_valid() and _connected(inside, form):
        messages.success(
            request, _("The chat is connected. Send a trial to see whether it arrives.")
        )
        return _back(inside)
    page = {"inside": inside, "form": form, "hook": hook}
    return render(request, "groups/chat.html", page, status=422 if form.errors else 200)


@group_lead
@require_POST
def try_chat(request: HttpRequest, inside: Inside) -> HttpResponse:
    if actions.try_out(group=inside.group, by=inside.user, now=timezone.now()):
        messages.info(request, _("A trial is on its way; look here again in a minute."))
    return _back(inside)


@group_lead
@require_POST
def end_chat(request: HttpRequest, inside: Inside) -> HttpResponse:
    actions.disconnect(group=inside.group, by=inside.user)
    messages.success(request, _("The chat is told nothing any more, and its address is forgotten."))
    return _back(inside)


def _connected(inside: Inside, form: ChatForm) -> bool:
    given = form.cleaned_data
    try:
        actions.connect(
            group=inside.group,
            url=given["url"],
            shape=given["shape"],
            kinds=[kind for kind, switch in actions.SWITCHES.items() if given[switch]],
            by=inside.user,
        )
    except actions.CannotConnect as refusal:
        form.add_error("url", str(refusal))
        return False
    return True


def _back(inside: Inside) -> HttpResponse:
    return redirect("groups:chat", inside.group.pk, inside.group.slug)
