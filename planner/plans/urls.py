"""Making a plan without an account, reading it, and the plans of groups."""

from django.urls import path

from planner.plans import draft_views, views

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
    path(
        "groups/<int:group_id>-<str:group_slug>/plans/<int:plan_id>-<str:plan_slug>/",
        views.plan,
        name="plan",
    ),
]
