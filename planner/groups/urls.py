"""My groups, a group's people and settings, and the ways in. Its own page is the dashboard's."""

from django.urls import include, path

from planner.groups import (
    boxes,
    chat_views,
    joining_views,
    override_views,
    own_views,
    reminder_views,
    slot_views,
    views,
)

app_name = "groups"
inside = [
    path("members/", views.members, name="members"),
    path("members/<int:membership_id>/role/", views.change_role, name="change-role"),
    path("members/<int:membership_id>/hand-over/", views.hand_over, name="hand-over"),
    path("members/<int:membership_id>/remove/", views.remove, name="remove"),
    path("members/<int:membership_id>/bring-back/", views.bring_back, name="bring-back"),
    path("invite/", joining_views.invite, name="invite"),
    path("invitations/<int:invitation_id>/revoke/", joining_views.revoke, name="revoke"),
    path("settings/", views.change_settings, name="settings"),
    path("settings/link/", joining_views.link, name="link"),
    path("chat/", chat_views.chat, name="chat"),
    path("chat/try/", chat_views.try_chat, name="try-chat"),
    path("chat/end/", chat_views.end_chat, name="end-chat"),
    path("reminders/", reminder_views.reminders, name="reminders"),
    path("me/", own_views.me, name="me"),
    path("me/away/", own_views.add_away, name="add-away"),
    path("me/away/<int:away_id>/remove/", own_views.remove_away, name="remove-away"),
    path("me/sharing/", own_views.choose_sharing, name="share"),
    path("me/hours/", slot_views.paint, name="paint-hours"),
    path("preview/", boxes.preview, name="preview"),
    path("times/", slot_views.slots, name="slots"),
    path("catalogue/", override_views.catalogue, name="catalogue"),
    path("catalogue/own/<slug:entry>/", override_views.own_entry, name="own-entry"),
    path("catalogue/hide/", override_views.hide, name="override-hide"),
    path("catalogue/estimate/", override_views.estimate, name="override-estimate"),
    path("catalogue/add/<slug:section>/", override_views.add, name="override-add"),
    path("catalogue/<int:override_id>/edit/", override_views.edit, name="override-edit"),
    path("catalogue/<int:override_id>/undo/", override_views.undo, name="override-undo"),
    path("catalogue/<int:override_id>/back/", override_views.put_back, name="override-back"),
    path("catalogue/<int:override_id>/keep/", override_views.keep, name="override-keep"),
    path("leave/", views.leave, name="leave"),
    path("archive/", views.archive, name="archive"),
    path("unarchive/", views.unarchive, name="unarchive"),
]
urlpatterns = [
    path("groups/", views.mine, name="mine"),
    path("groups/<int:group_id>-<str:group_slug>/", include(inside)),
    path(
        "catalogue/<slug:kind>/own-<int:group_id>-<slug:name>/",
        override_views.led_there,
        name="own-entry-of-catalogue",
    ),
    path("invitations/<str:token>/", joining_views.invitation, name="invitation"),
    path("join/<str:token>/", joining_views.join, name="join"),
]
