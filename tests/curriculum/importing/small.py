"""A small catalogue, for processes without a database as well."""

from tests.curriculum.catalogues import catalogue, resource, topic, unit, wants

SMALL = catalogue(
    topic("numbers"),
    topic("vectors", wants("numbers")),
    resources=(resource("book", unit("book-1", ("vectors", 2)), unit("book-2")),),
)
