"""Calendars, and the pages of meetings."""

from django.urls import include, path

from planner.meetings import feed_views

app_name = "meetings"
calendars = [
    path("calendars/", feed_views.feeds, name="feeds"),
    path("calendars/address/", feed_views.renew, name="renew-feed"),
    path("calendars/reminder/", feed_views.remind, name="remind-feed"),
    path("calendars/off/", feed_views.switch_off, name="switch-off-feed"),
    # Log lines leave out whatever stands behind /calendar/: see planner/logs.py.
    path("calendar/<str:token>.ics", feed_views.feed, name="feed"),
]
inside = [
    path("meetings/<slug:key>.ics", feed_views.meeting_file, name="file"),
]
urlpatterns = [
    *calendars,
    path("groups/<int:group_id>-<str:group_slug>/", include(inside)),
]
