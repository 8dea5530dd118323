"""Making a plan without an account; the plans of groups: reading, editing, publishing."""

from django.urls import URLPattern, URLResolver, include, path

from planner.plans import (
    catalogue_views,
    catch_up_views,
    copy_views,
    curiosity_views,
    dial_views,
    draft_views,
    edit_views,
    knowledge_views,
    publish_views,
    template_views,
    turn_views,
    views,
)

of_turns = [
    path("", turn_views.turns, name="turns"),
    path("dates/", turn_views.avoid_dates, name="avoid-dates"),
    path("<slug:key>/give-back/", turn_views.give_back, name="give-back"),
    path("<slug:key>/swap/", turn_views.offer_swap, name="offer-swap"),
    path("<slug:key>/volunteer/", turn_views.volunteer, name="volunteer"),
    path("offers/<int:offer_id>/<slug:answered>/", turn_views.answer, name="answer-offer"),
]
of_a_group: list[URLPattern | URLResolver] = [
    path("", views.plan, name="plan"),
    path("edit/", edit_views.edit, name="edit"),
    path("edit/take-back/", edit_views.take_back, name="take-back"),
    path("edit/discard/", edit_views.discard, name="discard"),
    path("edit/count/", knowledge_views.count, name="count"),
    path("edit/<slug:verb>/", edit_views.change, name="edit-verb"),
    path("publish/", publish_views.publish, name="publish"),
    path("undo/", views.undo, name="undo"),
    path("catalogue/", catalogue_views.catalogue, name="catalogue"),
    path("catalogue/keep/", catalogue_views.keep, name="keep"),
    path("curiosity/", curiosity_views.curiosity, name="curiosity"),
    path("curiosity/propose/", curiosity_views.propose, name="propose"),
    path("curiosity/<int:proposal_id>/wish/", curiosity_views.wish, name="wish"),
    path("curiosity/<slug:key>/spark/", curiosity_views.spark, name="spark"),
    path("dial/", dial_views.dial, name="dial"),
    path("history/", views.history, name="history"),
    path("revisions/<int:number>/", views.revision, name="revision"),
    path("revisions/<int:number>/restore/", views.restore, name="restore"),
    path("archive/", views.archive, name="archive"),
    path("catch-up/", catch_up_views.catch_up, name="catch-up"),
    path("copy/", copy_views.copy, name="copy"),
    path("template/", copy_views.save_template, name="save-template"),
    path("turns/", include(of_turns)),
]
templates = [
    path("", template_views.templates, name="templates"),
    path("<int:template_id>/remove/", template_views.remove_template, name="remove-template"),
    path("put-back/", template_views.put_back, name="put-template-back"),
]

app_name = "plans"
urlpatterns = [
    path("plan/", draft_views.goals, name="goals"),
    path("plan/<slug:goal_id>/", draft_views.decisions, name="decisions"),
    path("plan/<slug:goal_id>/when/", draft_views.when, name="when"),
    path("drafts/<str:token>/", draft_views.draft, name="draft"),
    path("drafts/<str:token>/change/", draft_views.change, name="change"),
    path("drafts/<str:token>/decisions/", draft_views.rechoose, name="rechoose"),
    path("drafts/<str:token>/meet-anyway/", draft_views.meet_anyway, name="meet-anyway"),
    path("drafts/<str:token>/meetings/", draft_views.meetings, name="meetings"),
    path("drafts/<str:token>/improve/", draft_views.improve, name="improve"),
    path("drafts/<str:token>/plan.<str:kind>", draft_views.export, name="export"),
    path("groups/<int:group_id>-<str:group_slug>/plans/templates/", include(templates)),
    path(
        "groups/<int:group_id>-<str:group_slug>/plans/<int:plan_id>-<str:plan_slug>/",
        include(of_a_group),
    ),
]
