"""A person's own pages, below /account/."""

from django.urls import path

from planner.accounts import digest_views, language_views, token_views, views

app_name = "accounts"
urlpatterns = [
    path("settings/", views.settings, name="settings"),
    path("settings/digest/", digest_views.digest, name="digest"),
    path("language/", language_views.choose, name="language"),
    path("sessions/<int:session_id>/end/", views.end_session, name="end_session"),
    path("keys/", token_views.tokens, name="tokens"),
    path("keys/<int:token_id>/end/", token_views.revoke, name="revoke-token"),
    path("export/", views.export, name="export"),
    path("delete/", views.delete, name="delete"),
    path("delete/code/", views.send_code, name="send_code"),
    path("deleted/", views.deleted, name="deleted"),
]
