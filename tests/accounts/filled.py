"""One row of every model that holds something of a person, with marks in all its texts.

Made from the models themselves, so that a new one is covered the day it is declared; what its
constraints ask for besides stands in ODD.
"""

from __future__ import annotations

import datetime as dt
from itertools import count

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models

from planner.accounts.models import User
from planner.accounts.personal_data_table import BY_MODEL

# Who somebody is, and what they wrote: two marks, as the one must go where the other may stay.
NAME, WORD = "zzname", "zzword"
NOW = dt.datetime(2027, 1, 4, 9, 0, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)

NONE, ME = object(), object()
PAST = {
    "maturity": "emerging",
    "depth": 2,
    "judged_on": "2027-01-04",
    "judged_by": f"{NAME}0",
    "reason": "",
}
ODD = {
    "accounts.ApiToken": {"expires_at": LATER},
    "curriculum.Edition": {"reverts": NONE},
    "curriculum.ImportRun": {"content": NONE, "found": NONE},
    "curriculum.LongWork": {"state": "done"},
    "curriculum.Topic": {"synonyms": [WORD], "maturity_past": [PAST]},
    "curriculum.Suggestion": {"state": "accepted"},
    "admin.LogEntry": {"action_flag": 2, "object_id": ME},
    "groups.Away": {"from_time": NONE, "to_time": NONE},
    "groups.Invitation": {"expires_at": LATER, "accepted_at": NOW, "revoked_at": NONE},
    "groups.Group": {"archived_at": NONE},
    "groups.Override": {"undone_at": NONE},
    "groups.Membership": {"left_at": NONE, "ended_by": NONE, "role": "member"},
    "meetings.Meeting": {"ends_at": LATER, "key": "meeting01"},
    "outbox.Message": {"channel": "app", "state": "sent", "sent_at": NOW},
    "plans.Plan": {"head": NONE},
    "plans.Revision": {
        "status": "published",
        "published_at": NOW,
        "superseded_at": NONE,
        "basis": NONE,
        "restored_from": NONE,
    },
    "plans.TurnOffer": {"state": "declined", "kind": "swap", "ended_at": NOW},
    "progress.StateChange": {"was": "", "was_since": NONE, "became": "learning"},
    "progress.Stuck": {"ended_at": NONE, "ending": "", "depth": 1},
    "progress.WorksheetVersion": {"restored": NONE},
    "threads.Follow": {"topic": ""},
    "threads.Post": {"parent": NONE, "deleted_at": NONE, "deleted_by": NONE},
    "threads.Promotion": {"intuition": NONE, "refused_at": NONE},
    "threads.Thread": {
        "about_kind": "topic",
        "duplicate_of": NONE,
        "merged_into": NONE,
        "accepted": NONE,
        "deleted_at": NONE,
        "deleted_by": NONE,
    },
}


class Filled:
    """`rows`: by the name of the model, one of each that was asked for or that another needs."""

    def __init__(self, person: User) -> None:
        self.person, self.rows, self.number = person, {"accounts.User": person}, count(1)

    def of(self, label: str) -> models.Model:
        if label not in self.rows:
            model = apps.get_model(label)
            self.rows[label] = model._base_manager.create(**self._values(model))
        return self.rows[label]

    def _values(self, model: type[models.Model]) -> dict[str, object]:
        odd = ODD.get(model._meta.label, {})
        found = {}
        for field in model._meta.concrete_fields:
            if field.name in odd:
                said = odd[field.name]
                value = None if said is NONE else str(self.person.pk) if said is ME else said
            elif field.primary_key and not field.remote_field:
                continue
            else:
                value = self._value(model._meta.label, field)
            found[field.name] = value
        return found

    def _value(self, label: str, field: models.Field) -> object:
        if field.remote_field is not None:
            return self._linked(field)
        if field.choices:
            return next(value for value, _ in field.flatchoices if value not in {"", None})
        held = BY_MODEL.get(label)
        if isinstance(field, models.GenericIPAddressField):
            return "192.0.2.77"
        if isinstance(field, models.CharField | models.TextField | models.JSONField):
            return self._text(held, field)
        return _plain(field)

    def _linked(self, field: models.Field) -> object:
        if field.related_model is User:
            return self.person
        if field.related_model is ContentType:
            return ContentType.objects.get_for_model(User)
        return self.of(field.related_model._meta.label)

    def _text(self, held, field: models.Field) -> object:
        mark = f"code{next(self.number)}"
        if held and field.name in held.names.split():
            mark = f"{NAME}{next(self.number)}"
        if held and field.name in held.words.split():
            mark = WORD
        if isinstance(field, models.JSONField):
            return {"said": mark}
        if isinstance(field, models.EmailField):
            mark = f"{mark}@example.org"
        if field.max_length and field.max_length < len(mark):
            return mark[: field.max_length]
        return mark


def _plain(field: models.Field) -> object:
    if isinstance(field, models.DateTimeField):
        return NOW
    if isinstance(field, models.DateField):
        return NOW.date()
    if isinstance(field, models.TimeField):
        return NOW.time()
    if isinstance(field, models.BooleanField):
        return False
    return 1


def filled_everywhere(person: User) -> Filled:
    filled = Filled(person)
    for label in BY_MODEL:
        filled.of(label)
    return filled
