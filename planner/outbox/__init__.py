"""What must be delivered: one row a message, written in the transaction of what it tells.

Its words: a *message* of a *kind* about an *occurrence* goes to one *address* over one *channel*,
once. Who may be told, and what the text says, is known to whoever queues it; whether it still
holds is asked of that app again before sending (`kinds.py`).
"""
