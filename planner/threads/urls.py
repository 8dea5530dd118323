"""Questions of a group."""

from django.urls import URLPattern, URLResolver, include, path

from planner.threads import (
    agenda_views,
    ask_views,
    edit_views,
    following_views,
    moderation_views,
    news_views,
    post_views,
    reaction_views,
    reading_views,
    tidy_views,
    views,
)

app_name = "threads"
of_a_thread = [
    path("", views.thread, name="thread"),
    path("agenda/", agenda_views.agenda, name="agenda"),
    path("answer/", post_views.answer, name="answer"),
    path("follow/", following_views.follow_thread, name="follow-thread"),
    path("news/", news_views.thread_news, name="thread-news"),
    path("read/", reading_views.read, name="read"),
    path("same/", reaction_views.same, name="same"),
    path("tidy/", tidy_views.tidy, name="tidy"),
    path("lock/", tidy_views.lock, name="lock"),
    path("duplicate/", tidy_views.duplicate, name="duplicate"),
    path("merge/", tidy_views.merge, name="merge"),
    path("split/", tidy_views.split, name="split"),
    path("delete/", tidy_views.delete, name="delete"),
    path("bring-back/", tidy_views.bring_back, name="bring-back"),
]
of_a_post = [
    path("", views.post, name="post"),
    path("comment/", post_views.comment, name="comment"),
    path("edit/", edit_views.edit, name="edit"),
    path("history/", edit_views.history, name="history"),
    path("helped/", reaction_views.helped, name="helped"),
    path("accept/", reaction_views.accept, name="accept"),
    path("report/", moderation_views.report, name="report"),
    path("looked-at/", moderation_views.looked_at, name="looked-at"),
    path("delete/", moderation_views.delete, name="delete-post"),
    path("bring-back/", moderation_views.bring_back, name="bring-back-post"),
]
inside: list[URLPattern | URLResolver] = [
    path("questions/", views.threads, name="threads"),
    path("questions/ask/", ask_views.ask, name="ask"),
    path("questions/follow/", following_views.follow, name="follow"),
    path("questions/news/", news_views.list_news, name="news"),
    path("questions/read/", reading_views.read_all, name="read-all"),
    path("questions/removed/", moderation_views.removed, name="removed"),
    path("questions/reports/", moderation_views.reports, name="reports"),
    path("questions/<int:thread_id>/", include(of_a_thread)),
    path("questions/posts/<int:post_id>/", include(of_a_post)),
]
urlpatterns = [path("groups/<int:group_id>-<str:group_slug>/", include(inside))]
