"""Pages on which curators keep the catalogue: entries in forms, history, taking changes back.

Every write goes through `curriculum.history`, so that each is kept with who, when and why.
"""
