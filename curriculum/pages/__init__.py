"""What each page of the catalogue shows, shaped from one whole catalogue.

Plain functions of plain records, so that a page needs no query of its own: None stands for
something that the catalogue does not hold. How it looks is the templates' business.
"""
