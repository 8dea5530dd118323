"""What our pages are measured against: the same posts and threads as one would first write them
down, and, as "tuned", with nothing in the loop that can stand outside of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from planner.groups.models import Group
from planner.threads.models import Post, Thread

HEAD = """{% extends "base.html" %}{% load i18n l10n humanize %}{% block content %}
{% include "groups/_shelf.html" %}<h1>{{ thread.title|markdown_inline }}</h1>"""
POST = """{% load i18n l10n humanize %}
<article id="post-{{ post.pk }}" class="post {{ post.kind }}">
<p>{{ post.author.name }} <a href="{% url 'threads:post' group.pk group.slug post.pk %}">
<time datetime="{{ post.created_at|date:'c' }}">{{ post.created_at|date:"j M Y, H:i" }}</time></a>
{% if post.edited_at %}{% translate "edited" %} {{ post.edited_at|date:"j M Y, H:i" }}{% endif %}
{% if post.pk == thread.accepted_id %}{% translate "Accepted answer" %}{% endif %}</p>
<div>{{ post.html|safe }}</div>
<p><a href="{% url 'threads:helped' group.pk group.slug post.pk %}">
{% blocktranslate count n=post.helped_count %}helped {{ n }}{% plural %}helped {{ n }}
{% endblocktranslate %}</a>
{% if post.author_id == user.pk %}
<a href="{% url 'threads:edit' group.pk group.slug post.pk %}">{% translate "Edit" %}</a>{% endif %}
<a href="{% url 'threads:comment' group.pk group.slug post.pk %}">{% translate "Comment" %}</a></p>
</article>"""
TUNED = """{% localize off %}{% for post in posts %}
<article id="post-{{ post.pk }}" class="post {{ post.kind }}">
<p>{{ post.author.name }} <a href="{{ base }}{{ post.pk }}/">
<time datetime="{{ post.iso }}">{{ post.on }}</time></a>
{% if post.edited_at %}edited {{ post.edited_on }}{% endif %}
{% if post.pk == thread.accepted_id %}Accepted answer{% endif %}</p>
<div>{{ post.html|safe }}</div>
<p><a href="{{ base }}{{ post.pk }}/helped/">helped {{ post.helped_count }}</a>
{% if post.author_id == user.pk %}<a href="{{ base }}{{ post.pk }}/edit/">Edit</a>{% endif %}
<a href="{{ base }}{{ post.pk }}/comment/">Comment</a></p>
</article>{% endfor %}{% endlocalize %}"""
LINE = """{% load i18n l10n %}
<li><h2><a href="{% url 'threads:thread' group.pk group.slug thread.pk %}">
{{ thread.title|markdown_inline }}</a></h2>
<p>{{ thread.get_kind_display }}
{% if thread.accepted_id %}{% translate "answered" %}{% else %}{% translate "open" %}{% endif %}
{% blocktranslate count n=thread.answer_count %}{{ n }} answer{% plural %}{{ n }} answers
{% endblocktranslate %}
{{ thread.asked_by.name }} <time datetime="{{ thread.posted_at|date:'c' }}">
{{ thread.posted_at|date:"j M Y, H:i" }}</time> {{ thread.about_id }}</p></li>"""
django_templates = engines["django"]
post_template = django_templates.from_string(POST)
line_template = django_templates.from_string(LINE)
plain_thread = django_templates.from_string(
    HEAD + "{% for post in posts %}{% include row %}{% endfor %}{% endblock %}"
)
tuned_thread = django_templates.from_string(HEAD + TUNED + "{% endblock %}")
plain_list = django_templates.from_string(
    HEAD + "<ol>{% for thread in threads %}{% include row %}{% endfor %}</ol>{% endblock %}"
)
frame_only = django_templates.from_string(HEAD + "{% endblock %}")


def frame(request: HttpRequest, group_id: int) -> HttpResponse:
    context = _inside(Group.objects.get(pk=group_id))
    return HttpResponse(frame_only.render(context, request))


def plain(request: HttpRequest, group_id: int, thread_id: int) -> HttpResponse:
    context = _thread(group_id, thread_id)
    return HttpResponse(plain_thread.render({**context, "row": post_template.template}, request))


def tuned(request: HttpRequest, group_id: int, thread_id: int) -> HttpResponse:
    context = _thread(group_id, thread_id)
    for post in context["posts"]:
        post.iso, post.on = post.created_at.isoformat(), f"{post.created_at:%d %b %Y, %H:%M}"
    place = f"/groups/{group_id}-{context['group'].slug}/questions/posts/"
    return HttpResponse(tuned_thread.render({**context, "base": place}, request))


def plain_threads(request: HttpRequest, group_id: int) -> HttpResponse:
    group = Group.objects.get(pk=group_id)
    rows = Thread.objects.present().filter(group=group).select_related("asked_by")
    threads = rows.order_by("-posted_at", "-id")[:30]
    context = {"group": group, "threads": threads, "row": line_template.template}
    return HttpResponse(plain_list.render({**context, **_inside(group)}, request))


def _thread(group_id: int, thread_id: int) -> dict[str, object]:
    group = Group.objects.get(pk=group_id)
    thread = Thread.objects.get(pk=thread_id, group=group)
    posts = Post.objects.filter(thread=thread).select_related("author").order_by("placed_at", "id")
    return {"group": group, "thread": thread, "posts": list(posts), **_inside(group)}


def _inside(group: Group) -> dict[str, object]:
    return {"inside": {"group": group, "membership": True, "is_lead": False}}


urlpatterns = [
    path("frame/<int:group_id>/", frame),
    path("plain/<int:group_id>/", plain_threads),
    path("plain/<int:group_id>/<int:thread_id>/", plain),
    path("tuned/<int:group_id>/<int:thread_id>/", tuned),
    path("", include("planner.urls")),
]
