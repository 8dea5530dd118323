"""When we meet and what we do there: dates, meetings, agendas, turns, calendar feeds.

A meeting is one dated lunch-and-learn. This package never asks the solver and knows nothing
of plans: publishing a plan writes meetings here.
"""
