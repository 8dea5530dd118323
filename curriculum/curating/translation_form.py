"""All texts of an entry with what is said for them in another language, as one form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from curriculum.curating.words import place as place_words
from curriculum.documents import Document, document_of
from curriculum.history import IsStale
from curriculum.names import Name
from curriculum.records import Catalogue
from curriculum.texts import entry_name, mark
from curriculum.translating import CALLED, Place, places
from curriculum.translation_actions import Change
from curriculum.translations import Translation
from curriculum.values import LONGEST

TEXT, STILL = "at:", "still:"
LONG = 80


@dataclass(frozen=True, slots=True)
class Row:
    place: Place
    field: BoundField
    still: BoundField | None


class TranslationForm(forms.Form):
    """`record` is the entry, which has `section`; what it is called is asked for where entries of
    its kind have names."""

    name = forms.CharField(label=_("What it is called"), required=False, max_length=LONGEST["name"])
    also = forms.CharField(
        label=_("Also searched by"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Each on a line of its own."),
    )
    why = forms.CharField(
        label=_("Why"), required=False, max_length=500, help_text=_("It stands in the history.")
    )
    opened = forms.JSONField(required=False, widget=forms.HiddenInput)
    opened_name = forms.JSONField(required=False, widget=forms.HiddenInput)
    seen = forms.JSONField(widget=forms.HiddenInput)

    def __init__(
        self,
        catalogue: Catalogue,
        section: str,
        record: Any,
        language: str,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        self.section, self.record, self.language = section, record, language
        self.kind = CALLED.get(type(record), ("", ""))[0]
        self.places = places(catalogue, section, record, language)
        self.said = _said(catalogue, section, record, language)
        called = self._called(catalogue)
        seen = {each.name: mark(each.original) for each in self.places}
        initial: dict[str, Any] = {"opened": self.said, "opened_name": called, "seen": seen}
        if called:
            initial |= {"name": called["name"], "also": "\n".join(called.get("also", ()))}
        super().__init__(data, initial=initial)
        if not self.kind:
            del self.fields["name"], self.fields["also"]
        for each in self.places:
            self._add(each)

    def _called(self, catalogue: Catalogue) -> Document | None:
        wanted = (self.kind, getattr(self.record, "id", ""), self.language)
        found = (each for each in catalogue.names if (each.kind, each.id, each.language) == wanted)
        name = next(found, None)
        return document_of("names", name) if name else None

    def _add(self, place: Place) -> None:
        lines = min(8, 1 + len(place.original) // LONG)
        self.fields[f"{TEXT}{place.name}"] = forms.CharField(
            label=place_words(tuple(place.name.split("/"))),
            required=False,
            initial=place.text,
            widget=forms.Textarea(attrs={"rows": lines, "lang": self.language}),
        )
        if place.state == "stale":
            still = forms.BooleanField(label=_("It still says the same"), required=False)
            self.fields[f"{STILL}{place.name}"] = still

    def rows(self) -> Iterator[Row]:
        """What waits for a translation comes first, as it was left."""
        order = {"stale": 0, "missing": 1, "said": 2}
        for each in sorted(self.places, key=lambda place: order[place.state]):
            still = f"{STILL}{each.name}"
            yield Row(
                each, self[f"{TEXT}{each.name}"], self[still] if still in self.fields else None
            )

    def changes(self) -> tuple[Change, ...]:
        """Raises IsStale."""
        found = [self._of_texts()]
        if self.kind:
            found.append(self._of_name())
        return tuple(found)

    def _of_texts(self) -> Change:
        entry = entry_name(self.section, self.record)
        texts = list(self._texts())
        head = {"section": self.section, "entry": entry, "language": self.language}
        return Change(
            key=("translations", f"{self.section} {entry} {self.language}"),
            opened=self.said,
            document={**head, "texts": texts} if texts else None,
        )

    def _texts(self) -> Iterator[Document]:
        """What was not touched stays as it is by now, with the mark of the text that it is of.
        Raises IsStale where somebody else was faster at the same place."""
        opened, now = _by_place(self.cleaned_data["opened"]), _by_place(self.said)
        for each in self.places:
            text = self.cleaned_data[f"{TEXT}{each.name}"]
            before, held = opened.get(each.name), now.get(each.name)
            is_looked_at = self.cleaned_data.get(f"{STILL}{each.name}")
            if text == (before or {}).get("text", "") and not is_looked_at:
                yield from filter(None, [held])
            elif held != before:
                raise IsStale(self.said)
            elif text:
                of = self.cleaned_data["seen"].get(each.name, mark(each.original))
                yield {"place": each.name, "text": text, "of": of}

    def _of_name(self) -> Change:
        name = self.cleaned_data["name"]
        also = [line.strip() for line in self.cleaned_data["also"].splitlines() if line.strip()]
        record = Name(
            kind=self.kind,  # type: ignore[arg-type]  # a key of CALLED is a kind that has names
            id=self.record.id,
            language=self.language,
            name=name,
            also=tuple(also),
        )
        return Change(
            key=("names", record.key),
            opened=self.cleaned_data["opened_name"],
            document=document_of("names", record) if name else None,
        )


def _by_place(document: Document | None) -> dict[str, Document]:
    return {each["place"]: each for each in (document or {}).get("texts", ())}


def _said(catalogue: Catalogue, section: str, record: Any, language: str) -> Document | None:
    key = (section, entry_name(section, record), language)
    found = (
        each for each in catalogue.translations if (each.section, each.entry, each.language) == key
    )
    translation: Translation | None = next(found, None)
    return document_of("translations", translation) if translation else None
