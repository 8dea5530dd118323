"""What people fill in to ask, to answer and to comment."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError

from planner.groups.models import Group
from planner.threads.asking import About
from planner.threads.models import LONGEST_LOCATION, Post, Thread
from planner.threads.subjects import Subject, subjects
from planner.threads.writing import CannotPost, text_of, title_of

KINDS = (
    (Thread.Kind.QUESTION, "a question"),
    (Thread.Kind.STUCK, "I’m stuck"),
    (Thread.Kind.EXPLAINER, "something explained in plain words"),
    (Thread.Kind.NOTE, "a note for the group"),
)


class TextField(forms.CharField):
    """Markdown, formulas and code, as it will be kept."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(required=False, strip=False, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        try:
            return text_of(super().clean(value) or "")
        except CannotPost as refusal:
            raise ValidationError(str(refusal)) from refusal


class TitleField(forms.CharField):
    """One line, as it will be kept."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> str:
        try:
            return title_of(super().clean(value) or "")
        except CannotPost as refusal:
            raise ValidationError(str(refusal)) from refusal


class AskForm(forms.Form):
    """`key` names the form, so that sending it twice asks once.

    `about`: "topic:vectors", "meeting:KEY" or nothing; `subject`: what that names, if it is there.
    """

    kind = forms.ChoiceField(label="What it is", choices=KINDS, initial=Thread.Kind.QUESTION)
    about = forms.CharField(required=False, widget=forms.HiddenInput)
    location = forms.CharField(
        label="Where in it",
        help_text="The page, the minute or the line: “page 41”, “12:30”.",
        required=False,
        max_length=LONGEST_LOCATION,
    )
    title = TitleField(label="In one line")
    text = TextField(label="In full", rows=12)
    is_anonymous = forms.BooleanField(
        label="Without my name",
        help_text="The members read “somebody of the group”; only the leads see your name.",
        required=False,
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, group: Group, version: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())
        kind, _, name = str(self["about"].value() or "").partition(":")
        found = subjects(group, [(kind, name)], version=version).get((kind, name))
        self.subject: Subject | None = found if found and found.address else None

    def clean_about(self) -> About:
        """As something that is there; `location` comes with it later."""
        if self.subject is not None:
            return About(kind=self.subject.kind, id=self.subject.id)
        if self.cleaned_data["about"]:
            raise ValidationError("This is not there any more: choose anew what it is about.")
        return About()

    @property
    def asked_about(self) -> About:
        about: About = self.cleaned_data["about"]
        return replace(about, location=self.cleaned_data["location"] if about.kind else "")


class ReplyForm(forms.Form):
    """An answer or a comment. `key` names the form, so that sending it twice posts once."""

    text = TextField(label="Your answer", rows=8)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())


class EditForm(forms.Form):
    """One's own post; its opening has the title of the thread too."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    title = TitleField(label="In one line")
    text = TextField(label="In full", rows=12)

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"version": post.version, "title": post.thread.title, "text": post.text}
        if post.kind != Post.Kind.OPENING:
            del self.fields["title"]
