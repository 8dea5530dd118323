"""Files and documents as they are kept: packed, since a catalogue repeats itself."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any

from curriculum.documents import Document, Key


def packed(content: bytes) -> bytes:
    return zlib.compress(content)


def unpacked(content: bytes | memoryview) -> bytes:
    """Only of what was packed here, so it cannot grow without end."""
    return zlib.decompress(bytes(content))


def packed_json(content: Any) -> bytes:
    return packed(json.dumps(content, ensure_ascii=False).encode())


def unpacked_json(content: bytes | memoryview) -> Any:
    return json.loads(unpacked(content))


def packed_documents(documents: Mapping[Key, Document]) -> bytes:
    return packed_json([[*key, document] for key, document in documents.items()])


def unpacked_documents(content: bytes | memoryview) -> dict[Key, Document]:
    return {(section, entry): each for section, entry, each in unpacked_json(content)}
