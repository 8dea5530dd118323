"""A programme as something to read or to hand on: terminal text, Markdown, JSON, calendar.

Every module has one `render`, a pure function of the programme: the same programme gives the
same bytes. Nothing here knows how a plan is made or where it goes.
"""
