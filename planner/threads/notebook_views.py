"""The group's notebook, and offering what stands in it to the catalogue."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from curriculum.current import current, version
from curriculum.records import Topic
from curriculum.spoken import spoken
from planner.groups.access import Inside, archived, group_member
from planner.groups.actions import GroupIsArchived
from planner.threads import intuitions, promoting
from planner.threads.access import of_post
from planner.threads.forms import TextField
from planner.threads.models import Intuition, Post, Promotion
from planner.threads.notebook import first_topic, is_kept, notebook, topic_notes
from planner.threads.writing import CannotPost

CREDITS = (("name", gettext_lazy("with my name")), ("", gettext_lazy("without my name")))


class IntuitionForm(forms.Form):
    text = TextField(label=gettext_lazy("The topic in five lines, as you would say it"), rows=5)


class ConsentForm(forms.Form):
    """Whether a text may leave the group, and under which name."""

    credit = forms.ChoiceField(
        label=gettext_lazy("If it goes to the catalogue"),
        choices=CREDITS,
        required=False,
        initial="name",
    )


@group_member
@require_safe
def index(request: HttpRequest, inside: Inside) -> HttpResponse:
    context = {"inside": inside, "lines": notebook(inside)}
    return render(request, "threads/notebook.html", context)


@group_member
@require_http_methods(["GET", "HEAD", "POST"])
def of_topic(request: HttpRequest, inside: Inside, topic: str) -> HttpResponse:
    """What the group has kept of a topic; sending it says the topic in five lines."""
    found = _topic(topic)
    form = IntuitionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            intuitions.say_intuition(
                group=inside.group,
                topic=found.id,
                text=form.cleaned_data["text"],
                catalogue=current(version()),
                by=inside.own.user,
                now=timezone.now(),
            )
        except CannotPost as refusal:
            form.add_error("text", str(refusal))
        else:
            return _to_topic(inside, found.id)
    elif request.method == "POST":
        # Who only operates the installation says nothing here, not even something empty.
        _ = inside.own
    notes = topic_notes(inside, found)
    if not form.is_bound:
        form = IntuitionForm(initial={"text": notes.mine})
    context = {"inside": inside, "notes": notes, "form": form}
    status = 422 if form.errors else 200
    return render(request, "threads/notebook_topic.html", context, status=status)


@group_member
@require_POST
def vote(request: HttpRequest, inside: Inside, intuition_id: int) -> HttpResponse:
    """`best`: 1 or 0."""
    voter, found = inside.own.user, _intuition(inside, intuition_id)
    try:
        intuitions.vote(
            intuition=found,
            is_best=request.POST.get("best") == "1",
            by=voter,
            now=timezone.now(),
        )
    except CannotPost as refusal:
        messages.error(request, str(refusal))
    return _to_topic(inside, found.topic)


@group_member
@require_POST
def take_back(request: HttpRequest, inside: Inside, intuition_id: int) -> HttpResponse:
    found = _intuition(inside, intuition_id)
    wrote = inside.membership is not None and found.author_id == inside.user.pk
    if not (wrote or inside.is_lead):
        raise PermissionDenied(_("It is taken back by whoever wrote it, or a lead."))
    intuitions.take_intuition_back(intuition=found, by=inside.user, now=timezone.now())
    return _to_topic(inside, found.topic)


@group_member
@of_post
@require_POST
def promote_post(request: HttpRequest, inside: Inside, post: Post) -> HttpResponse:
    inside.own  # noqa: B018 - refuses whoever does not belong
    loaded = version()
    topic_id = first_topic(post.thread, current(loaded), loaded)
    if not (is_kept(post) and topic_id):
        raise Http404(_("This post does not stand in the notebook."))
    return _promoted(request, inside, post, topic_id)


@group_member
@require_POST
def promote_intuition(request: HttpRequest, inside: Inside, intuition_id: int) -> HttpResponse:
    found = _intuition(inside, intuition_id)
    return _promoted(request, inside, found, found.topic)


@group_member
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, inside: Inside, promotion_id: int) -> HttpResponse:
    """For the author of what is to be offered, and for nobody else."""
    promotion = get_object_or_404(
        Promotion.objects.select_related("post__thread", "intuition", "asked_by"), pk=promotion_id
    )
    what = promoting.subject_of(promotion)
    if promoting.group_of(what) != inside.group or what.author_id != inside.own.user.pk:
        raise Http404(_("There is no such question."))
    form = ConsentForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _answered(request, inside, promotion, form)
    context = {"inside": inside, "promotion": promotion, "form": form, "topic": promotion.topic}
    return render(request, "threads/consent.html", context, status=422 if form.errors else 200)


def _answered(
    request: HttpRequest, inside: Inside, promotion: Promotion, form: ConsentForm
) -> HttpResponse:
    consents = request.POST.get("answer") == "yes"
    try:
        promoting.answer_promotion(
            promotion=promotion,
            consents=consents,
            credit=inside.user.name if form.cleaned_data["credit"] == "name" else "",
            by=inside.user,
            now=timezone.now(),
        )
    except promoting.CannotPromote as refusal:
        messages.error(request, str(refusal))
    except GroupIsArchived:
        return archived(request, inside.group)
    else:
        said = (
            _("It goes to the curators of the catalogue.")
            if consents
            else _("It stays in the group.")
        )
        messages.success(request, said)
    return _to_topic(inside, promotion.topic)


def _promoted(
    request: HttpRequest, inside: Inside, what: Post | Intuition, topic_id: str
) -> HttpResponse:
    """`credit`: "name" or nothing, for one's own."""
    user = inside.own.user
    try:
        made = promoting.promote(
            what=what,
            topic=topic_id,
            by=user,
            now=timezone.now(),
            credit=user.name if request.POST.get("credit") == "name" else "",
        )
    except promoting.CannotPromote as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request,
            _("It goes to the curators of the catalogue.")
            if made.suggested_at
            else _("Its author is asked; it is offered once they agree."),
        )
    return _to_topic(inside, topic_id)


def _topic(topic_id: str) -> Topic:
    found = spoken(current(version())).topic_by_id.get(topic_id)
    if found is None:
        raise Http404(_("The catalogue has no such topic."))
    return found


def _intuition(inside: Inside, intuition_id: int) -> Intuition:
    rows = Intuition.objects.filter(group=inside.group)
    return get_object_or_404(rows.select_related("group", "author"), pk=intuition_id)


def _to_topic(inside: Inside, topic_id: str) -> HttpResponse:
    return redirect("threads:notebook-topic", inside.group.pk, inside.group.slug, topic_id)
