"""The start page and the way into the demo."""

from django.urls import path

from planner.dashboard import mailbox, views

app_name = "dashboard"
urlpatterns = [
    path("", views.start, name="start"),
    path("demo/", views.demo, name="demo"),
    path("demo/mail/", mailbox.mailbox, name="mailbox"),
]
