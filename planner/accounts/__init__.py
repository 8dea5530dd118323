"""Who you are: people, with their time zone and language.

A person signs in with an e-mail address, which is kept in lower case. Who learns with whom is
not here but in `planner.groups`.
"""
