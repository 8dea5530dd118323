"""WHO learns together: groups, memberships with roles, away dates.

A lead looks after the group, a member belongs to it; a person can be in several groups. What
they study, and when, is not here but in `planner.plans` and `planner.meetings`.
"""
