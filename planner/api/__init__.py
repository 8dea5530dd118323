"""Lemma for other programs: JSON under /api/v1/.

The same queries, actions and permissions as the pages. Its words: a *caller* is whoever a key
stands for; a *refusal* an answer that says why not, always in the same shape.

One file a resource; what is true of every address (keys, limits, sending twice, what has not
changed) is in `gate`.
"""
