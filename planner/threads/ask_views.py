"""Asking something."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from curriculum.current import current, version
from curriculum.spoken import spoken
from planner.groups.access import Inside, group_member
from planner.groups.boxes import open_box
from planner.threads import asking
from planner.threads.ask_form import AskForm
from planner.threads.models import Thread
from planner.threads.outline import STRATEGY, outline
from planner.threads.patience import TooMany, require_patience, says_when
from planner.threads.similar import similar
from planner.threads.writing import CannotPost
from planner.writing.models import LONGEST_FORM

FILLED = ("kind", "location", "title", "text", "find")


@group_member
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, inside: Inside) -> HttpResponse:
    """`?kind=&about=&id=&location=&title=&text=` fill the form. `look` asks for no more than to
    look something up while it is being filled in: `find`, `similar` or `outline`."""
    writer, now = inside.own.user, timezone.now()
    form = _form(request, inside)
    if not form.is_valid():
        return _shown(request, inside, form, status=422 if form.errors else 200)
    said, key = form.cleaned_data, str(form.cleaned_data["key"])
    try:
        require_patience(group=inside.group, by=writer, now=now, is_thread=True, key=key)
        with form.sending():
            thread = asking.ask(
                group=inside.group,
                kind=said["kind"],
                title=said["title"],
                text=said["text"],
                about=form.asked_about,
                chat_link=said["chat_link"],
                is_anonymous=said["is_anonymous"],
                by=writer,
                now=now,
                key=key,
            )
    except CannotPost as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, inside, form, status=409)
    except TooMany as refusal:
        form.add_error(None, str(refusal))
        return says_when(_shown(request, inside, form), refusal)
    return redirect("threads:thread", inside.group.pk, inside.group.slug, thread.pk)


def _shown(
    request: HttpRequest, inside: Inside, form: AskForm, *, status: int = 200
) -> HttpResponse:
    """The page, or with htmx what the question can be about."""
    context = {"inside": inside, "form": form, "kind": form["kind"].value()}
    if request.headers.get("HX-Target") == "about-choices":
        return render(request, "threads/_about_choices.html", context)
    if request.POST.get("look") == "similar" or request.GET.get("title"):
        context["similar"] = similar(inside, str(form["title"].value() or ""))
    strategies = {each.id: each for each in spoken(current(version())).strategies}
    context["strategy"] = strategies.get(STRATEGY)
    return render(request, "threads/ask.html", context, status=status)


def _form(request: HttpRequest, inside: Inside) -> AskForm:
    """Empty, filled by the address, or as it was typed."""
    initial, now = _initial(request), timezone.now()
    about = initial.get("about", "nothing")
    opened = open_box(
        request,
        inside,
        form=f"question in group {inside.group.pk} about {about}"[:LONGEST_FORM],
        page=request.get_full_path(),
    )
    if "look" in request.POST or "find" in request.GET:
        opened = replace(opened, data=None, is_sent=False)
    return AskForm(opened, initial=initial, group=inside.group, version=version(), now=now)


def _initial(request: HttpRequest) -> dict[str, str]:
    asked = (request.POST if request.method == "POST" else request.GET).dict()
    kept = (*FILLED, "about", "key", "is_anonymous") if request.method == "POST" else FILLED
    initial = {name: asked[name] for name in kept if name in asked}
    if request.method != "POST" and asked.get("about"):
        # A link names kind and id apart, a choice in the form both at once.
        initial["about"] = ":".join(filter(None, (asked["about"], asked.get("id"))))
    wants_outline = asked.get("look") == "outline"
    if wants_outline or (initial.get("kind") == Thread.Kind.EXPLAINER and "text" not in initial):
        initial["kind"] = Thread.Kind.EXPLAINER
        initial["text"] = "\n\n".join(filter(None, (initial.get("text", "").strip(), outline())))
    return initial
