"""The start page and the way into the demo."""

from django.urls import path

from planner.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("", views.start, name="start"),
    path("demo/", views.demo, name="demo"),
]
