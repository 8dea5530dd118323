"""A group defines its system: four questions, their answers, and every version of these."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from curriculum.asked import SystemQuestion
from curriculum.current import current, version
from curriculum.spoken import spoken
from planner.dashboard.worksheet_finds import STRATEGY
from planner.dashboard.worksheet_page import (
    question_of,
    worksheet_history,
    worksheet_page,
)
from planner.groups.access import Inside, group_member
from planner.groups.boxes import open_box
from planner.progress import worksheet_actions
from planner.writing.forms import WritingField, WritingForm
from planner.writing.opening import Opened


class AnswerForm(WritingForm):
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    text = WritingField(label=gettext_lazy("Our answer"), rows=10, required=False)

    def __init__(self, opened: Opened, *args: Any, text: str, version: int, **kwargs: Any) -> None:
        super().__init__(opened, *args, **kwargs)
        self.initial = {"version": version, "text": text}


@group_member
@require_safe
def worksheet(request: HttpRequest, inside: Inside) -> HttpResponse:
    loaded = version()
    catalogue = spoken(current(loaded))
    context = {
        "inside": inside,
        "page": worksheet_page(inside, catalogue, loaded),
        "strategy": next((each for each in catalogue.strategies if each.id == STRATEGY), None),
    }
    return render(request, "dashboard/worksheet.html", context)


@group_member
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, inside: Inside, question: int) -> HttpResponse:
    """`next` leads on to the following question instead of back. Two who answer the same one at
    once both read what the other wrote: 409."""
    user, asked = inside.own.user, _question(question)
    form = _form(request, inside, asked)
    if not form.is_valid():
        return _shown(request, inside, asked, form, status=422 if form.errors else 200)
    try:
        with form.sending():
            worksheet_actions.answer(
                group=inside.group,
                asked=asked.number,
                text=form.cleaned_data["text"],
                version=form.cleaned_data["version"],
                by=user,
                now=timezone.now(),
            )
    except worksheet_actions.AnswerHasChanged as refusal:
        theirs = refusal.newest.answers.get(str(asked.number), "")
        opened = form.opened.with_value("version", refusal.newest.number)
        again = AnswerForm(opened, text=theirs, version=refusal.newest.number)
        again.is_valid()
        return _shown(request, inside, asked, again, status=409, theirs=theirs)
    following = question_of(spoken(current(version())), asked.number + 1)
    if "next" in request.POST and following:
        return redirect(
            "dashboard:worksheet-answer", inside.group.pk, inside.group.slug, following.number
        )
    return redirect(f"{_address(inside)}#question-{asked.number}")


@group_member
@require_safe
def history(request: HttpRequest, inside: Inside) -> HttpResponse:
    """`?version=` chooses the one that is shown with its changes; else the newest."""
    page = worksheet_history(
        inside, spoken(current(version())), chosen=request.GET.get("version", "")
    )
    if page is None:
        raise Http404(_("There is no such version."))
    return render(request, "dashboard/worksheet_history.html", {"inside": inside, "page": page})


@group_member
@require_POST
def restore(request: HttpRequest, inside: Inside, number: int) -> HttpResponse:
    """`version`: the newest that the page showed."""
    given = request.POST.get("version", "")
    try:
        worksheet_actions.restore(
            group=inside.group,
            number=number,
            version=int(given) if given.isdecimal() and len(given) < 9 else 0,
            by=inside.own.user,
            now=timezone.now(),
        )
    except worksheet_actions.NoSuchVersion as refusal:
        raise Http404(str(refusal)) from refusal
    except worksheet_actions.AnswerHasChanged:
        messages.error(
            request,
            _(
                "The worksheet was changed since you opened its history. Nothing was brought back;"
                " look at what is new first."
            ),
        )
        return redirect("dashboard:worksheet-history", inside.group.pk, inside.group.slug)
    messages.success(
        request,
        _("It is as in version %(number)s again, which is in the history too.")
        % {"number": number},
    )
    return redirect(_address(inside))


def _question(number: int) -> SystemQuestion:
    found = question_of(spoken(current(version())), number)
    if found is None:
        raise Http404(_("There is no such question."))
    return found


def _form(request: HttpRequest, inside: Inside, asked: SystemQuestion) -> AnswerForm:
    name = f"answer {asked.number} of group {inside.group.pk}"
    newest = worksheet_actions.newest(inside.group)
    return AnswerForm(
        open_box(request, inside, form=name),
        text=newest.answers.get(str(asked.number), "") if newest else "",
        version=newest.number if newest else 0,
    )


def _shown(
    request: HttpRequest,
    inside: Inside,
    asked: SystemQuestion,
    form: AnswerForm,
    *,
    status: int,
    theirs: str | None = None,
) -> HttpResponse:
    catalogue = spoken(current(version()))
    context = {
        "inside": inside,
        "asked": asked,
        "decision": catalogue.decision_by_id.get(asked.decision),
        "count": len(catalogue.system_questions),
        "is_last": question_of(catalogue, asked.number + 1) is None,
        "form": form,
        "theirs": theirs,
    }
    return render(request, "dashboard/worksheet_answer.html", context, status=status)


def _address(inside: Inside) -> str:
    return reverse("dashboard:worksheet", args=[inside.group.pk, inside.group.slug])
