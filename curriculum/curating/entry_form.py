"""One entry of the catalogue as a form, made from the shape of its record.

A field goes by the path to its value: "definition", "depths-working-minutes", "units-3-title".
What is entered becomes a document, which is read as a file would be; what is wrong stands at its
field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from curriculum.curating.entry_fields import entered, field_for, inner_of, says_something
from curriculum.curating.problem_places import places_of
from curriculum.curating.words import label
from curriculum.documents import Document, Key, document_of, key_of, record_of
from curriculum.faults import BadCatalogue
from curriculum.records import DEPTH_NAMES, Rung, TopicDepth
from curriculum.schema import Rule, kind_of_section, rules

MOST_ROWS = 100
FEW_FIELDS = 4
TITLES = ("title", "name", "question", "ask", "topic", "id")


@dataclass(frozen=True, slots=True)
class Row:
    """`title`: what it is, as far as it says so."""

    title: str
    fields: tuple[BoundField, ...]

    @property
    def has_errors(self) -> bool:
        return any(field.errors for field in self.fields)


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that belong together; the plain fields of the entry have no title. `is_long`: each
    row has so many fields that it is shown folded. `is_open`: rows come and go."""

    title: str
    rows: tuple[Row, ...]
    is_long: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A part of an entry while the form is made: `prefix` of its fields, `path` in the document."""

    kind: type
    prefix: str
    title: str

    def rules(self) -> Iterator[tuple[str, Rule]]:
        """Field name and rule; the depth of a rung is its place."""
        for key, rule in rules(self.kind).items():
            if (self.kind, key) != (Rung, "depth"):
                yield f"{self.prefix}-{key}", rule


class EntryForm(forms.Form):
    """`document`: what the form shows at first, empty for a new entry. Once it is valid,
    `record` is what was entered, and `entry` the same as a document."""

    why = forms.CharField(
        label=_("Why"), required=False, max_length=500, help_text=_("It stands in the history.")
    )
    opened = forms.JSONField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, section: str, document: Document, data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data)
        self.section, self.kind = section, kind_of_section(section)
        self.initial["opened"] = document or None
        self.items: dict[str, list[Item]] = {}
        for key, rule in rules(self.kind).items():
            self._add(key, rule, document.get(key))
        if document and "id" in self.fields:
            self.fields["id"].widget.attrs["readonly"] = True
        self.heading = _title(document) if document else "A new entry"

    def _add(self, key: str, rule: Rule, value: Any) -> None:
        inner = inner_of(rule)
        if inner in (None, str, TopicDepth):
            self.fields[key] = field_for(rule, value)
            return
        parts = self._parts(key, inner, value)
        self.items[key] = [item for item, _ in parts]
        for item, document in parts:
            for name, each in item.rules():
                self.fields[name] = field_for(each, document.get(each.key))

    def _parts(self, key: str, inner: type, value: Any) -> list[tuple[Item, Document]]:
        """Those of the document and one more, or as many as were sent."""
        if inner is Rung:
            rungs = value or {}
            return [
                (Item(inner, f"{key}-{name}", name), rungs.get(name, {}))
                for name in DEPTH_NAMES.values()
            ]
        held: list[Document] = [*(value or []), {}]
        if self.is_bound:
            sent = {name.split("-")[1] for name in self.data if name.startswith(f"{key}-")}
            numbers = [int(each) for each in sent if each.isdecimal() and len(each) <= 3]
            count = min(max(numbers, default=-1) + 1, MOST_ROWS)
            held = [self._named(f"{key}-{number}") for number in range(count)]
        return [
            (Item(inner, f"{key}-{number}", _title(each)), each) for number, each in enumerate(held)
        ]

    def _named(self, prefix: str) -> Document:
        """Of a row that was sent only what it is called by: its values are in the fields."""
        return {each: self.data.get(f"{prefix}-{each}", "") for each in TITLES}

    def shown(self) -> Iterator[Part]:
        """The form as the page lays it out."""
        own = [name for name in self.fields if name in rules(self.kind)]
        yield Part("", (Row("", tuple(self[name] for name in own)),))
        for key, items in self.items.items():
            rows = (
                Row(item.title, tuple(self[name] for name, _ in item.rules())) for item in items
            )
            is_long = bool(items) and len(list(items[0].rules())) > FEW_FIELDS
            is_open = not items or items[0].kind is not Rung
            yield Part(label(key), tuple(rows), is_long=is_long, is_open=is_open)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        document, names = self._entered(cleaned)
        try:
            self.record = record_of(self.section, document)
        except BadCatalogue as refusal:
            places = places_of(document)
            for problem in refusal.problems:
                self.add_error(_field(places.get(problem.line, ()), names), problem.message)
        else:
            self.entry = document_of(self.section, self.record)
        return cleaned

    @property
    def key(self) -> Key:
        return key_of(self.section, self.record)

    def _entered(self, cleaned: Mapping[str, Any]) -> tuple[Document, dict[tuple[str, ...], str]]:
        """The document, and by the path to each of its values the name of the field."""
        document: Document = {}
        names: dict[tuple[str, ...], str] = {}
        for key, rule in rules(self.kind).items():
            if key not in self.items:
                names[key,] = key
                _put(document, key, rule, entered(rule, cleaned.get(key)))
            else:
                parts = [found for item in self.items[key] if (found := _part(item, cleaned))]
                ids = [str(place) for place in range(len(parts))]
                if inner_of(rule) is Rung:
                    ids = list(DEPTH_NAMES.values())
                    parts = [_part(item, cleaned) or ({}, {}) for item in self.items[key]]
                for name, (_, fields) in zip(ids, parts, strict=True):
                    names |= {(key, name, each): field for each, field in fields.items()}
                values = [part for part, _ in parts]
                whole = dict(zip(ids, values, strict=True)) if inner_of(rule) is Rung else values
                _put(document, key, rule, whole or None)
        return document, names


def _part(item: Item, cleaned: Mapping[str, Any]) -> tuple[Document, dict[str, str]] | None:
    """What was entered in a row, and its fields by key; None for an empty one."""
    document: Document = {}
    if not any(says_something(rule, cleaned.get(name)) for name, rule in item.rules()):
        return None
    for name, rule in item.rules():
        _put(document, rule.key, rule, entered(rule, cleaned.get(name)))
    return document, {rule.key: name for name, rule in item.rules()}


def _put(document: Document, key: str, rule: Rule, value: Any) -> None:
    """What is empty is left out, unless the reader shall say that it is missing."""
    if value is not None:
        document[key] = value
    elif rule.is_required:
        document[key] = "no" if rule.hint is bool else [] if inner_of(rule) else ""


def _field(path: tuple[str, ...], names: Mapping[tuple[str, ...], str]) -> str | None:
    """The nearest field to a path; None where it is of the whole entry."""
    for length in range(len(path), 0, -1):
        if path[:length] in names:
            return names[path[:length]]
    return None


def _title(document: Document) -> str:
    return str(next((document[each] for each in TITLES if document.get(each)), "One more"))
