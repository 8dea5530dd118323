"""Calendars, and the pages of meetings."""

from django.urls import URLPattern, URLResolver, include, path

from planner.meetings import feed_views, meeting_views, record_views, rsvp_views

app_name = "meetings"
calendars = [
    path("calendars/", feed_views.feeds, name="feeds"),
    path("calendars/address/", feed_views.renew, name="renew-feed"),
    path("calendars/reminder/", feed_views.remind, name="remind-feed"),
    path("calendars/off/", feed_views.switch_off, name="switch-off-feed"),
    # Log lines leave out whatever stands behind /calendar/: see planner/logs.py.
    path("calendar/<str:token>.ics", feed_views.feed, name="feed"),
]
of_a_meeting = [
    path("", meeting_views.meeting, name="meeting"),
    path("sheet/", meeting_views.sheet, name="sheet"),
    path("rsvp/", rsvp_views.rsvp, name="rsvp"),
    path("arrange/", meeting_views.arrange, name="arrange"),
    path("questions/<int:item_id>/move/", meeting_views.move_question, name="move-question"),
    path("attendance/", record_views.attendance, name="attendance"),
    path("recap/", record_views.recap, name="recap"),
    path("actions/<int:action_id>/", record_views.tick_action, name="tick-action"),
]
inside: list[URLPattern | URLResolver] = [
    # Keys of meetings have at least eight characters.
    path("meetings/place/", meeting_views.place, name="place"),
    path("meetings/<slug:key>/", include(of_a_meeting)),
    path("meetings/<slug:key>.ics", feed_views.meeting_file, name="file"),
]
urlpatterns = [
    *calendars,
    path("rsvp/<str:token>/", rsvp_views.rsvp_link, name="rsvp-link"),
    path("groups/<int:group_id>-<str:group_slug>/", include(inside)),
]
