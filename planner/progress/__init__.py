"""Where each member stands: what they understood, parked, are stuck on, or wish to practise.

The words: a *state* of a member on a topic at a depth; *stuck* is a state like others, never a
failure; what is *parked* is left for now and comes back as a suggestion. What a member keeps to
themselves is nobody else's to read.

What does not belong here: threads (`planner.threads`), and pages that show both
(`planner.dashboard`).
"""
