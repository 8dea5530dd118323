"""Following and muting a thread, a topic or the whole group."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from curriculum.current import version
from planner.groups.access import Inside, group_member
from planner.threads import following_words as words
from planner.threads.access import of_thread
from planner.threads.following import Choice, choose
from planner.threads.following_words import Following
from planner.threads.models import Thread
from planner.threads.subjects import in_catalogue

SAID = {Choice.FOLLOW: True, Choice.MUTE: False, Choice.NEITHER: None}


@group_member
@of_thread
@require_POST
def follow_thread(request: HttpRequest, inside: Inside, thread: Thread) -> HttpResponse:
    group, user, choice = inside.group, inside.own.user, _choice(request)
    choose(group=group, thread=thread, choice=choice, by=user, now=timezone.now())
    page = reverse("threads:thread", args=[group.pk, group.slug, thread.pk])
    return _answer(request, words.of_thread(thread, SAID[choice]), page)


@group_member
@require_POST
def follow(request: HttpRequest, inside: Inside) -> HttpResponse:
    """The topic that is sent, or without one the group."""
    group, user, choice = inside.group, inside.own.user, _choice(request)
    topic = request.POST.get("topic", "")
    if topic and ("topic", topic) not in in_catalogue(version()):
        raise Http404(_("There is no such topic."))
    choose(group=group, topic=topic, choice=choice, by=user, now=timezone.now())
    page = reverse("threads:threads", args=[group.pk, group.slug])
    if not topic:
        return _answer(request, words.of_group(group, SAID[choice]), page)
    page = f"{page}?{urlencode({'topic': topic})}"
    return _answer(request, words.of_topic(group, topic, SAID[choice]), page)


def _choice(request: HttpRequest) -> Choice:
    try:
        return Choice(request.POST.get("choice", ""))
    except ValueError as fault:
        raise BadRequest(_("One can follow, mute, or neither.")) from fault


def _answer(request: HttpRequest, following: Following, page: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return render(request, "threads/_following.html", {"following": following})
    return redirect(f"{page}#{following.id}")
