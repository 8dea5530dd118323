"""Two entries that are to become one: what they say differently, and what is made of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from curriculum.becoming import record_at
from curriculum.curating.entry_fields import inner_of
from curriculum.curating.history_page import in_words
from curriculum.curating.words import label
from curriculum.documents import Document, Key
from curriculum.records import Catalogue, Rung
from curriculum.rewriting import joined, kind_of
from curriculum.schema import Rule, rules

KEPT, GONE, BOTH = "kept", "gone", "both"
KEPT_ALWAYS = ("id",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One place. `usual`: what is chosen unless a curator chooses; `can_be_joined`: both lists."""

    name: str
    label: str
    kept: str
    gone: str
    usual: str
    can_be_joined: bool


def differences(section: str, goes: Document, stays: Document) -> tuple[Difference, ...]:
    return tuple(
        _difference(rule, goes, stays)
        for key, rule in rules(kind_of(section)).items()
        if key not in KEPT_ALWAYS and goes.get(key) != stays.get(key)
    )


def _difference(rule: Rule, goes: Document, stays: Document) -> Difference:
    is_list = inner_of(rule) not in (None, Rung)
    has_own = stays.get(rule.key) not in (None, [], "")
    return Difference(
        name=rule.key,
        label=label(rule.key),
        kept=in_words(stays.get(rule.key)),
        gone=in_words(goes.get(rule.key)),
        usual=BOTH if is_list else KEPT if has_own else GONE,
        can_be_joined=is_list,
    )


def chosen(catalogue: Catalogue, gone: Key, kept: Key, choices: Mapping[str, str]) -> Any:
    """The record of the one that stays, with what was chosen for each place."""
    goes: Any = record_at(catalogue, gone)
    stays: Any = record_at(catalogue, kept)
    names = {key: rule.name for key, rule in rules(kind_of(kept[0])).items()}
    taken: dict[str, Any] = {}
    for key, choice in choices.items():
        mine, theirs = getattr(stays, names[key]), getattr(goes, names[key])
        if choice == BOTH:
            taken[names[key]] = joined((*mine, *theirs))
        elif choice == GONE:
            taken[names[key]] = theirs
    return replace(stays, **taken)
