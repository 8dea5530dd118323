"""A form with a box, and the field that the box is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.utils import ErrorDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.language.lazy import Words
from planner.markup import MOST_CHARACTERS, trimmed
from planner.writing import keeping
from planner.writing.opening import Opened

MARKDOWN = gettext_lazy("Markdown; formulas between dollar signs, as in $x^2$.")


class Box(forms.Textarea):
    """Its preview, beside it, follows the typing: only when it has changed, and the last wins."""

    class Media:
        js = (forms.Script("planner/writing.js", defer=True),)

    def __init__(self, *, rows: int = 10) -> None:
        super().__init__(
            attrs={
                "rows": rows,
                "data-most": MOST_CHARACTERS,
                "hx-trigger": "input changed delay:500ms",
                "hx-target": "next [data-live]",
                "hx-sync": "this:replace",
                "hx-params": "text,csrfmiddlewaretoken",
            }
        )


class WritingField(forms.CharField):
    """Markdown, as it was typed but for empty lines around it."""

    def __init__(self, *, rows: int = 10, help_text: Words = MARKDOWN, **kwargs: Any) -> None:
        super().__init__(strip=False, widget=Box(rows=rows), help_text=help_text, **kwargs)

    def to_python(self, value: Any) -> str:
        return trimmed(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if refusal := too_long(value):
            raise ValidationError(refusal)


class WritingForm(forms.Form):
    """A form whose field `text` is a box. It is judged only when it was sent: what was kept, or
    sent to be looked at, is shown as it is.

    A child's own `text` may say other words; its name has to stay.
    """

    text = WritingField()

    def __init__(self, opened: Opened, *args: Any, **kwargs: Any) -> None:
        super().__init__(opened.data, *args, **kwargs)
        self.opened = opened
        self.fields["text"].widget.attrs["hx-post"] = opened.preview

    @cached_property
    def slip(self) -> str:
        return self.opened.slip.signed()

    @property
    def preview(self) -> str:
        """The source of what is to be seen beside or above the box."""
        return trimmed(str(self["text"].value() or ""))

    def is_valid(self) -> bool:
        return self.opened.is_sent and super().is_valid()

    def full_clean(self) -> None:
        if self.opened.is_sent:
            super().full_clean()
        else:
            self._errors, self.cleaned_data = ErrorDict(), {}

    @contextmanager
    def sending(self) -> Iterator[None]:
        """Around the action that takes what was typed: what was kept of it goes in the same
        transaction, and stays if the action is refused."""
        with transaction.atomic():
            yield
            keeping.let_go(self.opened.slip)


def too_long(text: str) -> str:
    """Why the text does not fit, or nothing."""
    if len(text) <= MOST_CHARACTERS:
        return ""
    room = _("There is room for %(most)s characters; this has %(count)s.")
    return room % {"most": f"{MOST_CHARACTERS:,}", "count": f"{len(text):,}"}
