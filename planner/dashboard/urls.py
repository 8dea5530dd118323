"""The start page, the demo, starting a group, and a group's own page."""

from django.urls import URLPattern, URLResolver, include, path

from planner.dashboard import (
    ask,
    brief,
    coverage,
    debug_log,
    demo_views,
    group_page,
    home,
    inbox,
    interview,
    mailbox,
    my_part,
    overview,
    placement_views,
    practice,
    progress_views,
    ready,
    real_minutes,
    recall,
    search,
    start_group,
    stuck,
    stuck_choices,
    stuck_plan,
    suggesting,
    unit_views,
    views,
    worksheet,
)

app_name = "dashboard"
of_progress = [
    path("", progress_views.progress, name="progress"),
    path("say/", progress_views.say, name="say"),
    path("said/<int:change_id>/undo/", progress_views.undo, name="undo-said"),
    path("units/", unit_views.unit, name="unit"),
    path("ready/", ready.ready, name="ready"),
    path("topics/<slug:topic>/", progress_views.own_topic, name="own-topic"),
]
of_being_stuck = [
    path("", stuck.stuck, name="stuck"),
    path("plan/", stuck_plan.plan, name="stuck-plan"),
    path("park/", stuck.park, name="park"),
    path("parked/<int:state_id>/", stuck_choices.parked, name="parked"),
    path("changes/<int:change_id>/undo/", stuck_choices.undo, name="undo-state"),
    path("help/", stuck_choices.offer, name="offer-help"),
    path("<int:stuck_id>/", stuck.moment, name="stuck-moment"),
    path("<int:stuck_id>/over/", stuck.over, name="unstuck"),
    path("<int:stuck_id>/again/", stuck.again, name="still-stuck"),
    path("<int:stuck_id>/helped/", stuck.helped, name="what-helped"),
]
of_practising = [
    path("", practice.practice, name="practice"),
    path("exercises/<slug:exercise_id>/", practice.exercise, name="exercise"),
    path("attempts/<int:attempt_id>/", practice.attempt, name="attempt"),
    path("interview/", interview.interview, name="interview"),
    path("recall/", recall.recall, name="recall"),
    path("answers/<int:answer_id>/undo/", recall.take_back, name="take-back-answer"),
]
of_a_worksheet = [
    path("", worksheet.worksheet, name="worksheet"),
    path("<int:question>/", worksheet.answer, name="worksheet-answer"),
    path("history/", worksheet.history, name="worksheet-history"),
    path("history/<int:number>/restore/", worksheet.restore, name="worksheet-restore"),
]
of_a_debug_log = [
    path("", debug_log.debug_log, name="debug-log"),
    path("new/", debug_log.new_bug, name="new-bug"),
    path("<int:entry_id>/", debug_log.bug, name="bug"),
    path("<int:entry_id>/edit/", debug_log.edit_bug, name="edit-bug"),
    path("<int:entry_id>/history/", debug_log.bug_history, name="bug-history"),
    path("<int:entry_id>/delete/", debug_log.delete_bug, name="delete-bug"),
    path("<int:entry_id>/bring-back/", debug_log.bring_back_bug, name="bring-back-bug"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.start, name="start"),
    path("home/", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("demo/", demo_views.people, name="demo"),
    path("demo/plan/", demo_views.plan, name="demo_plan"),
    path("demo/as/<slug:name>/", demo_views.sign_in, name="demo_sign_in"),
    path("demo/mail/", mailbox.mailbox, name="mailbox"),
    path("catalogue/topics/<slug:topic_id>/minutes/", real_minutes.of_topic, name="topic-minutes"),
    path(
        "catalogue/resources/<slug:resource_id>/minutes/",
        real_minutes.of_resource,
        name="resource-minutes",
    ),
    path("stuck/", include(of_being_stuck)),
    path("practice/", include(of_practising)),
    path("progress/", include(of_progress)),
    path(
        "groups/<int:group_id>-<str:group_slug>/my-progress/",
        progress_views.my_progress,
        name="my-progress",
    ),
    path(
        "groups/<int:group_id>-<str:group_slug>/my-progress/<slug:key>/",
        my_part.my_part,
        name="my-part",
    ),
    path(
        "groups/<int:group_id>-<str:group_slug>/placement/",
        placement_views.placement,
        name="placement",
    ),
    path("catalogue/suggest/", suggesting.suggest_change, name="suggest"),
    path("catalogue/suggest/mine/", suggesting.my_suggestions, name="my-suggestions"),
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/read/", inbox.read_all, name="read-all"),
    path("inbox/<int:message_id>/", inbox.read_message, name="read-message"),
    path("ask/", ask.ask, name="ask"),
    path("groups/new/", start_group.start_group, name="start-group"),
    path("groups/<int:group_id>-<str:group_slug>/debug-log/", include(of_a_debug_log)),
    path("groups/<int:group_id>-<str:group_slug>/worksheet/", include(of_a_worksheet)),
    path("groups/<int:group_id>-<str:group_slug>/", group_page.group, name="group"),
    path("groups/<int:group_id>-<str:group_slug>/coverage/", coverage.coverage, name="coverage"),
    path("groups/<int:group_id>-<str:group_slug>/overview/", overview.overview, name="overview"),
    path("groups/<int:group_id>-<str:group_slug>/brief/", brief.brief, name="brief"),
    path(
        "groups/<int:group_id>-<str:group_slug>/announcement/",
        start_group.announce,
        name="announcement",
    ),
    path(
        "groups/<int:group_id>-<str:group_slug>/keep-draft/",
        start_group.keep_draft,
        name="keep-draft",
    ),
]
