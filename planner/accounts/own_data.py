"""Everything that is stored about one person, for that person to take away.

Goes by what `personal_data_table` declares: their own rows with all that hangs on these alone;
of rows that only name them, that they do and when.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from planner.accounts.models import User
from planner.accounts.personal_data_table import BY_MODEL

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
        name = f"{model._meta.label}.{field.name}"
        if not _is_owner(model, field):
            found[name] = _values(rows, _mark(model, field), user)
            continue
        found[name] = _rows(rows, user)
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


def _is_owner(model: type[models.Model], field: models.Field[Any, Any]) -> bool:
    """Whether the row is theirs, not only one that they did something to."""
    held = BY_MODEL.get(model._meta.label)
    return held is not None and field.name in held.owners.split()


def _mark(model: type[models.Model], field: models.Field[Any, Any]) -> list[models.Field[Any, Any]]:
    """That they did it, to which row, and when; what the row says may be somebody else's."""
    return [
        each
        for each in model._meta.concrete_fields
        if each.primary_key or each == field or isinstance(each, models.DateField)
    ]


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
    return _values(rows, list(rows.model._meta.concrete_fields), user)


def _values(rows: models.QuerySet[Any], columns: list[models.Field[Any, Any]], user: User) -> Rows:
    fields = [
        each
        for each in columns
        # Files are packed, and hold the catalogue, which is everybody's.
        if SECRETS.isdisjoint(each.attname.split("_")) and not isinstance(each, models.BinaryField)
    ]
    people = [field.attname for field in fields if field.related_model is User]
    found = list(rows.values(*(field.attname for field in fields)))
    for row in found:
        row.update({name: None for name in people if row[name] != user.pk})
    return found
