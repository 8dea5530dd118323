"""What is learnt: goals, decisions, topics at a depth, and the resources that teach them.

Self-standing: this package imports nothing from `planner`. It does not know of groups,
dates or people; who learns what and when belongs to `planner`.
"""
