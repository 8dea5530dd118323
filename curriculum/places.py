"""Where records and their fields stand in the files, so that a problem can name its line."""

from __future__ import annotations

from collections import defaultdict


class Places:
    """Filled while files are read; knows nothing of records that come from elsewhere."""

    def __init__(self) -> None:
        self._lines: dict[tuple[int, str], tuple[str, int]] = {}
        self._kept: list[object] = []
        self._declared: defaultdict[type, set[str]] = defaultdict(set)

    def put(self, record: object, file: str, lines: dict[str, int]) -> None:
        """Equal records may stand in many places: they are told apart by identity, and kept."""
        self._kept.append(record)
        for field, line in lines.items():
            self._lines[id(record), field] = (file, line)

    def of(self, record: object, field: str = "") -> tuple[str, int]:
        """File and line of the field, or of the record's first line; ("", 0) when unknown."""
        own = self._lines.get((id(record), ""), ("", 0))
        return self._lines.get((id(record), field), own)

    def declare(self, kind: type, identifier: str) -> None:
        """An id that a file gives, even if the rest of its entry cannot be read."""
        self._declared[kind].add(identifier)

    def declared(self, kind: type) -> frozenset[str]:
        return frozenset(self._declared[kind])
