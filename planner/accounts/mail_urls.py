"""What mails link to, below /mail/."""

from django.urls import path

from planner.accounts import stopping_views

app_name = "mail"
urlpatterns = [path("stop/<str:token>/", stopping_views.stop_mail, name="stop")]
