"""The switches with which a member says what the group sees, each with who sees what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from planner.groups.models import Sharing


class SharingForm(forms.Form):
    participation = forms.BooleanField(
        label=gettext_lazy("The group sees what I take part in"),
        help_text=gettext_lazy(
            "On: everybody in the group can see whether you came to a meeting and what you"
            " have read. Off: all of them, leads too, read “not shared” there, for the past as"
            " well. Either way whoever takes the attendance sees that meeting’s list; and who"
            " leads when, and who says beforehand that they come, is agreed in the group and stays"
            " visible."
        ),
        required=False,
    )
    ratings = forms.BooleanField(
        label=gettext_lazy("The group sees how I rate myself"),
        help_text=gettext_lazy(
            "On: everybody in the group can see on which topics you say that you know"
            " them, and how deep. Off: all of them, leads too, read “not shared”; you count only in"
            " numbers of five people and more."
        ),
        required=False,
    )

    need = forms.BooleanField(
        label=gettext_lazy("Tell my leads when I may need a hand"),
        help_text=gettext_lazy(
            "On: the group’s leads can see your name on their overview when you have been"
            " stuck for three days, or were not at the last two meetings; that, and not with what."
            " Off: they see nothing of it, and cannot tell that it is off."
        ),
        required=False,
    )

    def __init__(self, *args: Any, sharing: Sharing, **kwargs: Any) -> None:
        initial = {name: getattr(sharing, name) for name in self.base_fields}
        super().__init__(*args, **{"auto_id": "share_%s", "initial": initial, **kwargs})
