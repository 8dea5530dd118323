"""Plans: a brief (what is asked) becomes a problem, the solver's answer becomes a programme.

The only package that talks to `planner.solver`. Weekly life (RSVPs, attendance, feeds) is not
here but in `planner.meetings`.
"""
