"""What people fill in about a meeting: where it is, how it was, what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.accounts.models import User
from planner.groups.queries import shown_name
from planner.meetings.attendance_actions import Covered
from planner.meetings.models import ActionItem, AgendaItem, CoveredItem, Recap
from planner.meetings.place_models import LONGEST_LINK, LONGEST_PLACE
from planner.meetings.recap_actions import RecapLink, ToDo
from planner.meetings.recap_models import LONGEST_WHAT
from planner.meetings.titles import item_title, topic_names
from planner.writing.forms import WritingField, WritingForm
from planner.writing.opening import Opened

MOST_MINUTES = 600
MOST_ROWS = 20
SPARE_ACTIONS = 3
SPARE_LINKS = 2


class WebField(forms.CharField):
    """An address of the web, http or https."""

    def __init__(self, **kwargs: Any) -> None:
        validate = URLValidator(
            schemes=["http", "https"], message=_("This is no address that begins with https://.")
        )
        widget = forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"})
        super().__init__(
            max_length=LONGEST_LINK, required=False, widget=widget, validators=[validate], **kwargs
        )


class PlaceForm(forms.Form):
    place = forms.CharField(
        label=gettext_lazy("Room"),
        help_text=gettext_lazy("As people find it: “Berlin, room 4.12”."),
        required=False,
        max_length=LONGEST_PLACE,
    )
    link = WebField(
        label=gettext_lazy("Link"), help_text=gettext_lazy("For whoever joins from elsewhere.")
    )


class ArrangementForm(PlaceForm):
    """`members`: who can write the meeting up."""

    scribe = forms.ChoiceField(label=gettext_lazy("Who writes it up"), required=False)

    def __init__(self, *args: Any, members: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(each.pk): each for each in members}
        _offer(self.fields["scribe"], members, nobody=_("the backup"))

    @property
    def chosen(self) -> User | None:
        return self.members.get(self.cleaned_data["scribe"])


class AttendanceForm(forms.Form):
    """Everybody is ticked who has not said that they cannot come, and all is as planned.

    `people`: who belonged then. `absent`: ids of those who are not ticked at first. `covered`:
    what was said before, by what identifies a line.
    """

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    present = forms.MultipleChoiceField(
        label=gettext_lazy("Who was there"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        people: Sequence[User],
        absent: frozenset[int],
        items: Sequence[AgendaItem],
        covered: Mapping[tuple[object, ...], CoveredItem],
        version: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.items, self.people, self.names = items, people, topic_names()
        _choose(self.fields["present"], [(str(each.pk), shown_name(each)) for each in people])
        self.initial["present"] = [str(each.pk) for each in people if each.pk not in absent]
        self.initial["version"] = version
        for item in items:
            self._add(item, covered.get(identity(item)))

    def _add(self, item: AgendaItem, before: CoveredItem | None) -> None:
        title = item_title(item, self.names)
        self.fields[f"extent_{item.pk}"] = forms.ChoiceField(
            label=_("%(title)s: covered") % {"title": title},
            choices=CoveredItem.Extent.choices,
            initial=before.extent if before else CoveredItem.Extent.YES,
        )
        self.fields[f"minutes_{item.pk}"] = forms.IntegerField(
            label=_("%(title)s: minutes it took") % {"title": title},
            min_value=0,
            max_value=MOST_MINUTES,
            initial=before.minutes if before else item.minutes,
        )

    @property
    def rows(self) -> Iterator[tuple[AgendaItem, forms.BoundField, forms.BoundField]]:
        """Each line of the agenda with its two fields."""
        for item in self.items:
            yield item, self[f"extent_{item.pk}"], self[f"minutes_{item.pk}"]

    def who_came(self) -> frozenset[int]:
        return frozenset(int(each) for each in self.cleaned_data["present"])

    def covered(self) -> list[Covered]:
        return [
            Covered(
                item=item,
                minutes=self.cleaned_data[f"minutes_{item.pk}"],
                extent=self.cleaned_data[f"extent_{item.pk}"],
            )
            for item in self.items
        ]


def identity(line: AgendaItem | CoveredItem) -> tuple[object, ...]:
    """What makes a line of an agenda the same one, whenever it is looked at."""
    return (line.position, line.kind, line.topic, line.depth, line.piece)


class RecapForm(WritingForm):
    """`rows`: how many of each there are to fill in; those left empty are not kept."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    text = WritingField(label=gettext_lazy("Recap"), required=False, rows=14)

    def __init__(
        self,
        opened: Opened,
        *args: Any,
        members: Sequence[User],
        recap: Recap | None,
        to_do: Sequence[ActionItem],
        **kwargs: Any,
    ) -> None:
        super().__init__(opened, *args, **kwargs)
        self.members = {str(each.pk): each for each in members}
        self.initial["version"] = recap.version if recap else 0
        self.initial["text"] = recap.text if recap else ""
        links = recap.links if recap else []
        self.action_count = self._count("what", len(to_do) + SPARE_ACTIONS)
        self.link_count = self._count("url", len(links) + SPARE_LINKS)
        for number in range(self.action_count):
            self._add_action(number, to_do[number] if number < len(to_do) else None, members)
        for number in range(self.link_count):
            self._add_link(number, links[number] if number < len(links) else {})

    def _count(self, name: str, shown: int) -> int:
        """As many rows as are shown, or as were sent."""
        sent = [number for number in range(MOST_ROWS) if f"{name}_{number}" in self.data]
        return max(sent) + 1 if sent else min(shown, MOST_ROWS)

    def _add_action(self, number: int, row: ActionItem | None, members: Sequence[User]) -> None:
        place = {"number": number + 1}
        who = forms.ChoiceField(label=_("Who, action %(number)s") % place, required=False)
        _offer(who, members, nobody=_("nobody in particular"))
        self.fields[f"what_{number}"] = forms.CharField(
            label=_("Action %(number)s") % place, required=False, max_length=LONGEST_WHAT
        )
        self.fields[f"who_{number}"] = who
        self.fields[f"done_{number}"] = forms.BooleanField(label=_("done"), required=False)
        if row is not None:
            self.initial[f"what_{number}"] = row.what
            self.initial[f"who_{number}"] = str(row.who_id or "")
            self.initial[f"done_{number}"] = row.is_done

    def _add_link(self, number: int, row: Mapping[str, str]) -> None:
        place = {"number": number + 1}
        self.fields[f"url_{number}"] = WebField(label=_("Link %(number)s") % place)
        self.fields[f"title_{number}"] = forms.CharField(
            label=_("What link %(number)s is") % place, required=False, max_length=LONGEST_PLACE
        )
        self.initial[f"url_{number}"] = row.get("url", "")
        self.initial[f"title_{number}"] = row.get("title", "")

    @property
    def actions(self) -> list[tuple[forms.BoundField, ...]]:
        return [
            tuple(self[f"{name}_{number}"] for name in ("what", "who", "done"))
            for number in range(self.action_count)
        ]

    @property
    def links(self) -> list[tuple[forms.BoundField, ...]]:
        return [
            tuple(self[f"{name}_{number}"] for name in ("url", "title"))
            for number in range(self.link_count)
        ]

    def to_do(self) -> list[ToDo]:
        cleaned = self.cleaned_data
        return [
            ToDo(
                what=cleaned[f"what_{number}"],
                who=self.members.get(cleaned[f"who_{number}"]),
                is_done=cleaned[f"done_{number}"],
            )
            for number in range(self.action_count)
            if cleaned[f"what_{number}"]
        ]

    def kept_links(self) -> list[RecapLink]:
        cleaned = self.cleaned_data
        return [
            RecapLink(
                title=cleaned[f"title_{number}"] or cleaned[f"url_{number}"],
                url=cleaned[f"url_{number}"],
            )
            for number in range(self.link_count)
            if cleaned[f"url_{number}"]
        ]


def _offer(field: forms.Field, members: Sequence[User], *, nobody: str) -> None:
    named = [(str(each.pk), shown_name(each)) for each in members]
    _choose(field, [("", nobody), *named])


def _choose(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - fields of ours
    field.choices = choices
