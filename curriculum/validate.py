"""What no single value shows: unknown and repeated ids, circles, depths that say nothing new."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from itertools import islice, pairwise
from typing import Any

from curriculum import graph
from curriculum.asked import StuckQuestion, SystemQuestion
from curriculum.expected import ExpectedNumber
from curriculum.faults import MOST_SHOWN, Faults, Problem
from curriculum.judged import PastMaturity
from curriculum.left_out import LeftOutOnPurpose
from curriculum.names import Name
from curriculum.places import Places
from curriculum.records import (
    DEPTH_NAMES,
    Area,
    Catalogue,
    Decision,
    DepthMeaning,
    Exercise,
    Goal,
    MaturityMeaning,
    Need,
    Prerequisite,
    Question,
    Resource,
    Strategy,
    Topic,
    TopicDepth,
    Unit,
)
from curriculum.schema import kind_of_section
from curriculum.texts import texts
from curriculum.translating import by_entry
from curriculum.translations import ORIGINAL, TranslatedText, Translation
from curriculum.values import shown

REFERENCES: dict[type, dict[str, type]] = {
    Goal: {"strategies": Strategy},
    Strategy: {"goals": Goal},
    Decision: {"goals": Goal, "maturity_contrast": Decision},
    Need: {"topic": Topic},
    Topic: {"area": Area, "maturity": MaturityMeaning},
    PastMaturity: {"maturity": MaturityMeaning},
    Prerequisite: {"topic": Topic},
    TopicDepth: {"topic": Topic},
    Exercise: {"topic": Topic, "decisions": Decision},
    Question: {"decision": Decision},
    SystemQuestion: {"decision": Decision},
    StuckQuestion: {"decision": Decision},
}
UNIQUE_IN_CATALOGUE: dict[type, str] = {
    Area: "id",
    MaturityMeaning: "id",
    Goal: "id",
    Decision: "id",
    Topic: "id",
    Resource: "id",
    Unit: "id",
    Exercise: "id",
    Question: "id",
    Strategy: "id",
    DepthMeaning: "depth",
    SystemQuestion: "number",
    StuckQuestion: "ask",
    LeftOutOnPurpose: "title",
    Name: "key",
    Translation: "key",
}
NAMED: dict[str, type] = {"area": Area, "goal": Goal, "topic": Topic, "decision": Decision}
UNIQUE_IN_PARENT: dict[type, tuple[str, ...]] = {
    Need: ("topic",),
    Prerequisite: ("topic", "from_depth"),
    TopicDepth: ("topic", "depth"),
    ExpectedNumber: ("name",),
    TranslatedText: ("place",),
}
WORDS: dict[type, str] = {
    MaturityMeaning: "maturity",
    DepthMeaning: "depth",
    SystemQuestion: "system question",
    StuckQuestion: "stuck question",
    LeftOutOnPurpose: "thing left out",
}


def problems(catalogue: Catalogue) -> tuple[Problem, ...]:
    """What is wrong with a catalogue that comes from elsewhere than files, such as the database."""
    faults = Faults()
    tell_problems(catalogue, faults=faults, places=Places())
    return faults.problems()


def tell_problems(catalogue: Catalogue, *, faults: Faults, places: Places) -> None:
    """Adds every problem to `faults`, with the place that `places` knows for it."""
    check = _Check(catalogue, faults, places)
    check.repeated()
    check.unknown()
    check.translations()
    check.rungs()
    check.prerequisites()
    check.circles()


def tell_repeated(catalogue: Catalogue, *, faults: Faults, places: Places) -> None:
    """Only what is in it twice: of a part of a catalogue, which names what stands elsewhere."""
    _Check(catalogue, faults, places).repeated()


def word(kind: type) -> str:
    """What people call records of this class."""
    return WORDS.get(kind, kind.__name__.lower())


class _Check:
    def __init__(self, catalogue: Catalogue, faults: Faults, places: Places) -> None:
        self.catalogue = catalogue
        self.faults = faults
        self.places = places
        self.records = tuple(_all_records(catalogue))

    def _tell(self, record: object, field: str, message: str) -> None:
        file, line = self.places.of(record, field)
        self.faults.add(file, line, message, field)

    def repeated(self) -> None:
        seen: dict[tuple[type, Hashable], object] = {}
        for record in self.records:
            field = UNIQUE_IN_CATALOGUE.get(type(record))
            if field is not None:
                key = (type(record), getattr(record, field))
                if (first := seen.setdefault(key, record)) is not record:
                    self._tell_repeated(record, field, first)
            self._tell_repeated_parts(record)

    def _tell_repeated(self, record: object, field: str, first: object) -> None:
        file, line = self.places.of(first, field)
        place = f"at {file}:{line}" if file else f"in line or row {line}"
        where = f" (the first is {place})" if line else ""
        value = shown(str(getattr(record, field)))
        self._tell(
            record, field, f"a second {word(type(record))} {value}{where}: rename or remove one"
        )

    def _tell_repeated_parts(self, record: Any) -> None:
        for field in fields(record):
            parts = getattr(record, field.name)
            if isinstance(parts, tuple) and (field.name in REFERENCES.get(type(record), {})):
                self._tell_twice(record, field.name, [(record, part) for part in parts])
            elif isinstance(parts, tuple) and parts and type(parts[0]) in UNIQUE_IN_PARENT:
                names = UNIQUE_IN_PARENT[type(parts[0])]
                keyed = [(part, tuple(getattr(part, name) for name in names)) for part in parts]
                self._tell_twice(record, field.name, keyed)

    def _tell_twice(
        self, parent: object, field: str, keyed: Iterable[tuple[object, Hashable]]
    ) -> None:
        seen = set()
        for record, key in keyed:
            if key in seen:
                name = key[0] if isinstance(key, tuple) else key
                place = field if record is parent else ""
                self._tell(record, place, f"{name!r} is twice in {field!r}: keep one")
            seen.add(key)

    def unknown(self) -> None:
        known = self._known()
        for record in self.records:
            for field, kind in REFERENCES.get(type(record), {}).items():
                for name in _names(getattr(record, field)):
                    if name not in known[kind]:
                        self._tell_unknown(record, field, kind, name, known[kind])
        for each in self.catalogue.names:
            kind = NAMED[each.kind]
            if each.id not in known[kind]:
                self._tell_unknown(each, "id", kind, each.id, known[kind])

    def translations(self) -> None:
        entries = by_entry(self.catalogue)
        for each in self.catalogue.translations:
            record = entries.get((each.section, each.entry))
            kind = kind_of_section(each.section)
            if each.language == ORIGINAL:
                self._tell(each, "language", "the catalogue is written in English: change it there")
            if record is not None:
                self._tell_places(each, kind, texts(record))
            elif each.entry not in self.places.declared(kind):
                known = {entry for section, entry in entries if section == each.section}
                self._tell_unknown(each, "entry", kind, each.entry, known)

    def _tell_places(self, translation: Translation, kind: type, there: Collection[str]) -> None:
        for text in translation.texts:
            if text.place not in there:
                hint = self.faults.guess(text.place, there) or ": remove it"
                what = f"the {word(kind)} {shown(translation.entry)} has no text at"
                self._tell(text, "place", f"{what} {shown(text.place)}{hint}")

    def _known(self) -> dict[type, set[str]]:
        """Ids by kind, with those of entries that could not be read otherwise."""
        kinds = {kind for targets in REFERENCES.values() for kind in targets.values()}
        known = {kind: set(self.places.declared(kind)) for kind in kinds}
        for record in self.records:
            if type(record) in kinds:
                known[type(record)].add(record.id)
        return known

    def _tell_unknown(
        self, record: object, field: str, kind: type, name: str, known: set[str]
    ) -> None:
        what = self.faults.guess(name, known) or ": add it, or name one that exists"
        self._tell(record, field, f"no {word(kind)} is called {shown(name)}{what}")

    def rungs(self) -> None:
        for topic in self.catalogue.topics:
            offered = tuple(rung.depth for rung in topic.rungs)
            if offered != tuple(DEPTH_NAMES):
                missing = [name for depth, name in DEPTH_NAMES.items() if depth not in offered]
                self._tell(
                    topic,
                    "rungs",
                    f"the topic {topic.id!r} lacks {', '.join(missing) or 'the order of depths'}: "
                    "it needs awareness, working and mastery, in this order",
                )

    def prerequisites(self) -> None:
        for topic in self.catalogue.topics:
            hard = sorted(
                (each for each in topic.prerequisites if not each.soft),
                key=lambda each: (each.topic, each.from_depth, each.depth),
            )
            for before, after in pairwise(hard):
                is_deeper = before.from_depth < after.from_depth
                if before.topic == after.topic and is_deeper and before.depth >= after.depth:
                    self._tell_nothing_new(topic, before, after)

    def _tell_nothing_new(self, topic: Topic, before: Prerequisite, after: Prerequisite) -> None:
        self._tell(
            after,
            "depth",
            f"{topic.id!r} wants {after.topic!r} at {DEPTH_NAMES[before.depth]} already from "
            f"{DEPTH_NAMES[before.from_depth]} on: remove this one or make it deeper",
        )

    def circles(self) -> None:
        for circle in islice(graph.circles(self.catalogue), MOST_SHOWN):
            self._tell(
                self._edge_of(circle),
                "",
                f"a circle of prerequisites: {graph.named(circle)}: "
                "remove one of them or make it soft",
            )

    def _edge_of(self, circle: graph.Circle) -> Prerequisite | None:
        for (name, from_depth), need in pairwise(circle):
            for each in self.catalogue.topic_by_id[name].prerequisites:
                if not each.soft and (each.topic, each.depth, each.from_depth) == (
                    *need,
                    from_depth,
                ):
                    return each
        return None


def _names(value: str | tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if value else ()


def _all_records(record: Any) -> Iterator[Any]:
    """The record's parts and their parts, in the order of the files."""
    for field in fields(record):
        value = getattr(record, field.name)
        for part in value if isinstance(value, tuple) else ():
            if is_dataclass(part):
                yield part
                yield from _all_records(part)
