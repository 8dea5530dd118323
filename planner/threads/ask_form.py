"""What people fill in to ask, with what it is about."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cached_property
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.groups.models import Group
from planner.threads.about_choices import found_in_catalogue, meetings_around
from planner.threads.asking import About
from planner.threads.chat_inlet import asked_from
from planner.threads.chat_words import permalink
from planner.threads.forms import TextField, TitleField
from planner.threads.models import LONGEST_LOCATION, Thread
from planner.threads.subjects import Subject, subjects
from planner.writing.forms import WritingForm

KINDS = (
    (Thread.Kind.QUESTION, gettext_lazy("a question")),
    (Thread.Kind.STUCK, gettext_lazy("I’m stuck")),
    (Thread.Kind.EXPLAINER, gettext_lazy("something explained in plain words")),
    (Thread.Kind.NOTE, gettext_lazy("a note for the group")),
)
LONGEST_QUERY = 200


class AboutForm(forms.Form):
    """What a thread is about, and where in it.

    `about`: "topic:vectors", "meeting:KEY" or nothing; `subject`: what that names, if it is there.
    `find`: words by which to look for something else to choose.
    """

    about = forms.CharField(label=gettext_lazy("What it is about"), required=False)
    find = forms.CharField(
        label=gettext_lazy("Find a topic, a part of a book or video, a decision or an exercise"),
        required=False,
        max_length=LONGEST_QUERY,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    location = forms.CharField(
        label=gettext_lazy("Where in it"),
        help_text=gettext_lazy("The page, the minute or the line: “page 41”, “12:30”."),
        required=False,
        max_length=LONGEST_LOCATION,
    )

    def __init__(
        self, *args: Any, group: Group, version: str, now: dt.datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.group, self.version, self.now = group, version, now
        self.wanted = str(self["about"].value() or "")
        kind, _, name = self.wanted.partition(":")
        found = subjects(group, [(kind, name)], version=version).get((kind, name))
        self.subject: Subject | None = found if found and found.address else None

    def clean_about(self) -> About:
        """As something that is there; `location` comes with it later."""
        if self.subject is not None:
            return About(kind=self.subject.kind, id=self.subject.id)
        if self.wanted:
            raise ValidationError(_("This is not there any more: choose anew what it is about."))
        return About()

    @property
    def asked_about(self) -> About:
        about: About = self.cleaned_data["about"]
        return replace(about, location=self.cleaned_data["location"] if about.kind else "")

    @cached_property
    def found(self) -> list[Subject]:
        """By the words in `find`."""
        query = str(self["find"].value() or "").strip()[:LONGEST_QUERY]
        return found_in_catalogue(query, version=self.version)

    @property
    def choices(self) -> list[Subject]:
        """What it can be about: the one that is chosen, what was found, and meetings around now."""
        chosen = [self.subject] if self.subject else []
        offered = [*chosen, *self.found, *meetings_around(self.group, now=self.now)]
        return list({(each.kind, each.id): each for each in offered}.values())


class AskForm(AboutForm, WritingForm):
    """`key` names the form, so that sending it twice asks once."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"), choices=KINDS, initial=Thread.Kind.QUESTION
    )
    title = TitleField(label=gettext_lazy("In one line"))
    text = TextField(label=gettext_lazy("In full"), rows=12)
    chat_link = forms.CharField(
        label=gettext_lazy("Asked in the chat"),
        help_text=gettext_lazy("If so, the link of the message there; else leave it empty."),
        required=False,
    )
    is_anonymous = forms.BooleanField(
        label=gettext_lazy("Without my name"),
        help_text=gettext_lazy(
            "The members read “somebody of the group”; only the leads see your name."
        ),
        required=False,
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    field_order = ("kind", "title", "about", "find", "location", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())

    def clean_chat_link(self) -> str:
        typed = self.cleaned_data["chat_link"].strip()
        link = permalink(typed)
        if typed and not link:
            raise ValidationError(
                _("Paste the whole link of the message; it begins with https://.")
            )
        return link

    def clean(self) -> None:
        """A message of the chat is asked once; sending the form again is not asking again."""
        known = asked_from(group=self.group, link=self.cleaned_data.get("chat_link", ""))
        key = f"{known and known.asked_by_id}:{self.cleaned_data.get('key')}"
        if known is not None and known.creation_key != key:
            said = _("This message is a question already: #%(number)s, %(title)s") % {
                "number": known.pk,
                "title": known.title,
            }
            self.add_error("chat_link", said)
