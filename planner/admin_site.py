"""The framework's admin: all of it for operators, the catalogue for curators, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import update_wrapper
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., Any]


class LemmaAdminConfig(AdminConfig):
    default_site = "planner.admin_site.LemmaAdminSite"


class LemmaAdminSite(AdminSite):
    site_header = "Lemma, behind the scenes"
    site_title = "Lemma"
    index_title = gettext_lazy("What there is to look after")

    def has_permission(self, request: HttpRequest) -> bool:
        user = request.user
        return user.is_active and (user.is_superuser or getattr(user, "is_curator", False))

    def admin_view(self, view: View, cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002 - the framework's signature
        guarded = super().admin_view(view, cacheable)

        def respond(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            self._require_permission(request)
            return guarded(request, *args, **kwargs)

        shown: Any = update_wrapper(respond, guarded)
        return shown

    @csrf_exempt
    @login_not_required
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        self._require_permission(request)
        return super().login(request, extra_context)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Open to everybody as far as middleware is concerned, which would answer strangers before
        `admin_view` does and so tell them that something is here; that asks for the token too."""
        found = super().get_urls()
        for view in _views(found):
            if getattr(view, "login_required", True):
                login_not_required(view)
                view.csrf_exempt = True
        return found

    def _require_permission(self, request: HttpRequest) -> None:
        if not self.has_permission(request):
            raise Http404("There is nothing here.")


def _views(patterns: list[Any]) -> Iterator[Any]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _views(pattern.url_patterns)
        else:
            yield pattern.callback
