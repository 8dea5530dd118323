"""What curators choose when an entry is archived, renamed, merged or split."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from curriculum.curating.becoming_page import Asked, Holder
from curriculum.curating.side_by_side import BOTH, GONE, KEPT, Difference
from curriculum.documents import Document
from curriculum.values import LONGEST_ID, SLUG

MOST_PARTS = 3
NAMES = {"topics": "name", "questions": "question"}


def id_field(**given: Any) -> forms.RegexField:
    return forms.RegexField(
        rf"\A{SLUG.pattern}\Z",
        error_messages={
            "invalid": _("Write small letters, digits and hyphens, as in linear-maps.")
        },
        **given,
    )


class SeenForm(forms.Form):
    """`seen`: the state of the entry that the page was made from."""

    why = forms.CharField(
        label=_("Why"), required=False, max_length=500, help_text=_("It stands in the history.")
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class ArchiveForm(SeenForm):
    with_names = forms.BooleanField(label=_("Take it out of all that name it, too"), required=False)


class RenameForm(SeenForm):
    id = id_field(
        label=_("New id"),
        max_length=LONGEST_ID,
        help_text=_("Small letters, digits and hyphens. The old address leads to the new one."),
    )


class MergeForm(SeenForm):
    """A choice for each place at which the two say something else."""

    def __init__(
        self,
        differences: tuple[Difference, ...],
        data: Mapping[str, Any] | None = None,
        **given: Any,
    ) -> None:
        super().__init__(data, **given)
        self.differences = differences
        for each in differences:
            choices = [(KEPT, _("As the one that stays")), (GONE, _("As the one that goes"))]
            if each.can_be_joined:
                choices.append((BOTH, _("Both")))
            self.fields[each.name] = forms.ChoiceField(
                label=each.label, choices=choices, initial=each.usual, widget=forms.RadioSelect
            )

    def rows(self) -> Iterator[tuple[Difference, BoundField]]:
        for each in self.differences:
            yield each, self[each.name]

    def chosen(self) -> dict[str, str]:
        """What is usual, until something was sent."""
        if not self.is_bound:
            return {each.name: each.usual for each in self.differences}
        return {each.name: self.cleaned_data[each.name] for each in self.differences}


class SplitForm(SeenForm):
    """Two parts or three; which of them each holder names; where the units of a resource go."""

    def __init__(
        self, asked: Asked, holders: tuple[Holder, ...], data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial={"seen": asked.seen})
        self.asked, self.holders = asked, holders
        for number in range(1, MOST_PARTS + 1):
            is_needed = number < MOST_PARTS
            self.fields[f"id_{number}"] = id_field(
                label=_("Id"), max_length=LONGEST_ID, required=is_needed
            )
            self.fields[f"title_{number}"] = forms.CharField(
                label=_("What it is called"), max_length=300, required=is_needed
            )
            if asked.key[0] != "resources":
                self.fields[f"share_{number}"] = forms.IntegerField(
                    label=_("Percent of the minutes"),
                    min_value=1,
                    max_value=100,
                    required=is_needed,
                    initial=50 if is_needed else None,
                )
        choices = [(str(number), str(number)) for number in range(1, MOST_PARTS + 1)]
        for at, holder in enumerate(holders):
            self.fields[f"for_{at}"] = forms.MultipleChoiceField(
                label=holder.title,
                choices=choices,
                required=False,
                initial=["1", "2"],
                widget=forms.CheckboxSelectMultiple,
            )
        for unit in asked.document.get("units", ()):
            self.fields[f"unit_{unit['id']}"] = forms.ChoiceField(
                label=unit["title"], choices=choices, initial="1"
            )

    def parts(self) -> Iterator[tuple[str, tuple[BoundField, ...]]]:
        for number in range(1, MOST_PARTS + 1):
            names = (f"{name}_{number}" for name in ("id", "title", "share"))
            yield str(number), tuple(self[name] for name in names if name in self.fields)

    def held(self) -> Iterator[tuple[Holder, BoundField]]:
        for at, holder in enumerate(self.holders):
            yield holder, self[f"for_{at}"]

    def units(self) -> tuple[BoundField, ...]:
        return tuple(self[name] for name in self.fields if name.startswith("unit_"))

    def documents(self) -> list[Document]:
        return [self._part(number) for number in self._numbers()]

    def parts_for(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """By holder the ids that it names then."""
        ids = {str(number): self.cleaned_data[f"id_{number}"] for number in self._numbers()}
        return {
            holder.key: tuple(ids[each] for each in self.cleaned_data[f"for_{at}"] if each in ids)
            for at, holder in enumerate(self.holders)
        }

    def _numbers(self) -> list[int]:
        return [each for each in range(1, MOST_PARTS + 1) if self.cleaned_data[f"id_{each}"]]

    def _part(self, number: int) -> Document:
        said, section = self.cleaned_data, self.asked.key[0]
        title = said[f"title_{number}"] or said[f"id_{number}"]
        part = {
            **self.asked.document,
            "id": said[f"id_{number}"],
            NAMES.get(section, "title"): title,
        }
        if section == "resources":
            units = part.get("units", ())
            part["units"] = [each for each in units if said[f"unit_{each['id']}"] == str(number)]
        elif section == "topics":
            rungs = part["depths"].items()
            share = said[f"share_{number}"] or 100
            part["depths"] = {name: _share(rung, share) for name, rung in rungs}
        else:
            part = _share(part, said[f"share_{number}"] or 100)
        return part


def _share(document: Document, percent: int) -> Document:
    return {**document, "minutes": max(1, round(document["minutes"] * percent / 100))}
