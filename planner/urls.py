"""Every address, by the app that answers it. /healthz is answered by `planner.middleware`."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.templatetags.static import static
from django.urls import include, path
from django.utils.functional import lazy
from django.views.generic import RedirectView

from planner.health import version

# Browsers ask for it wherever a page names no icon, as the admin's do not.
icon = login_not_required(RedirectView.as_view(url=lazy(static, str)("planner/favicon.svg")))

urlpatterns = [
    path("", include("planner.dashboard.urls")),
    path("", include("planner.plans.urls")),
    path("", include("planner.groups.urls")),
    path("", include("planner.meetings.urls")),
    path("", include("planner.threads.urls")),
    path("catalogue/", include("curriculum.urls")),
    path("account/", include("planner.accounts.entrance_urls")),
    path("account/", include("planner.accounts.urls")),
    path("writing/", include("planner.writing.urls")),
    path("mail/", include("planner.accounts.mail_urls")),
    path("api/", include("planner.api.urls")),
    path("version", version, name="version"),
    path("favicon.ico", icon),
    path("admin/", admin.site.urls),
]

handler429 = "planner.accounts.views.too_many"
handler500 = "planner.health.failed"
