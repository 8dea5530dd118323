"""The people of a group; they live with the groups."""

from planner.groups.circle import circle_of, names_in, names_of

__all__ = ["circle_of", "names_in", "names_of"]
