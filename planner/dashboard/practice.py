"""Practising: an exercise with one's own tries at it. All of it is the reader's own."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from curriculum.current import current, version
from curriculum.old_addresses import one_now
from curriculum.spoken import spoken
from planner.dashboard.practice_forms import AttemptForm
from planner.dashboard.practice_page import PracticePage, practice_hub, practice_page
from planner.dashboard.reader import groups_of, reader_of
from planner.progress import practice_actions
from planner.progress.models import Attempt
from planner.writing.opening import opened
from planner.writing.slips import Slip


@require_safe
def practice(request: HttpRequest) -> HttpResponse:
    """Where one can practise, and what one did."""
    user = reader_of(request)
    page = practice_hub(user, groups_of(user), spoken(current(version())), now=timezone.now())
    return render(request, "dashboard/practice.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def exercise(request: HttpRequest, exercise_id: str) -> HttpResponse:
    """The derivation, then the code, then what should come out, then how it went."""
    user = reader_of(request)
    catalogue = current(version())
    page = practice_page(user, exercise_id, spoken(catalogue))
    if page is None:
        if now := one_now(catalogue, "exercises", exercise_id):
            return redirect("dashboard:exercise", now)
        raise Http404(_("The catalogue does not have it."))
    form = _form(request, exercise_id)
    if not form.is_valid():
        return _shown(request, page, form)
    said = form.cleaned_data
    try:
        with form.sending():
            practice_actions.keep_attempt(
                user=user,
                exercise=exercise_id,
                derivation=said["text"],
                is_on_paper=said["is_on_paper"],
                work=said["work"],
                link=said["link"],
                outcome=said["outcome"],
                now=timezone.now(),
            )
    except practice_actions.CannotKeep as refusal:
        form.add_error("text", str(refusal))
        return _shown(request, page, form)
    messages.success(request, _("Kept. Only you can read it."))
    return redirect(f"{request.path}#tries")


@require_POST
def attempt(request: HttpRequest, attempt_id: int) -> HttpResponse:
    """`do`: take it back unless it says bring-back."""
    user, now = reader_of(request), timezone.now()
    found = get_object_or_404(Attempt, pk=attempt_id, user=user)
    if request.POST.get("do") == "bring-back":
        practice_actions.bring_back(attempt=found, by=user, now=now)
    else:
        practice_actions.take_back(attempt=found, by=user, now=now)
    return redirect(f"{reverse('dashboard:exercise', args=[found.exercise])}#tries")


def _form(request: HttpRequest, exercise_id: str) -> AttemptForm:
    slip = Slip(user_id=reader_of(request).pk, form=f"attempt at {exercise_id}", page=request.path)
    return AttemptForm(opened(request, slip, preview=reverse("writing:preview")))


def _shown(request: HttpRequest, page: PracticePage, form: AttemptForm) -> HttpResponse:
    context = {"page": page, "form": form}
    status = 422 if form.errors else 200
    return render(request, "dashboard/exercise.html", context, status=status)
