"""Asking something."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from curriculum.current import version
from planner.groups.access import Inside, group_member
from planner.threads import asking
from planner.threads.forms import AskForm
from planner.threads.patience import TooMany, require_patience, says_when
from planner.threads.writing import CannotPost


@group_member
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, inside: Inside) -> HttpResponse:
    """`?kind=&about=&id=&location=&title=&text=` fill the form."""
    writer = inside.own.user
    form = _form(request, inside)
    if form.is_valid():
        try:
            require_patience(
                group=inside.group,
                by=writer,
                now=timezone.now(),
                is_thread=True,
                key=str(form.cleaned_data["key"]),
            )
            thread = asking.ask(
                group=inside.group,
                kind=form.cleaned_data["kind"],
                title=form.cleaned_data["title"],
                text=form.cleaned_data["text"],
                about=form.asked_about,
                is_anonymous=form.cleaned_data["is_anonymous"],
                by=writer,
                now=timezone.now(),
                key=str(form.cleaned_data["key"]),
            )
        except CannotPost as refusal:
            form.add_error(None, str(refusal))
        except TooMany as refusal:
            form.add_error(None, str(refusal))
            context = {"inside": inside, "form": form}
            return says_when(render(request, "threads/ask.html", context), refusal)
        else:
            return redirect("threads:thread", inside.group.pk, inside.group.slug, thread.pk)
    context = {"inside": inside, "form": form}
    return render(request, "threads/ask.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, inside: Inside) -> AskForm:
    asked = request.GET.dict()
    filled = ("kind", "location", "title", "text")
    initial: dict[str, str] = {name: asked[name] for name in filled if name in asked}
    if asked.get("about") and asked.get("id"):
        initial["about"] = f"{asked['about']}:{asked['id']}"
    return AskForm(request.POST or None, initial=initial, group=inside.group, version=version())
