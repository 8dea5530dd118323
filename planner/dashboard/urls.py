"""The start page and the way into the demo."""

from django.urls import path

from planner.dashboard import demo_views, mailbox, views

app_name = "dashboard"
urlpatterns = [
    path("", views.start, name="start"),
    path("demo/", demo_views.people, name="demo"),
    path("demo/plan/", demo_views.plan, name="demo_plan"),
    path("demo/as/<slug:name>/", demo_views.sign_in, name="demo_sign_in"),
    path("demo/mail/", mailbox.mailbox, name="mailbox"),
]
