"""Two minutes of recall, one question at a time. All of it is the reader's own."""

from __future__ import annotations

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from curriculum.current import current, version
from curriculum.spoken import spoken
from planner.dashboard.reader import reader_of
from planner.dashboard.recall_page import recall_page
from planner.progress import review_actions
from planner.progress.models import ReviewLog
from planner.progress.reviews import AT_A_TIME
from planner.progress.spacing import Answer

MOST_TOPICS = 10
ANSWERS = {each.name.lower(): each for each in Answer}


class RecallForm(forms.Form):
    """`times`: how often it had been answered when it was shown."""

    topic = forms.SlugField()
    depth = forms.IntegerField(min_value=1, max_value=3)
    times = forms.IntegerField(min_value=0)
    answer = forms.ChoiceField(choices=[(name, name) for name in ANSWERS])


@require_http_methods(["GET", "HEAD", "POST"])
def recall(request: HttpRequest) -> HttpResponse:
    """`topics`: only these, parted by commas, due or not. `left`: so many more at most in this
    sitting. `back`: where the reader came from."""
    if request.method == "POST":
        return _answered(request)
    asked, user = request.GET, reader_of(request)
    page = recall_page(
        user,
        _topics(asked),
        spoken(current(version())),
        left=_left(asked),
        now=timezone.now(),
    )
    context = {
        "page": page,
        "asked": _kept(asked),
        "back": _back(asked),
        "here": request.path,
        "undone": _address(_kept(asked, more=1)),
    }
    return render(request, "dashboard/recall.html", context)


@require_POST
def take_back(request: HttpRequest, answer_id: int) -> HttpResponse:
    """The last answer; `next`: where it is asked again."""
    user = reader_of(request)
    log = get_object_or_404(ReviewLog, pk=answer_id, card__user=user)
    try:
        review_actions.take_back_answer(log=log, by=user, now=timezone.now())
    except review_actions.CannotTakeBack as refusal:
        messages.error(request, str(refusal))
    address = request.POST.get("next", "")
    return redirect(address if _is_ours(address) else reverse("dashboard:recall"))


def _answered(request: HttpRequest) -> HttpResponseRedirect:
    form, asked = RecallForm(request.POST), request.POST
    if not form.is_valid():
        raise Http404(_("There is no such question."))
    said, kept = form.cleaned_data, _kept(asked)
    try:
        log = review_actions.answer_topic(
            user=reader_of(request),
            topic=said["topic"],
            depth=said["depth"],
            answer=ANSWERS[said["answer"]],
            times=said["times"],
            catalogue=spoken(current(version())),
            now=timezone.now(),
        )
    except review_actions.CannotReview as refusal:
        messages.error(request, str(refusal))
        log = None
    if log is not None:
        kept["left"] = str(max(_left(asked) - 1, 0))
    return redirect(_address(kept))


def _address(kept: dict[str, str]) -> str:
    return f"{reverse('dashboard:recall')}?{urlencode(kept)}"


def _kept(asked: QueryDict, *, more: int = 0) -> dict[str, str]:
    """What goes from one question of a sitting to the next; `more`: after one is taken back."""
    found = {"left": str(min(_left(asked) + more, AT_A_TIME))}
    if topics := _topics(asked):
        found["topics"] = ",".join(topics)
    if back := _back(asked):
        found["back"] = back
    return found


def _topics(asked: QueryDict) -> list[str]:
    return [each for each in asked.get("topics", "").split(",") if each][:MOST_TOPICS]


def _left(asked: QueryDict) -> int:
    text = asked.get("left", "")
    return (
        min(int(text), AT_A_TIME)
        if text.isascii() and text.isdigit() and len(text) < 3
        else AT_A_TIME
    )


def _back(asked: QueryDict) -> str:
    address = asked.get("back", "")
    return address if _is_ours(address) else ""


def _is_ours(address: str) -> bool:
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
