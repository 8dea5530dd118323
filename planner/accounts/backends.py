"""What a curator may do in the framework's admin: everything in the catalogue, nothing else."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend

CATALOGUE = "curriculum"


class CuratorBackend(BaseBackend):
    """Signs nobody in; only answers for permissions."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return self.has_module_perms(user_obj, perm.partition(".")[0])

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        is_curator = user_obj.is_active and getattr(user_obj, "is_curator", False)
        return is_curator and app_label == CATALOGUE
