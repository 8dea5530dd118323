"""What every form with a box needs, below /writing/."""

from django.urls import path

from planner.writing import views

app_name = "writing"
urlpatterns = [
    path("", views.how_to, name="how-to"),
    path("preview/", views.preview, name="preview"),
    path("keep/", views.keep, name="keep"),
    path("afresh/", views.start_afresh, name="afresh"),
    path("bring-back/", views.bring_back, name="bring-back"),
]
