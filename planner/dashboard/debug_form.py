"""What people fill in about a bug that mathematics explained."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curriculum.current import current, version
from curriculum.records import Catalogue
from curriculum.search import search
from planner.language.lists import alternatives
from planner.progress.debug_actions import Said, topics_of
from planner.progress.debug_models import LONGEST_BUG, LONGEST_SAVED, MOST_HOURS
from planner.progress.models import DebugEntry
from planner.writing.forms import MARKDOWN, WritingField, WritingForm
from planner.writing.opening import Opened

TOPICS = ("topic_1", "topic_2", "topic_3")
Choices = list[tuple[str, Any]]


class TopicField(forms.CharField):
    """A topic by its name, or by another that the catalogue knows it by; gives its id."""

    def __init__(self, *, catalogue: Catalogue, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"list": "topics", "autocomplete": "off"})
        super().__init__(required=False, max_length=200, widget=widget, **kwargs)
        self.catalogue = catalogue

    def clean(self, value: Any) -> str:
        typed = super().clean(value).strip().casefold()
        if not typed:
            return ""
        for topic in (*self.catalogue.topics, *current(version()).topics):
            if typed in {topic.id, topic.name.casefold(), *map(str.casefold, topic.synonyms)}:
                return topic.id
        hits = search(typed, kinds=("topic",), limit=3).hits
        close = [self.catalogue.topic_by_id[hit.key].name for hit in hits]
        if not close:
            raise ValidationError(_("The catalogue has no such topic; choose one of the list."))
        raise ValidationError(
            _("No topic is called that. Did you mean %(topics)s?") % {"topics": alternatives(close)}
        )


def _why_and_how_now() -> str:
    return _("How you found it, and why that was it. %(markdown)s") % {"markdown": MARKDOWN}


_why_and_how = lazy(_why_and_how_now, str)


class DebugForm(WritingForm):
    version = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    bug = forms.CharField(
        label=gettext_lazy("The bug, in one line"),
        max_length=LONGEST_BUG,
        error_messages={"required": gettext_lazy("Say in one line what went wrong.")},
    )
    text = WritingField(
        label=gettext_lazy("What explained it, if you like"),
        required=False,
        rows=6,
        help_text=_why_and_how(),
    )
    decision = forms.ChoiceField(label=gettext_lazy("The decision it belongs to"), required=False)
    saved = forms.CharField(
        label=gettext_lazy("What that saved, in your words"),
        help_text=gettext_lazy(
            "A week of tuning; a release without the fault. The manager’s brief quotes it."
        ),
        required=False,
        max_length=LONGEST_SAVED,
    )
    hours = forms.DecimalField(
        label=gettext_lazy("About how many hours, if you dare a guess"),
        required=False,
        min_value=0,
        max_value=MOST_HOURS,
        max_digits=5,
        decimal_places=1,
    )
    found_on = forms.DateField(
        label=gettext_lazy("On which day you understood it"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    field_order = ("bug", *TOPICS, "text", "decision", "saved", "hours", "found_on")

    def __init__(
        self,
        opened: Opened,
        *,
        catalogue: Catalogue,
        planned: Iterable[str],
        today: dt.date,
        entry: DebugEntry | None = None,
        initial: dict[str, str] | None = None,
    ) -> None:
        """`planned`: decisions of the group's plans, which come first."""
        super().__init__(opened)
        self.today = today
        for number, name in enumerate(TOPICS):
            label = _("The mathematics that explained it") if number == 0 else _("And, perhaps")
            self.fields[name] = TopicField(label=label, catalogue=catalogue)
        self.order_fields(self.field_order)
        field = self.fields["decision"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - a field of ours
        field.choices = _decisions(catalogue, set(planned))
        self.initial = {"found_on": today, **(initial or {}), **(_as_it_is(entry, catalogue))}

    def clean_found_on(self) -> dt.date:
        found: dt.date = self.cleaned_data["found_on"]
        if found > self.today:
            raise ValidationError(_("That day is still to come."))
        return found

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        is_empty = not any(said.get(name) for name in TOPICS)
        if is_empty and not any(name in self.errors for name in TOPICS):
            self.add_error("topic_1", _("Name the topic that explained it; the list helps."))
        return said

    def said(self) -> Said:
        """Only of a valid form."""
        data = self.cleaned_data
        return Said(
            bug=data["bug"],
            text=data["text"],
            topics=[data[name] for name in TOPICS if data[name]],
            decision=data["decision"],
            saved=data["saved"],
            hours=data["hours"] or None,
            found_on=data["found_on"],
        )


def _as_it_is(entry: DebugEntry | None, catalogue: Catalogue) -> dict[str, Any]:
    if entry is None:
        return {}
    known = catalogue.topic_by_id
    names = [known[each].name if each in known else each for each in topics_of(entry)]
    columns = ("version", "bug", "text", "decision", "saved", "hours", "found_on")
    return {
        **{name: getattr(entry, name) for name in columns},
        **dict(zip(TOPICS, names, strict=False)),
    }


def _decisions(catalogue: Catalogue, planned: set[str]) -> Choices:
    """Those of the plans first; whoever belongs to none may say so."""
    all_of_them = [(each.id, each.question) for each in catalogue.decisions]
    ours = [each for each in all_of_them if each[0] in planned]
    others = [each for each in all_of_them if each[0] not in planned]
    grouped: Choices = [(_("Of our plans"), ours)] if ours else []
    return [("", _("none in particular")), *grouped, (_("Of the catalogue"), others)]
