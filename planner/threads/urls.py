"""Questions of a group."""

from django.urls import URLPattern, URLResolver, include, path

from planner.threads import (
    agenda_views,
    ask_views,
    edit_views,
    following_views,
    inlet_views,
    moderation_views,
    news_views,
    notebook_views,
    post_views,
    quote_views,
    reaction_views,
    reading_views,
    search_views,
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
    path("move/", tidy_views.move, name="move"),
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
    path("quote/", quote_views.quote, name="quote"),
    path("accept/", reaction_views.accept, name="accept"),
    path("offer/", notebook_views.promote_post, name="promote-post"),
    path("report/", moderation_views.report, name="report"),
    path("looked-at/", moderation_views.looked_at, name="looked-at"),
    path("delete/", moderation_views.delete, name="delete-post"),
    path("bring-back/", moderation_views.bring_back, name="bring-back-post"),
]
of_the_notebook = [
    path("", notebook_views.index, name="notebook"),
    path("topics/<slug:topic>/", notebook_views.of_topic, name="notebook-topic"),
    path("lines/<int:intuition_id>/vote/", notebook_views.vote, name="vote-intuition"),
    path("lines/<int:intuition_id>/back/", notebook_views.take_back, name="take-back-intuition"),
    path(
        "lines/<int:intuition_id>/offer/",
        notebook_views.promote_intuition,
        name="promote-intuition",
    ),
    path("offers/<int:promotion_id>/", notebook_views.consent, name="consent"),
]
inside: list[URLPattern | URLResolver] = [
    path("questions/", views.threads, name="threads"),
    path("questions/ask/", ask_views.ask, name="ask"),
    path("questions/follow/", following_views.follow, name="follow"),
    path("questions/news/", news_views.list_news, name="news"),
    path("questions/read/", reading_views.read_all, name="read-all"),
    path("questions/from-chat/", inlet_views.from_chat, name="from-chat"),
    path("questions/from-chat/open/", inlet_views.open_inlet, name="open-inlet"),
    path("questions/from-chat/close/", inlet_views.close_inlet, name="close-inlet"),
    path("questions/search/", search_views.search, name="search"),
    path("questions/similar/", search_views.similar_questions, name="similar"),
    path("questions/removed/", moderation_views.removed, name="removed"),
    path("questions/reports/", moderation_views.reports, name="reports"),
    path("notebook/", include(of_the_notebook)),
    path("questions/<int:thread_id>/", include(of_a_thread)),
    path("questions/posts/<int:post_id>/", include(of_a_post)),
]
urlpatterns = [
    path("groups/<int:group_id>-<str:group_slug>/", include(inside)),
    # Log lines leave out whatever stands behind /chat/in/: see planner/logs.py.
    path("chat/in/<str:token>/", inlet_views.hand_in, name="hand-in"),
]
