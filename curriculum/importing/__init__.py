"""Catalogue files that come and go by curators' pages: export, import, pulling from another one.

A run is an uploaded file: looked through (a dry run, shown as a difference) and applied as a whole
or not at all. A sheet is a CSV file of resources or of units. Upstream is the catalogue of another
installation, whose later editions are pulled. What catalogue files hold and how they are read
stands beside this package, in `exchange` and `schema`.
"""
