"""Everything that is stored about one person, for that person to take away.

Walks the models instead of listing them, so that a new one is covered the day it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from planner.accounts.models import User

# What opens doors is nobody's to read, not even its owner's: columns named for it stay out.
SECRETS = {"hash", "key", "password", "secret", "seed", "token"}
Rows = list[dict[str, Any]]


class Encoder(DjangoJSONEncoder):
    """For what the framework's does not know: files, addresses and the like read as text."""

    def default(self, o: Any) -> Any:
        try:
            return super().default(o)
        except TypeError:
            return str(o)


def own_data(user: User) -> dict[str, Rows]:
    """By "app.Model.column": the rows that point to the person, and what hangs on them alone.

    Who else stands in them is left out: it says nothing to whoever reads it, and may tell who
    wrote without their name.
    """
    found: dict[str, Rows] = {"accounts.User": _rows(User.objects.filter(pk=user.pk), user)}
    for model, field in pointers():
        rows = model._base_manager.filter(**{field.attname: user.pk}).order_by("pk")
        found[f"{model._meta.label}.{field.name}"] = _rows(rows, user)
        for part, owner in _parts(model):
            of_rows = part._base_manager.filter(**{f"{owner.name}__in": rows}).order_by("pk")
            found.setdefault(f"{part._meta.label}.{owner.name}", []).extend(_rows(of_rows, user))
    return found


def pointers() -> Iterator[tuple[type[models.Model], models.Field[Any, Any]]]:
    """Each column of each model that names a person, tables of many-to-many included."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if field.remote_field is not None and field.remote_field.model is User:
                yield model, field


def _parts(
    model: type[models.Model],
) -> Iterator[tuple[type[models.Model], models.Field[Any, Any]]]:
    """Models whose rows are part of a row of this one and name no person themselves."""
    naming = {other for other, _ in pointers()}
    for relation in model._meta.related_objects:
        part = relation.related_model
        if part not in naming and getattr(relation, "on_delete", None) is models.CASCADE:
            yield part, relation.field


def _rows(rows: models.QuerySet[Any], user: User) -> Rows:
    fields = [
        field
        for field in rows.model._meta.concrete_fields
        if SECRETS.isdisjoint(field.attname.split("_"))
    ]
    people = [field.attname for field in fields if field.related_model is User]
    found = list(rows.values(*(field.attname for field in fields)))
    for row in found:
        row.update({name: None for name in people if row[name] != user.pk})
    return found
