"""What leads fill in to keep threads in order, and members to report a post."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.language.lazy import Words
from planner.threads.forms import TitleField
from planner.threads.models import Post, Thread
from planner.threads.other_thread import OtherThreadField
from planner.threads.reporting import LONGEST_REASON


class OtherForm(forms.Form):
    """The thread that another is a duplicate of, or that it is merged into."""

    def __init__(self, *args: Any, thread: Thread, label: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = OtherThreadField(
            group=thread.group,
            but=thread,
            label=label,
            help_text=_("Its number or its address; typing lists the latest."),
            widget=forms.TextInput(attrs={"list": "other-threads"}),
        )
        self.fields["other"], self.listed = field, field.listed


class SplitForm(forms.Form):
    """Answers that shall have a thread of their own, and its title."""

    title = TitleField(label=gettext_lazy("Title of the new question"))

    def __init__(self, *args: Any, thread: Thread, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answers = thread.posts.present().filter(kind=Post.Kind.ANSWER)
        self.answers = {str(post.pk): post for post in answers.order_by("placed_at", "id")}
        self.fields["posts"] = forms.MultipleChoiceField(
            label=_("Answers that go there, with the comments on them"),
            choices=[(number, _beginning(post)) for number, post in self.answers.items()],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Choose at least one answer."},
        )

    @property
    def chosen(self) -> list[Post]:
        return [self.answers[number] for number in self.cleaned_data["posts"]]


class ReportForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("What is wrong with it"),
        max_length=LONGEST_REASON,
        help_text=gettext_lazy(
            "Your leads read it, with your name; whoever wrote the post does not."
        ),
    )


def _beginning(post: Post) -> str:
    line = " ".join(post.text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"
