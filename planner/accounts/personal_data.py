"""What is stored about people, and what becomes of it: on their export, and once they are gone.

Each model that names a person, or has a column in which words may stand, is declared in
`personal_data_table`; a test walks all models and fails for what is not. The export and the
erasure go by these declarations, so that what is said there is what happens.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.apps import apps
from django.db import models

from planner.accounts.models import User

# Why something stays; README, "What is kept, and for how long", has the same words.
AGREED = "what a group has agreed on keeps the names that were in it"
WRITTEN = "what was written to a group stays, by a former member"
DONE = "the group's record of what happened stays, by a former member"
SENT = "what was sent to others says what it said, until it is no longer kept"
CURATED = "what curators changed in the catalogue stays, by a former member"
LOGGED = "what operators did stays known"


class Erasure(StrEnum):
    """What becomes of somebody's row when they delete their account."""

    DELETED = "deleted"
    FORMER = "stays, of a former member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What one model holds of people. Names of columns are parted by spaces.

    `owners`: links to a person, or to their membership, whose row is theirs: they take it away
    as a whole. `others`: links that name whoever did something to it: they take away that they
    did, and when. `erasure`: of the owners' rows; others' rows stay and lead to a former member.

    `names`: columns that may say who somebody is. `words`: that hold what people wrote. `codes`:
    all further texts, such as ids and keys. `blanked`: which of these are emptied where the row
    stays. `why`: why a row stays, or what stays in it; the README says so too.
    """

    model: str
    owners: str = ""
    others: str = ""
    erasure: Erasure | None = None
    names: str = ""
    words: str = ""
    codes: str = ""
    blanked: str = ""
    why: str = ""

    @property
    def links(self) -> set[str]:
        return {*self.owners.split(), *self.others.split()}

    @property
    def texts(self) -> set[str]:
        return {*self.names.split(), *self.words.split(), *self.codes.split()}

    @property
    def staying(self) -> set[str]:
        """Columns with names or words that are there after an erasure."""
        if self.erasure is Erasure.DELETED:
            return set()
        return {*self.names.split(), *self.words.split()} - set(self.blanked.split())

    def rows(self) -> type[models.Model]:
        return apps.get_model(self.model)


def owned_by(held: Held, user: User) -> Iterator[models.QuerySet[models.Model]]:
    """The person's rows, once for each link that makes them theirs."""
    model = held.rows()
    for link in held.owners.split():
        path = link if _is_of_a_person(model, link) else f"{link}__user"
        yield model._base_manager.filter(**{path: user.pk})


def erase(*, user: User, held: tuple[Held, ...]) -> None:
    """Within the transaction of the deletion: rows that are deleted go, others are blanked."""
    for each in held:
        for rows in owned_by(each, user):
            if each.erasure is Erasure.DELETED:
                rows.delete()
            elif each.blanked:
                rows.update(**{name: _empty(each, name) for name in each.blanked.split()})


def _empty(held: Held, column: str) -> object:
    field = held.rows()._meta.get_field(column)
    if field.null:
        return None
    return field.get_default() if isinstance(field, models.JSONField) else ""


def _is_of_a_person(model: type[models.Model], link: str) -> bool:
    return model._meta.get_field(link).related_model is User
