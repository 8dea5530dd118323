"""Which record stands in which file, so that files read in path order give the same catalogue."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from curriculum.heading import Heading
from curriculum.records import Catalogue
from curriculum.yaml_target import entry_as_yaml, mapping_as_yaml, plain, plain_as_json

BYTES_IN_A_FILE = 128 * 1024
MOST_FILES_OF_A_KIND = 100
FRAME = (
    *("depths", "maturities", "areas", "goals"),
    *("system_questions", "stuck_questions", "left_out"),
)
REST = (
    *("decisions", "topics", "resources", "exercises", "questions", "strategies"),
    *("names", "translations"),
)


def files(catalogue: Catalogue) -> dict[str, str]:
    """Text by relative path: a frame, a file for each section, but one for each area and language.

    Topics go by area, names and translations by language.
    """
    found = {"goals.yaml": _text({name: getattr(catalogue, name) for name in FRAME})}
    for name in ("decisions", "exercises", "questions", "strategies"):
        found |= _in_pieces(name, [(name, getattr(catalogue, name))], folder="")
    found |= _in_pieces("resources", [("part", catalogue.resources)], folder="resources/")
    found |= _in_pieces("topics", _by_area(catalogue), folder="topics/")
    found |= _in_pieces("names", _by_language("names", catalogue.names), folder="")
    said = _by_language("translations", catalogue.translations)
    found |= _in_pieces("translations", said, folder="")
    return {path: text for path, text in found.items() if text}


def single_file(
    catalogue: Catalogue,
    *,
    suffix: str,
    heading: Heading | None = None,
    sections: Collection[str] = (*FRAME, *REST),
) -> str:
    """These sections in one file, empty ones as well: what is not in it is not there."""
    named = {name: getattr(catalogue, name) for name in (*FRAME, *REST) if name in sections}
    says = (heading or Heading()).written()
    if suffix == ".json":
        return plain_as_json(says | {name: plain(records) for name, records in named.items()})
    empty = "".join(f"{name}: []\n" for name, records in named.items() if not records)
    return "\n".join(part for part in (mapping_as_yaml(says), empty, _text(named)) if part)


def _text(sections: Mapping[str, Iterable[Any]]) -> str:
    texts = {
        name: "\n".join(entry_as_yaml(record) for record in records)
        for name, records in sections.items()
    }
    return "\n".join(f"{name}:\n{text}" for name, text in texts.items() if text)


def _in_pieces(
    section: str, runs: Iterable[tuple[str, Sequence[Any]]], *, folder: str
) -> dict[str, str]:
    """Small enough files, numbered only where their names alone would sort them wrongly."""
    pieces = [(stem, piece) for stem, records in runs for piece in _small_enough(records)]
    stems = [stem for stem, _ in pieces]
    if stems != sorted(set(stems)):
        stems = [f"{number:03d}-{stem}" for number, stem in enumerate(stems, start=1)]
    return {
        f"{folder}{stem}.yaml": f"{section}:\n{piece}"
        for stem, (_, piece) in zip(stems, pieces, strict=True)
    }


def _small_enough(records: Iterable[Any]) -> Iterator[str]:
    piece: list[str] = []
    for record in records:
        text = entry_as_yaml(record)
        if piece and sum(map(len, piece)) + len(text) > BYTES_IN_A_FILE:
            yield "\n".join(piece)
            piece = []
        piece.append(text)
    if piece:
        yield "\n".join(piece)


def _by_area(catalogue: Catalogue) -> list[tuple[str, tuple[Any, ...]]]:
    runs = [
        (area, tuple(topics)) for area, topics in groupby(catalogue.topics, lambda each: each.area)
    ]
    return runs if len(runs) <= MOST_FILES_OF_A_KIND else [("topics", catalogue.topics)]


def _by_language(section: str, records: Sequence[Any]) -> list[tuple[str, tuple[Any, ...]]]:
    runs = [
        (f"{section}-{language}", tuple(said))
        for language, said in groupby(records, lambda each: each.language)
    ]
    return runs if len(runs) <= MOST_FILES_OF_A_KIND else [(section, tuple(records))]
