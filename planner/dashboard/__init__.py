"""The pages that show everything at once: start page, a group's plan; and the demo.

Composes what the other packages know; nothing imports it.
"""
