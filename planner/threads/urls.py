"""Questions of a group."""

from django.urls import URLPattern, URLResolver, include, path

from planner.threads import (
    agenda_views,
    ask_views,
    edit_views,
    post_views,
    reaction_views,
    views,
)

app_name = "threads"
of_a_thread = [
    path("", views.thread, name="thread"),
    path("agenda/", agenda_views.agenda, name="agenda"),
    path("answer/", post_views.answer, name="answer"),
    path("same/", reaction_views.same, name="same"),
]
of_a_post = [
    path("", views.post, name="post"),
    path("comment/", post_views.comment, name="comment"),
    path("edit/", edit_views.edit, name="edit"),
    path("history/", edit_views.history, name="history"),
    path("helped/", reaction_views.helped, name="helped"),
    path("accept/", reaction_views.accept, name="accept"),
]
inside: list[URLPattern | URLResolver] = [
    path("questions/", views.threads, name="threads"),
    path("questions/ask/", ask_views.ask, name="ask"),
    path("questions/<int:thread_id>/", include(of_a_thread)),
    path("questions/posts/<int:post_id>/", include(of_a_post)),
]
urlpatterns = [path("groups/<int:group_id>-<str:group_slug>/", include(inside))]
