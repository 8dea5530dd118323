"""Catalogue files to records and back. Plain values: no database, no clock.

A catalogue is a directory (every .yaml file below it, in the order of the paths) or one .yaml or
.json file. A file is a mapping of sections; the keys of an entry are the fields of its record.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from curriculum import layout, validate
from curriculum.faults import BadCatalogue, Faults, Problem
from curriculum.heading import Heading, take_heading
from curriculum.places import Places
from curriculum.records import Catalogue
from curriculum.schema import Reader
from curriculum.yaml_source import PIECE, WHOLE, Limits, Source, Unreadable, read_source

__all__ = ["SHIPPED", "BadCatalogue", "CannotWrite", "Problem", "fingerprint", "read", "write"]

SHIPPED = Path(__file__).resolve().parent / "catalogue"
SUFFIXES = (".yaml", ".yml", ".json")
MOST_FILES = 200
MOST_BYTES_IN_ALL = 4 * 1024 * 1024
MOST_NODES_IN_ALL = 150_000


class CannotWrite(ValueError):
    """The catalogue cannot be written there; the text says why and what to do."""


def read(path: Path | str, *, limits: Limits | None = None) -> Catalogue:
    """The catalogue at this path. Raises BadCatalogue, which tells every problem with its line.

    `limits` are those of each file; one that holds a whole catalogue may be larger.
    """
    limits = limits or _usual_limits(Path(path))
    faults, places = Faults(), Places()
    sections: defaultdict[str, list[Any]] = defaultdict(list)
    is_whole = True
    for file, source in _sources(_contents(Path(path), limits), limits):
        if isinstance(source, Unreadable):
            faults.add(file, source.line, source.message)
            is_whole = False
        else:
            reader = Reader(file=file, faults=faults, places=places)
            for section, records in reader.sections(source.root).items():
                sections[section].extend(records)
    catalogue = Catalogue(**{name: tuple(records) for name, records in sections.items()})
    if is_whole:  # else ids of the unread files would all seem unknown
        validate.tell_problems(catalogue, faults=faults, places=places)
    if faults.count:
        raise BadCatalogue(faults.problems())
    return catalogue


def fingerprint(path: Path | str, *, limits: Limits | None = None) -> str:
    """Tells two states of the files apart without reading what they say."""
    digest = hashlib.sha256()
    for name, content in _contents(Path(path), limits or _usual_limits(Path(path))).items():
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def write(catalogue: Catalogue, path: Path | str, *, heading: Heading | None = None) -> None:
    """Writes the files that `read` gives back as the same catalogue; one file says what it is.

    A path that ends in .yaml, .yml or .json is one file, any other a directory in the layout of
    the shipped catalogue. Raises CannotWrite where the result could not be read again, or where
    other catalogue files in the directory would be read with it; nothing is written then.
    """
    target = Path(path)
    if target.suffix in SUFFIXES:
        texts = {target: layout.single_file(catalogue, suffix=target.suffix, heading=heading)}
    else:
        texts = {target / name: text for name, text in layout.files(catalogue).items()}
    _refuse_to_write(target, texts, _usual_limits(target))
    for file, text in texts.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def _usual_limits(path: Path) -> Limits:
    return WHOLE if path.suffix in SUFFIXES and not path.is_dir() else PIECE


def _refuse_to_write(target: Path, texts: Mapping[Path, str], limits: Limits) -> None:
    for file, text in texts.items():
        if (size := len(text.encode())) > limits.size:
            raise CannotWrite(
                f"{file} would have {size:,} bytes; a catalogue file may have {limits.size:,}: "
                "give a directory instead, or shorten the entry"
            )
    others = [file for file in _yaml_files(target) if file not in texts] if target.is_dir() else []
    if others:
        raise CannotWrite(
            f"{others[0]} is in the way: it would be read with the new files. "
            "Remove it, or give an empty directory"
        )


def _sources(
    contents: Mapping[str, bytes], limits: Limits
) -> Iterator[tuple[str, Source | Unreadable]]:
    nodes_left = max(MOST_NODES_IN_ALL, limits.nodes)
    for name, content in contents.items():
        try:
            source = read_source(content, limits=Limits(limits.size, min(limits.nodes, nodes_left)))
            source = Source(take_heading(source.root)[1], source.nodes)
        except Unreadable as unreadable:
            nodes_left -= limits.nodes  # it may have come that far before it was refused
            yield name, unreadable
            continue
        nodes_left -= source.nodes
        yield name, source


def _contents(path: Path, limits: Limits) -> dict[str, bytes]:
    """The bytes of each file by its name, in the order of the paths."""
    if path.is_dir():
        files = _yaml_files(path)
    elif path.is_file() and path.suffix in SUFFIXES:
        files = [path]
    else:
        raise _refusal(path, "no catalogue here: give a directory or a .yaml or .json file")
    if not files or len(files) > MOST_FILES:
        raise _refusal(path, f"{len(files)} .yaml files; a catalogue has 1 to {MOST_FILES}")
    contents = {str(file): _limited_bytes(file, limits) for file in files}
    if sum(map(len, contents.values())) > max(MOST_BYTES_IN_ALL, limits.size):
        raise _refusal(path, f"more than {MOST_BYTES_IN_ALL:,} bytes in all: remove some files")
    return contents


def _yaml_files(directory: Path) -> list[Path]:
    found = (path for path in directory.rglob("*.yaml") if path.is_file())
    return sorted(found, key=lambda file: file.relative_to(directory).parts)


def _limited_bytes(file: Path, limits: Limits) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(limits.size + 1)  # one more shows that there is too much
    except OSError as error:
        raise _refusal(file, f"cannot be read: {error.strerror}") from error


def _refusal(path: Path, message: str) -> BadCatalogue:
    return BadCatalogue([Problem(str(path), 1, message)])
