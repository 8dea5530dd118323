"""Dates as each language writes them, where templates ask by the English way: |date:"j F Y".

The framework looks in `<language>/formats.py` for a name that is the format asked for, and takes
that one as it stands where it finds none.
"""
