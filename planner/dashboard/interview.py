"""Interview questions: think, reveal, tick what one had, say how it went. The reader's own."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from curriculum.current import current, version
from curriculum.records import Catalogue, Question
from curriculum.spoken import spoken
from planner.dashboard.interview_page import interview_page
from planner.dashboard.reader import reader_of
from planner.dashboard.recall import ANSWERS
from planner.progress import review_actions

FILTERS = ("decision", "level")


class AnswerForm(forms.Form):
    """`times`: how often it had been answered when it was shown; `had`: numbers of the points."""

    times = forms.IntegerField(min_value=0)
    answer = forms.ChoiceField(choices=[(name, name) for name in ANSWERS])
    had = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        points = range(1, len(question.good_answer) + 1)
        had = self.fields["had"]
        if isinstance(had, forms.MultipleChoiceField):
            had.choices = [(str(each), each) for each in points]


@require_http_methods(["GET", "HEAD", "POST"])
def interview(request: HttpRequest) -> HttpResponse:
    """`decision` and `level` filter, `q` chooses a question."""
    user, catalogue = reader_of(request), spoken(current(version()))
    if request.method == "POST":
        return _answered(request, catalogue)
    asked = _filters(request.GET)
    page = interview_page(
        user,
        catalogue,
        decision=asked.get("decision", ""),
        level=asked.get("level", ""),
        chosen=request.GET.get("q", ""),
        now=timezone.now(),
    )
    here = _address(asked)
    context = {"page": page, "asked": asked, "here": here}
    return render(request, "dashboard/interview.html", context)


def _answered(request: HttpRequest, catalogue: Catalogue) -> HttpResponseRedirect:
    named = request.POST.get("question", "")
    question = next((each for each in catalogue.questions if each.id == named), None)
    form = AnswerForm(request.POST, question=question) if question else None
    if question is None or form is None or not form.is_valid():
        raise Http404(_("There is no such question."))
    said = form.cleaned_data
    review_actions.answer_question(
        user=reader_of(request),
        question=question.id,
        answer=ANSWERS[said["answer"]],
        times=said["times"],
        had=len(said["had"]),
        of=len(question.good_answer),
        now=timezone.now(),
    )
    return redirect(_address(_filters(request.POST)))


def _filters(asked: QueryDict) -> dict[str, str]:
    named = {name: str(asked.get(name, "")) for name in FILTERS}
    return {name: value for name, value in named.items() if value}


def _address(asked: dict[str, str]) -> str:
    address = reverse("dashboard:interview")
    return f"{address}?{urlencode(asked)}" if asked else address
