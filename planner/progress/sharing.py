"""Whose progress a group may see. Kept with the groups, as meetings ask for it as well."""

from planner.groups.sharing import (
    NOT_SHARED,
    hiding_participation,
    sharing_participation,
    sharing_ratings,
)

__all__ = ["NOT_SHARED", "hiding_participation", "sharing_participation", "sharing_ratings"]
