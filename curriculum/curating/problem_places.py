"""Which place of an entry a line of its document stands for, so that a fault finds its field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from curriculum.documents import Document

Path = tuple[str, ...]
FIRST = 4  # the lines before: of the file, the section and the entry


def places_of(document: Document) -> dict[int, Path]:
    """Line of the document as `record_of` reads it -> path; items of lists go by their number."""
    return dict(enumerate(_lines(document, ()), start=FIRST))


def _lines(value: Any, path: Path) -> Iterator[Path]:
    """One for each line below the one on which the value begins, as JSON is indented."""
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for name, part in parts:
        here = (*path, str(name))
        yield here
        if isinstance(part, dict | list) and part:
            yield from _lines(part, here)
            yield here
