"""How to write, and keeping what is written meanwhile."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from planner.writing import keeping
from planner.writing.examples import EXAMPLES
from planner.writing.opening import typed_in
from planner.writing.previewing import previewed
from planner.writing.slips import Slip, slip_in


@require_safe
def how_to(request: HttpRequest) -> HttpResponse:
    return render(request, "writing/how_to.html", {"examples": EXAMPLES})


@login_not_required
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """Of a text that no group reads: it calls nobody. It is no page, so nothing leads from it to
    the door."""
    if not request.user.is_authenticated:
        return HttpResponseNotFound()
    return previewed(request, names=())


@csrf_exempt
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """The slip is the proof, which no other site has: the form's token ends whenever somebody
    signs in, and nothing that is typed on an older page may be lost by that."""
    is_kept = keeping.keep(
        slip=_own_slip(request), fields=typed_in(request.POST), now=timezone.now()
    )
    return HttpResponse(status=204 if is_kept else 413)


@require_POST
def start_afresh(request: HttpRequest) -> HttpResponse:
    slip = _own_slip(request)
    keeping.start_afresh(slip=slip, now=timezone.now())
    return redirect(slip.page)


@require_POST
def bring_back(request: HttpRequest) -> HttpResponse:
    slip = _own_slip(request)
    keeping.bring_back(slip=slip, now=timezone.now())
    return redirect(slip.page)


def _own_slip(request: HttpRequest) -> Slip:
    slip = slip_in(request.POST)
    if slip is None or slip.user_id != request.user.pk:
        raise Http404(_("This is no form of yours."))
    return slip
