"""What people fill in to answer, to comment and to edit."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from planner.threads.models import Post
from planner.threads.writing import CannotPost, text_of, title_of
from planner.writing.forms import WritingField, WritingForm


class TextField(WritingField):
    """As it will be stored."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

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


class ReplyForm(WritingForm):
    """An answer or a comment. `key` names the form, so that sending it twice posts once."""

    text = TextField(label=gettext_lazy("Your answer"), rows=8)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())


class CommentForm(ReplyForm):
    text = TextField(label=gettext_lazy("Your comment"), rows=8)


class EditForm(WritingForm):
    """One's own post; its opening has the title of the thread too."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    title = TitleField(label=gettext_lazy("In one line"))
    text = TextField(label=gettext_lazy("In full"), rows=12)

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"version": post.version, "title": post.thread.title, "text": post.text}
        if post.kind != Post.Kind.OPENING:
            del self.fields["title"]
