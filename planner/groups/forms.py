"""What people fill in about a group and about themselves in it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.accounts.zones import known_zones, validate_zone
from planner.groups.invitation_actions import MOST_A_DAY
from planner.groups.models import Group, Membership
from planner.groups.places import countries, regions

MOST_MINUTES = 2400
DATE = {"type": "date"}
TIME = {"type": "time"}
COUNTRY_DECIDES = {"hx-get": "", "hx-select": "#region", "hx-target": "#region"}
"""With htmx the regions follow the country at once; without, a button asks for them."""


class AddressesField(forms.CharField):
    """E-mail addresses, one a line; becomes a list in lower case, each once."""

    def __init__(self, **kwargs: Any) -> None:
        rows = {"rows": 4, "spellcheck": "false", "autocapitalize": "none"}
        super().__init__(widget=forms.Textarea(attrs=rows), max_length=20_000, **kwargs)

    def clean(self, value: Any) -> list[str]:
        lines = [line.strip().strip(",;") for line in super().clean(value).splitlines()]
        filled = [(number, line) for number, line in enumerate(lines, start=1) if line]
        if len(filled) > MOST_A_DAY:
            raise ValidationError(_("At most %(count)s addresses at once.") % {"count": MOST_A_DAY})
        faults = [_fault(number, line) for number, line in filled if not _is_address(line)]
        if faults:
            raise ValidationError(faults)
        return list(dict.fromkeys(line.lower() for _, line in filled))


def _is_address(line: str) -> bool:
    try:
        validate_email(line)
    except ValidationError:
        return False
    return len(line) <= 254


def _fault(number: int, line: str) -> str:
    return _("Line %(number)s: “%(line)s” is no e-mail address.") % {
        "number": number,
        "line": line[:60],
    }


class InviteForm(forms.Form):
    addresses = AddressesField(
        label=gettext_lazy("E-mail addresses, one a line"),
        help_text=gettext_lazy("Each gets a mail with a link that is good for seven days."),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("They join as"),
        choices=Membership.Role.choices,
        initial=Membership.Role.MEMBER,
    )


class ZoneField(forms.CharField):
    """An IANA zone, by name; the page lists them in a datalist with the id "zones"."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"list": "zones", "autocomplete": "off"})
        super().__init__(max_length=64, widget=widget, validators=[validate_zone], **kwargs)


def zone_names() -> list[str]:
    return sorted(known_zones())


class SettingsForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name of the group"), max_length=120)
    zone = ZoneField(
        label=gettext_lazy("Time zone"), help_text=gettext_lazy("Meetings are held on its clock.")
    )
    reading_minutes = forms.IntegerField(
        label=gettext_lazy("Minutes a week each person can read"),
        help_text=gettext_lazy(
            "Agreed with the manager; each member can say otherwise for themselves."
        ),
        min_value=0,
        max_value=MOST_MINUTES,
    )
    detour_minutes = forms.IntegerField(
        label=gettext_lazy("Minutes after which a detour is long"),
        help_text=gettext_lazy(
            "Whoever has spent so many on one topic that holds them up is advised to leave "
            "it for now. Left empty, nobody is; for research and curiosity nobody is either way."
        ),
        required=False,
        min_value=15,
        max_value=MOST_MINUTES,
    )

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        initial = {name: getattr(group, name) for name in self.base_fields}
        super().__init__(*args, **{"initial": initial, **kwargs})


class MemberForm(forms.Form):
    """`shown_country`: whose regions are offered, where it is not yet the member's."""

    country = forms.ChoiceField(
        label=gettext_lazy("Country, for its public holidays"), required=False
    )
    subdivision = forms.ChoiceField(label=gettext_lazy("Region"), required=False)
    reading_minutes = forms.IntegerField(
        label=gettext_lazy("Minutes a week you can read"),
        help_text=gettext_lazy(
            "As agreed with your manager; left empty, it is what the group reads."
        ),
        required=False,
        min_value=0,
        max_value=MOST_MINUTES,
    )
    takes_turns = forms.BooleanField(
        label=gettext_lazy("I take turns at leading a meeting"), required=False
    )

    def __init__(
        self, *args: Any, membership: Membership, shown_country: str | None = None, **kwargs: Any
    ) -> None:
        initial = {name: getattr(membership, name) for name in self.base_fields}
        if shown_country is not None:
            initial["country"] = shown_country
        super().__init__(*args, **{"initial": initial, **kwargs})
        country = self["country"].value() or ""
        self._offer("country", (("", _("not said")), *countries()))
        self._offer("subdivision", (("", _("the whole country")), *regions(str(country))))
        self.fields["country"].widget.attrs.update(COUNTRY_DECIDES)

    def _offer(self, name: str, choices: tuple[tuple[str, str], ...]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices


class AwayForm(forms.Form):
    first_on = forms.DateField(
        label=gettext_lazy("From"), widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d")
    )
    last_on = forms.DateField(
        label=gettext_lazy("Until and including"),
        help_text=gettext_lazy("Left empty, it is that one day."),
        required=False,
        widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
    )
    from_time = forms.TimeField(
        label=gettext_lazy("Only from, on each day"),
        help_text=gettext_lazy("On the group’s clock. Left empty, it is whole days."),
        required=False,
        widget=forms.TimeInput(attrs=TIME, format="%H:%M"),
    )
    to_time = forms.TimeField(
        label=gettext_lazy("Only until, on each day"),
        required=False,
        widget=forms.TimeInput(attrs=TIME, format="%H:%M"),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why, if the group may know"),
        help_text=gettext_lazy("Shown in the plan beside the dates."),
        required=False,
        max_length=120,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("from_time")) != bool(cleaned.get("to_time")):
            missing = "to_time" if cleaned.get("from_time") else "from_time"
            if missing not in self.errors:
                self.add_error(missing, _("A part of a day needs both times."))
        return cleaned

    @property
    def times(self) -> tuple[dt.time, dt.time] | None:
        """The part of each day, if it is not the whole."""
        begin, end = self.cleaned_data["from_time"], self.cleaned_data["to_time"]
        return (begin, end) if begin and end else None
