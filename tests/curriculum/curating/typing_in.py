"""What a browser sends for a form as it is shown."""

from __future__ import annotations

from typing import Any

from curriculum.curating.entry_form import EntryForm


def sent(form: EntryForm, **changes: Any) -> dict[str, str]:
    """With other values for some fields, by their names; dashes are written as two underscores."""
    data = {}
    for field in form:
        value = field.value()
        if field.name == "opened" or value is None or value is False or value == "":
            continue
        data[field.name] = "on" if value is True else str(value)
    return {**data, **{name.replace("__", "-"): value for name, value in changes.items()}}
