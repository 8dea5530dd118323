"""Naming another thread of the group in a form: by its number, its address, or from a list."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from planner.groups.models import Group
from planner.threads.models import Thread

LISTED = 200
_ADDRESS = re.compile(r"/questions/(\d{1,18})(?:/|#|\?|$)")
_NUMBER = re.compile(r"#?(\d{1,18})(?:\D|$)")


def number_in(text: str) -> int | None:
    """ "12", "#12: Why a norm?" or an address that ends so; None where no number stands."""
    found = _ADDRESS.search(text) or _NUMBER.match(text.strip())
    return int(found[1]) if found else None


class OtherThreadField(forms.CharField):
    """Gives the thread. `listed`: those that the page offers, the latest first."""

    def __init__(self, *, group: Group, but: Thread, **kwargs: Any) -> None:
        super().__init__(max_length=300, **kwargs)
        others = Thread.objects.present().filter(group=group).exclude(pk=but.pk)
        self.others = others
        self.listed = [
            f"#{number}: {title}"
            for number, title in others.order_by("-posted_at", "-id").values_list("pk", "title")[
                :LISTED
            ]
        ]

    def clean(self, value: Any) -> Thread | None:
        text = super().clean(value)
        if not text:
            return None
        number = number_in(text)
        found = None if number is None else self.others.filter(pk=number).first()
        if found is None:
            raise ValidationError(_("There is no such question in this group: give its number."))
        return found
